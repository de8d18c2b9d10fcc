"""What a page keeps only while it is open: gone as soon as another page is turned to."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")
_KEPT = "only_here"
_PARTINGS = "only_here_partings"


def kept(kind: type[T]) -> T | None:
    """The one value of this kind that was put here since the page was opened."""
    found: dict[type, T] = st.session_state.get(_KEPT, {})
    return found.get(kind)


def keep(value: object, on_parting: Callable[[], None] | None = None) -> None:
    """Keep a value, in place of the one of its kind; `on_parting` is called when everything is let go of."""
    st.session_state.setdefault(_KEPT, {})[type(value)] = value
    if on_parting:
        st.session_state.setdefault(_PARTINGS, {})[type(value)] = on_parting


def drop(kind: type) -> None:
    """Let go of the value of this kind, if there is one."""
    st.session_state.get(_KEPT, {}).pop(kind, None)


def forget() -> None:
    """Let go of everything."""
    st.session_state.pop(_KEPT, None)
    for parting in st.session_state.pop(_PARTINGS, {}).values():
        parting()
