"""What slipped since last week."""

from datetime import date

from planner.scheduling.schedule import schedule
from planner.scheduling.slips import recovered, slips
from planner.tasks.status import dropped
from tests.builders import a_gate, a_plan, a_recurring_task, a_task


def compared(before, now, question=slips):
    plan = a_plan()
    return question(schedule(plan, before), schedule(plan, now), now)


def test_nothing_slipped_in_an_unchanged_plan():
    tasks = [a_task("A", 5), a_gate("G", after=["A"])]
    assert compared(tasks, tasks) == compared(tasks, tasks, recovered) == []


def test_a_slip_is_counted_in_calendar_days():
    slip = compared([a_task("A", 5)], [a_task("A", 6)])[0]
    assert (slip.finish_before, slip.finish_now, slip.days) == (date(2026, 1, 9), date(2026, 1, 12), 3)


def test_gates_come_first_then_the_largest_slip():
    before = [a_task("small", 1), a_task("large", 1), a_gate("G", start_day=1)]
    now = [a_task("small", 3), a_task("large", 5), a_gate("G", start_day=2)]
    assert [(slip.name, slip.days, slip.is_gate) for slip in compared(before, now)] == [
        ("G", 1, True),
        ("large", 4, False),
        ("small", 2, False),
    ]


def test_what_comes_earlier_has_recovered():
    before, now = [a_task("A", 5), a_task("B", 2)], [a_task("A", 4), a_task("B", 3)]
    assert [(slip.name, slip.days) for slip in compared(before, now, recovered)] == [("A", -1)]
    assert [slip.name for slip in compared(before, now)] == ["B"]


def test_tasks_added_or_dropped_in_between_have_not_slipped():
    assert compared([a_task("A")], [dropped(a_task("A")), a_task("new", 9)]) == []


def test_a_longer_rhythm_is_no_slip():
    assert compared([a_recurring_task("Note", until_day=50)], [a_recurring_task("Note", until_day=90)]) == []


def test_another_first_day_slips_by_dates_not_by_day_numbers():
    tasks = [a_task("A", 5)]
    before, now = schedule(a_plan(), tasks), schedule(a_plan(first_day=date(2026, 1, 12)), tasks)
    assert [slip.days for slip in slips(before, now, tasks)] == [7]
