"""Problems: the rows that cannot be used, each with its column and the reason; also as a file."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.shared import file_problems
from pages.shared.text import plain
from pages.shared.upload import Upload
from planner.exchange.field_cells import CellProblem
from planner.exchange.kpis_in import Counted, ProblemGroup, RowProblem, grouped

_MOST_IN_WORDS = 5


def show(upload: Upload, counted: Counted, *, has_good: bool) -> None:
    """Nothing, if there are none."""
    found = counted.problems
    if not found:
        return
    noun = "problem" if counted.problem_count == 1 else "problems"
    what = "Nothing is stored while rows cannot be used: correct them in the file and upload it again"
    st.error(
        f"{counted.problem_count:,} {noun} in the file. "
        + (f"{what}, or import the good rows without them." if has_good else "Correct the file and upload it again."),
        icon=":material/error:",
    )
    groups = grouped(found)
    st.markdown("\n".join(f"- {_in_words(group)}" for group in groups[:_MOST_IN_WORDS]))
    if len(groups) > _MOST_IN_WORDS or len(found) > len(groups):
        cut = counted.problem_count > len(found)
        title = f"The first {len(found):,} of {counted.problem_count:,}" if cut else f"All {len(found):,}"
        with st.expander(title, key="kpi_import_all_problems"):
            _table(found)
    file_problems.download(upload, _as_cells(found), "kpi_import_problems_file")


def _in_words(group: ProblemGroup) -> str:
    column = f", {plain(group.column)}" if group.column else ""
    value = f" {plain(group.such_as)}" if group.values else ""
    return f"**{group.where}{column}**{value} – {plain(group.reason)}"


def _table(found: Sequence[RowProblem]) -> None:
    rows = [(problem.row, problem.column, problem.value, problem.reason) for problem in found]
    st.dataframe(
        pd.DataFrame(rows, columns=("Row", "Column", "Value", "Why")),
        hide_index=True,
        column_config={
            "Row": st.column_config.NumberColumn(width=70, help="As the spreadsheet shows it."),
            "Column": st.column_config.TextColumn(width=220),
            "Value": st.column_config.TextColumn(width=160),
            "Why": st.column_config.TextColumn(width=560),
        },
        key="kpi_import_problems",
        alt="Rows that cannot be used",
    )


def _as_cells(found: Sequence[RowProblem]) -> list[CellProblem]:
    return [CellProblem(problem.row, problem.column, problem.value, problem.reason) for problem in found]
