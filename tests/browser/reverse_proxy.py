"""A reverse proxy on this machine, which changes headers on the way to the app, websockets included."""

import re
import socket
import threading
from collections.abc import Mapping
from contextlib import suppress

LOOPBACK = "127.0.0.1"


class ReverseProxy:
    """Passes every connection on to a port of this machine, with headers added or changed."""

    def __init__(self, port: int, headers: Mapping[str, str]) -> None:
        self._port = port
        self.headers = headers
        self._listener = socket.create_server((LOOPBACK, 0))
        self.address = f"http://{LOOPBACK}:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(browser,), daemon=True).start()

    def _serve(self, browser: socket.socket) -> None:
        """One request for each connection, so that its headers are all that has to be understood."""
        with browser, suppress(OSError), socket.create_connection((LOOPBACK, self._port)) as app:
            head, _, body = _head_of(browser).partition(b"\r\n\r\n")
            app.sendall(self._changed(head) + b"\r\n\r\n" + body)
            threading.Thread(target=_pump, args=(browser, app), daemon=True).start()
            _pump(app, browser)

    def _changed(self, head: bytes) -> bytes:
        lines = head.decode("latin-1").split("\r\n")
        is_websocket = any(re.match("upgrade:", line, re.IGNORECASE) for line in lines)
        changed = dict(self.headers) if is_websocket else {**self.headers, "Connection": "close"}
        ours = {name.lower() for name in changed}
        kept = [line for line in lines if line.partition(":")[0].lower() not in ours]
        return "\r\n".join([*kept, *(f"{name}: {text}" for name, text in changed.items())]).encode("latin-1")


def _head_of(browser: socket.socket) -> bytes:
    received = b""
    while b"\r\n\r\n" not in received and (more := browser.recv(65536)):
        received += more
    return received


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
