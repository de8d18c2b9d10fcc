"""What needs the leader today."""

from datetime import UTC, date, datetime

import pytest

from planner.scheduling.attention import attention
from planner.scheduling.compare import freeze
from planner.scheduling.schedule import schedule
from planner.shared.calendar import WeekPattern
from planner.tasks.status import blocked, completed, dropped, ticked
from tests.builders import (
    MONDAY,
    a_done_task,
    a_gate,
    a_link,
    a_milestone,
    a_plan,
    a_recurring_task,
    a_started_task,
    a_task,
)


def frozen(plan, tasks):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return freeze(
        plan,
        tasks,
        schedule(plan, tasks),
        id="b",
        number=0,
        reason="",
        taken_on=MONDAY,
        taken_at=moment,
        taken_by="Ada",
    )


def on_day(today_day, *tasks, baseline=None, plan=None):
    plan = plan or a_plan()
    return attention(plan, tasks, schedule(plan, tasks, today_day), baseline, today_day)


def names(items):
    return [item.name for item in items]


def test_an_empty_plan_needs_nobody():
    assert on_day(3).is_empty


def test_a_task_is_overdue_the_day_after_its_agreed_finish():
    task = a_task("A", 3)
    assert names(on_day(2, task).overdue) == []
    assert names(on_day(3, task).overdue) == ["A"]


def test_overdue_says_by_how_many_days_and_whose_it_is():
    late = on_day(9, a_task("A", 3, owner="Ben")).overdue[0]
    assert (late.owner, late.day, late.date, late.days_late) == ("Ben", 2, date(2026, 1, 7), 7)


def test_the_longest_overdue_comes_first():
    assert names(on_day(20, a_task("A", 5), a_task("B", 2), a_task("C", 3)).overdue) == ["B", "C", "A"]


@pytest.mark.parametrize("end", [dropped, lambda task: completed(task, MONDAY)])
def test_what_is_done_or_dropped_is_not_overdue(end):
    assert on_day(20, end(a_task("A"))).is_empty


def test_a_blocked_task_can_be_overdue_as_well():
    today = on_day(9, blocked(a_task("A", 3), "no budget"))
    assert names(today.overdue) == names(today.blocked) == ["A"]


def test_rolling_forward_does_not_hide_that_a_task_is_overdue():
    task = a_started_task("A", 3, MONDAY, percent=34)
    assert schedule(a_plan(), [task], 9)[task.id].finish_day > 9
    assert names(on_day(9, task).overdue) == ["A"]


def test_the_baseline_decides_what_is_overdue():
    plan, task = a_plan(), a_task("A", 3)
    agreed = frozen(plan, [task])
    assert names(on_day(3, task.but(start_day=10), baseline=agreed).overdue) == ["A"]


def test_a_missed_occurrence_is_overdue_since_the_oldest():
    late = on_day(15, a_recurring_task("Note", 7, 50, ticked_days=(0,))).overdue[0]
    assert (late.name, late.day, late.days_late) == ("Note", 7, 8)


def test_recurring_work_held_back_by_a_link_has_missed_nothing():
    tasks = [a_started_task("KPIs", 30, MONDAY), a_recurring_task("Note", 7, 90, after=["KPIs"])]
    assert names(on_day(15, *tasks).overdue) == []


def test_due_this_week_ends_with_the_week():
    tasks = [a_task("Friday", 5), a_task("Monday", 6)]
    assert names(on_day(0, *tasks).due_this_week) == ["Friday"]


def test_a_week_from_sunday_to_thursday_is_due_by_thursday():
    plan = a_plan(week=WeekPattern.SUN_THU)
    tasks = [a_task("Thursday", 2, start_day=2), a_task("Sunday", 3, start_day=2)]
    assert on_day(2, *tasks, plan=plan).week == range(-1, 6)
    assert names(on_day(2, *tasks, plan=plan).due_this_week) == ["Thursday"]


def test_on_a_weekend_what_is_due_is_next_week():
    assert names(on_day(5, a_task("A", 2, start_day=7)).due_this_week) == ["A"]


def test_what_was_agreed_for_this_week_is_due_even_if_it_cannot_be_done_in_time():
    due = on_day(3, a_task("A", 5)).due_this_week
    assert [(item.name, item.day) for item in due] == [("A", 4)]


def test_what_was_agreed_for_later_but_comes_early_is_due_when_it_comes():
    plan = a_plan()
    agreed = frozen(plan, [a_task("A", 8)])
    assert names(on_day(0, a_task("A", 4), baseline=agreed, plan=plan).due_this_week) == ["A"]


def test_what_is_overdue_is_not_due_again():
    assert names(on_day(8, a_task("A", 3)).due_this_week) == []


def test_an_occurrence_this_week_is_due():
    today = on_day(8, a_recurring_task("Note", 7, 50, start_day=4, ticked_days=(4,)))
    assert [(item.name, item.day) for item in today.due_this_week] == [("Note", 11)]


