"""Periods: the weeks, months and quarters that entries are for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.shared.calendar import WeekPattern


class Cadence(StrEnum):
    """How often a KPI is entered."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    @property
    def noun(self) -> str:
        """What one period is called: week, month, quarter."""
        return {Cadence.WEEKLY: "week", Cadence.MONTHLY: "month", Cadence.QUARTERLY: "quarter"}[self]

    @property
    def days(self) -> int:
        """How long a period is, about."""
        return {Cadence.WEEKLY: 7, Cadence.MONTHLY: 30, Cadence.QUARTERLY: 91}[self]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends included."""

    start: date
    end: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end


def first_weekday(week: WeekPattern) -> int:
    """The day on which the weeks of a plan begin, Monday being 0: the first working day after the days off."""
    worked = week.working_weekdays
    return next((day for day in range(7) if day in worked and (day - 1) % 7 not in worked), 0)


def period_of(day: date, cadence: Cadence, week_starts: int = 0) -> Period:
    """The period that holds a day; weeks begin on `week_starts`, Monday being 0."""
    match cadence:
        case Cadence.WEEKLY:
            start = day - timedelta(days=(day.weekday() - week_starts) % 7)
            return Period(start, start + timedelta(days=6))
        case Cadence.MONTHLY:
            return _months(day.year, day.month, 1)
        case Cadence.QUARTERLY:
            return _months(day.year, day.month - (day.month - 1) % 3, 3)


def next_period(period: Period, cadence: Cadence, week_starts: int = 0) -> Period:
    """The one after it."""
    return period_of(period.end + timedelta(days=1), cadence, week_starts)


def previous_period(period: Period, cadence: Cadence, week_starts: int = 0) -> Period:
    """The one before it."""
    return period_of(period.start - timedelta(days=1), cadence, week_starts)


def periods(first: date, last: date, cadence: Cadence, week_starts: int = 0) -> Iterator[Period]:
    """All periods from the one that holds the first day to the one that holds the last."""
    period = period_of(first, cadence, week_starts)
    while period.start <= last:
        yield period
        period = next_period(period, cadence, week_starts)


def week_number(period: Period, first_day: date, week_starts: int = 0) -> int:
    """The plan's week: the one that holds day 0 is week 1, the one before it week 0."""
    return (period.start - period_of(first_day, Cadence.WEEKLY, week_starts).start).days // 7 + 1


def _months(year: int, month: int, count: int) -> Period:
    after = date(year + (month + count > 12), (month + count - 1) % 12 + 1, 1)
    return Period(date(year, month, 1), after - timedelta(days=1))
