"""Targets: what a KPI shall reach by which day, and on which path."""

from datetime import date
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

    `start` is the day and the value of the baseline, `targets` are in the order they were set.
    """
    raise NotImplementedError
