"""The plan's calendar: day N and its date, working days, national holidays, own days off.

Day 0 is the leader's first day. A *day* is a calendar day's number; an *index* counts working
days that have gone by since the plan's origin, so a task that starts at index 3 and takes two
working days ends at index 5. All schedule arithmetic is done on indexes.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from threading import Lock

from planner.shared.errors import BadInput

_CHUNK = 256
_LONGEST_PLAN = 2_500_000
_YEARS_OF_HOLIDAYS = range(-2, 11)  # a plan may count ten years


class WeekPattern(StrEnum):
    """Which days of the week are worked."""

    MON_FRI = "mon-fri"
    MON_SAT = "mon-sat"
    SUN_THU = "sun-thu"
    SAT_WED = "sat-wed"
    ALL = "all"

    @property
    def working_weekdays(self) -> frozenset[int]:
        """Weekdays worked, Monday being 0."""
        return _WEEKDAYS[self]

    @property
    def label(self) -> str:
        """The pattern as the screen writes it."""
        return _WEEK_LABELS[self]


_WEEKDAYS = {
    WeekPattern.MON_FRI: frozenset({0, 1, 2, 3, 4}),
    WeekPattern.MON_SAT: frozenset({0, 1, 2, 3, 4, 5}),
    WeekPattern.SUN_THU: frozenset({6, 0, 1, 2, 3}),
    WeekPattern.SAT_WED: frozenset({5, 6, 0, 1, 2}),
    WeekPattern.ALL: frozenset(range(7)),
}
_WEEK_LABELS = {
    WeekPattern.MON_FRI: "Monday to Friday",
    WeekPattern.MON_SAT: "Monday to Saturday",
    WeekPattern.SUN_THU: "Sunday to Thursday",
    WeekPattern.SAT_WED: "Saturday to Wednesday",
    WeekPattern.ALL: "Every day",
}


class WorkCalendar:
    """Day numbers, dates and working days of one plan.

    `origin` is the day at which indexes start. Working days are laid out in chunks as far as
    they are asked for; further than some 6,000 years is refused.
    """

    def __init__(
        self,
        first_day: date,
        week: WeekPattern = WeekPattern.MON_FRI,
        holidays: Mapping[date, str] | None = None,
        days_off: Iterable[date] = (),
        origin: int = 0,
    ) -> None:
        self.first_day = first_day
        self.week = week
        self.holidays = dict(holidays or {})
        self.days_off = frozenset(days_off)
        self.origin = origin
        self._free_days = {(day - first_day).days for day in (*self.holidays, *self.days_off)}
        self._weekdays = week.working_weekdays
        self._first_weekday = first_day.weekday()
        self._every_day_works = week is WeekPattern.ALL and not self._free_days
        self._ahead: list[int] = []  # the working days from the origin on
        self._count_ahead: list[int] = [0]  # [n]: how many of the n days from the origin on are worked
        self._laying_out = Lock()  # several visits may share one open plan, and with it its calendar

    def date_of(self, day: int) -> date:
        """The date of day N; `BadInput` when it lies outside the calendar years 1 to 9999."""
        try:
            return self.first_day + timedelta(days=day)
        except OverflowError as error:
            raise BadInput(f"Day {day} lies outside the calendar; choose a smaller number.") from error

    def day_of(self, when: date) -> int:
        """The number of the day a date falls on."""
        return (when - self.first_day).days

    def is_working(self, day: int) -> bool:
        """Whether the day is worked: in the week pattern, no holiday, no day off."""
        return (self._first_weekday + day) % 7 in self._weekdays and day not in self._free_days

    def index_at_start_of(self, day: int) -> int:
        """Working days gone by when the day begins; negative before the origin."""
        if self._every_day_works:
            return day - self.origin
        if day < self.origin:
            return -sum(self.is_working(earlier) for earlier in range(day, self.origin))
        self._lay_out(lambda: len(self._count_ahead) <= day - self.origin)
        return self._count_ahead[day - self.origin]

    def index_at_end_of(self, day: int) -> int:
        """Working days gone by when the day is over."""
        return self.index_at_start_of(day + 1)

    def working_day(self, index: int) -> int:
        """The day number of the working day that begins at this index."""
        if self._every_day_works:
            return self.origin + index
        if index < 0:
            return self._working_day_before_origin(index)
        self._lay_out(lambda: len(self._ahead) <= index)
        return self._ahead[index]

    def working_days(self, count: int) -> Sequence[int]:
        """The day numbers of the first `count` working days from the origin on."""
        if self._every_day_works:
            return range(self.origin, self.origin + count)
        self._lay_out(lambda: len(self._ahead) < count)
        return self._ahead

    def why_free(self, day: int) -> str:
        """Why nobody works that day: the holiday's name, "day off", "weekend"; empty on a working day."""
        when = self.date_of(day)
        if when in self.holidays:
            return self.holidays[when]
        if when in self.days_off:
            return "Day off"
        return "" if self.is_working(day) else "Weekend"

    def _working_day_before_origin(self, index: int) -> int:
        day = self.origin
        while index < 0:
            day -= 1
            index += self.is_working(day)
        return day

    def _lay_out(self, is_short: Callable[[], bool]) -> None:
        if is_short():
            with self._laying_out:
                while is_short():
                    self._lay_out_a_chunk()

    def _lay_out_a_chunk(self) -> None:
        begin = self.origin + len(self._count_ahead) - 1
        if begin - self.origin > _LONGEST_PLAN:
            raise BadInput("The plan would run for thousands of years; shorten its durations or lags.")
        for day in range(begin, begin + _CHUNK):
            if self.is_working(day):
                self._ahead.append(day)
            self._count_ahead.append(len(self._ahead))


@cache
def national_holidays(country: str, around: int) -> Mapping[date, str]:
    """Holidays of a country (ISO 3166 code) in the years around the given one; none for "".

    Raises `BadInput` for a country the `holidays` library does not know.
    """
    if not country:
        return {}
    import holidays  # slow to load, and a plan without a country never needs it

    # Some feasts are worked out for some decades only; beyond them the others still count.
    warnings.filterwarnings("ignore", "Requested Holidays are available only", UserWarning)
    try:
        found = holidays.country_holidays(country, years=[around + n for n in _YEARS_OF_HOLIDAYS], language="en_US")
    except NotImplementedError as error:
        raise BadInput(
            f"No holidays are known for the country “{country}”; use a two-letter code such as DE."
        ) from error
    return dict(found.items())
