"""Every page test has a database of its own and a day that does not move on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy

from tests.pages.app import TODAY


@pytest.fixture(autouse=True)
def own_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty workspace, frozen on `TODAY`."""
    monkeypatch.setenv("CX100_DATABASE_URL", f"sqlite:///{(tmp_path / 'cx100.sqlite3').as_posix()}")
    monkeypatch.setenv("CX100_TODAY", TODAY.isoformat())
    monkeypatch.setattr(ContextProxy, "ip_address", None)  # as from this machine; AppTest has only a mock
    _forget()
    yield
    _forget()


def _forget() -> None:
    st.cache_resource.clear()
    st.cache_data.clear()
