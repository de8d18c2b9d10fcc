"""What the tests of KPI charts are drawn from: a plan that begins on 26 January 2026, weeks of readings round it."""

from collections.abc import Sequence
from datetime import date, timedelta

from planner.charts.kpi_ground import Ground
from planner.charts.palette import Look
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.reading import Reading
from planner.kpis.series import Point
from planner.shared.calendar import WorkCalendar
from tests.kpis.builders import a_kpi

FIRST_DAY = date(2026, 1, 26)


def a_ground(kpi: Kpi | None = None, **fields: object) -> Ground:
    """Day 37 of 100, in light."""
    known = {"calendar": WorkCalendar(FIRST_DAY), "today_day": 37, "length": 100, "look": Look.LIGHT}
    return Ground(kpi or a_kpi(), **known | fields)  # type: ignore[arg-type]


def a_point(week: int, value: float | None, n: float = 100, half: float | None = 5, **fields: object) -> Point:
    """The reading of the week that many after day 0, with an interval of `half` to each side."""
    start = FIRST_DAY + timedelta(weeks=week)
    sure = None if value is None or half is None else half
    low, high = (None, None) if sure is None or value is None else (value - sure, value + sure)
    reading = Reading(value, n, low, high)
    return Point(Period(start, start + timedelta(days=6)), reading, Counts(), ("",), **fields)  # type: ignore[arg-type]


def points(values: Sequence[float], first_week: int = 0) -> list[Point]:
    """One reading a week."""
    return [a_point(first_week + week, value) for week, value in enumerate(values)]
