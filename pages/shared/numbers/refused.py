"""Pasted rows that were refused: why, before the good ones are imported and after."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared.numbers import block
from pages.shared.numbers.block import Block
from pages.shared.text import count, plain
from planner.exchange.kpis_in import RowProblem, rows_words

_IMPORTED = "a row that was imported "


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wrong with a line of the text; `after` is how it is said once the good lines are gone."""

    line: int
    reason: str
    after: str


def refused(pasted: Block, problem: RowProblem) -> Refused:
    """The problem in lines of the text; the row that another one contradicts is gone once it is imported."""
    line, reason = pasted.line_of(problem.row), _reason(problem)
    if not problem.other:
        return Refused(line, reason, reason)
    row = f"row {problem.other:,} "
    here = f"row {pasted.line_of(problem.other):,} "
    return Refused(line, reason.replace(row, here, 1), reason.replace(row, _IMPORTED, 1))


def lines_of(problems: Sequence[Refused]) -> frozenset[int]:
    """The lines that cannot be stored; one may have several problems."""
    return frozenset(problem.line for problem in problems)


def show(problems: Sequence[Refused]) -> None:
    """What is wrong, the same only once for all its rows."""
    _told([(problem.line, problem.reason) for problem in problems])


def left_by(problems: Sequence[Refused], pasted: Block, gone: frozenset[int]) -> str:
    """What is to be remembered of the rows that stay when these lines go: a line of text for each problem."""
    return "\n".join(f"{pasted.line_without(gone, problem.line)}\t{problem.after}" for problem in problems)


def show_left(remembered: str) -> None:
    """The rows that an import has left in the box, with why; they are looked at again once the text is edited."""
    parted = [line.partition("\t") for line in remembered.splitlines()]
    problems = [(int(line), reason) for line, _, reason in parted if line.isdecimal()]
    rows = count(len({line for line, _ in problems}), "row")
    st.markdown(f"**{rows} refused and still here; the others are stored.** Correct the text to look at it again.")
    _told(problems)


def _told(problems: Sequence[tuple[int, str]]) -> None:
    by_reason: dict[str, list[int]] = {}
    for line, reason in problems:
        by_reason.setdefault(reason, []).append(line)
    for reason, lines in by_reason.items():
        noun = "Row" if len(lines) == 1 else "Rows"
        st.markdown(f":red[:material/error: {noun} {rows_words(lines)}: {plain(reason)}]")


def _reason(problem: RowProblem) -> str:
    is_about_all = problem.column in ("", block.KPI)
    said = problem.reason if is_about_all else f"{problem.column}: {problem.reason}"
    return said if not problem.value or problem.value in said else f"{said} (“{problem.value}”)"
