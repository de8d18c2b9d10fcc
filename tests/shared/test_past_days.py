"""The working days that are over."""

from datetime import UTC, date, datetime

import pytest

from planner.shared.calendar import WorkCalendar
from planner.shared.past_days import PastDays, moment

MONDAY = date(2026, 3, 2)
SEEN_ON_THE_SECOND_TUESDAY = PastDays(calendar=WorkCalendar(MONDAY), today=date(2026, 3, 10))


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (2, date(2026, 3, 4), date(2026, 3, 4)),
        (5, date(2026, 3, 6), date(2026, 3, 9)),
        (8, date(2026, 3, 9), date(2026, 3, 9)),
        (40, date(2026, 3, 9), date(2026, 3, 9)),
    ],
)
def test_what_is_told_of_a_day_happened_on_a_working_day_beside_it_and_yesterday_at_the_latest(day, before, after):
    assert SEEN_ON_THE_SECOND_TUESDAY.on(day) == before
    assert SEEN_ON_THE_SECOND_TUESDAY.next_on(day) == after


def test_a_date_says_the_same_as_its_day_number():
    assert SEEN_ON_THE_SECOND_TUESDAY.on(date(2026, 3, 7)) == SEEN_ON_THE_SECOND_TUESDAY.on(5)


def test_a_working_day_may_be_still_to_come():
    assert SEEN_ON_THE_SECOND_TUESDAY.working_day(12) == date(2026, 3, 16)


def test_minutes_begin_anew_after_the_last_of_the_hour():
    assert moment(MONDAY, 9, 61) == datetime(2026, 3, 2, 9, 1, tzinfo=UTC)
