"""The schedule: when each task starts and ends, how much slack it has, which ones cannot slip."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import sub

from planner.plan.plan import Phase, Plan
from planner.scheduling.network import Network, network_of
from planner.scheduling.passes import backward, forward
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import LinkType, Status, Task, TaskId


@dataclass(frozen=True, slots=True)
class TaskDates:
    """One task's dates: indexes in working days since the plan's first day, calendar days, dates.

    `finish_day` is the last day worked, or the day a milestone or gate falls on.
    """

    task: TaskId
    early_start: int
    early_finish: int
    late_start: int
    late_finish: int
    total_float: int
    free_float: int
    is_critical: bool
    start_day: int
    finish_day: int
    late_finish_day: int
    start: date
    finish: date
    late_finish_date: date
    is_out_of_window: bool


@dataclass(frozen=True)
class Schedule:
    """The dates of all tasks that take part, as columns in the order of the tasks; `[id]` gives one row."""

    ids: list[TaskId]
    early_start: list[int]
    early_finish: list[int]
    late_start: list[int]
    late_finish: list[int]
    total_float: list[int]
    free_float: list[int]
    is_critical: list[bool]
    finish: int
    """Working days from the plan's first day to the end of its last task."""
    calendar: WorkCalendar = field(repr=False)
    network: Network = field(repr=False)
    windows: Sequence[Phase | None] = field(default=(), repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, task: object) -> bool:
        return task in self.network.position

    def __iter__(self) -> Iterator[TaskDates]:
        return map(self._row, range(len(self.ids)))

    def __getitem__(self, task: TaskId) -> TaskDates:
        return self._row(self.network.position[task])

    def get(self, task: TaskId) -> TaskDates | None:
        """The task's dates; None if it takes no part, as a dropped task."""
        i = self.network.position.get(task)
        return None if i is None else self._row(i)

    def rows(self) -> Iterator[TaskDates]:
        """The dates of every task, in the order of the tasks."""
        return iter(self)

    @cached_property
    def start_days(self) -> list[int]:
        """The calendar day each task starts on."""
        days = self.calendar.working_days(max(self.early_start, default=0) + 1)
        starts = [days[start] if start >= 0 else 0 for start in self.early_start]
        for i in self.network.points:
            starts[i] = self._point_day(i, self.early_start[i])
        for i, day in self.network.began_on.items():
            starts[i] = day
        return starts

    @cached_property
    def finish_days(self) -> list[int]:
        """The last calendar day each task is worked on, or the day a point falls on."""
        days = self.calendar.working_days(max(0, max(self.early_finish, default=0)) + 1)
        finishes = [
            days[finish - 1] if finish > max(start, 0) else days[max(finish, 0)]
            for start, finish in zip(self.early_start, self.early_finish, strict=True)
        ]
        for i in self.network.points:
            finishes[i] = self._point_day(i, self.early_finish[i])
        for i, day in self.network.ended_on.items():
            finishes[i] = day
        return finishes

    @cached_property
    def finish_day(self) -> int:
        """The calendar day on which the last task ends; the plan's first day if there are none."""
        return max((self.finish_days[i] for i in self.network.order), default=self.calendar.origin)

    @property
    def finish_date(self) -> date:
        """The date on which the last task ends."""
        return self.calendar.date_of(self.finish_day)

    def critical_path(self) -> tuple[TaskId, ...]:
        """The tasks that cannot slip, in the order of their start."""
        critical = [i for i in self.network.order if self.is_critical[i]]
        return tuple(self.ids[i] for i in sorted(critical, key=lambda i: self.early_start[i]))

    def _row(self, i: int) -> TaskDates:
        start_day, finish_day = self.start_days[i], self.finish_days[i]
        late_day = self._late_finish_day(i)
        window = self.windows[i] if self.windows else None
        return TaskDates(
            task=self.ids[i],
            early_start=self.early_start[i],
            early_finish=self.early_finish[i],
            late_start=self.late_start[i],
            late_finish=self.late_finish[i],
            total_float=self.total_float[i],
            free_float=self.free_float[i],
            is_critical=self.is_critical[i],
            start_day=start_day,
            finish_day=finish_day,
            late_finish_day=late_day,
            start=self.calendar.date_of(start_day),
            finish=self.calendar.date_of(finish_day),
            late_finish_date=self.calendar.date_of(late_day),
            is_out_of_window=window is not None and not (window.holds(start_day) and window.holds(finish_day)),
        )

    def _late_finish_day(self, i: int) -> int:
        if self.total_float[i] == 0:
            return self.finish_days[i]
        if i in self.network.points:
            return min(self._point_day(i, self.late_finish[i]), max(self.finish_day, self.finish_days[i]))
        return self.calendar.working_day(self.late_finish[i] - 1)

    def _point_day(self, i: int, index: int) -> int:
        """A point counts as zero working days: held by its own day it falls on the morning of that
        day, otherwise on the day its predecessor ends, or a gate on a Friday would end on Monday."""
        is_on_own_day = self.early_finish[i] == self.network.releases[i]
        return self.calendar.working_day(index if is_on_own_day else index - 1)


