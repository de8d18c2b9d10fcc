"""Tiles for tests of what the scorecard says: name what matters, the rest is a KPI on pace with a fresh reading."""

from dataclasses import replace
from datetime import date, timedelta

from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence, Period
from planner.kpis.reading import Reading
from planner.kpis.scorecard import Live, Scorecard, Tile
from planner.kpis.series import Point, Series
from planner.kpis.standing import Freshness, Owed, Shown, Standing, Status
from planner.kpis.xmr import Limits, Rule, Signal
from tests.kpis.builders import MONDAY, a_kpi
from tests.pages.app import TODAY

WEEK = Period(date(2026, 2, 23), date(2026, 3, 1))
ON_PACE = Standing(Status.ON_PACE, 45.0, 100, 36.0, "On pace.")


def a_tile(kpi: Kpi | None = None, *, status: Status = Status.ON_PACE, **fields: object) -> Tile:
    """A tile of an NPS of 34, which is on pace."""
    shown = kpi or a_kpi(Kind.NPS, name="NPS", owner="Ada", minimum_n=30)
    basics = Tile(
        kpi=shown,
        series=Series(shown, ()),
        shown=Shown.LATEST,
        reading=Reading(34.0, 312, 28.0, 41.0),
        period=WEEK,
        counts="150 promoters, 118 passives, 44 detractors",
        standing=replace(ON_PACE, status=status),
        limits=Limits(30.0, 3.0, 22.0, 38.0, 9.8, 12),
        live=(),
        freshness=Freshness.FRESH,
        owed=(),
        spark=(30.0, 31.0, 34.0),
        change=3.0,
        urgency=0,
    )
    return replace(basics, **fields)


def without_a_number(shown: Shown, **fields: object) -> Tile:
    """A tile that may not show its number."""
    nothing = {"reading": None, "change": None, "spark": (), "limits": None}
    return a_tile(status=Status.NO_READING, shown=shown, **nothing | fields)


def small(n: int, counts: str) -> Tile:
    """A tile whose latest period has too few answers; 30 are needed."""
    kpi = a_tile().kpi
    point = Point(WEEK, Reading(50.0, n, 10.0, 80.0), Counts(promoters=n), ("",), is_small=True)
    return without_a_number(Shown.COUNTS, series=Series(kpi, [point]), counts=counts)


def a_live_signal(*, is_above: bool = True, is_better: bool | None = True, words: str = "", weeks: int = 8) -> Live:
    """A run of weeks on one side of the average."""
    signal = Signal(Rule.EIGHT_ON_ONE_SIDE, tuple(range(weeks)), is_above)
    began = Period(MONDAY, MONDAY + timedelta(days=6))
    return Live(signal, began, words or "eight weeks in a row above the average: a real change", is_better)


def a_jump(*, is_above: bool = True) -> Live:
    """A step wider than usual, within the limits."""
    signal = Signal(Rule.MOVING_RANGE, (12,), is_above)
    return Live(signal, WEEK, "34 points in week 5, after 24 points: a bigger step up than usual", None)


def an_owed(team: str = "", *, is_late: bool = True, due: date = TODAY, period: Period = WEEK) -> Owed:
    """A number that is owed."""
    return Owed(team, "Ada", period, due, is_late)


def a_card(*tiles: Tile, rate: float = 0.2) -> Scorecard:
    """A scorecard of these tiles."""
    return Scorecard(tiles, TODAY, rate)


def a_monthly_kpi() -> Kpi:
    """A KPI that is counted every month."""
    return a_kpi(Kind.NPS, name="Monthly", cadence=Cadence.MONTHLY)
