"""Progress: the share of planned working days that is done."""

from datetime import date

import pytest

from planner.tasks.progress import progress, weight
from planner.tasks.task import Kind, Recurrence, Status, Task, TaskId

DONE = {"status": Status.DONE, "percent": 100, "actual_finish": date(2026, 1, 9)}


def a_row(duration=1, **fields):
    return Task(id=TaskId(f"t{id(fields)}"), number=1, phase="plan", name="A", start_day=0, duration=duration, **fields)


def test_no_tasks_are_no_progress():
    assert progress([]) == 0


def test_a_long_task_counts_for_more_than_a_short_one():
    assert progress([a_row(9, **DONE), a_row(1)]) == pytest.approx(0.9)


def test_a_task_half_done_counts_half():
    assert progress([a_row(4, status=Status.IN_PROGRESS, percent=50), a_row(4)]) == pytest.approx(0.25)


def test_a_dropped_task_counts_for_nothing_however_far_it_was():
    assert progress([a_row(8, status=Status.DROPPED, percent=75), a_row(2, **DONE)]) == 1


def test_gates_and_milestones_weigh_nothing():
    assert weight(a_row(0, kind=Kind.GATE)) == weight(a_row(0, kind=Kind.MILESTONE)) == 0


def test_recurring_work_weighs_nothing():
    assert weight(a_row(3, kind=Kind.RECURRING, recurrence=Recurrence(every_days=7, until_day=70))) == 0


def test_a_plan_of_gates_only_has_no_progress_to_show():
    assert progress([a_row(0, kind=Kind.GATE, **DONE)]) == 0


def test_everything_done_is_one():
    assert progress([a_row(3, **DONE), a_row(5, **DONE)]) == 1
