"""Recurring work: on which days it falls due, which occurrence comes next, which were missed.

The rhythm counts calendar days from the task's start. An occurrence on a free day moves to the next
working day; two that meet there are one.
"""

from bisect import bisect_left

from planner.communication.weekly_note import TOOL
from planner.scheduling.week import next_working_day
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import Kind, Task


def occurrences(task: Task, calendar: WorkCalendar, from_day: int | None = None) -> list[int]:
    """The day numbers on which the task falls due, up to and including its last day, without duplicates.

    None lies before the plan's first day, nor before `from_day`, when links let the task begin only
    then. Empty for a task that does not recur.
    """
    return [due for due, _ in _rounds(task, calendar, from_day)]


def unticked(task: Task, calendar: WorkCalendar, from_day: int | None = None) -> list[int]:
    """The occurrences nobody has ticked; none once the whole task is done or dropped.

    A tick counts for the round it lies in, so ticks stay right when a holiday moves the occurrence.
    """
    if not task.is_open:
        return []
    return [due for due, span in _rounds(task, calendar, from_day) if not _has_tick(task, span)]


def missed(task: Task, calendar: WorkCalendar, today_day: int, from_day: int | None = None) -> list[int]:
    """The occurrences before today that nobody has ticked, oldest first."""
    return [day for day in unticked(task, calendar, from_day) if day < today_day]


def is_weekly_note(task: Task) -> bool:
    """Whether sending the weekly note does the task: it recurs, and the note is one of its tools."""
    return task.kind is Kind.RECURRING and TOOL in (tool.strip() for tool in task.tool.split(","))


def _rounds(task: Task, calendar: WorkCalendar, from_day: int | None) -> list[tuple[int, range]]:
    """Each occurrence with the days of its round: up to the day before the next round begins."""
    if not task.recurrence:
        return []
    begins: dict[int, int] = {}
    for day in range(task.start_day, task.recurrence.until_day + 1, task.recurrence.every_days):
        begins.setdefault(next_working_day(day, calendar), day)
    ends = [*list(begins.values())[1:], task.recurrence.until_day + 1]
    earliest = calendar.origin if from_day is None else max(from_day, calendar.origin)
    return [
        (due, range(begin, end))
        for (due, begin), end in zip(begins.items(), ends, strict=True)
        if earliest <= due <= task.recurrence.until_day
    ]


def _has_tick(task: Task, span: range) -> bool:
    at = bisect_left(task.ticked_days, span.start)
    return at < len(task.ticked_days) and task.ticked_days[at] < span.stop
