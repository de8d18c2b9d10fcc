"""What was agreed: baseline, deadline, or the days first planned."""

from datetime import UTC, date, datetime

from planner.plan.baseline import Baseline, BaselineTask
from planner.scheduling.agreed import agreed_days
from planner.tasks.status import dropped
from tests.builders import MONDAY, a_done_task, a_gate, a_plan, a_started_task, a_task


def a_baseline(**days):
    rows = tuple(BaselineTask(task=t, name=t, start_day=s, finish_day=f, weight=1) for t, (s, f) in days.items())
    return Baseline(
        id="b",
        number=0,
        reason="",
        taken_on=MONDAY,
        taken_at=datetime(2026, 1, 1, tzinfo=UTC),
        taken_by="Ada",
        tasks=rows,
    )


def finish_day(*tasks, baseline=None):
    return agreed_days(a_plan(), tasks, baseline)[tasks[-1].id].finish_day


def test_the_baseline_is_what_was_agreed():
    assert finish_day(a_task("A", 3), baseline=a_baseline(A=(1, 9))) == 9


def test_a_deadline_stands_above_the_baseline():
    assert finish_day(a_task("A", 3, deadline_day=20), baseline=a_baseline(A=(1, 9))) == 20


def test_a_task_newer_than_the_baseline_is_due_as_planned():
    assert finish_day(a_task("A", 3), a_task("B", 3), baseline=a_baseline(A=(1, 9))) == 2


def test_a_later_predecessor_is_part_of_what_was_planned():
    assert finish_day(a_task("A", 3), a_task("B", 3, after=["A"])) == 7


def test_a_late_start_does_not_move_what_was_planned():
    assert finish_day(a_started_task("A", 3, date(2026, 1, 14))) == 2


def test_a_predecessor_done_late_does_not_move_what_was_planned():
    late = a_done_task("A", 1, MONDAY, date(2026, 1, 16))
    assert finish_day(late, a_task("B", 2, after=["A"])) == 2


def test_a_gate_is_due_on_the_day_its_predecessor_ends():
    assert finish_day(a_task("A", 5), a_gate("G", after=["A"])) == 4


def test_nothing_is_agreed_for_a_dropped_task():
    assert agreed_days(a_plan(), [dropped(a_task("A"))], None) == {}
