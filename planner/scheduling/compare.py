"""Baselines: freezing the dates agreed, and what has moved since."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from planner.plan.baseline import Baseline, BaselineId, BaselineTask
from planner.plan.plan import Plan
from planner.scheduling.schedule import Schedule, TaskDates
from planner.shared.calendar import WorkCalendar
from planner.tasks.progress import weight
from planner.tasks.task import Task, TaskId

Change = Literal["kept", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Difference:
    """One task then and now, in calendar day numbers.

    A task "added" since has no planned days, one "removed" (deleted or dropped) none now; neither slips.
    `slip_days` and `slip_working_days` say how much later the finish is; negative is earlier.
    """

    task: TaskId
    name: str
    change: Change
    planned_start_day: int | None = None
    planned_finish_day: int | None = None
    start_day: int | None = None
    finish_day: int | None = None
    slip_days: int = 0
    slip_working_days: int = 0


def freeze(
    plan: Plan,
    tasks: Iterable[Task],
    schedule: Schedule,
    *,
    id: BaselineId,  # noqa: A002 - the field's own name
    number: int,
    reason: str,
    taken_on: date,
    taken_at: datetime,
    taken_by: str,
) -> Baseline:
    """The schedule's dates as a baseline; dropped tasks have none and are left out.

    Raises `BadInput` when the reason or name is too long, or when a task lies outside the days a baseline can hold.
    """
    rows = tuple(_agreed(task, dates) for task in tasks if (dates := schedule.get(task.id)))
    return Baseline.checked(
        id=id, number=number, reason=reason, taken_on=taken_on, taken_at=taken_at, taken_by=taken_by, tasks=rows
    )


def against_baseline(plan: Plan, tasks: Sequence[Task], schedule: Schedule, baseline: Baseline) -> list[Difference]:
    """What became of each task of the baseline, then the tasks added since; in the order of the two lists."""
    calendar = plan.calendar()
    names = {task.id: task.name for task in tasks}
    agreed = {row.task for row in baseline.tasks}
    kept = [_kept_or_removed(row, names, schedule.get(row.task), calendar) for row in baseline.tasks]
    added = [(task, dates) for task in tasks if task.id not in agreed and (dates := schedule.get(task.id))]
    return kept + [
        Difference(task.id, task.name, "added", start_day=dates.start_day, finish_day=dates.finish_day)
        for task, dates in added
    ]


def _agreed(task: Task, dates: TaskDates) -> BaselineTask:
    return BaselineTask.checked(
        task=task.id,
        name=task.name,
        start_day=dates.start_day,
        finish_day=dates.finish_day,
        weight=weight(task),
        is_done=task.is_done,
    )


def _kept_or_removed(
    row: BaselineTask, names: dict[TaskId, str], now: TaskDates | None, calendar: WorkCalendar
) -> Difference:
    name = names.get(row.task, row.name)
    if now is None:
        return Difference(row.task, name, "removed", row.start_day, row.finish_day)
    return Difference(
        row.task,
        name,
        "kept",
        row.start_day,
        row.finish_day,
        now.start_day,
        now.finish_day,
        now.finish_day - row.finish_day,
        calendar.index_at_end_of(now.finish_day) - calendar.index_at_end_of(row.finish_day),
    )
