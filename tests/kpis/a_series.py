"""Series of given values, one period after the other, as tests of what follows from them need them."""

from collections.abc import Sequence
from datetime import date

from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, next_period
from planner.kpis.reading import Reading
from planner.kpis.series import Point, Series
from tests.kpis.builders import MONDAY, a_kpi


def a_series(
    values: Sequence[float | None], kpi: Kpi | None = None, start: date = MONDAY, small: Sequence[int] = ()
) -> Series:
    """Each value is a period's, with an interval of two on either side; those at `small` are too few to be read."""
    kpi = kpi or a_kpi()
    period = kpi.period_of(start)
    points = []
    for at, value in enumerate(values):
        points.append(_point(period, value, at in small))
        period = next_period(period, kpi.cadence, kpi.week_starts)
    return Series(kpi, points)


def _point(period: Period, value: float | None, is_small: bool) -> Point:
    reading = Reading(value, 40, None if value is None else value - 2, None if value is None else value + 2)
    return Point(period, reading, Counts(promoters=20, passives=10, detractors=10), ("",), is_small=is_small)
