"""Problems: the rows and cards that cannot be used, each with what to do; also as a file."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import file_problems
from pages.shared.people_files.cards import is_cards
from pages.shared.text import count, plain
from pages.shared.upload import Upload
from planner.exchange.field_cells import CellProblem
from planner.exchange.people_found import FoundPeople

_MOST_IN_WORDS = 5
_ALT = {"problems": "Rows that cannot be read", "losses": "What is lost of rows that come in"}


def show(upload: Upload, found: FoundPeople) -> None:
    """What is wrong with the whole file, with some of its rows, and what was lost of some; nothing, if all is well."""
    for problem in found.problems:
        if not problem.row:
            st.error(plain(problem.message), icon=":material/error:")
    noun = "Card" if is_cards(upload) else "Row"
    _losses(found, noun)
    of_rows = [problem for problem in found.problems if problem.row]
    if of_rows and not (found.asks_day_first and len(of_rows) == 1):
        _rows(upload, found, of_rows, noun)


def _losses(found: FoundPeople, noun: str) -> None:
    if not found.losses:
        return
    many = len({loss.row for loss in found.losses})
    st.warning(
        f"{count(many, noun.lower())} {'comes' if many == 1 else 'come'} in, but not whole.", icon=":material/warning:"
    )
    _listed(found.losses, noun, "losses")


def _rows(upload: Upload, found: FoundPeople, problems: Sequence[CellProblem], noun: str) -> None:
    again = "orrect the file and upload it again."
    remedy = f"Import what could be read, or c{again}" if found.people else f"C{again}"
    rows = len({problem.row for problem in problems})
    what = "has something" if rows == 1 else "have something"
    st.error(f"{count(rows, noun.lower())} {what} that cannot be read. {remedy}", icon=":material/error:")
    _listed(problems, noun, "problems")
    file_problems.download(upload, problems, "people_import_problems_file")


def _listed(problems: Sequence[CellProblem], noun: str, key: str) -> None:
    file_problems.in_words(problems[:_MOST_IN_WORDS], noun)
    if len(problems) > _MOST_IN_WORDS:
        with st.expander(f"All {len(problems):,}", key=f"people_import_all_{key}"):
            file_problems.table(problems, f"people_import_{key}", _ALT[key], noun)


def notes(found: FoundPeople) -> None:
    """What is worth knowing about the file."""
    if found.notes:
        title = f"{count(len(found.notes), 'thing')} to know"
        with st.expander(title, expanded=len(found.notes) <= 4, icon=":material/info:", key="people_import_notes"):
            st.markdown("\n".join(f"- {plain(note)}" for note in found.notes))
