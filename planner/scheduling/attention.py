"""What needs the leader today: overdue, due and starting this week, blocked, waiting, and the next gates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.agreed import Agreed, agreed_days
from planner.scheduling.gates import GateNeed, open_gates
from planner.scheduling.recurring import missed, unticked
from planner.scheduling.schedule import Schedule
from planner.scheduling.waiting import Waits, followers, open_waits, reach
from planner.scheduling.week import current_week
from planner.tasks.task import Kind, Status, Task, TaskId

NEXT_GATES = 3  # what lies further ahead is on the roadmap


@dataclass(frozen=True, slots=True)
class Item:
    """A task with the day it is due or starts, and by how many calendar days it is late (0: not late).

    A recurring task is due on the day of an occurrence, and may be both overdue and due again.
    """

    task: TaskId
    name: str
    owner: str
    day: int
    date: date
    days_late: int = 0


@dataclass(frozen=True, slots=True)
class Blocked:
    """A task that cannot go on: why, which open predecessors it waits for, what waits for it.

    `holds_up` names direct successors first; `gate` is the one among them expected next.
    """

    task: TaskId
    name: str
    owner: str
    reason: str
    waits_for: tuple[TaskId, ...]
    holds_up: tuple[TaskId, ...]
    gate: TaskId | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task that was to start by now, but whose predecessors are not there yet."""

    task: TaskId
    name: str
    owner: str
    start_day: int
    days_late: int
    waits_for: tuple[TaskId, ...]


@dataclass(frozen=True, slots=True)
class Attention:
    """All that needs somebody today; `week` holds the day numbers of the week meant by "this week"."""

    week: range
    overdue: tuple[Item, ...]
    due_this_week: tuple[Item, ...]
    starting_this_week: tuple[Item, ...]
    blocked: tuple[Blocked, ...]
    waiting: tuple[Waiting, ...]
    gates: tuple[GateNeed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing needs anybody; coming gates alone do not."""
        return not (self.overdue or self.due_this_week or self.starting_this_week or self.blocked or self.waiting)


def attention(
    plan: Plan, tasks: Sequence[Task], schedule: Schedule, baseline: Baseline | None, today_day: int
) -> Attention:
    """What needs the leader today, each list with the most pressing first.

    `schedule` is the one of the same tasks with today as its status day.
    """
    agreed = agreed_days(plan, tasks, baseline)
    waits = open_waits(tasks, schedule)
    week = current_week(today_day, schedule.calendar)
    late = overdue(tasks, schedule, agreed, today_day)
    due = _due(tasks, schedule, agreed, week, {item.task for item in late})
    listed = {item.task for item in (*late, *due)}
    return Attention(
        week=week,
        overdue=late,
        due_this_week=due,
        starting_this_week=_starting(tasks, schedule, week, listed),
        blocked=_blocked(tasks, schedule, waits),
        waiting=_waiting(tasks, schedule, agreed, waits, today_day),
        gates=tuple(open_gates(tasks, schedule, agreed, waits, today_day, at_most=NEXT_GATES)),
    )


def overdue(
    tasks: Sequence[Task], schedule: Schedule, agreed: Mapping[TaskId, Agreed], today_day: int
) -> tuple[Item, ...]:
    """Open tasks whose agreed finish lies before today, recurring ones with a missed occurrence; worst first."""
    late = []
    for task in _scheduled(tasks, schedule):
        day = _oldest_missed(task, schedule, today_day) if task.recurrence else agreed[task.id].finish_day
        if day is not None and day < today_day:
            late.append((task, day))
    late.sort(key=lambda pair: (pair[1], pair[0].number))
    return tuple(_item(task, day, schedule, today_day - day) for task, day in late)


def _oldest_missed(task: Task, schedule: Schedule, today_day: int) -> int | None:
    return next(iter(missed(task, schedule.calendar, today_day, schedule[task.id].start_day)), None)


def _due(
    tasks: Sequence[Task], schedule: Schedule, agreed: Mapping[TaskId, Agreed], week: range, late: set[TaskId]
) -> tuple[Item, ...]:
    """Due by what was agreed, or by the schedule: one that cannot be finished in time is still due."""
    due: list[tuple[Task, int]] = []
    for task in _scheduled(tasks, schedule):
        if task.recurrence:
            days = unticked(task, schedule.calendar, schedule[task.id].start_day)
        elif task.id in late:
            days = []
        else:
            days = _first_in(week, agreed[task.id].finish_day, _finish_day(task, schedule))
        due.extend((task, day) for day in days if day in week)
    due.sort(key=lambda pair: (pair[1], pair[0].number))
    return tuple(_item(task, day, schedule) for task, day in due)


def _starting(tasks: Sequence[Task], schedule: Schedule, week: range, listed: set[TaskId]) -> tuple[Item, ...]:
    candidates = [
        (task, schedule.start_days[schedule.network.position[task.id]])
        for task in _scheduled(tasks, schedule)
        if task.status is Status.NOT_STARTED and task.kind is Kind.TASK and task.id not in listed
    ]
    starting = sorted(
        ((task, day) for task, day in candidates if day in week), key=lambda pair: (pair[1], pair[0].number)
    )
    return tuple(_item(task, day, schedule) for task, day in starting)


def _blocked(tasks: Sequence[Task], schedule: Schedule, waits: Waits) -> tuple[Blocked, ...]:
    held = followers(waits)
    gates = {task.id: _finish_day(task, schedule) for task in _scheduled(tasks, schedule) if task.kind is Kind.GATE}
    blocked = []
    for task in _scheduled(tasks, schedule):
        if task.status is Status.BLOCKED:
            holds_up = reach(task.id, held)
            gate = min((one for one in holds_up if one in gates), key=gates.__getitem__, default=None)
            waiting = tuple(waits[task.id])
            blocked.append(Blocked(task.id, task.name, task.owner, task.blocked_reason, waiting, holds_up, gate))
    return tuple(sorted(blocked, key=lambda one: (schedule[one.task].total_float, -len(one.holds_up))))


def _waiting(
    tasks: Sequence[Task], schedule: Schedule, agreed: Mapping[TaskId, Agreed], waits: Waits, today_day: int
) -> tuple[Waiting, ...]:
    now = schedule.calendar.index_at_start_of(today_day)
    waiting = [
        Waiting(task.id, task.name, task.owner, start_day, today_day - start_day, tuple(waits[task.id]))
        for task in _scheduled(tasks, schedule)
        if task.status is Status.NOT_STARTED
        and not task.is_point
        and waits[task.id]
        and (start_day := agreed[task.id].start_day) <= today_day
        and schedule[task.id].early_start > now  # a link may let it start before its predecessor ends
    ]
    return tuple(sorted(waiting, key=lambda one: one.start_day))


def _scheduled(tasks: Sequence[Task], schedule: Schedule) -> list[Task]:
    return [task for task in tasks if task.is_open and task.id in schedule]


def _first_in(week: range, *days: int) -> list[int]:
    return [day for day in days if day in week][:1]


def _finish_day(task: Task, schedule: Schedule) -> int:
    return schedule.finish_days[schedule.network.position[task.id]]


def _item(task: Task, day: int, schedule: Schedule, days_late: int = 0) -> Item:
    return Item(task.id, task.name, task.owner, day, schedule.calendar.date_of(day), days_late)
