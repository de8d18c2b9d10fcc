"""What was counted: entries per KPI, team and period, and every row that could not be used."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.kpis.counts import Counts
from planner.kpis.kpi import KpiId

MOST_PROBLEMS = 1_000
"""So many are listed; the others are only counted."""
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A row that could not be used: its number in the file, the column's header, why, and what stands there.

    `other` is the number of the row that the reason speaks of, if it speaks of one.
    """

    row: int
    column: str
    reason: str
    value: str = ""
    other: int = 0

    @property
    def words(self) -> str:
        """The problem as a sentence."""
        where = f"Row {self.row:,}" + (f", “{self.column}”" if self.column else "")
        return f"{where}: {self.reason}" + (f" (“{self.value}”)" if self.value else "")


def shortened(value: str) -> str:
    """A cell as a problem shows it: one line, not too long."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"


@dataclass(frozen=True, slots=True)
class CountedEntry:
    """The whole counts of the file for one KPI, team and period; `period` is its first day.

    `is_partial` says that the file may cover the period only in part.
    """

    kpi: KpiId
    team: str
    period: date
    counts: Counts
    note: str = ""
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What a file comes to. `problems` lists the first `MOST_PROBLEMS` of `problem_count`.

    `dropped` says how many rows were left out for which reason, `remarks` what is worth knowing.
    """

    entries: Sequence[CountedEntry]
    problems: Sequence[RowProblem]
    problem_count: int
    dropped: Mapping[str, int]
    rows: int
    remarks: Sequence[str] = ()

    @property
    def partial(self) -> Sequence[CountedEntry]:
        """The entries whose period the file may cover only in part: the first and the last."""
        return [entry for entry in self.entries if entry.is_partial]


def together(found: Sequence[Counted]) -> Counted:
    """What was counted in several ways from the same rows, as one."""
    dropped: Counter[str] = Counter()
    for one in found:
        dropped.update(one.dropped)
    problems = sorted((problem for one in found for problem in one.problems), key=lambda problem: problem.row)
    return Counted(
        [entry for one in found for entry in one.entries],
        problems[:MOST_PROBLEMS],
        sum(one.problem_count for one in found),
        dict(dropped),
        max((one.rows for one in found), default=0),
        tuple(remark for one in found for remark in one.remarks),
    )
