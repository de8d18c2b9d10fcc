"""What slipped: two schedules of the same plan compared, a week ago and now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.scheduling.schedule import Schedule
from planner.tasks.task import Kind, Task, TaskId


@dataclass(frozen=True, slots=True)
class Slip:
    """How far one task's end has moved, in calendar days; negative is earlier."""

    task: TaskId
    name: str
    days: int
    finish_before: date
    finish_now: date
    is_gate: bool


def slips(before: Schedule, now: Schedule, tasks: Sequence[Task]) -> list[Slip]:
    """The tasks that end later than they did, gates first, then the largest slip first."""
    return sorted((slip for slip in _moved(before, now, tasks) if slip.days > 0), key=_gates_then_largest)


def recovered(before: Schedule, now: Schedule, tasks: Sequence[Task]) -> list[Slip]:
    """The tasks that end earlier than they did, gates first, then the largest gain first."""
    return sorted((slip for slip in _moved(before, now, tasks) if slip.days < 0), key=_gates_then_largest)


def _moved(before: Schedule, now: Schedule, tasks: Sequence[Task]) -> list[Slip]:
    """Tasks added or dropped in between have nothing to compare; a recurring one only changes its rhythm."""
    return [
        _slip(task, before, now)
        for task in tasks
        if task.kind is not Kind.RECURRING and task.id in before and task.id in now
    ]


def _slip(task: Task, before: Schedule, now: Schedule) -> Slip:
    finish_before = before.calendar.date_of(before.finish_days[before.network.position[task.id]])
    finish_now = now.calendar.date_of(now.finish_days[now.network.position[task.id]])
    days = (finish_now - finish_before).days
    return Slip(task.id, task.name, days, finish_before, finish_now, task.kind is Kind.GATE)


def _gates_then_largest(slip: Slip) -> tuple[bool, int, date]:
    return not slip.is_gate, -abs(slip.days), slip.finish_now
