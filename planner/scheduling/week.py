"""The working week of a plan: Sunday to Thursday starts on a Sunday, Saturday to Wednesday on a Saturday."""

from datetime import date

from planner.shared.calendar import WeekPattern, WorkCalendar

_MONDAY, _SATURDAY, _SUNDAY = 0, 5, 6
_FIRST_WEEKDAY = {WeekPattern.SUN_THU: _SUNDAY, WeekPattern.SAT_WED: _SATURDAY}


def week_of(day: int, calendar: WorkCalendar) -> range:
    """The seven day numbers of the week a day lies in, from the first weekday of the plan's pattern."""
    first_weekday = _FIRST_WEEKDAY.get(calendar.week, _MONDAY)
    first = day - (calendar.first_day.weekday() + day - first_weekday) % 7
    return range(first, first + 7)


def week_begin(day: date, calendar: WorkCalendar) -> date:
    """The first day of the week that a day lies in."""
    return calendar.date_of(week_of(calendar.day_of(day), calendar)[0])


def current_week(today_day: int, calendar: WorkCalendar) -> range:
    """The week that counts today: on a weekend, when nothing can be done in the old one, the next."""
    return week_of(next_working_day(today_day, calendar), calendar)


def next_working_day(day: int, calendar: WorkCalendar) -> int:
    """The day itself, or when it is free the first working day after it."""
    return calendar.working_day(calendar.index_at_start_of(day))
