"""What is wrong with the cells of an uploaded file: in words, as a table, and as a list to download."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.shared.text import plain
from pages.shared.upload import Upload
from planner.exchange.field_cells import CellProblem
from planner.exchange.problems_out import problems_csv


def in_words(problems: Sequence[CellProblem], noun: str = "Row") -> None:
    """A line for each, with what to do; `noun` is what the file is made of."""
    st.markdown("\n".join(f"- {_line(problem, noun)}" for problem in problems))


def _line(problem: CellProblem, noun: str) -> str:
    column = f", {plain(problem.column)}" if problem.column else ""
    value = f" “{plain(problem.value)}”" if problem.value else ""
    return f"**{noun} {problem.row}{column}**{value} – {plain(problem.message)}"


def table(problems: Sequence[CellProblem], key: str, alt: str, noun: str = "Row") -> None:
    """All of them, a row for each."""
    rows = [(problem.row, problem.column, problem.value, problem.message) for problem in problems]
    place = "As the spreadsheet shows it." if noun == "Row" else None
    st.dataframe(
        pd.DataFrame(rows, columns=(noun, "Column", "Value", "What to do")),
        hide_index=True,
        column_config={
            noun: st.column_config.NumberColumn(width=60, help=place),
            "Column": st.column_config.TextColumn(width="small"),
            "Value": st.column_config.TextColumn(width="small"),
            "What to do": st.column_config.TextColumn(width=620),
        },
        key=key,
        alt=alt,
    )


def download(upload: Upload, problems: Sequence[CellProblem], key: str) -> None:
    """The list to work through beside the file."""
    st.download_button(
        "Download this list",
        lambda: problems_csv(problems),
        file_name=f"{upload.name.rpartition('.')[0] or upload.name}-problems.csv",
        mime="text/csv",
        key=key,
        icon=":material/download:",
        on_click="ignore",
    )
