"""Long lists: the first few rows, and all of them on demand."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from pages.shared.text import count

T = TypeVar("T")


def some(rows: Sequence[T], name: str, most: int) -> Sequence[T]:
    """The first rows of a list, or all of them once that was asked for."""
    return rows if _is_whole(name) else rows[:most]


def more(number: int, name: str, most: int, noun: str, plural: str = "") -> None:
    """The button that shows the rest of a list of so many rows, if it is not shown."""
    if number > most and not _is_whole(name):
        st.button(
            f"Show {count(number - most, f'more {noun}', f'more {plural}' if plural else '')}",
            key=f"contacts_more_{name}",
            type="tertiary",
            on_click=_show_all,
            args=(name,),
        )


def _is_whole(name: str) -> bool:
    return bool(st.session_state.get(_key(name)))


def _show_all(name: str) -> None:
    st.session_state[_key(name)] = True


def _key(name: str) -> str:
    return f"contacts_all_{name}"
