"""A stretch of entries: which periods they are for, who entered, and which of the periods are settled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import accumulate, chain, compress, groupby, pairwise, repeat
from operator import and_
from typing import Self

import numpy as np

from planner.kpis.columns import Columns
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence, Period, period_of
from planner.kpis.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Stretch:
    """The entries of a sheet with the periods they are for, in order, and which teams entered each."""

    sheet: Sheet
    periods: Sequence[Period]
    teams: Sequence[tuple[str, ...]]
    is_partial: Sequence[bool]

    @classmethod
    def of(cls, kpi: Kpi, sheet: Sheet, team: str | None) -> Self:
        """All entries, or one team's; nobody is missing from a team's own periods."""
        if team is not None:
            sheet = _rows(sheet, [entered == team for entered in sheet.teams])
        found, ends = _periods_of(tuple(sheet.periods), kpi.cadence, kpi.week_starts)
        teams = [tuple(sheet.teams[start:end]) for start, end in pairwise((0, *ends))]
        is_partial = [False] * len(found) if team is not None else _lacking(kpi, found, teams)
        return cls(sheet, found, teams, is_partial)

    def settled(self, kpi: Kpi, today: date) -> Self:
        """Without the periods that are still open.

        A sum of which a part is missing would look like a fall, so its period waits until numbers are asked for, and
        for every team that has entered an earlier one; shares and averages do with what they have.
        """
        known = zip(self.periods, self.is_partial, strict=True)
        is_settled = [not is_partial or kpi.due_on(period) < today for period, is_partial in known]
        if kpi.parts == ("amount",):
            is_settled = [*map(and_, is_settled, self._is_whole(kpi, today))]
        if all(is_settled):
            return self
        stays = chain.from_iterable(map(repeat, is_settled, map(len, self.teams)))
        return type(self)(
            sheet=_rows(self.sheet, list(stays)),
            periods=list(compress(self.periods, is_settled)),
            teams=list(compress(self.teams, is_settled)),
            is_partial=list(compress(self.is_partial, is_settled)),
        )

    def _is_whole(self, kpi: Kpi, today: date) -> Iterator[bool]:
        """Of each period, whether its numbers are asked for by today and no team lacks that has entered before."""
        known: set[str] = set()
        for period, entered in zip(self.periods, self.teams, strict=True):
            known |= set(entered).intersection(kpi.team_names)
            yield known.issubset(entered) and kpi.opens_on(period) <= today

    def columns(self, kind: Kind) -> Columns:
        """The entries added up by period."""
        sheet, length = self.sheet, len(self.periods)
        group = np.repeat(np.arange(length), list(map(len, self.teams)))
        return Columns.added(kind, sheet.numbers, sheet.tallies, sheet.nothing, group, length)

    def notes(self) -> list[tuple[tuple[str, str], ...]]:
        """Of each period what teams noted."""
        if not any(self.sheet.notes):
            return [()] * len(self.periods)
        ends = accumulate(map(len, self.teams), initial=0)
        said = [self.sheet.notes[start:end] for start, end in pairwise(ends)]
        return [
            tuple(compress(zip(teams, notes, strict=True), notes)) if any(notes) else ()
            for teams, notes in zip(self.teams, said, strict=True)
        ]


def _lacking(kpi: Kpi, periods: Sequence[Period], teams: Sequence[tuple[str, ...]]) -> list[bool]:
    """Of each period, whether a team is missing that was there by then; nearly always the same teams have entered."""
    everybody = frozenset(kpi.team_names)
    lacks = {entered: not everybody.issubset(entered) for entered in set(teams)}
    return [
        lacks[entered] and not frozenset(kpi.teams_of(period)).issubset(entered)
        for period, entered in zip(periods, teams, strict=True)
    ]


def _rows(sheet: Sheet, stays: Sequence[bool]) -> Sheet:
    kept = np.array(stays, dtype=bool)
    return Sheet(
        periods=list(compress(sheet.periods, stays)),
        teams=list(compress(sheet.teams, stays)),
        numbers={name: column[kept] for name, column in sheet.numbers.items()},
        tallies=list(compress(sheet.tallies, stays)),
        nothing=list(compress(sheet.nothing, stays)),
        notes=list(compress(sheet.notes, stays)),
    )


@lru_cache(maxsize=512)
def _periods_of(
    days: tuple[date, ...], cadence: Cadence, week_starts: int
) -> tuple[tuple[Period, ...], tuple[int, ...]]:
    """The periods that hold these days, and how many days lie before the end of each; KPIs share the same weeks."""
    ends: dict[Period, int] = {}
    end = 0
    for day, same in groupby(days):
        end += len(list(same))
        ends[period_of(day, cadence, week_starts)] = end
    return tuple(ends), tuple(ends.values())
