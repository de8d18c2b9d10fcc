"""A visitor without a browser: speaks Streamlit's websocket protocol, as the page in a browser does."""

from collections.abc import Sequence
from time import perf_counter
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Origin
from websockets.sync.client import ClientConnection, connect

_LONGEST = 256
"""The message that a script has finished is shorter than this; longer ones are read after the clock has stopped."""


class Visit:
    """One session. `messages` is what the last run sent; pages are named as in the address bar."""

    def __init__(self, port: int, page: str = "", query: str = "") -> None:
        self.address = f"http://127.0.0.1:{port}/{page}"
        self.query = query
        self.messages: list[ForwardMsg] = []
        self._known: set[str] = set()
        self._pages: dict[str, str] = {}
        self._socket = _connected(port)
        self._run("", page)
        self.page = self._pages.get(page, "")  # an app of one page has no menu
        self._run(self.page)

    def rerun(self) -> float:
        """Seconds from asking for the page again until it is there."""
        return self._run(self.page)

    def turn_to(self, page: str) -> float:
        """Seconds from asking for another page until it is there."""
        self.page = self._pages[page]
        return self._run(self.page)

    def script_seconds(self) -> float:
        """How long the last run was in its script, which a server that gathers statistics tells."""
        told = [m.page_profile for m in self.messages if m.WhichOneof("type") == "page_profile"]
        return told[-1].exec_time / 1e6

    def close(self) -> None:
        """Leave."""
        self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _run(self, page: str, name: str = "") -> float:
        asked = self._rerun_message(page, name).SerializeToString()
        begin = perf_counter()
        self._socket.send(asked)
        received = self._until_finished()
        seconds = perf_counter() - begin
        self.messages = [ForwardMsg.FromString(data) for data in received]
        self._remember(self.messages)
        if any(m.delta.new_element.WhichOneof("type") == "exception" for m in self.messages):
            raise RuntimeError(f"The page {self.address} ended with an exception.")
        return seconds

    def _rerun_message(self, page: str, name: str) -> BackMsg:
        message = BackMsg()
        asked = message.rerun_script
        asked.page_script_hash, asked.page_name, asked.query_string = page, name, self.query
        asked.cached_message_hashes.extend(sorted(self._known))
        asked.context_info.timezone = "Europe/Berlin"
        asked.context_info.locale = "en-GB"
        asked.context_info.url = self.address
        return message

    def _until_finished(self) -> Sequence[bytes]:
        received: list[bytes] = []
        while True:
            data = self._socket.recv(timeout=60)
            assert isinstance(data, bytes)
            received.append(data)
            if len(data) < _LONGEST and _has_finished(data):
                return received

    def _remember(self, messages: Sequence[ForwardMsg]) -> None:
        self._known = {m.hash for m in messages if m.metadata.cacheable} | {
            m.ref_hash for m in messages if m.WhichOneof("type") == "ref_hash"
        }
        for message in messages:
            if message.WhichOneof("type") == "navigation":
                pages = message.navigation.app_pages
                self._pages = {"" if p.is_default else p.url_pathname: p.page_script_hash for p in pages}


def _connected(port: int) -> ClientConnection:
    here = f"127.0.0.1:{port}"
    address, origin = f"ws://{here}/_stcore/stream", Origin(f"http://{here}")
    return connect(address, origin=origin, subprotocols=["streamlit"], max_size=None, compression=None).__enter__()


def _has_finished(data: bytes) -> bool:
    return ForwardMsg.FromString(data).WhichOneof("type") == "script_finished"
