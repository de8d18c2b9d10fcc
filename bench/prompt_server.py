"""Streamlit's server, started so that it sends every message at once.

Its own listening socket names no protocol, so asyncio leaves Nagle's algorithm on: small messages wait
for the visitor's delayed acknowledgement, 40 ms on Linux. That floor would hide whatever is quicker.
"""

import asyncio.base_events
import socket
import sys


def _send_at_once(connection: socket.socket) -> None:
    if connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


if __name__ == "__main__":
    asyncio.base_events._set_nodelay = _send_at_once
    from streamlit.web.cli import main

    sys.exit(main())