def schedule(plan: Plan, tasks: Sequence[Task], status_day: int | None = None) -> Schedule:
    """The plan's schedule; with a status day, unfinished work is not planned before it.

    Raises `BadInput` for a cycle, a link to an unknown task or one from a recurring task.
    """
    calendar = plan.calendar()
    phases = {phase.key: phase for phase in plan.phases}
    windows = [phases.get(task.phase) for task in tasks if task.status is not Status.DROPPED]
    return schedule_network(network_of(tasks, calendar, status_day), calendar, windows)


def schedule_network(network: Network, calendar: WorkCalendar, windows: Sequence[Phase | None] = ()) -> Schedule:
    """The schedule of a network; no task is out of its window when no windows are given."""
    early = forward(network)
    late = backward(network, early)
    early_start = early.begin
    late_start = list(map(sub, late.finish, network.work))
    for i, start in network.begun.items():
        early_start[i] = late_start[i] = start
    for i in network.recurring:
        late_start[i] = early_start[i]
    total_float = list(map(sub, late.finish, early.finish))
    is_critical = [slack <= 0 for slack in total_float]
    for i in (*network.done, *network.recurring):
        is_critical[i] = False
    return Schedule(
        ids=network.ids,
        early_start=early_start,
        early_finish=early.finish,
        late_start=late_start,
        late_finish=late.finish,
        total_float=total_float,
        free_float=list(map(sub, late.undisturbing_finish, early.finish)),
        is_critical=is_critical,
        finish=early.end,
        calendar=calendar,
        network=network,
        windows=windows,
    )


def waits_for(task: Task, tasks: Sequence[Task], dates: Schedule) -> list[TaskId]:
    """The predecessors that still hold the task back, the one that ends last first.

    A predecessor holds back until it is done, or where only its start counts, until it has started.
    """
    by_id = {other.id: other for other in tasks}
    holding = {link.predecessor for link in task.links if _holds_back(by_id.get(link.predecessor), link.type)}
    place = dates.network.position
    return sorted(holding, key=lambda other: (-dates.early_finish[place[other]], place[other]))


def predecessors_of(task_id: TaskId, tasks: Sequence[Task]) -> list[TaskId]:
    """Everything the task waits for, directly or through others, the direct ones first; dropped tasks left out."""
    links = {task.id: task.links for task in tasks if task.status is not Status.DROPPED}
    found: dict[TaskId, None] = {}
    ahead = [task_id]
    for here in ahead:
        for link in links[here]:
            if link.predecessor in links and link.predecessor not in found:
                found[link.predecessor] = None
                ahead.append(link.predecessor)
    return list(found)


def _holds_back(predecessor: Task | None, link_type: LinkType) -> bool:
    if predecessor is None or not predecessor.is_open:
        return False
    has_started = predecessor.actual_start is not None or predecessor.status is Status.IN_PROGRESS
    return link_type in (LinkType.FS, LinkType.FF) or not has_started
