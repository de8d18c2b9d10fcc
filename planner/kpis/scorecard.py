"""The scorecard: every KPI as one tile, those that need attention first."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.kpis.false_alarms import signals_per_reading
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Cadence
from planner.kpis.series import all_series
from planner.kpis.sheet import Sheet
from planner.kpis.signal_words import Live
from planner.kpis.tile import Tile, tile_of

__all__ = ["Live", "Scorecard", "Tile", "scorecard"]


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
    watched = [kpi for kpi in kpis if kpi.retired_on is None]
    series = all_series(kpis, sheets, today)
    tiles = [tile_of(series[kpi.id], sheets, first_day, today) for kpi in watched]
    return Scorecard(tiles, today, _false_alarms_per_week(tiles))


def _false_alarms_per_week(tiles: Sequence[Tile]) -> float:
    """A KPI without limits gives no alarms, and a monthly one has fewer readings to give them."""
    return math.fsum(
        signals_per_reading(tile.limits.points) * Cadence.WEEKLY.days / tile.kpi.cadence.days
        for tile in tiles
        if tile.limits
    )
