"""Where a KPI stands against its target, and how fresh its numbers are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.kpis.kind import Direction, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.reading import Reading
from planner.kpis.target import expected_at
from planner.kpis.value_words import finer, interval_words, number_words, value_words


class Status(StrEnum):
    """Status against the target, as the screen says it."""

    REACHED = "reached"
    ON_PACE = "on pace"
    UNCLEAR = "unclear"
    """The interval holds the expected value: it cannot be told yet."""
    BEHIND = "behind"
    AT_RISK = "at risk"
    """Beyond the warning value, or the interval reaches out of the band."""
    OFF = "off"
    """Beyond the alarm value, or the whole interval lies out of the band."""
    NO_TARGET = "no target"
    NO_READING = "no reading"
    """Stale, too few, or never entered: there is no number to hold against anything."""


class Freshness(StrEnum):
    """How fresh the numbers are."""

    FRESH = "fresh"
    DUE = "due"
    """A period is open to be entered and not overdue."""
    LATE = "late"
    """The last period is overdue for at least one team."""
    STALE = "stale"
    """Two periods or more are overdue with no number at all: what is known is too old to be shown."""
    NEVER = "never entered"


class Shown(StrEnum):
    """What a tile shows as its number."""

    LATEST = "latest"
    ROLL = "roll"
    """The last four periods together, as the latest alone has too few."""
    COUNTS = "counts"
    """No number: the counts only, as even together there are too few, or there is no interval."""
    STALE = "stale"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Standing:
    """The status with the values behind it and a sentence that says why."""

    status: Status
    target: float | None
    by_day: int | None
    expected: float | None
    """Where the path to the target expects it on the last day of the period, or on average over those, read."""
    why: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A period's numbers that a team still owes."""

    team: str
    who: str
    period: Period
    due: date
    is_late: bool


EXACT = frozenset({Kind.AMOUNT, Kind.FORMULA})
"""Kinds that are no sample, so that they may be held against a target though they have no interval."""

Start = tuple[date, float]
"""Where the path to the target begins: a day and a value."""


def standing_of(
    kpi: Kpi,
    reading: Reading | None,
    period: Period | None,
    start: Start | None,
    first_day: date,
    together: Sequence[tuple[Period, float]] = (),
) -> Standing:
    """Where a reading stands on the last day of its period; the rules are asked in this order.

    One of several periods `together`, each with its n, is held against what was expected of them on average.

    Beyond the alarm or warning value, or out of the band; no target; reached; on pace; unclear, as the interval
    holds what is expected; behind.
    """
    target = kpi.target
    goal, by_day = (target.value, target.by_day) if target else (None, None)
    if reading is None or reading.value is None or period is None or not (reading.has_interval or kpi.kind in EXACT):
        return Standing(Status.NO_READING, goal, by_day, None, "There is no reading to hold against a target.")
    expected = None
    if start and kpi.targets and kpi.direction in (Direction.HIGHER, Direction.LOWER):
        expected = _expected(kpi, together or [(period, 1.0)], start, first_day)
    status, why = _judged(kpi, reading, reading.value, expected)
    return Standing(status, goal, by_day, expected, why)


def is_at_or_beyond(kpi: Kpi, value: float, mark: float) -> bool:
    """Whether a value is as good as a mark or better, by the KPI's better way."""
    return value <= mark if kpi.direction is Direction.LOWER else value >= mark


def _expected(kpi: Kpi, periods: Sequence[tuple[Period, float]], start: Start, first_day: date) -> float:
    weight = sum(n for _, n in periods)
    return sum(n * expected_at(period.end, first_day, start, kpi.targets) for period, n in periods) / weight


