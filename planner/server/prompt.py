"""Messages leave at once: without this, every click waits 40 ms (Linux) to 200 ms (Windows) for nothing."""

import asyncio.base_events
import socket


def send_at_once() -> None:
    """Have asyncio switch Nagle's algorithm off for every connection made from now on.

    It does so by itself only for sockets that name TCP as their protocol, and the socket that Streamlit
    listens on (1.67) names none: small messages then wait until the visitor has acknowledged the one before.
    """
    asyncio.base_events._set_nodelay = _without_delay  # type: ignore[attr-defined]


def _without_delay(connection: socket.socket) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6) and connection.type == socket.SOCK_STREAM:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
