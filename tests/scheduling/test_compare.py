"""Freezing a baseline, and the plan compared with it."""

import pytest

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.compare import Difference, against_baseline, freeze
from planner.scheduling.schedule import schedule
from planner.shared.errors import BadInput
from planner.tasks.status import dropped
from planner.tasks.task import Task
from tests.builders import MONDAY, a_done_task, a_gate, a_plan, a_recurring_task, a_task

PLAN = a_plan()


def frozen(tasks: list[Task], reason: str = "", plan: Plan = PLAN) -> Baseline:
    return freeze(
        plan,
        tasks,
        schedule(plan, tasks),
        id="b1",
        number=1,
        reason=reason,
        taken_on=MONDAY,
        taken_at=plan.created_at,
        taken_by="Ada",
    )


def compared(now: list[Task], before: list[Task]) -> dict[str, Difference]:
    return {found.task: found for found in against_baseline(PLAN, now, schedule(PLAN, now), frozen(before))}


def test_a_baseline_holds_the_days_of_the_schedule() -> None:
    agreed = frozen([a_task("A", 3), a_task("B", 4, after=["A"])]).of("B")
    assert agreed and (agreed.start_day, agreed.finish_day, agreed.weight) == (3, 8, 4)


def test_a_dropped_task_is_not_agreed() -> None:
    assert frozen([a_task("A"), dropped(a_task("B"))]).of("B") is None


def test_recurring_work_is_agreed_without_weight() -> None:
    agreed = frozen([a_recurring_task("Weekly note")]).of("Weekly note")
    assert agreed and agreed.weight == 0


def test_a_reason_that_is_too_long_is_refused() -> None:
    with pytest.raises(BadInput, match="Reason"):
        frozen([a_task("A")], reason="x" * 501)


def test_a_slip_over_the_weekend_is_three_days_but_one_working_day() -> None:
    found = compared([a_task("A", 6)], [a_task("A", 5)])["A"]
    assert (found.planned_finish_day, found.finish_day) == (4, 7)
    assert (found.slip_days, found.slip_working_days) == (3, 1)


def test_a_task_that_ends_earlier_slips_by_less_than_nothing() -> None:
    assert compared([a_task("A", 3)], [a_task("A", 5)])["A"].slip_days == -2


def test_a_gate_slips_with_what_it_waits_for() -> None:
    found = compared([a_task("A", 4), a_gate("G", ["A"])], [a_task("A", 2), a_gate("G", ["A"])])["G"]
    assert (found.slip_days, found.slip_working_days) == (2, 2)


def test_a_task_added_since_has_no_planned_days() -> None:
    found = compared([a_task("A"), a_task("B", 2)], [a_task("A")])["B"]
    assert found == Difference("B", "B", "added", start_day=0, finish_day=1)


@pytest.mark.parametrize("now", [[], [dropped(a_task("A"))]])
def test_a_task_deleted_or_dropped_since_is_named_removed(now: list[Task]) -> None:
    assert compared(now, [a_task("A", 2)])["A"] == Difference("A", "A", "removed", 0, 1)


def test_a_task_is_shown_under_its_present_name() -> None:
    assert compared([a_task("A").but(name="New name")], [a_task("A")])["A"].name == "New name"


def test_a_baseline_knows_what_was_done_when_it_was_frozen() -> None:
    rows = frozen([a_task("A"), a_done_task("B", 1, MONDAY, MONDAY)]).tasks
    assert [row.is_done for row in rows] == [False, True]
