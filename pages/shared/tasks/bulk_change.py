"""One change of several tasks: what becomes of them, and the sentence that says so beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pages.shared.text import count
from planner.plan.plan import Plan
from planner.shared.errors import BadInput
from planner.tasks.status import with_status
from planner.tasks.task import Status, Task


class What(StrEnum):
    """What can be changed of several tasks at once."""

    OWNER = "Owner"
    STATUS = "Status"
    MOVE = "Move by days"
    START = "Earliest start day"
    PHASE = "Phase"
    DELETE = "Delete"


@dataclass(frozen=True, slots=True)
class Bulk:
    """What is to be changed, and to what; `reason` is for blocked tasks."""

    what: What
    owner: str = ""
    status: Status = Status.NOT_STARTED
    reason: str = ""
    days: int = 0
    phase: str = ""


def changed(tasks: Sequence[Task], bulk: Bulk, today: date) -> list[Task]:
    """The tasks after the change; `BadInput` names the task that does not allow it."""
    return [_changed(task, bulk, today) for task in tasks]


def _changed(task: Task, bulk: Bulk, today: date) -> Task:
    try:
        return _after(task, bulk, today)
    except BadInput as error:
        raise BadInput(f"“{task.name[:60]}” cannot be changed: {error}", error.problems) from error


def _after(task: Task, bulk: Bulk, today: date) -> Task:
    match bulk.what:
        case What.OWNER:
            return task.but(owner=bulk.owner)
        case What.STATUS:
            return with_status(task, bulk.status, today, bulk.reason)
        case What.MOVE:
            return _moved(task, bulk.days)
        case What.START:
            return task.but(start_day=bulk.days)
        case What.PHASE:
            return task.but(phase=bulk.phase)
        case What.DELETE:
            return task


def _moved(task: Task, days: int) -> Task:
    rhythm = task.recurrence and task.recurrence.but(until_day=task.recurrence.until_day + days)
    return task.but(start_day=task.start_day + days, recurrence=rhythm)


def preview(tasks: Sequence[Task], bulk: Bulk, plan: Plan) -> str:
    """What will happen, in a sentence of plain text: "12 tasks go to Ada Byron."."""
    those, one = count(len(tasks), "task"), len(tasks) == 1
    match bulk.what:
        case What.OWNER:
            verb = "goes" if one else "go"
            return f"{those} {verb} to {bulk.owner}." if bulk.owner else f"{those} will have no owner."
        case What.STATUS:
            return f"{those} {'becomes' if one else 'become'} “{bulk.status.value}”.{_of_status(bulk)}"
        case What.MOVE:
            way = "later" if bulk.days >= 0 else "earlier"
            return f"{those} may start {count(abs(bulk.days), 'calendar day')} {way} than now."
        case What.START:
            return f"{those} may start on day {bulk.days} at the earliest."
        case What.PHASE:
            return f"{those} {'moves' if one else 'move'} to the phase {_phase(plan, bulk.phase)}."
        case What.DELETE:
            links = "the links to it go" if one else "the links to them go"
            return f"{those} will be deleted, and {links} too. You can undo it."


def _of_status(bulk: Bulk) -> str:
    return " They count as finished today, at 100 %." if bulk.status is Status.DONE else ""


def _phase(plan: Plan, key: str) -> str:
    return next((phase.name for phase in plan.phases if phase.key == key), key)
