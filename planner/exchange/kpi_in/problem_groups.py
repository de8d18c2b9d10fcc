"""Problem groups: problems of one column with one reason are told once, for all their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.exchange.kpi_in.counted import RowProblem
from planner.shared.in_words import listed

_MOST_RUNS, _MOST_VALUES = 4, 3


@dataclass(frozen=True, slots=True)
class ProblemGroup:
    """The same problem in some rows of one column; `values` are the different texts that stand there."""

    rows: Sequence[int]
    column: str
    reason: str
    values: Sequence[str]

    @property
    def where(self) -> str:
        """ "Row 4", "Rows 2 to 53", "Rows 2, 5 and 7 to 9"."""
        return f"{'Row' if len(self.rows) == 1 else 'Rows'} {rows_words(self.rows)}"

    @property
    def such_as(self) -> str:
        """ "“75%”, “80%”", the first of what stands there."""
        shown = ", ".join(f"“{value}”" for value in self.values[:_MOST_VALUES])
        return f"{shown} …" if len(self.values) > _MOST_VALUES else shown


def grouped(problems: Iterable[RowProblem]) -> list[ProblemGroup]:
    """The problems by column and reason, in the order in which they first appear."""
    found: dict[tuple[str, str], list[RowProblem]] = {}
    for problem in problems:
        found.setdefault((problem.column, problem.reason), []).append(problem)
    return [_group(column, reason, some) for (column, reason), some in found.items()]


def rows_words(rows: Iterable[int]) -> str:
    """ "2 to 53", "2, 5 and 7 to 9"; of many stretches the first, and how many rows there are besides."""
    runs: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], row
        else:
            runs.append((row, row))
    told = [f"{first:,}" if first == last else f"{first:,} to {last:,}" for first, last in runs[:_MOST_RUNS]]
    if more := sum(last - first + 1 for first, last in runs[_MOST_RUNS:]):
        told.append(f"{more:,} more")
    return listed(told)


def _group(column: str, reason: str, some: Sequence[RowProblem]) -> ProblemGroup:
    values = tuple(dict.fromkeys(problem.value for problem in some if problem.value))
    return ProblemGroup([problem.row for problem in some], column, reason, values)
