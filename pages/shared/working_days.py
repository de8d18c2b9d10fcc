"""The days that forms propose: days on which people work."""

from datetime import date

from pages.shared import visit
from planner.scheduling.week import next_working_day


def from_day(day: date) -> date:
    """The day, or the next one on which people work by the open plan's calendar."""
    calendar = visit.plan().schedule.calendar
    return calendar.date_of(next_working_day(calendar.day_of(day), calendar))
