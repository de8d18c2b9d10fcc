"""Moving the leader's first day: what shifts with it, what stays, and what would be overdue at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.agreed import agreed_days
from planner.scheduling.attention import overdue
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.what_if import Shift, shift_of
from planner.tasks.task import Kind, Task, TaskId


@dataclass(frozen=True, slots=True)
class FirstDayShift:
    """A preview of another first day.

    `gates` are all open ones with their dates before and after. `uneven` are the open tasks that end
    by another number of days later than the first day moves, because of weekends, holidays or today.
    `keep_dates` have actual dates, which stay; `newly_overdue` are overdue only after the move.
    """

    before: date
    after: date
    gates: tuple[Shift, ...]
    uneven: tuple[Shift, ...]
    keep_dates: tuple[TaskId, ...]
    newly_overdue: tuple[TaskId, ...]

    @property
    def days(self) -> int:
        """Calendar days by which the first day moves; negative is earlier."""
        return (self.after - self.before).days


def preview_first_day(
    plan: Plan, tasks: Sequence[Task], first_day: date, today: date, baseline: Baseline | None = None
) -> FirstDayShift:
    """What happens to the plan's dates with another first day; `BadInput` if it is no sensible date."""
    moved = plan.but(first_day=first_day)
    was, now = _on(plan, tasks, today), _on(moved, tasks, today)
    shifts = {task.id: shift_of(task, was, now) for task in tasks if task.is_open and task.id in now}
    days = (first_day - plan.first_day).days
    late_already = _overdue(plan, tasks, was, baseline, today)
    return FirstDayShift(
        before=plan.first_day,
        after=first_day,
        gates=tuple(shifts[task.id] for task in tasks if task.kind is Kind.GATE and task.id in shifts),
        uneven=tuple(shift for shift in shifts.values() if shift.days != days),
        keep_dates=tuple(task.id for task in tasks if task.actual_start or task.actual_finish),
        newly_overdue=tuple(t for t in _overdue(moved, tasks, now, baseline, today) if t not in late_already),
    )


def _on(plan: Plan, tasks: Sequence[Task], today: date) -> Schedule:
    return schedule(plan, tasks, plan.calendar().day_of(today))


def _overdue(
    plan: Plan, tasks: Sequence[Task], dates: Schedule, baseline: Baseline | None, today: date
) -> tuple[TaskId, ...]:
    agreed = agreed_days(plan, tasks, baseline)
    return tuple(item.task for item in overdue(tasks, dates, agreed, dates.calendar.day_of(today)))
