"""A task as cells: the columns of our own export, which the import reads back without loss."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.exchange.row_phase import phase_named
from planner.exchange.task_columns import COLUMNS_OF_OUR_OWN, Field
from planner.plan.plan import Plan
from planner.scheduling.schedule import Schedule, TaskDates
from planner.tasks.predecessors import format_predecessors
from planner.tasks.task import Task

Cell = str | int | float | date | None
Look = Literal["text", "number", "percent", "date"]

_PRIVATE_COLUMNS = (Field.PRIVATE, Field.PRIVATE_NOTE)
_LOOKS: dict[Field, Look] = {
    Field.PERCENT: "percent",
    Field.ACTUAL_START: "date",
    Field.ACTUAL_FINISH: "date",
    **dict.fromkeys((Field.NUMBER, Field.START, Field.DURATION, Field.DEADLINE, Field.UNTIL_DAY), "number"),
    **dict.fromkeys((Field.OPTIMISTIC, Field.LIKELY, Field.PESSIMISTIC, Field.EVERY_DAYS), "number"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A header, how its cells look, and the cell of each task. A percentage is its whole number."""

    header: str
    look: Look
    cells: Sequence[Cell]


def columns_of(plan: Plan, tasks: Sequence[Task], schedule: Schedule | None, *, with_private: bool) -> list[Column]:
    """The tasks as columns: all that the import needs, then the schedule's dates for the reader.

    Without the private, private tasks are left out with all links to them, and so are private notes.
    """
    shown = [task for task in tasks if with_private or not task.is_private]
    fields = {
        field: header for field, header in COLUMNS_OF_OUR_OWN.items() if with_private or field not in _PRIVATE_COLUMNS
    }
    rows = _rows(plan, shown)
    own = [Column(header, _LOOKS.get(field, "text"), [row[field] for row in rows]) for field, header in fields.items()]
    return [*own, *_scheduled(shown, schedule)]


def _rows(plan: Plan, tasks: Sequence[Task]) -> list[dict[Field, Cell]]:
    numbers = {task.id: str(task.number) for task in tasks}
    names = {phase.key: _phase_name(plan, phase.key) for phase in plan.phases}
    return [
        _what(task, names)
        | _when(task)
        | _how_far(task)
        | _who(task)
        | {
            Field.PREDECESSORS: format_predecessors(
                (k for k in task.links if k.predecessor in numbers), numbers.__getitem__
            )
        }
        for task in tasks
    ]


def _what(task: Task, phases: dict[str, str]) -> dict[Field, Cell]:
    return {
        Field.NUMBER: task.number,
        Field.NAME: task.name,
        Field.PHASE: phases.get(task.phase, task.phase),
        Field.KIND: task.kind.value,
        Field.DELIVERABLE: task.deliverable,
        Field.DESCRIPTION: task.description,
        Field.TOOL: task.tool,
        Field.CHECKLIST: _lines(f"[{'x' if item.is_done else ' '}] {item.text}" for item in task.checklist),
        Field.FREEZES_BASELINE: _yes(task.freezes_baseline),
        Field.PRIVATE: _yes(task.is_private),
        Field.PRIVATE_NOTE: task.private_note,
    }


def _when(task: Task) -> dict[Field, Cell]:
    estimate = task.estimate
    recurrence = task.recurrence
    return {
        Field.START: task.start_day,
        Field.DURATION: task.duration,
        Field.DEADLINE: task.deadline_day,
        Field.OPTIMISTIC: estimate.optimistic if estimate else None,
        Field.LIKELY: estimate.likely if estimate else None,
        Field.PESSIMISTIC: estimate.pessimistic if estimate else None,
        Field.EVERY_DAYS: recurrence.every_days if recurrence else None,
        Field.UNTIL_DAY: recurrence.until_day if recurrence else None,
        Field.TICKED_DAYS: "; ".join(map(str, task.ticked_days)),
    }


def _how_far(task: Task) -> dict[Field, Cell]:
    return {
        Field.STATUS: task.status.value,
        Field.PERCENT: task.percent,
        Field.BLOCKED_REASON: task.blocked_reason,
        Field.ACTUAL_START: task.actual_start,
        Field.ACTUAL_FINISH: task.actual_finish,
    }


def _who(task: Task) -> dict[Field, Cell]:
    return {
        Field.OWNER: task.owner,
        Field.PARTICIPANTS: _lines(f"{person.name} ({person.raci})" for person in task.participants),
    }


def _scheduled(tasks: Sequence[Task], schedule: Schedule | None) -> list[Column]:
    """What the schedule says of each task; the import passes these columns over."""
    if schedule is None:
        return []
    dates = [schedule.get(task.id) for task in tasks]

    def column(header: str, look: Look, cell: Callable[[TaskDates], Cell]) -> Column:
        return Column(header, look, [cell(row) if row else None for row in dates])

    return [
        column("Scheduled start", "date", lambda row: row.start),
        column("Scheduled finish", "date", lambda row: row.finish),
        column("Latest finish", "date", lambda row: row.late_finish_date),
        column("Total float", "number", lambda row: row.total_float),
        column("Free float", "number", lambda row: row.free_float),
        column("Critical", "text", lambda row: _yes(row.is_critical)),
    ]


def _phase_name(plan: Plan, key: str) -> str:
    """The phase's name, or its key where another phase would answer to that name."""
    phase = plan.phase(key)
    return phase.name if phase_named(plan, phase.name) == phase else key


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
