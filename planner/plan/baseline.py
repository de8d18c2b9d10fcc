"""A baseline: a frozen copy of the dates the plan was agreed on. Old baselines stay."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NewType

from pydantic import Field

from planner.shared.value import Line, Name, Value
from planner.tasks.task import Day, Task, TaskId

BaselineId = NewType("BaselineId", str)


class BaselineTask(Value):
    """What was agreed for one task: its days (calendar day numbers), its weight in
    working days, and whether it was done by then."""

    task: TaskId
    name: Name
    start_day: Day
    finish_day: Day
    weight: int = Field(ge=0)
    is_done: bool = False


class Baseline(Value):
    """The agreed dates of all tasks at one moment, and why they were frozen.

    `taken_on` is the day where they were frozen, which may be another one than that of `taken_at`, in UTC.
    """

    id: BaselineId
    number: int = Field(ge=0)
    reason: Line
    taken_on: date
    taken_at: datetime
    taken_by: Name
    tasks: tuple[BaselineTask, ...]

    def of(self, task: TaskId) -> BaselineTask | None:
        """What was agreed for a task; None if it came later."""
        return next((row for row in self.tasks if row.task == task), None)


def latest(baselines: Sequence[Baseline]) -> Baseline | None:
    """The baseline a plan is held to, of all it ever had."""
    return baselines[-1] if baselines else None


def gate_to_freeze_after(tasks: Iterable[Task], baseline: Baseline | None) -> Task | None:
    """The gate passed since the last baseline at which the plan is to be frozen; None if there is none."""
    held_to = baseline if baseline and baseline.number else None  # the first one is no agreement at a gate
    gates = (task for task in tasks if task.freezes_baseline and task.is_done)
    return next((gate for gate in gates if held_to is None or _passed_since(gate, held_to)), None)


def _passed_since(gate: Task, baseline: Baseline) -> bool:
    """On a later day; or on the same day if it was still open when the dates were frozen."""
    agreed = baseline.of(gate.id)
    passed_on = gate.actual_finish or date.min
    return passed_on > baseline.taken_on or (passed_on == baseline.taken_on and not (agreed and agreed.is_done))
