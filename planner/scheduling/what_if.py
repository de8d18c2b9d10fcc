"""What if: tasks moved or lengthened, an owner away, and what that does to every date, without saving."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.plan.plan import Plan
from planner.scheduling.schedule import Schedule, schedule
from planner.scheduling.waiting import drivers
from planner.scheduling.week import next_working_day
from planner.shared.errors import BadInput
from planner.tasks.task import Estimate, Kind, LinkType, Status, Task, TaskId


@dataclass(frozen=True, slots=True)
class Move:
    """Start a task so many calendar days later than scheduled; negative is earlier."""

    task: TaskId
    days: int


@dataclass(frozen=True, slots=True)
class Lengthen:
    """Give a task so many working days more; negative is fewer."""

    task: TaskId
    working_days: int


@dataclass(frozen=True, slots=True)
class Away:
    """Nobody works on this owner's tasks from one day to another, both included."""

    owner: str
    from_day: int
    to_day: int


Change = Move | Lengthen | Away


@dataclass(frozen=True, slots=True)
class Shift:
    """One task's dates before and after; `days` is how many calendar days later it ends."""

    task: TaskId
    name: str
    start_before: date
    start_after: date
    finish_before: date
    finish_after: date

    @property
    def days(self) -> int:
        """Calendar days by which the task ends later; negative is earlier."""
        return (self.finish_after - self.finish_before).days

    @property
    def has_moved(self) -> bool:
        """Whether its start or its end is another one."""
        return self.start_before != self.start_after or self.finish_before != self.finish_after


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A trial of changes: all tasks as they would be, the changed ones, both schedules.

    `held_by` has the tasks that do not start as early as asked, each with the predecessors that
    hold it back; without any, it is today or the plan's first day that does.
    """

    tasks: tuple[Task, ...]
    changed: tuple[Task, ...]
    before: Schedule
    schedule: Schedule
    held_by: Mapping[TaskId, tuple[TaskId, ...]]

    def shifts(self) -> list[Shift]:
        """The tasks whose dates change, the largest shift first."""
        shifts = (shift_of(task, self.before, self.schedule) for task in self.tasks if task.id in self.schedule)
        return sorted((shift for shift in shifts if shift.has_moved), key=_largest_first)

    def gates(self) -> list[Shift]:
        """Every open gate and milestone, moved or not, the largest shift first."""
        points = (task for task in self.tasks if task.is_point and task.is_open)
        return sorted((shift_of(task, self.before, self.schedule) for task in points), key=_largest_first)


def try_out(plan: Plan, tasks: Sequence[Task], changes: Sequence[Change], status_day: int | None = None) -> WhatIf:
    """The plan as it would be after the changes, made in their order; nothing is saved.

    Raises `BadInput` for a task that is not there, cannot be moved or lengthened, or an absence
    that ends before it begins or is nobody's.
    """
    trial = _Trial(plan, tasks, status_day)
    for change in changes:
        trial.make(change)
    return trial.result()


def try_possible(
    plan: Plan, tasks: Sequence[Task], changes: Mapping[int, Change], status_day: int | None = None
) -> tuple[WhatIf, dict[int, str]]:
    """As `try_out`, but without the changes that cannot be made; under their keys, why not."""
    trial, refused = _Trial(plan, tasks, status_day), {}
    for key, change in changes.items():
        try:
            trial.make(change)
        except BadInput as error:
            refused[key] = str(error)
    return trial.result(), refused


def shift_of(task: Task, before: Schedule, after: Schedule) -> Shift:
    """A task's dates in two schedules."""
    was, now = before[task.id], after[task.id]
    return Shift(task.id, task.name, was.start, now.start, was.finish, now.finish)


