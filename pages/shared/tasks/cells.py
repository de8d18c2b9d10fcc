"""What was typed into the table's cells, as tasks; what cannot be used is said by row and column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pages.shared.tasks.columns import LABELS, REASON
from planner.plan.plan import Plan
from planner.shared.errors import BadInput
from planner.tasks.predecessors import parse_predecessors
from planner.tasks.status import with_percent, with_status
from planner.tasks.task import Kind, Link, Status, Task, TaskId

Cells = Mapping[str, Any]
_PLAIN = ("name", "owner", "phase", "start_day", "duration", "deadline_day")
_NEVER_EMPTY = {"name": "", "owner": "", "percent": 0, REASON: "", "links": ""}


@dataclass(frozen=True)
class Table:
    """What cells are read against: the plan, its tasks by number, and today."""

    plan: Plan
    tasks: Sequence[Task]
    today: date
    known: Mapping[str, TaskId] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, tasks: Sequence[Task], today: date) -> "Table":
        """The table over these tasks."""
        return cls(plan, tasks, today, {str(task.number): task.id for task in tasks})


@dataclass
class Read:
    """The tasks as typed, and one sentence for each cell that cannot be used."""

    changed: list[Task] = field(default_factory=list)
    added: list[Task] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    lacks_reason: bool = False

    def refuse(self, where: str, error: BadInput) -> None:
        """Note what is wrong in a row."""
        for name, text in (error.problems or {"value": str(error)}).items():
            column = LABELS.get(name.split(".")[0])
            self.problems.append(f"{where}{', ' + column if column else ''}: {text}")


def read(table: Table, changed: Sequence[tuple[Task, Cells]], added: Sequence[Cells]) -> Read:
    """All rows that were typed into; a row without any word is none."""
    found = Read()
    for task, cells in changed:
        try:
            found.changed.append(edited(table, task, cells))
        except BadInput as error:
            found.refuse(f"No. {task.number} “{_short(task.name)}”", error)
            found.lacks_reason |= REASON in error.problems
    for at, cells in enumerate(added, start=1):
        try:
            found.added.append(new_task(table, cells))
        except BadInput as error:
            name = str(cells.get("name") or "")
            found.refuse(f"New row {at}{f' “{_short(name)}”' if name else ''}", error)
            found.lacks_reason |= REASON in error.problems
    return found


def edited(table: Table, task: Task, cells: Cells) -> Task:
    """The task with the cells typed over it: status and percentage bring their dates along."""
    cells = {name: _NEVER_EMPTY.get(name) if value is None else value for name, value in cells.items()}
    task = task.but(**{name: cells[name] for name in _PLAIN if name in cells})
    if "links" in cells:
        task = task.but(links=_links(table, task, str(cells["links"])))
    return _reported(table, task, cells)


def new_task(table: Table, cells: Cells) -> Task:
    """A task from a row that was added; what was left empty is filled in."""
    today = max((table.today - table.plan.first_day).days, table.plan.earliest_day)
    live = table.plan.live_phases(today) or table.plan.phases
    given = {name: value for name, value in cells.items() if value is not None}
    duration = given.get("duration", 1)
    blank = {"start_day": today, "phase": live[0].key, "name": "", "owner": ""}
    fields = blank | {name: given[name] for name in _PLAIN if name in given}
    kind = Kind.MILESTONE if duration == 0 else Kind.TASK
    task = Task.checked(**fields | {"id": "new", "number": 1, "kind": kind, "duration": duration})
    return edited(table, task, {name: given[name] for name in ("links", "status", REASON, "percent") if name in given})


def _reported(table: Table, task: Task, cells: Cells) -> Task:
    status = _status(cells["status"]) if "status" in cells else task.status
    reason = str(cells.get(REASON, task.blocked_reason))
    if status is Status.BLOCKED and not reason.strip():
        raise BadInput("", {REASON: "Say what blocks the task, so that somebody can help."})
    if status is not Status.BLOCKED and reason.strip() and REASON in cells:
        raise BadInput("", {REASON: "Only a blocked task has a reason; choose the status Blocked, or clear this."})
    task = with_status(task, status, table.today, reason)
    is_settled = status in (Status.DONE, Status.NOT_STARTED, Status.DROPPED) and "status" in cells
    if "percent" in cells and not is_settled:
        task = with_percent(task, _percent(cells["percent"]), table.today)
    return task


def _links(table: Table, task: Task, text: str) -> tuple[Link, ...]:
    hidden = tuple(link for link in task.links if link.predecessor not in table.known.values())
    per_week = len(table.plan.week.working_weekdays)
    try:
        return (*parse_predecessors(text, lambda words: table.known.get(words.strip("# ")), per_week), *hidden)
    except BadInput as error:
        raise BadInput(str(error), {"links": str(error)}) from error


def _status(value: object) -> Status:
    try:
        return Status(value)
    except ValueError as error:
        raise BadInput("", {"status": "Choose one from the list."}) from error


def _percent(value: object) -> int:
    if isinstance(value, int | float) and value in range(101):
        return int(value)
    raise BadInput("", {"percent": "Enter a whole number from 0 to 100."})


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"
