"""When a usual message is first due: on the day of the recurring task that is the same duty, if the plan has one."""

from collections.abc import Iterable
from datetime import date, timedelta

from planner.communication.starters import Starter, first_day
from planner.scheduling.recurring import is_weekly_note, unticked
from planner.scheduling.schedule import Schedule
from planner.tasks.task import Kind, Task


def usual_day(starter: Starter, tasks: Iterable[Task], schedule: Schedule, today: date) -> date:
    """The next day its task is due, today or later; without such a task, a day of the working week (`first_day`)."""
    calendar = schedule.calendar
    earliest = calendar.day_of(today + timedelta(days=starter.after))
    days = [
        day
        for task in tasks
        if is_same_duty(starter, task) and task.id in schedule
        for day in unticked(task, calendar, schedule[task.id].start_day)
        if day >= earliest
    ]
    return calendar.date_of(min(days)) if days else first_day(starter, calendar, today)


def is_same_duty(starter: Starter, task: Task) -> bool:
    """Whether a recurring task asks for what the message is: the weekly note, or one whose name begins like it."""
    if starter.is_weekly_note:
        return is_weekly_note(task)
    return task.kind is Kind.RECURRING and task.name.casefold().startswith(starter.name.casefold())
