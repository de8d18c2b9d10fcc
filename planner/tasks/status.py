"""A task's status: the dates and the percentage that go with each step, and the board by status."""

from collections.abc import Iterable
from datetime import date

from planner.shared.errors import BadInput
from planner.tasks.task import Kind, Status, Task


def started(task: Task, on: date, percent: int | None = None) -> Task:
    """In progress since the given day, or since the day it had already started."""
    reached = task.percent if percent is None else percent
    return task.but(
        status=Status.IN_PROGRESS,
        percent=min(reached, 99),
        actual_start=task.actual_start or on,
        actual_finish=None,
        blocked_reason="",
    )


def completed(task: Task, on: date) -> Task:
    """Done on the given day."""
    return task.but(
        status=Status.DONE,
        percent=100,
        actual_start=min(task.actual_start or on, on),
        actual_finish=on,
        blocked_reason="",
    )


def blocked(task: Task, reason: str) -> Task:
    """Blocked, with the reason; `BadInput` when no reason is given."""
    return task.but(status=Status.BLOCKED, blocked_reason=reason, percent=min(task.percent, 99), actual_finish=None)


def dropped(task: Task) -> Task:
    """Not to be done any more; it stays in the plan for the record."""
    return task.but(status=Status.DROPPED, actual_finish=None, blocked_reason="", percent=min(task.percent, 99))


def not_started(task: Task) -> Task:
    """Back to the beginning."""
    return task.but(status=Status.NOT_STARTED, percent=0, actual_start=None, actual_finish=None, blocked_reason="")


def with_status(task: Task, status: Status, on: date, reason: str = "") -> Task:
    """The task in the status asked for, with the dates that belong to it."""
    if status is task.status and not (status is Status.BLOCKED and reason != task.blocked_reason):
        return task
    match status:
        case Status.NOT_STARTED:
            return not_started(task)
        case Status.IN_PROGRESS:
            return started(task, on)
        case Status.BLOCKED:
            return blocked(task, reason or task.blocked_reason)
        case Status.DONE:
            return completed(task, on)
        case Status.DROPPED:
            return dropped(task)


def with_percent(task: Task, percent: int, on: date) -> Task:
    """The task at this percentage: 100 completes it, anything above 0 starts it."""
    if not 0 <= percent <= 100:
        raise BadInput(f"{percent} % is not between 0 and 100.", {"percent": "Enter 0 to 100."})
    if percent == 100:
        return completed(task, on)
    if task.status is Status.DONE or (percent > 0 and task.status is Status.NOT_STARTED):
        return started(task, on, percent)
    begun = {"actual_start": task.actual_start or on} if percent else {}
    return task.but(percent=percent, **begun)


def ticked(task: Task, day: int, is_done: bool) -> Task:
    """A recurring task with the occurrence of that day ticked or open again."""
    if task.kind is not Kind.RECURRING:
        raise BadInput(f"“{task.name}” does not recur, so it has no occurrence to tick.")
    days = set(task.ticked_days) | {day} if is_done else set(task.ticked_days) - {day}
    return task.but(ticked_days=tuple(sorted(days)))


def columns(tasks: Iterable[Task]) -> list[tuple[Status, list[Task]]]:
    """The board: for each status its tasks, by start day and number."""
    in_order = sorted(tasks, key=lambda task: (task.start_day, task.number))
    return [(status, [task for task in in_order if task.status is status]) for status in Status]