def test_an_occurrence_ticked_already_is_not_due():
    task = ticked(a_recurring_task("Note", 7, 50, start_day=1), 1, True)
    assert names(on_day(0, task).due_this_week) == []


def test_a_task_that_starts_this_week_and_ends_later_is_starting():
    tasks = [a_task("long", 20, start_day=2), a_task("short", 2, start_day=2), a_task("later", 5, start_day=7)]
    assert names(on_day(0, *tasks).starting_this_week) == ["long"]


def test_a_milestone_does_not_start_it_is_due():
    today = on_day(0, a_milestone("M", start_day=3))
    assert (names(today.due_this_week), names(today.starting_this_week)) == (["M"], [])


def test_a_blocked_task_says_why_and_what_it_waits_for():
    tasks = [a_task("A", 3), blocked(a_task("B", 3, after=["A"]), "no budget")]
    stuck = on_day(0, *tasks).blocked[0]
    assert (stuck.reason, stuck.waits_for) == ("no budget", ("A",))


def test_a_blocked_task_holds_up_everything_after_it_the_direct_first():
    tasks = [blocked(a_task("A"), "no budget"), a_gate("G", after=["B"]), a_task("B", after=["A"]), a_task("other")]
    assert on_day(0, *tasks).blocked[0].holds_up == ("B", "G")


def test_the_nearest_gate_a_blocked_task_holds_up_is_named():
    tasks = [blocked(a_task("A"), "no budget"), a_gate("late", after=["A"], start_day=50), a_gate("soon", after=["A"])]
    assert on_day(0, *tasks).blocked[0].gate == "soon"


def test_a_blocked_task_that_has_started_no_longer_holds_up_what_waited_for_its_start():
    start = blocked(a_started_task("A", 3, MONDAY), "no budget")
    assert on_day(0, start, a_task("B", after=[a_link("A", "SS")])).blocked[0].holds_up == ()


def test_a_task_that_should_have_started_says_what_it_waits_for():
    tasks = [a_started_task("A", 3, MONDAY), a_task("B", after=["A"], owner="Ben")]
    waiting = on_day(8, *tasks).waiting[0]
    assert (waiting.name, waiting.owner, waiting.days_late, waiting.waits_for) == ("B", "Ben", 5, ("A",))


def test_a_task_whose_predecessors_are_done_waits_for_nobody():
    tasks = [a_done_task("A", 3, MONDAY, date(2026, 1, 7)), a_task("B", after=["A"])]
    assert on_day(8, *tasks).waiting == ()


def test_a_task_whose_day_has_not_come_does_not_wait_yet():
    assert on_day(0, a_task("A", 3), a_task("B", after=["A"])).waiting == ()


def test_a_lead_lets_a_task_start_before_its_predecessor_ends():
    tasks = [a_started_task("A", 10, MONDAY), a_task("B", after=[a_link("A", lag=-9)], start_day=1)]
    assert on_day(1, *tasks).waiting != ()
    assert on_day(1, tasks[0], a_task("B", after=[a_link("A", lag=-10)], start_day=1)).waiting == ()


def test_the_next_three_gates_come_in_the_order_of_their_days():
    gates = [a_gate(f"G{day}", start_day=day) for day in (45, 15, 80, 30)]
    assert names(on_day(0, *gates).gates) == ["G15", "G30", "G45"]


def test_a_gate_passed_is_no_longer_next():
    assert on_day(9, a_done_task("G", 0, MONDAY, MONDAY, kind="gate")).gates == ()


def test_a_gate_needs_its_open_predecessors_the_direct_first():
    done = a_done_task("done", 1, MONDAY, MONDAY)
    tasks = [done, a_task("far", after=["done"]), a_task("near", after=["far"]), a_gate("G", after=["near", "done"])]
    assert on_day(0, *tasks).gates[0].needs == ("near", "far")


def test_a_gate_knows_its_target_its_forecast_and_the_slip_between():
    plan, tasks = a_plan(), [a_task("A", 5), a_gate("G", after=["A"])]
    gate = on_day(3, *tasks, baseline=frozen(plan, tasks), plan=plan).gates[0]
    assert (gate.target_day, gate.forecast_day, gate.slip_days, gate.days_left) == (4, 9, 5, 1)
    assert (gate.target, gate.forecast) == (date(2026, 1, 9), date(2026, 1, 14))


def test_a_gate_with_a_deadline_is_measured_by_it():
    gate = on_day(0, a_task("A", 5), a_gate("G", after=["A"], deadline_day=10)).gates[0]
    assert (gate.target_day, gate.slip_days) == (10, -6)


def test_a_gate_has_the_slack_of_the_schedule():
    assert on_day(0, a_task("A", 5), a_gate("G", after=["A"]), a_task("end", 8)).gates[0].slack == 3
