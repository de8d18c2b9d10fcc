"""Where a KPI stands against its target, and how fresh its numbers are."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.kpis.period import Period


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
    """Where the path to the target expects it on the day of the period that was read."""
    why: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A period's numbers that a team still owes."""

    team: str
    who: str
    period: Period
    due: date
    is_late: bool
