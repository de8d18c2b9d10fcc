"""What a file to import may look like: folded away, with the columns that are recognised and examples to download."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared.file_columns import label

_MOST_HEADERS = 5


def folded(key: str) -> DeltaGenerator:
    """The place for all of it."""
    return st.expander("What may the file look like?", icon=":material/help:", key=key)


def example(write: Callable[[], bytes], file_name: str, key: str, text: str = "Download an example") -> None:
    """A file to start from, written when it is asked for."""
    st.download_button(
        text,
        write,
        file_name=file_name,
        mime="text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )


def columns(rows: Sequence[Mapping[str, str]], key: str) -> None:
    """What can be read, a row of `column` for each meaning."""
    st.dataframe(
        rows,
        hide_index=True,
        height=388,
        column_config={
            "Column": st.column_config.TextColumn(width=200),
            "Recognised by headers such as": st.column_config.TextColumn(width=330),
            "How cells are written": st.column_config.TextColumn(width=460),
        },
        key=key,
        alt="Columns that can be read",
    )


def column(field: StrEnum, own_header: str, known_headers: Sequence[str], written: str) -> dict[str, str]:
    """One meaning: the headers it is recognised by, our own export's first, and how its cells are written."""
    headers = [header for header in dict.fromkeys([own_header.lower(), *known_headers]) if header]
    return {
        "Column": label(field),
        "How cells are written": written,
        "Recognised by headers such as": ", ".join(headers[:_MOST_HEADERS]),
    }
