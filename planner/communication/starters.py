"""Starters: the usual messages of a first hundred days, to begin a communication plan with."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field

from planner.communication.message import Message
from planner.shared.calendar import WorkCalendar
from planner.shared.value import Line, Name, Text, Value

_FILE = Path(__file__).with_name("starters.yaml")
_LOOK_AHEAD = 60


class Begins(StrEnum):
    """On which day of the working week a message is first due."""

    FIRST = "first"
    LAST = "last"
    ANY = "any"


class Starter(Value):
    """One of the usual messages; it is first due `after` so many days, on a day of the working week."""

    key: str
    name: Name
    audience: Name
    channel: Line
    every_days: int = Field(ge=1, le=366)
    feedback: Line
    text: Text
    after: int = Field(default=0, ge=0, le=60)
    begins: Begins = Begins.ANY
    is_weekly_note: bool = False


@cache
def starters() -> Sequence[Starter]:
    """All of them, the note to the CEO first."""
    return tuple(Starter.checked(**row) for row in yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def missing(known: Iterable[Message]) -> Sequence[Starter]:
    """Those that the plan does not hold yet: by name, and only one weekly note."""
    messages = list(known)
    names = {one.name.casefold() for one in messages}
    has_note = any(one.is_weekly_note for one in messages)
    return [one for one in starters() if one.name.casefold() not in names and not (one.is_weekly_note and has_note)]


def first_day(starter: Starter, calendar: WorkCalendar, today: date) -> date:
    """The day on which it is first due: a working day, today or later, of those on which it begins.

    Where none such comes within two months, the first working day, or at last the day itself.
    """
    earliest = today + timedelta(days=starter.after)
    days = [earliest + timedelta(days=ahead) for ahead in range(_LOOK_AHEAD)]
    worked = [day for day in days if calendar.is_working(calendar.day_of(day))]
    return next((day for day in worked if _begins_on(starter.begins, calendar, day)), (worked or days)[0])


def fields_of(starter: Starter, first_on: date, owner: str, **typed: str) -> dict[str, Any]:
    """The fields of the message that a starter begins; what was `typed` over its own holds."""
    own = {name: getattr(starter, name) for name in _TAKEN}
    return {**own, "first_on": first_on, "owner": owner, **{name: text for name, text in typed.items() if text}}


_TAKEN = ("name", "audience", "channel", "every_days", "feedback", "text", "is_weekly_note")


def _begins_on(begins: Begins, calendar: WorkCalendar, day: date) -> bool:
    worked, weekday = calendar.week.working_weekdays, day.weekday()
    match begins:
        case Begins.FIRST:
            return (weekday - 1) % 7 not in worked
        case Begins.LAST:
            return (weekday + 1) % 7 not in worked
        case _:
            return True
