"""Who has how much to do in which week, and who holds too much."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.load import OCCURRENCE_DAYS, load
from planner.scheduling.schedule import schedule
from planner.tasks.status import dropped, ticked
from tests.builders import MONDAY, a_done_task, a_gate, a_plan, a_recurring_task, a_started_task, a_task


def load_of(*tasks, from_day=0, weeks=4, **plan_fields):
    plan = a_plan(**plan_fields)
    return load(plan, tasks, schedule(plan, tasks, from_day), from_day, weeks)


def days_of(owner, found):
    return found.days[found.owners.index(owner)]


def test_a_task_fills_the_weeks_it_runs_through():
    assert days_of("Ben", load_of(a_task("A", 7, owner="Ben"))) == (5, 2, 0, 0)


def test_the_weeks_are_named_by_their_first_date():
    assert load_of(a_task("A"), from_day=2, weeks=2).weeks == (date(2026, 1, 5), date(2026, 1, 12))


def test_two_tasks_at_the_same_time_add_up():
    assert days_of("Ben", load_of(a_task("A", 5, owner="Ben"), a_task("B", 3, owner="Ben")))[0] == 8


def test_of_a_started_task_only_the_rest_counts():
    task = a_started_task("A", 10, MONDAY, percent=80, owner="Ben")
    assert sum(days_of("Ben", load_of(task, from_day=7))) == 2


@pytest.mark.parametrize("nothing", [a_gate("G"), dropped(a_task("A")), a_done_task("A", 5, MONDAY, MONDAY)])
def test_gates_dropped_and_done_tasks_ask_for_nothing(nothing):
    assert load_of(nothing).owners == ()


def test_an_occurrence_takes_half_a_day():
    assert days_of("Ben", load_of(a_recurring_task("Note", 1, 9, owner="Ben"))) == (2.5, 1.5, 0, 0)
    assert OCCURRENCE_DAYS == 0.5


def test_a_ticked_occurrence_takes_nothing():
    note = ticked(a_recurring_task("Note", 7, 20, owner="Ben"), 7, True)
    assert days_of("Ben", load_of(note)) == (0.5, 0, 0.5, 0)


def test_a_week_has_as_many_days_as_are_worked():
    assert load_of(a_task("A"), country="AT", weeks=3).capacity == (4, 5, 5)  # Epiphany


def test_of_the_week_under_way_only_the_rest_counts():
    assert load_of(a_task("A", 9, owner="Ben"), from_day=3, weeks=2).capacity == (2, 5)


def test_on_a_weekend_the_first_week_is_the_next_one():
    assert load_of(a_task("A"), from_day=5, weeks=1).weeks == (date(2026, 1, 12),)


def test_work_nobody_owns_stands_last_and_is_nobodys_overload():
    found = load_of(a_task("A", 5), a_task("B", 5), a_task("C", owner="Zoe"))
    assert found.owners == ("Zoe", "")
    assert found.overloaded() == []


def test_a_full_week_is_not_too_much():
    assert load_of(a_task("A", 5, owner="Ben")).overloaded() == []


def test_an_overload_says_who_when_and_how_much():
    over = load_of(a_task("A", 8, owner="Ben"), a_task("B", 7, owner="Ben")).overloaded()[0]
    assert (over.owner, over.week, over.days, over.capacity, over.over) == ("Ben", date(2026, 1, 5), 10, 5, 5)


def test_overloads_come_in_the_order_of_weeks_then_size():
    ben = [a_task(f"B{n}", 6, owner="Ben") for n in range(3)]
    ada = [a_task(f"A{n}", 5, owner="Ada") for n in range(2)]
    assert [(one.owner, one.over) for one in load_of(*ada, *ben).overloaded()] == [("Ben", 10), ("Ada", 5)]


def test_what_has_most_slack_is_first_to_be_delegated():
    tasks = [a_task("little", 8, owner="Ben"), a_task("much", 2, owner="Ben"), a_task("end", 9, owner="Zoe")]
    assert load_of(*tasks).overloaded()[0].candidates == ("much", "little")


def test_critical_work_is_not_delegated():
    tasks = [a_task("critical", 5, owner="Ben"), a_task("B", 2, owner="Ben")]
    assert load_of(*tasks).overloaded()[0].candidates == ("B",)


def test_what_is_not_begun_is_first_to_be_delegated():
    begun = a_started_task("begun", 4, MONDAY, percent=0, owner="Ben")
    tasks = [begun, a_task("new", 8, owner="Ben"), a_task("end", 20, owner="Zoe")]
    assert load_of(*tasks).overloaded()[0].candidates == ("new", "begun")


def test_routines_are_not_delegated():
    tasks = [a_recurring_task("Note", 1, 9, owner="Ben"), a_task("A", 5, owner="Ben"), a_task("end", 9)]
    assert load_of(*tasks).overloaded()[0].candidates == ("A",)


def test_private_work_is_not_delegated():
    tasks = [a_task("critical", 5, owner="Ben"), a_task("secret", 2, owner="Ben", is_private=True)]
    assert load_of(*tasks).overloaded()[0].candidates == ()


def test_only_tasks_of_that_week_are_named():
    tasks = [a_task("A", 5, owner="Ben"), a_task("B", 2, owner="Ben"), a_task("C", 2, owner="Ben", start_day=14)]
    assert load_of(*tasks, a_task("end", 20)).overloaded()[0].candidates == ("B", "A")


works = st.lists(
    st.tuples(st.integers(1, 12), st.integers(-20, 40), st.sampled_from(["", "Ada", "Ben"]), st.integers(0, 99)),
    max_size=8,
)


@given(works, st.integers(0, 30))
def test_the_load_adds_up_to_the_work_left(rows, from_day):
    tasks = [
        a_started_task(f"T{n}", days, MONDAY, percent, owner=owner)
        if percent > 50
        else a_task(f"T{n}", days, [f"T{n - 1}"] if n % 3 == 2 else [], start_day=start, owner=owner)
        for n, (days, start, owner, percent) in enumerate(rows)
    ]
    left = sum(-(-t.duration * (100 - t.percent) // 100) for t in tasks)
    assert load_of(*tasks, from_day=from_day, weeks=40).total == left
