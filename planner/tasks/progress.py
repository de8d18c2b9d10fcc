"""Progress: the one function behind every percentage on a page, tile, report or export."""

from collections.abc import Iterable

from planner.tasks.task import Kind, Status, Task


def weight(task: Task) -> int:
    """Working days a task counts for. Dropped tasks count nothing, and neither does recurring
    work: it passes with time and would hide a slip (level of effort; Lipke 2009, ch. 9)."""
    if task.status is Status.DROPPED or task.kind is Kind.RECURRING:
        return 0
    return task.duration


def progress(tasks: Iterable[Task]) -> float:
    """Share of the planned working days that is done, 0 to 1; 0 for no work at all."""
    total = done = 0.0
    for task in tasks:
        total += weight(task)
        done += weight(task) * task.percent / 100
    return done / total if total else 0.0
