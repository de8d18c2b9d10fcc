"""Baselines: when another one is offered."""

from datetime import UTC, date, datetime, timedelta

import pytest

from planner.plan.baseline import Baseline, BaselineTask, gate_to_freeze_after
from planner.tasks.status import completed, not_started
from tests.builders import a_gate, a_task

TODAY = date(2026, 2, 19)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
OPEN = a_gate("G", freezes_baseline=True)


def frozen_today(*tasks, number=1):
    rows = [
        BaselineTask(task=task.id, name=task.name, start_day=45, finish_day=45, weight=0, is_done=task.is_done)
        for task in tasks
    ]
    moment = datetime(2026, 2, 18, 23, 30, tzinfo=UTC)  # it is the next morning where the plan is made
    return Baseline(
        id="b", number=number, reason="", taken_on=TODAY, taken_at=moment, taken_by="Ada", tasks=tuple(rows)
    )


def test_a_gate_passed_in_the_afternoon_is_not_in_the_baseline_of_the_morning():
    assert gate_to_freeze_after([completed(OPEN, TODAY)], frozen_today(OPEN)).id == "G"


def test_a_gate_passed_in_the_morning_is_in_the_baseline_of_the_afternoon():
    gate = completed(OPEN, TODAY)
    assert gate_to_freeze_after([gate], frozen_today(gate)) is None


@pytest.mark.parametrize(("passed_on", "is_offered"), [(YESTERDAY, False), (TOMORROW, True)])
def test_a_gate_asks_for_a_baseline_if_it_was_passed_after_the_last_one(passed_on, is_offered):
    assert bool(gate_to_freeze_after([completed(OPEN, passed_on)], frozen_today(OPEN))) is is_offered


def test_a_gate_opened_again_and_passed_later_asks_anew():
    passed = completed(OPEN, TODAY)
    again = completed(not_started(passed), TOMORROW)
    assert gate_to_freeze_after([again], frozen_today(passed)) == again


def test_a_gate_newer_than_the_baseline_asks_for_one_if_it_was_passed_on_its_day():
    assert gate_to_freeze_after([completed(OPEN, TODAY)], frozen_today()).id == "G"


def test_the_baseline_a_plan_starts_with_answers_no_gate():
    gate = completed(OPEN, YESTERDAY)
    assert gate_to_freeze_after([gate], frozen_today(gate, number=0)) == gate


def test_only_a_gate_at_which_the_plan_is_frozen_asks_for_it():
    assert gate_to_freeze_after([completed(a_gate("H"), TOMORROW), OPEN, a_task("A")], None) is None
