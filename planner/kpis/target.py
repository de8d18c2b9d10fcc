"""Targets: what a KPI shall reach by which day, and on which path."""

from datetime import date, timedelta
from enum import StrEnum

from planner.kpis.counts import Measure
from planner.shared.value import Line, PlanDate, Value


class Shape(StrEnum):
    """How a KPI is expected to get from where it stands to its target."""

    LINEAR = "linear"
    STEP = "step"
    """It stays where it is until the day of the target."""


class Target(Value):
    """A value to reach by a day of the plan. One that replaces another says why; the old one stays."""

    value: Measure
    by_day: int
    shape: Shape = Shape.LINEAR
    set_on: PlanDate
    set_by: Line = ""
    reason: Line = ""


def expected_at(day: date, first_day: date, start: tuple[date, float], targets: tuple[Target, ...]) -> float:
    """What is expected on a day: from the start along each target's path, the later target taking over on its day.

    `start` is the day and the value of the baseline, `targets` are in the order they were set. A later target's
    path begins on the day it was set, where the path before it then stood.
    """
    begin, value = start
    path: Target | None = None
    for target in targets:
        if path and target.set_on > day:
            break
        if path and target.set_on > begin:
            begin, value = target.set_on, _on_path(target.set_on, first_day, begin, value, path)
        path = target
    return _on_path(day, first_day, begin, value, path) if path else value


def _on_path(day: date, first_day: date, begin: date, value: float, target: Target) -> float:
    """Where the path from a value to one target stands on a day."""
    end = first_day + timedelta(days=target.by_day)
    if day >= end:
        return target.value
    if target.shape is Shape.STEP or day <= begin:
        return value
    return value + (target.value - value) * (day - begin).days / (end - begin).days
