"""What was agreed: the days on which each task should start and end, before anything slipped."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.schedule import schedule
from planner.tasks.task import Status, Task, TaskId

_UNTOUCHED = {"status": Status.NOT_STARTED, "percent": 0, "actual_start": None, "actual_finish": None}


@dataclass(frozen=True, slots=True)
class Agreed:
    """The days agreed for one task, as calendar day numbers; `finish_day` is its last day."""

    start_day: int
    finish_day: int


def agreed_days(plan: Plan, tasks: Sequence[Task], baseline: Baseline | None) -> dict[TaskId, Agreed]:
    """For each task that is not dropped: its baseline's days, or without one those first planned.

    A deadline stands above both: then it is the agreed finish.
    """
    agreed = {row.task: Agreed(row.start_day, row.finish_day) for row in baseline.tasks} if baseline else {}
    active = [task for task in tasks if task.status is not Status.DROPPED]
    if any(task.id not in agreed for task in active):
        agreed = _first_planned(plan, tasks) | agreed
    return {task.id: _with_deadline(agreed[task.id], task.deadline_day) for task in active}


def _first_planned(plan: Plan, tasks: Sequence[Task]) -> dict[TaskId, Agreed]:
    """The dates as they would be if nothing had happened yet, and time had not gone by either."""
    planned = schedule(plan, [_untouched(task) for task in tasks])
    days = zip(planned.ids, planned.start_days, planned.finish_days, strict=True)
    return {task: Agreed(start, finish) for task, start, finish in days}


def _untouched(task: Task) -> Task:
    if task.status in (Status.DROPPED, Status.NOT_STARTED):
        return task
    return task.model_copy(update=_UNTOUCHED)


def _with_deadline(agreed: Agreed, deadline_day: int | None) -> Agreed:
    return agreed if deadline_day is None else Agreed(agreed.start_day, deadline_day)
