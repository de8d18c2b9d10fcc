"""Messages leave at once, whichever protocol the listening socket names."""

import asyncio
import socket
from asyncio import base_events

import pytest

from planner.server.prompt import send_at_once


@pytest.fixture(autouse=True)
def asyncio_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_events, "_set_nodelay", base_events._set_nodelay)


async def waits_for_acknowledgements(protocol: int) -> bool:
    """Whether a connection accepted by a socket of this protocol holds small messages back."""
    found = asyncio.get_running_loop().create_future()

    def accepted(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = writer.get_extra_info("socket")
        found.set_result(not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, protocol)
    listening.bind(("127.0.0.1", 0))
    async with await asyncio.start_server(accepted, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        waits = await found
        writer.close()
    return waits


def test_a_socket_that_names_no_protocol_sends_at_once():
    send_at_once()
    assert not asyncio.run(waits_for_acknowledgements(0))


def test_a_socket_that_names_tcp_still_sends_at_once():
    send_at_once()
    assert not asyncio.run(waits_for_acknowledgements(socket.IPPROTO_TCP))
