"""The working days that are over, on which a story tells that things happened."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from planner.shared.calendar import WorkCalendar

_FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PastDays:
    """A calendar seen from today: what is told of it happened yesterday at the latest."""

    calendar: WorkCalendar
    today: date

    def on(self, when: int | date) -> date:
        """The working day of a day number or date, or the last one before it; never after yesterday."""
        return self._date(self.calendar.index_at_end_of(self._number(when)) - 1)

    def next_on(self, when: int | date) -> date:
        """The working day of a day number or date, or the next one after it; never after yesterday."""
        return self._date(self.calendar.index_at_start_of(self._number(when)))

    def at(self, when: int | date, hour: int, minute: int = 0) -> datetime:
        """A moment of the day on which something happened, in UTC."""
        return moment(self.on(when), hour, minute)

    def working_day(self, number: int) -> date:
        """The working day of a day number, over or not, or the first one after it."""
        return self.calendar.date_of(self.calendar.working_day(self.calendar.index_at_start_of(number)))

    @property
    def last(self) -> int:
        """The index of the last working day that is over."""
        return self.calendar.index_at_start_of(self.calendar.day_of(self.today)) - 1

    def _number(self, when: int | date) -> int:
        return when if isinstance(when, int) else self.calendar.day_of(when)

    def _date(self, index: int) -> date:
        return self.calendar.date_of(self.calendar.working_day(min(index, self.last)))


def friday_of(number: int, calendar: WorkCalendar) -> int:
    """The day number of the Friday in the week, from Monday on, of a day number."""
    return number + _FRIDAY - calendar.date_of(number).weekday()


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour of a day, in UTC; minutes keep apart what is told of one hour, and begin anew after the last of it."""
    return datetime.combine(day, time(hour, minute % 60), UTC)
