"""Problems: the rows and cards that cannot be used, each with what to do; also as a file."""

import pandas as pd
import streamlit as st

from pages.shared.people_files.upload import Upload
from pages.shared.text import count, plain
from planner.exchange.people_found import FoundPeople
from planner.exchange.problems_out import problems_csv
from planner.exchange.row_cells import CellProblem

_MOST_IN_WORDS = 5


def show(upload: Upload, found: FoundPeople) -> None:
    """Nothing, if there are none."""
    if not found.problems or (found.asks_day_first and len(found.problems) == 1):
        return
    again = "orrect the file and upload it again."
    remedy = f"Import what could be read, or c{again}" if found.people else f"C{again}"
    noun = "Card" if upload.is_cards else "Row"
    rows = len({problem.row for problem in found.problems})
    what = "has something" if rows == 1 else "have something"
    st.error(f"{count(rows, noun.lower())} {what} that cannot be read. {remedy}", icon=":material/error:")
    st.markdown("\n".join(f"- {_in_words(problem, noun)}" for problem in found.problems[:_MOST_IN_WORDS]))
    if len(found.problems) > _MOST_IN_WORDS:
        with st.expander(f"All {len(found.problems):,}", key="people_import_all_problems"):
            _table(found, noun)
    st.download_button(
        "Download this list",
        lambda: problems_csv(found.problems),
        file_name=f"{upload.name.rpartition('.')[0] or upload.name}-problems.csv",
        mime="text/csv",
        key="people_import_problems_file",
        icon=":material/download:",
        on_click="ignore",
    )


def notes(found: FoundPeople) -> None:
    """What is worth knowing about the file."""
    if found.notes:
        title = f"{count(len(found.notes), 'thing')} to know"
        with st.expander(title, expanded=len(found.notes) <= 4, icon=":material/info:", key="people_import_notes"):
            st.markdown("\n".join(f"- {plain(note)}" for note in found.notes))


def _in_words(problem: CellProblem, noun: str) -> str:
    column = f", {plain(problem.column)}" if problem.column else ""
    value = f" “{plain(problem.value)}”" if problem.value else ""
    return f"**{noun} {problem.row}{column}**{value} – {plain(problem.message)}"


def _table(found: FoundPeople, noun: str) -> None:
    rows = [(problem.row, problem.column, problem.value, problem.message) for problem in found.problems]
    st.dataframe(
        pd.DataFrame(rows, columns=(noun, "Column", "Value", "What to do")),
        hide_index=True,
        column_config={
            noun: st.column_config.NumberColumn(width=60),
            "Column": st.column_config.TextColumn(width="small"),
            "Value": st.column_config.TextColumn(width="small"),
            "What to do": st.column_config.TextColumn(width=620),
        },
        key="people_import_problems",
        alt="Rows that cannot be read",
    )
