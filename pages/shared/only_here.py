"""What a page keeps only while it is open: gone as soon as another page is turned to."""

from typing import TypeVar

import streamlit as st

T = TypeVar("T")
_KEPT = "only_here"


def kept(kind: type[T]) -> T | None:
    """The one value of this kind that was put here since the page was opened."""
    found: dict[type, T] = st.session_state.get(_KEPT, {})
    return found.get(kind)


def keep(value: object) -> None:
    """Keep a value, in place of the one of its kind."""
    st.session_state.setdefault(_KEPT, {})[type(value)] = value


def forget() -> None:
    """Let go of everything."""
    st.session_state.pop(_KEPT, None)
