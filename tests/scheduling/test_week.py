"""The working week: where it starts, and which one counts on a weekend."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.week import current_week, next_working_day, week_of
from planner.shared.calendar import WeekPattern
from tests.builders import a_plan


def calendar(week=WeekPattern.MON_FRI, **fields):
    return a_plan(week=week, **fields).calendar()


@pytest.mark.parametrize(
    ("week", "first"),
    [
        (WeekPattern.MON_FRI, 0),
        (WeekPattern.MON_SAT, 0),
        (WeekPattern.SUN_THU, -1),
        (WeekPattern.SAT_WED, -2),
        (WeekPattern.ALL, 0),
    ],
)
def test_a_week_starts_on_the_first_weekday_of_its_pattern(week, first):
    assert week_of(2, calendar(week)) == range(first, first + 7)


@given(st.integers(-400, 400), st.sampled_from(WeekPattern))
def test_every_day_lies_in_its_own_week(day, week):
    assert day in week_of(day, calendar(week))


def test_on_a_working_day_this_week_counts():
    assert current_week(4, calendar()) == range(7)


def test_on_a_weekend_the_next_week_counts():
    assert current_week(5, calendar()) == current_week(6, calendar()) == range(7, 14)


def test_on_a_saturday_of_a_sunday_to_thursday_plan_the_next_week_counts():
    assert current_week(5, calendar(WeekPattern.SUN_THU)) == range(6, 13)


def test_on_a_holiday_in_midweek_this_week_still_counts():
    assert current_week(1, calendar(country="AT")) == range(7)


def test_the_next_working_day_after_a_friday_evening_is_monday():
    assert [next_working_day(day, calendar()) for day in (4, 5, 6, 7)] == [4, 7, 7, 7]


def test_the_next_working_day_is_found_before_the_plan_begins():
    assert [next_working_day(day, calendar()) for day in (-3, -2, -1)] == [-3, 0, 0]
