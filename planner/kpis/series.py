"""Series: a KPI's readings, period by period, added up over its teams."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.reading import Reading


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
    """

    kpi: Kpi
    points: Sequence[Point]
    team: str | None = None

    @property
    def readable(self) -> list[Point]:
        """The points whose value may be read: there is one, and n reaches the minimum."""
        return [point for point in self.points if point.reading.value is not None and not point.is_small]