def _judged(kpi: Kpi, reading: Reading, value: float, expected: float | None) -> tuple[Status, str]:
    if kpi.direction is Direction.CONTEXT:
        return Status.NO_TARGET, "It is watched so that others can be read; neither way is better."
    if kpi.direction is Direction.BAND:
        return _in_band(kpi, reading, value)
    for status, mark, name in ((Status.OFF, kpi.alarm_at, "alarm"), (Status.AT_RISK, kpi.warn_at, "warning")):
        if mark is not None and not is_at_or_beyond(kpi, value, mark):
            return status, _beyond(kpi, reading, value, expected, mark, name)
    if kpi.target is None:
        return Status.NO_TARGET, "No target is set."
    return _on_path(kpi, reading, value, kpi.target.value, expected)


def _beyond(kpi: Kpi, reading: Reading, value: float, expected: float | None, mark: float, name: str) -> str:
    """Marks may be stricter than the path: then both are said, or the expected value beside it would contradict."""
    kpi = finer(kpi, value, mark)
    beyond = f"beyond the {name} value of {number_words(kpi, mark)}"
    if expected is None or not is_at_or_beyond(kpi, value, expected):
        return f"{_said(kpi, reading)} is {beyond}."
    return f"{_said(kpi, reading)} is on its path, but {beyond} that was set."


def _on_path(kpi: Kpi, reading: Reading, value: float, goal: float, expected: float | None) -> tuple[Status, str]:
    kpi = finer(kpi, value, goal if expected is None or is_at_or_beyond(kpi, value, goal) else expected)
    said, aim = _said(kpi, reading), f"the target of {number_words(kpi, goal)}"
    if is_at_or_beyond(kpi, value, goal):
        return Status.REACHED, f"{said} against {aim}."
    if expected is None:
        return Status.UNCLEAR, f"{said} against {aim}; without a baseline there is no path to it."
    against = f"{said} against {number_words(kpi, expected)} expected by now"
    if is_at_or_beyond(kpi, value, expected):
        return Status.ON_PACE, f"{against}."
    if not reading.has_interval:
        return Status.BEHIND, f"{against}."
    interval = _interval(kpi, reading)
    low, high = _ends(reading, value)
    if low <= expected <= high:
        return Status.UNCLEAR, f"{against}; {interval} holds it: too early to tell."
    return Status.BEHIND, f"{against}; {interval} does not reach it."


def _in_band(kpi: Kpi, reading: Reading, value: float) -> tuple[Status, str]:
    said = f"{_said(kpi, reading)} against the band {_band(kpi)}"
    low, high = _ends(reading, value)
    if is_in_band(kpi, low) and is_in_band(kpi, high):
        return Status.ON_PACE, f"{said}: in the band."
    bottom, top = _band_ends(kpi)
    if high < bottom or low > top:
        return Status.OFF, f"{said}: out of the band."
    return Status.AT_RISK, f"{said}; {_interval(kpi, reading)} reaches out of it."


def _interval(kpi: Kpi, reading: Reading) -> str:
    return f"{'its usual swing' if reading.is_swing else 'the interval'} {interval_words(kpi, reading)}"


def is_in_band(kpi: Kpi, value: float) -> bool:
    """Whether a value lies in the KPI's band, its ends included."""
    bottom, top = _band_ends(kpi)
    return bottom <= value <= top


def _band_ends(kpi: Kpi) -> tuple[float, float]:
    bottom = -math.inf if kpi.band_low is None else kpi.band_low
    return bottom, math.inf if kpi.band_high is None else kpi.band_high


def _band(kpi: Kpi) -> str:
    if kpi.band_low is None or kpi.band_high is None:
        end = kpi.band_high if kpi.band_low is None else kpi.band_low
        return f"{'up to' if kpi.band_low is None else 'from'} {number_words(kpi, end or 0)}"
    return f"{number_words(kpi, kpi.band_low)} to {number_words(kpi, kpi.band_high)}"


def _ends(reading: Reading, value: float) -> tuple[float, float]:
    """The interval, or the value itself where there is none."""
    return value if reading.low is None else reading.low, value if reading.high is None else reading.high


def _said(kpi: Kpi, reading: Reading) -> str:
    # A value that does not say how sure it is stays off the tiles, and so out of their sentences.
    known = reading.value if reading.has_interval else None
    return "The value" if known is None else value_words(kpi, known)
