"""The calendar: day numbers, dates, working days and the indexes that count them."""

import sys
from collections.abc import Sequence
from datetime import date
from threading import Barrier, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.shared.calendar import WeekPattern, WorkCalendar, national_holidays
from planner.shared.errors import BadInput

MONDAY = date(2026, 1, 5)

calendars = st.builds(
    WorkCalendar,
    first_day=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    week=st.sampled_from(WeekPattern),
    days_off=st.lists(st.dates(date(2000, 1, 1), date(2041, 1, 1)), max_size=20),
    origin=st.integers(-30, 0),
)


def worked_in_first_week(week: WeekPattern) -> list[str]:
    calendar = WorkCalendar(MONDAY, week)
    return [calendar.date_of(day).strftime("%a") for day in range(7) if calendar.is_working(day)]


def test_day_0_is_the_first_day():
    assert WorkCalendar(MONDAY).date_of(0) == MONDAY


def test_day_minus_10_is_ten_calendar_days_before_the_first_day():
    assert WorkCalendar(MONDAY).date_of(-10) == date(2025, 12, 26)


def test_the_day_of_a_date_is_its_distance_from_the_first_day():
    assert WorkCalendar(MONDAY).day_of(date(2026, 4, 15)) == 100


def test_a_day_beyond_the_last_year_is_refused():
    with pytest.raises(BadInput, match="Day 99999999 lies outside the calendar"):
        WorkCalendar(MONDAY).date_of(99_999_999)


@pytest.mark.parametrize(
    ("week", "worked"),
    [
        (WeekPattern.MON_FRI, ["Mon", "Tue", "Wed", "Thu", "Fri"]),
        (WeekPattern.MON_SAT, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]),
        (WeekPattern.SUN_THU, ["Mon", "Tue", "Wed", "Thu", "Sun"]),
        (WeekPattern.SAT_WED, ["Mon", "Tue", "Wed", "Sat", "Sun"]),
        (WeekPattern.ALL, ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]),
    ],
)
def test_each_week_pattern_works_its_own_days(week, worked):
    assert worked_in_first_week(week) == worked


def test_the_index_counts_only_working_days():
    assert WorkCalendar(MONDAY).index_at_start_of(7) == 5


def test_a_weekend_begins_and_ends_at_the_same_index():
    calendar = WorkCalendar(MONDAY)
    assert calendar.index_at_start_of(5) == calendar.index_at_end_of(6) == 5


def test_the_working_day_after_friday_is_monday():
    calendar = WorkCalendar(MONDAY)
    assert [calendar.working_day(index) for index in (4, 5)] == [4, 7]


def test_a_week_from_sunday_to_thursday_goes_on_on_sunday():
    thursday = date(2026, 1, 8)
    assert WorkCalendar(thursday, WeekPattern.SUN_THU).working_day(1) == 3


def test_nobody_works_on_a_holiday():
    calendar = WorkCalendar(MONDAY, holidays={date(2026, 1, 6): "Epiphany"})
    assert [calendar.working_day(index) for index in (0, 1)] == [0, 2]


def test_nobody_works_on_a_day_off_of_the_company():
    assert not WorkCalendar(MONDAY, days_off=[date(2026, 1, 7)]).is_working(2)


def test_a_holiday_on_a_weekend_costs_no_working_day():
    saturday = date(2026, 1, 10)
    assert WorkCalendar(MONDAY, holidays={saturday: "Feast"}).index_at_start_of(7) == 5


def test_why_a_day_is_free_is_said_in_a_word():
    calendar = WorkCalendar(MONDAY, holidays={date(2026, 1, 6): "Epiphany"}, days_off=[date(2026, 1, 7)])
    assert [calendar.why_free(day) for day in (0, 1, 2, 5)] == ["", "Epiphany", "Day off", "Weekend"]


def test_indexes_start_at_the_origin():
    assert WorkCalendar(MONDAY, origin=-7).index_at_start_of(0) == 5


def test_days_before_the_origin_have_negative_indexes():
    calendar = WorkCalendar(MONDAY)
    assert (calendar.index_at_start_of(-3), calendar.working_day(-1)) == (-1, -3)


@given(calendars, st.integers(-40, 700))
def test_the_working_day_at_an_index_begins_at_that_index(calendar, index):
    assert calendar.index_at_start_of(calendar.working_day(index)) == index


@given(calendars, st.integers(-60, 900))
def test_a_day_ends_one_index_later_if_it_is_worked(calendar, day):
    gained = calendar.index_at_end_of(day) - calendar.index_at_start_of(day)
    assert gained == calendar.is_working(day)


@given(calendars, st.integers(1, 600))
def test_the_list_of_working_days_agrees_with_each_one_asked_for(calendar, count):
    days = calendar.working_days(count)[:count]
    assert list(days) == [calendar.working_day(index) for index in range(count)]


def test_a_plan_that_would_run_for_thousands_of_years_is_refused():
    with pytest.raises(BadInput, match="thousands of years"):
        WorkCalendar(MONDAY).working_day(10_000_000)


def test_german_holidays_are_known():
    assert date(2026, 10, 3) in national_holidays("DE", 2026)


def test_holidays_are_known_for_the_ten_years_a_plan_may_count():
    assert date(2036, 10, 3) in national_holidays("DE", 2026)


def test_a_country_nobody_knows_is_refused_with_its_code():
    with pytest.raises(BadInput, match="“XX”"):
        national_holidays("XX", 2026)


def test_no_country_has_no_holidays():
    assert national_holidays("", 2026) == {}


def test_several_threads_may_lay_out_one_calendar_at_the_same_time():
    alone = WorkCalendar(MONDAY).working_days(3000)[:3000]
    switching = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        assert all(laid_out_by_four_threads(3000) == alone for _ in range(60))
    finally:
        sys.setswitchinterval(switching)


def laid_out_by_four_threads(days: int) -> Sequence[int]:
    shared, together = WorkCalendar(MONDAY), Barrier(4)

    def lay_out() -> None:
        together.wait()
        shared.working_days(days)

    threads = [Thread(target=lay_out) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return shared.working_days(days)[:days]
