"""Sheets: all entries of one KPI in columns, as statistics want them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

import numpy as np
from numpy.typing import NDArray

from planner.kpis.counts import NUMBERS, Bin, Counts
from planner.kpis.entry import Entry

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The entries of one KPI, ordered by period, then team; all columns are as long as there are entries.

    `numbers` has a column for each part of `counts.NUMBERS` that any entry gives; NaN where one does not.
    `periods` are the first days of periods.
    """

    periods: Sequence[date] = ()
    teams: Sequence[str] = ()
    numbers: dict[str, Floats] = field(default_factory=dict)
    tallies: Sequence[tuple[Bin, ...]] = ()
    nothing: Sequence[bool] = ()
    notes: Sequence[str] = ()
    versions: Sequence[int] = ()
    entered_by: Sequence[str] = ()
    entered_at: Sequence[datetime] = ()
    sources: Sequence[str] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Self:
        """The entries of one KPI as columns."""
        rows = sorted(entries, key=lambda entry: (entry.period, entry.team))
        said = [entry.counts.said for entry in rows]
        used = [name for name in NUMBERS if any(name in row for row in said)]
        return cls(
            periods=[entry.period for entry in rows],
            teams=[entry.team for entry in rows],
            numbers={name: np.array([row.get(name, np.nan) for row in said]) for name in used},
            tallies=[entry.counts.tally for entry in rows],
            nothing=[entry.counts.is_nothing for entry in rows],
            notes=[entry.note for entry in rows],
            versions=[entry.version for entry in rows],
            entered_by=[entry.entered_by for entry in rows],
            entered_at=[entry.entered_at for entry in rows],
            sources=[entry.source for entry in rows],
        )

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.periods)

    def counts(self, at: int) -> Counts:
        """What the entry at a position counted."""
        numbers = {name: float(column[at]) for name, column in self.numbers.items() if not np.isnan(column[at])}
        return Counts(**numbers, tally=self.tallies[at], is_nothing=self.nothing[at])


EMPTY = Sheet()
"""No entries yet."""
