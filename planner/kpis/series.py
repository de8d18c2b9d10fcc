"""Series: a KPI's readings, period by period, added up over its teams."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import compress
from typing import Self

import numpy as np
from numpy.typing import NDArray

from planner.kpis.columns import Columns
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence, Period, period_of
from planner.kpis.pooled import Readings, readings_of, within_range
from planner.kpis.process import has_no_sample, swing_of
from planner.kpis.reading import Reading
from planner.kpis.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its reading and the counts behind it, which teams have entered, and what they noted.

    `is_small` says that n is below the KPI's minimum, so that the value is not to be read.
    `is_partial` says that teams are missing though the period is due.
    """

    period: Period
    reading: Reading
    counts: Counts
    teams: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()
    is_small: bool = False
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The settled periods of a KPI, oldest first; `team` is None for the total of all teams.

    A period is settled when every team has entered or when it is overdue; periods nobody entered are left out.
    `swing` is how far figures without a sampling error move by themselves: half the width of their interval.
    `inputs` are the series that a formula is computed from, by their keys.
    """

    kpi: Kpi
    points: Sequence[Point]
    team: str | None = None
    swing: float | None = None
    inputs: tuple[tuple[str, "Series"], ...] = ()

    @property
    def readable(self) -> list[Point]:
        """The points whose value may be read: there is one, and n reaches the minimum."""
        return [point for point in self.points if point.reading.value is not None and not point.is_small]


def series_of(kpi: Kpi, sheet: Sheet, today: date, team: str | None = None) -> Series:
    """The settled periods of a KPI's entries, for one team or added up over all.

    The total takes a period when every team has entered it or its due day is past; entries of teams that are no longer
    the KPI's still count in it. One team's series takes every period it has entered.
    A formula has no entries: `formula_series` computes it.
    """
    stretch = _Stretch.of(kpi, sheet, team).settled(kpi, today, team)
    columns = stretch.columns(kpi.kind)
    readings = readings_of(kpi, columns)
    is_small = _small(kpi, columns, readings)
    swing, readings = _with_swing(kpi, columns, readings, is_small)
    expected = frozenset() if team is not None else frozenset(kpi.team_names)
    rows = zip(
        stretch.periods, readings.readings(), columns.counts(), stretch.entered(), is_small.tolist(), strict=True
    )
    points = [
        Point(period, reading, counts, teams, notes, small, not expected <= set(teams))
        for period, reading, counts, (teams, notes), small in rows
    ]
    return Series(kpi, points, team, swing)


def _small(kpi: Kpi, columns: Columns, readings: Readings) -> NDArray[np.bool_]:
    small = readings.n < kpi.minimum_n
    return small & ~np.isnan(columns.number("per")) if kpi.kind is Kind.AMOUNT else small


def _with_swing(
    kpi: Kpi, columns: Columns, readings: Readings, is_small: NDArray[np.bool_]
) -> tuple[float | None, Readings]:
    if not has_no_sample(kpi, columns, readings):
        return None, readings
    swing = swing_of(readings.value[~is_small & ~np.isnan(readings.value)])
    if swing is None:
        return None, readings
    low, high = within_range(kpi, readings.value, readings.value - swing, readings.value + swing)
    return swing, replace(readings, low=low, high=high)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Entries with the periods they are for; `group` says at which place in `periods` an entry's period stands."""

    sheet: Sheet
    rows: NDArray[np.int64]
    group: NDArray[np.int64]
    periods: Sequence[Period]

    @classmethod
    def of(cls, kpi: Kpi, sheet: Sheet, team: str | None) -> Self:
        found: list[Period] = []
        rows, group = [], []
        for row, (day, entered) in enumerate(zip(sheet.periods, sheet.teams, strict=True)):
            if team is None or entered == team:
                if not found or not found[-1].start <= day <= found[-1].end:
                    found.append(_period_of(day, kpi.cadence, kpi.week_starts))
                rows.append(row)
                group.append(len(found) - 1)
        return cls(sheet, np.array(rows, np.int64), np.array(group, np.int64), found)

    def settled(self, kpi: Kpi, today: date, team: str | None) -> Self:
        """Without the periods that are still open."""
        if team is not None:
            return self
        everybody = set(kpi.team_names)
        is_settled = [
            kpi.due_on(period) < today or everybody.issubset(teams)
            for period, (teams, _) in zip(self.periods, self.entered(), strict=True)
        ]
        if all(is_settled):
            return self
        kept = np.array(is_settled)
        place = np.cumsum(kept) - 1
        stays = kept[self.group]
        periods = list(compress(self.periods, is_settled))
        return type(self)(self.sheet, self.rows[stays], place[self.group[stays]], periods)

    def columns(self, kind: Kind) -> Columns:
        """The entries added up by period."""
        sheet, is_whole = self.sheet, len(self.rows) == len(self.sheet)
        numbers = {name: column if is_whole else column[self.rows] for name, column in sheet.numbers.items()}
        rows = self.rows.tolist()
        tallies, nothing = [sheet.tallies[row] for row in rows], [sheet.nothing[row] for row in rows]
        return Columns.added(kind, numbers, tallies, nothing, self.group, len(self.periods))

    def entered(self) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
        """Of each period the teams that entered, and what they noted."""
        sheet, rows = self.sheet, self.rows.tolist()
        ends = np.searchsorted(self.group, np.arange(len(self.periods)), side="right").tolist()
        for start, end in zip([0, *ends[:-1]], ends, strict=True):
            mine = rows[start:end]
            notes = tuple((sheet.teams[row], sheet.notes[row]) for row in mine if sheet.notes[row])
            yield tuple(sheet.teams[row] for row in mine), notes


@lru_cache(maxsize=10_000)
def _period_of(day: date, cadence: Cadence, week_starts: int) -> Period:
    """The same periods recur in every KPI; making each once is most of the time saved."""
    return period_of(day, cadence, week_starts)
