"""Periods as tables write them: the first day, a calendar week, a month, a quarter."""

import re
from datetime import date

from planner.exchange.kpi_in.moments import Calendar, in_reach, plain_digits
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence
from planner.shared.errors import BadInput

_YEAR = r"(?P<year>\d{4})"
_WEEK = re.compile(
    rf"{_YEAR}[ -]?/?(?:w|kw|cw|week)[ -]?(?P<part>\d{{1,2}})"
    r"|(?:w|kw|cw|week)[ -]?(?P<part2>\d{1,2})[ ,/-]+(?P<year2>\d{4})",
    re.IGNORECASE,
)
_QUARTER = re.compile(rf"{_YEAR}[ -]?/?q(?P<part>[1-4])|q(?P<part2>[1-4])[ ,/-]*(?P<year2>\d{{4}})", re.IGNORECASE)
_MONTH = re.compile(rf"{_YEAR}[-/.](?P<part>\d{{1,2}})|(?P<part2>\d{{1,2}})[-/.](?P<year2>\d{{4}})")
_NAMED_MONTH = re.compile(rf"(?P<part>[a-z]{{3}})[a-z]*[ .,/-]+{_YEAR}", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def period_start(text: str, kpi: Kpi, calendar: Calendar) -> date:
    """The first day of the KPI's period that a text names; `BadInput` if it names none, or one of another length."""
    bare = plain_digits(text)
    for cadence in Cadence:
        day = _named(bare, cadence)
        if day is not None and cadence is not kpi.cadence:
            raise BadInput(f"this is a {cadence.noun}, but “{kpi.name}” is entered by the {kpi.cadence.noun}")
        if day is not None:
            return kpi.period_of(in_reach(day)).start
    return kpi.period_of(calendar.day(text)).start


def names_period(text: str, calendar: Calendar) -> bool:
    """Whether a text, such as a header, is a period and nothing else."""
    try:
        if not any(_named(plain_digits(text), cadence) for cadence in Cadence):
            calendar.day(text)
    except BadInput:
        return False
    return not text.strip().isdecimal()


def _named(text: str, cadence: Cadence) -> date | None:
    """A day in the period of this length that a text names; None if it names none."""
    try:
        return _NAMED[cadence](text)
    except ValueError as error:
        raise BadInput(f"there is no such {cadence.noun} in the calendar") from error


def _week(text: str) -> date | None:
    found = _WEEK.fullmatch(text)
    if found is None:
        return None
    # Thursday lies in the same week wherever weeks begin.
    return date.fromisocalendar(int(found["year"] or found["year2"]), int(found["part"] or found["part2"]), 4)


def _month(text: str) -> date | None:
    if named := _NAMED_MONTH.fullmatch(text):
        name = named["part"].lower()
        return date(int(named["year"]), _MONTHS.index(name) + 1, 1) if name in _MONTHS else None
    found = _MONTH.fullmatch(text)
    if found is None:
        return None
    return date(int(found["year"] or found["year2"]), int(found["part"] or found["part2"]), 1)


def _quarter(text: str) -> date | None:
    found = _QUARTER.fullmatch(text)
    return date(int(found["year"] or found["year2"]), int(found["part"] or found["part2"]) * 3, 1) if found else None


_NAMED = {Cadence.WEEKLY: _week, Cadence.MONTHLY: _month, Cadence.QUARTERLY: _quarter}
