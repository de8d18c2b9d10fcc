"""A baseline: a frozen copy of the dates the plan was agreed on. Old baselines stay."""

from collections.abc import Iterable
from datetime import datetime
from typing import NewType

from pydantic import Field

from planner.shared.value import Line, Name, Value
from planner.tasks.task import Day, Task, TaskId

BaselineId = NewType("BaselineId", str)


class BaselineTask(Value):
    """What was agreed for one task: its days (calendar day numbers) and its weight in working days."""

    task: TaskId
    name: Name
    start_day: Day
    finish_day: Day
    weight: int = Field(ge=0)


class Baseline(Value):
    """The agreed dates of all tasks at one moment, and why they were frozen."""

    id: BaselineId
    number: int = Field(ge=0)
    reason: Line
    taken_at: datetime
    taken_by: Name
    tasks: tuple[BaselineTask, ...]

    def of(self, task: TaskId) -> BaselineTask | None:
        """What was agreed for a task; None if it came later."""
        return next((row for row in self.tasks if row.task == task), None)


def gate_to_freeze_after(tasks: Iterable[Task], baseline: Baseline | None) -> Task | None:
    """The gate passed since the last baseline at which the plan is to be frozen; None if there is none."""
    frozen_on = baseline.taken_at.date() if baseline and baseline.number else None
    for task in tasks:
        passed_on = task.actual_finish if task.freezes_baseline else None
        if passed_on and (frozen_on is None or passed_on > frozen_on):
            return task
    return None