class _Trial:
    """Tasks on trial, rescheduled after every change."""

    def __init__(self, plan: Plan, tasks: Sequence[Task], status_day: int | None) -> None:
        self.plan = plan
        self.status_day = status_day
        self.original = tasks
        self.tasks = {task.id: task for task in tasks}
        self.dates = self.before = schedule(plan, tasks, status_day)
        self.held_by: dict[TaskId, tuple[TaskId, ...]] = {}

    def make(self, change: Change) -> None:
        """All of the change or, when it is refused, nothing of it."""
        kept = self.tasks, self.dates, self.held_by
        try:
            match change:
                case Move():
                    self.move(change)
                case Lengthen():
                    self.lengthen(change)
                case Away():
                    self.leave(change)
        except BadInput:
            self.tasks, self.dates, self.held_by = kept
            raise

    def result(self) -> WhatIf:
        after = tuple(self.tasks.values())
        changed = tuple(new for new, old in zip(after, self.original, strict=True) if new != old)
        return WhatIf(after, changed, self.before, self.dates, self.held_by)

    def move(self, change: Move) -> None:
        task = self._open_task(change.task, "moved")
        if _is_under_way(task):
            raise BadInput(f"“{task.name}” has already started, so it cannot be moved; lengthen it instead.")
        if not change.days:
            return
        # Its occurrences are counted from its own day, wherever links let it begin.
        start_day = task.start_day if task.recurrence else self._begin_day(task)
        moved = task.but(start_day=start_day + change.days)
        self._put([moved])
        if self._begin_day(moved) > next_working_day(moved.start_day, self.dates.calendar):
            self.held_by = self.held_by | {task.id: tuple(drivers(moved, self.dates))}

    def lengthen(self, change: Lengthen) -> None:
        task = self._open_task(change.task, "lengthened")
        if task.kind is not Kind.TASK:
            raise BadInput(f"“{task.name}” is a {task.kind} entry without a length of its own; move it instead.")
        left = self._work_left(task)
        if left + change.working_days < 1:
            raise BadInput(f"“{task.name}” has {left} working days left; shorten it by less than that.")
        self._put([self._longer(task, change.working_days)])

    def leave(self, absence: Away) -> None:
        """In order of start, each group seen where the ones before have put it."""
        if not absence.owner:
            raise BadInput("Nobody is named who would be away; choose an owner.")
        if absence.to_day < absence.from_day:
            raise BadInput(f"{absence.owner} would be back before leaving; choose a later last day.")
        paused: set[TaskId] = set()
        while group := self._first_affected(absence, paused):
            paused.update(task.id for task in group)
            self._put([self._paused(task, absence) for task in group])

    def _first_affected(self, absence: Away, paused: set[TaskId]) -> list[Task]:
        affected = [
            task
            for task in self.tasks.values()
            if task.owner == absence.owner
            and task.is_open
            and task.kind is not Kind.RECURRING
            and task.id not in paused
            and self._begin_day(task) <= absence.to_day
            and self._finish_day(task) >= absence.from_day
        ]
        first = min(map(self._begin_day, affected), default=0)
        return [task for task in affected if self._begin_day(task) == first]

    def _paused(self, task: Task, absence: Away) -> Task:
        """Later if it has not begun when the owner leaves, otherwise longer by the working days lost."""
        begin_day = self._begin_day(task)
        if begin_day >= absence.from_day and not _is_under_way(task):
            return task.but(start_day=absence.to_day + 1)
        calendar = self.dates.calendar
        back = calendar.index_at_end_of(absence.to_day)
        return self._longer(task, back - calendar.index_at_start_of(max(absence.from_day, begin_day)))

    def _longer(self, task: Task, days: int) -> Task:
        duration = task.duration + days
        changes: dict[str, object] = {"duration": duration}
        if task.estimate:
            changes["estimate"] = _shifted(task.estimate, days)
        if _is_under_way(task):
            changes["percent"] = _percent_done(duration, self._work_left(task) + days)
        elif any(link.type in (LinkType.FF, LinkType.SF) for link in task.links):
            changes["start_day"] = self._begin_day(task)  # a link that holds its end would pull its start forward
        return task.but(**changes)

    def _open_task(self, task_id: TaskId, verb: str) -> Task:
        task = self.tasks.get(task_id)
        if task is None:
            raise BadInput(f"There is no task “{task_id}” in this plan; choose one of its tasks.")
        if not task.is_open:
            raise BadInput(f"“{task.name}” is {task.status}, so it cannot be {verb}; choose an open task.")
        return task

    def _put(self, changed: Iterable[Task]) -> None:
        self.tasks = self.tasks | {task.id: task for task in changed}
        self.dates = schedule(self.plan, list(self.tasks.values()), self.status_day)

    def _begin_day(self, task: Task) -> int:
        """The day on which what is left of the task begins."""
        position = self.dates.network.position[task.id]
        if _is_under_way(task):
            return self.dates.calendar.working_day(self.dates.early_finish[position] - self._work_left(task))
        return self.dates.start_days[position]

    def _finish_day(self, task: Task) -> int:
        return self.dates.finish_days[self.dates.network.position[task.id]]

    def _work_left(self, task: Task) -> int:
        return self.dates.network.work[self.dates.network.position[task.id]]


def _is_under_way(task: Task) -> bool:
    """Whether work has begun; a milestone or gate has none."""
    return not task.is_point and (task.status is Status.IN_PROGRESS or task.actual_start is not None)


def _percent_done(duration: int, left: int) -> int:
    """The share done as a percentage, rounded up unless fewer working days than these would be left."""
    done = duration - left
    highest = (100 * (done + 1) - 1) // duration  # ceil(duration * (100 - p) / 100) >= left, solved for p
    return min(99, -(-100 * done // duration), highest)


def _shifted(estimate: Estimate, days: int) -> Estimate:
    """The three points moved along with the duration, so that a forecast sees the change as well."""
    points = (estimate.optimistic, estimate.likely, estimate.pessimistic)
    optimistic, likely, pessimistic = (max(0.0, point + days) for point in points)
    return Estimate.checked(optimistic=optimistic, likely=likely, pessimistic=pessimistic)


def _largest_first(shift: Shift) -> tuple[int, date]:
    return -abs(shift.days), shift.finish_before
