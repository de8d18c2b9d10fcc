"""The scorecard: every KPI as one tile, those that need attention first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Period
from planner.kpis.reading import Reading
from planner.kpis.series import Series
from planner.kpis.sheet import Sheet
from planner.kpis.standing import Freshness, Owed, Shown, Standing
from planner.kpis.xmr import Limits, Signal


@dataclass(frozen=True, slots=True)
class Live:
    """A signal that still holds at the latest reading: in words, with the period in which it began."""

    signal: Signal
    began: Period
    words: str
    is_better: bool | None
    """Whether it moves the better way; None where neither way is better."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One KPI on one day. `reading` is there only when its value may be shown; `counts` says what was counted.

    `change` is the reading minus the one before it. `spark` are the latest readable values, oldest first.
    """

    kpi: Kpi
    series: Series
    shown: Shown
    reading: Reading | None
    period: Period | None
    counts: str
    standing: Standing
    limits: Limits | None
    live: Sequence[Live]
    freshness: Freshness
    owed: Sequence[Owed]
    spark: Sequence[float]
    change: float | None
    urgency: int
    """The higher, the sooner it needs somebody; ties stand in the order of the KPIs."""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All KPIs that are watched, as of a day."""

    tiles: Sequence[Tile]
    today: date
    false_alarms_per_week: float
    """How many signals to expect in a week from noise alone, with so many KPIs watched at once."""

    @property
    def by_urgency(self) -> list[Tile]:
        """What needs attention first."""
        return sorted(self.tiles, key=lambda tile: (-tile.urgency, tile.kpi.position))

    def tile(self, kpi: KpiId) -> Tile:
        """The tile of a KPI; `KeyError` if it is not watched."""
        return {tile.kpi.id: tile for tile in self.tiles}[kpi]


def scorecard(kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet], first_day: date, today: date) -> Scorecard:
    """The tiles of all KPIs that are not retired; `first_day` is the plan's day 0."""
    raise NotImplementedError
