"""Recurring work: the days it falls due, the next one, the missed ones."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.recurring import missed, occurrences, unticked
from planner.shared.calendar import WeekPattern
from planner.tasks.status import dropped, ticked
from tests.builders import a_plan, a_recurring_task, a_task

MON_FRI = a_plan().calendar()
NEW_YEAR_OFF = a_plan(first_day=date(2025, 12, 18), country="DE").calendar()  # a Thursday; day 14 is New Year's Day


def weekly(**fields):
    return a_recurring_task("Note", **{"every_days": 7, "until_day": 28} | fields)


def test_it_falls_due_every_seven_days_up_to_and_including_its_last():
    assert occurrences(weekly(), MON_FRI) == [0, 7, 14, 21, 28]


def test_an_occurrence_on_a_weekend_moves_to_monday():
    assert occurrences(weekly(start_day=5, until_day=20), MON_FRI) == [7, 14]


def test_an_occurrence_on_a_holiday_moves_to_the_next_day():
    assert occurrences(weekly(), NEW_YEAR_OFF) == [0, 11, 15, 21, 28]  # Christmas moves day 7 to the Monday


def test_two_that_meet_on_one_day_are_one():
    assert occurrences(weekly(every_days=1, until_day=8), MON_FRI) == [0, 1, 2, 3, 4, 7, 8]


def test_one_that_would_move_beyond_the_last_day_falls_away():
    assert occurrences(weekly(start_day=4, every_days=8, until_day=12), MON_FRI) == [4]


def test_none_lies_before_the_plan_begins():
    assert occurrences(weekly(start_day=-14), MON_FRI) == [0, 7, 14, 21, 28]


def test_none_lies_before_links_let_it_begin_and_the_rhythm_stays():
    assert occurrences(weekly(), MON_FRI, from_day=9) == [14, 21, 28]


def test_other_tasks_do_not_recur():
    assert occurrences(a_task("A"), MON_FRI) == []


def test_missed_are_those_before_today_without_a_tick():
    assert missed(ticked(weekly(), 7, True), MON_FRI, 21) == [0, 14]


def test_today_is_not_missed_yet():
    assert missed(weekly(), MON_FRI, 0) == []


def test_nothing_is_missed_once_it_is_dropped():
    assert missed(dropped(weekly()), MON_FRI, 50) == []


def test_a_tick_still_counts_when_a_holiday_moves_the_occurrence():
    assert unticked(ticked(weekly(), 7, True), NEW_YEAR_OFF) == [0, 15, 21, 28]


def test_a_tick_on_the_moved_day_counts():
    task = ticked(weekly(start_day=5), 7, True)
    assert unticked(task, MON_FRI) == [14, 21, 28]


@given(st.integers(-30, 60), st.integers(1, 40), st.integers(0, 90), st.sampled_from(WeekPattern))
def test_every_occurrence_is_a_working_day_within_its_span(start, every, length, week):
    calendar = a_plan(week=week, country="DE").calendar()
    days = occurrences(a_recurring_task("Note", every, start + length, start_day=start), calendar)
    assert days == sorted(set(days))
    assert all(calendar.is_working(day) and max(start, 0) <= day <= start + length for day in days)


@given(st.integers(1, 20), st.sets(st.integers(0, 12)))
def test_ticking_occurrences_leaves_exactly_the_others(every, chosen):
    task = a_recurring_task("Note", every, 80)
    days = occurrences(task, MON_FRI)
    done = {day for i, day in enumerate(days) if i in chosen}
    for day in done:
        task = ticked(task, day, True)
    assert unticked(task, MON_FRI) == [day for day in days if day not in done]
