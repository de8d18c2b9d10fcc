"""Which rows count: not previews, tests, spam or unfinished answers, and each id once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from planner.exchange.kpi_in.cells import Cells, Marks, Texts
from planner.exchange.kpi_in.moments import says_nothing
from planner.exchange.kpi_in.tool import tool_of
from planner.exchange.kpi_in.wording import normal

UNFINISHED = "unfinished"
TWICE = "there twice"


@dataclass(frozen=True, slots=True)
class Sieve:
    """The columns that decide, by position; `is_whole` if rows are told apart by everything in them."""

    drop: Mapping[int, Mapping[str, str]]
    finished: Mapping[int, frozenset[str]]
    id_column: int | None
    is_whole: bool = False

    @property
    def columns(self) -> tuple[int, ...]:
        """All columns it looks at."""
        return (*self.drop, *self.finished, *(() if self.id_column is None or self.is_whole else (self.id_column,)))


def sieve_of(headers: Sequence[str], id_column: int | None, is_whole: bool) -> Sieve:
    """What decides in a file with these headers."""
    tool = tool_of(headers)
    at = {normal(header): position for position, header in reversed(list(enumerate(headers)))}
    return Sieve(
        {at[name]: reasons for name, reasons in (tool.drop or {}).items() if name in at},
        {at[name]: said for name, said in (tool.finished or {}).items() if name in at},
        id_column,
        is_whole,
    )


def kept_of(cells: Cells, sieve: Sieve) -> tuple[Marks, dict[str, int]]:
    """Which rows count, and how many do not for which reason; a row with two reasons has the first."""
    kept = np.ones(len(cells), np.bool_)
    dropped: dict[str, int] = {}
    for at, reasons in sieve.drop.items():
        for reason in dict.fromkeys(reasons.values()):
            values = {value for value, told in reasons.items() if told == reason}
            _leave_out(kept, _with(cells.columns[at], values), reason, dropped)
    for at, said in sieve.finished.items():
        column = cells.columns[at]
        _leave_out(kept, ~_with(column, said) & ~blank_in(column), UNFINISHED, dropped)
    _leave_out(kept, _repeated(cells, sieve, kept), TWICE, dropped)
    return kept, dropped


def _leave_out(kept: Marks, rows: Marks, reason: str, dropped: dict[str, int]) -> None:
    count = int(np.count_nonzero(kept & rows))
    if count:
        dropped[reason] = dropped.get(reason, 0) + count
        kept &= ~rows


def _with(column: Texts, values: frozenset[str] | set[str]) -> Marks:
    found: Marks = np.array([normal(text) in values for text in column.texts], np.bool_)[column.codes]
    return found


def blank_in(column: Texts) -> Marks:
    """Which rows say nothing in a column."""
    found: Marks = np.array([says_nothing(text) for text in column.texts], np.bool_)[column.codes]
    return found


def _repeated(cells: Cells, sieve: Sieve, kept: Marks) -> Marks:
    """The rows that count and whose id stood in an earlier row that counts; rows without an id are all different."""
    again = np.zeros(len(cells), np.bool_)
    if sieve.is_whole:
        keys, rows = cells.whole, np.flatnonzero(kept)
    elif sieve.id_column is not None:
        column = cells.columns[sieve.id_column]
        keys, rows = column.codes.astype(np.int64), np.flatnonzero(kept & ~blank_in(column))
    else:
        return again
    _, first = np.unique(keys[rows], return_index=True)
    again[rows] = True
    again[rows[first]] = False
    return again
