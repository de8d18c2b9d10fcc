"""The columns of an uploaded table in words: what one means, an example of it, and those that are left out."""

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from pages.shared.text import count, plain
from planner.exchange.raw_table import RawTable

_LONGEST = 46


def label(field: StrEnum) -> str:
    """What a column means, as a label: "Start (date or day)"."""
    return field.value[0].upper() + field.value[1:]


def such_as(table: RawTable, header: str) -> str:
    """The first that stands in the columns of a header."""
    cells = (" ".join(row.cells[at].split()) for at in table.columns(header) for row in table.rows)
    example = next((cell for cell in cells if cell), "")
    if not example:
        return "The column is empty."
    return f"such as {plain(example if len(example) <= _LONGEST else f'{example[:_LONGEST]}…')}"


def left_out(headers: Sequence[str]) -> None:
    """Which columns mean nothing here; nothing, if all of them are read."""
    if headers:
        names = ", ".join(f"“{plain(header)}”" for header in headers)
        st.caption(f"{count(len(headers), 'column')} left out: {names}.")
