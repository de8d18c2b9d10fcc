"""The sheet of an uploaded workbook that is read: the first that looks right, until another is chosen."""

from collections.abc import Callable

import streamlit as st

from planner.exchange.raw_table import RawTable
from planner.shared.errors import BadInput

_MOST_TRIED = 10


def chosen(
    first: RawTable, read: Callable[[str], RawTable], is_right: Callable[[RawTable], bool], key: str
) -> RawTable:
    """The table of the sheet; `first` is that of the first sheet, and `read` reads any."""
    if len(first.sheets) < 2:
        return first
    if key not in st.session_state:
        st.session_state[key] = _right(first, read, is_right)
    return read(st.selectbox("Sheet", first.sheets, key=key, width=320))


def _right(first: RawTable, read: Callable[[str], RawTable], is_right: Callable[[RawTable], bool]) -> str:
    for sheet in (first.sheet, *first.sheets[:_MOST_TRIED]):
        try:
            if is_right(read(sheet)):
                return sheet
        except BadInput:  # an empty sheet, or one too wide: not the one that is meant
            continue
    return first.sheet
