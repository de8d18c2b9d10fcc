"""The limits in force: on which stretch of periods the natural process limits of a KPI stand."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.kpis.kpi import Kpi, LimitsBaseline
from planner.kpis.period_words import counted
from planner.kpis.series import Point, Series
from planner.kpis.xmr import FEWEST_POINTS, Limits, limits_of

ENOUGH_POINTS = 12
"""Limits taken from the first points are held from this many on."""


class LimitsInForce(NamedTuple):
    """The limits, on what they stand in words, and whether new readings leave them as they are.

    Without limits the words say what is missing.
    """

    limits: Limits | None
    words: str
    is_frozen: bool


def limits_in_force(kpi: Kpi, series: Series, first_day: date) -> LimitsInForce:
    """The KPI's latest named baseline; else what lies before day 0, if that is enough; else its first points."""
    points = baseline_points(kpi, series, first_day)
    limits = limits_of([value for point in points if (value := point.reading.value) is not None])
    if kpi.limits:
        return LimitsInForce(limits, _named(kpi, kpi.limits[-1], len(points)), limits is not None)
    if limits is None:
        return LimitsInForce(None, _missing(kpi, len(points)), False)
    if points[-1].period.end < first_day:
        return LimitsInForce(limits, f"Before day 0 ({counted(kpi.cadence, len(points))})", True)
    if len(points) < ENOUGH_POINTS:
        few = counted(kpi.cadence, len(points))
        return LimitsInForce(limits, f"The first {few}, provisional until there are {ENOUGH_POINTS}", False)
    return LimitsInForce(limits, f"The first {counted(kpi.cadence, len(points))}", True)


def baseline_points(kpi: Kpi, series: Series, first_day: date) -> Sequence[Point]:
    """The readable points from which the limits are taken."""
    readable = series.readable
    if kpi.limits:
        chosen = kpi.limits[-1]
        return [point for point in readable if chosen.start <= point.period.start and point.period.end <= chosen.end]
    before = _before(series, first_day)
    return before if len(before) >= FEWEST_POINTS else readable[:ENOUGH_POINTS]


def _before(series: Series, first_day: date) -> list[Point]:
    return [point for point in series.readable if point.period.end < first_day]


def _named(kpi: Kpi, chosen: LimitsBaseline, points: int) -> str:
    if points >= FEWEST_POINTS:
        return f"{chosen.name} ({counted(kpi.cadence, points)})"
    return (
        f"{chosen.name} holds {counted(kpi.cadence, points)} that can be read; limits need {FEWEST_POINTS}. "
        "Choose a longer stretch."
    )


def _missing(kpi: Kpi, points: int) -> str:
    missing = FEWEST_POINTS - points
    return (
        f"Limits need {counted(kpi.cadence, FEWEST_POINTS)} that can be read; "
        f"{counted(kpi.cadence, missing)} {'is' if missing == 1 else 'are'} missing."
    )
