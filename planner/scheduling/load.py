"""Load: how many working days each owner has to work in each week, and who holds too much.

A task asks one working day of its owner on each day that is left of it; an owner has as many as the week.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.plan.plan import Plan
from planner.scheduling.recurring import unticked
from planner.scheduling.schedule import Schedule
from planner.scheduling.week import current_week
from planner.tasks.task import Status, Task, TaskId

# A recurring task is a meeting, a call or a note: it takes a morning, not the day.
OCCURRENCE_DAYS = 0.5
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What one task asks of its owner in one week, in working days; `week` is a position in the weeks."""

    task: TaskId
    owner: str
    week: int
    days: float
    may_be_delegated: bool
    has_begun: bool
    total_float: int


@dataclass(frozen=True, slots=True)
class Overload:
    """A prompt to delegate: who holds too much in which week, and the tasks that could go to somebody else.

    `days` and `capacity` are working days; `candidates` have what is not begun first, and of that the
    most slack.
    """

    owner: str
    week: date
    days: float
    capacity: int
    candidates: tuple[TaskId, ...]

    @property
    def over(self) -> float:
        """By how many working days it is too much."""
        return self.days - self.capacity


@dataclass(frozen=True, slots=True)
class Load:
    """Working days per owner (rows, "" for work nobody owns, last) and week (columns, by first date)."""

    owners: tuple[str, ...]
    weeks: tuple[date, ...]
    days: tuple[tuple[float, ...], ...]
    capacity: tuple[int, ...]
    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        """All working days asked for in these weeks."""
        return sum(map(sum, self.days))

    def overloaded(self) -> list[Overload]:
        """Every owner and week with more work than working days, the soonest and largest first."""
        over = [
            Overload(owner, self.weeks[week], days, self.capacity[week], self._candidates(owner, week))
            for owner, row in zip(self.owners, self.days, strict=True)
            for week, days in enumerate(row)
            if owner != NOBODY and days > self.capacity[week]
        ]
        return sorted(over, key=lambda one: (one.week, -one.over, one.owner))

    def _candidates(self, owner: str, week: int) -> tuple[TaskId, ...]:
        parts = [p for p in self.parts if p.owner == owner and p.week == week and p.may_be_delegated]
        return tuple(part.task for part in sorted(parts, key=lambda part: (part.has_begun, -part.total_float)))


def load(plan: Plan, tasks: Sequence[Task], schedule: Schedule, from_day: int, weeks: int) -> Load:
    """The load of so many weeks; the first is the one `from_day` lies in, of which only the rest counts.

    `schedule` is the one of the same tasks with `from_day` as its status day. Done and dropped tasks
    ask for nothing, nor do milestones and gates.
    """
    calendar = schedule.calendar
    first = current_week(from_day, calendar).start
    starts = [first + 7 * week for week in range(weeks + 1)]
    edges = [calendar.index_at_start_of(max(day, from_day)) for day in starts]
    parts = tuple(
        Part(task.id, task.owner, week, days, *_delegable(task, schedule))
        for task in tasks
        if task.is_open and task.id in schedule
        for week, days in _days_by_week(task, schedule, edges)
    )
    owners = tuple(sorted({part.owner for part in parts}, key=lambda owner: (owner == NOBODY, owner)))
    return Load(
        owners=owners,
        weeks=tuple(calendar.date_of(day) for day in starts[:-1]),
        days=_matrix(parts, owners, weeks),
        capacity=tuple(end - begin for begin, end in pairwise(edges)),
        parts=parts,
    )


def _days_by_week(task: Task, schedule: Schedule, edges: Sequence[int]) -> Iterator[tuple[int, float]]:
    if task.recurrence:
        yield from _occurrences_by_week(task, schedule, edges)
        return
    position = schedule.network.position[task.id]
    end = schedule.early_finish[position]
    begin = end - schedule.network.work[position]
    for week, (start, stop) in enumerate(pairwise(edges)):
        days = min(end, stop) - max(begin, start)
        if days > 0:
            yield week, float(days)


def _occurrences_by_week(task: Task, schedule: Schedule, edges: Sequence[int]) -> Iterator[tuple[int, float]]:
    calendar = schedule.calendar
    due = [calendar.index_at_start_of(day) for day in unticked(task, calendar, schedule[task.id].start_day)]
    for week, (start, stop) in enumerate(pairwise(edges)):
        times = sum(start <= index < stop for index in due)
        if times:
            yield week, times * OCCURRENCE_DAYS


def _delegable(task: Task, schedule: Schedule) -> tuple[bool, bool, int]:
    """Whether it may be delegated, has begun, and its slack.

    Work without slack and routines stay where they are, and what is private cannot be shown to anybody else.
    """
    slack = schedule.total_float[schedule.network.position[task.id]]
    may = slack > 0 and task.recurrence is None and not task.is_private
    return may, task.status is not Status.NOT_STARTED, slack


def _matrix(parts: Sequence[Part], owners: Sequence[str], weeks: int) -> tuple[tuple[float, ...], ...]:
    rows: Mapping[str, list[float]] = {owner: [0.0] * weeks for owner in owners}
    for part in parts:
        rows[part.owner][part.week] += part.days
    return tuple(tuple(rows[owner]) for owner in owners)
