"""The network: tasks and links laid out as plain lists, ready for fast passes; cycles are refused here.

Tasks keep the order they came in; `order` visits them so that predecessors come first. Every number
is an index, counted in working days (see `planner.shared.calendar`). Dropped tasks are left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from planner.shared.calendar import WorkCalendar
from planner.shared.errors import BadInput
from planner.tasks.task import Kind, LinkType, Status, Task, TaskId

_LONGEST_NAMED_CYCLE = 8
# Looking a member up in its enum costs more than everything else done with a task.
_FS = LinkType.FS
_TASK = Kind.TASK
_NOT_STARTED, _IN_PROGRESS, _DONE, _DROPPED = Status.NOT_STARTED, Status.IN_PROGRESS, Status.DONE, Status.DROPPED


class OtherLink(NamedTuple):
    """A link that is not simply "starts when the predecessor ends": another type, or a lag."""

    predecessor: int
    type: LinkType
    lag: int


@dataclass(frozen=True, slots=True)
class Network:
    """Columns of one plan's tasks; a position in them stands for a task.

    A task's work may begin at `releases` and takes `work` working days from there, which for a
    task under way is what is left of it. What has happened overrides links: a done task has none.
    """

    ids: list[TaskId]
    position: Mapping[TaskId, int]
    order: list[int]
    """Positions, predecessors first, recurring tasks left out."""
    releases: list[int]
    work: list[int]
    after: list[Sequence[int]]
    """Per task its predecessors by FS links without lag."""
    others: list[Sequence[OtherLink]]
    """Per task its other links."""
    deadlines: dict[int, int]
    """End of the deadline day, for tasks that have one."""
    point_deadlines: dict[int, int]
    """Beginning of the deadline day, for milestones and gates that have one."""
    points: set[int]
    begun: dict[int, int]
    """The index at which tasks done or under way have started."""
    done: set[int]
    recurring: dict[int, int]
    """The index at which recurring tasks have come back for the last time."""
    began_on: dict[int, int]
    ended_on: dict[int, int]
    """Actual start and finish as calendar days, where known."""

    def __len__(self) -> int:
        return len(self.ids)


def network_of(tasks: Sequence[Task], calendar: WorkCalendar, status_day: int | None = None) -> Network:
    """The tasks laid out for scheduling; unfinished ones begin no earlier than the status day.

    Raises `BadInput` for a cycle, a link to an unknown task or one from a recurring task.
    """
    active = [task for task in tasks if task.status is not _DROPPED]
    position = _positions(active)
    after, others = _wiring(active, position, tasks)
    network = Network(
        ids=list(position),
        position=position,
        order=_predecessors_first(active, after, others),
        releases=_releases(active, calendar, status_day),
        work=[task.duration for task in active],
        after=after,
        others=others,
        deadlines={},
        point_deadlines={},
        points=set(),
        begun={},
        done=set(),
        recurring={},
        began_on={},
        ended_on={},
    )
    for i, task in enumerate(active):
        field = task.__dict__  # asked itself, a model takes three times as long for each field
        if field["kind"] is not _TASK or field["deadline_day"] is not None:
            _note_kind(network, i, task, calendar)
        if field["status"] is not _NOT_STARTED:
            _note_progress(network, i, task, calendar, status_day)
    _set_recurring_apart(network, active)
    return network


def _positions(tasks: Sequence[Task]) -> dict[TaskId, int]:
    position = {task.id: i for i, task in enumerate(tasks)}
    if len(position) < len(tasks):
        twice = next(task.id for i, task in enumerate(tasks) if position[task.id] != i)
        raise BadInput(f"Two tasks have the id “{twice}”; give every task its own.")
    return position


def _wiring(
    tasks: Sequence[Task], position: Mapping[TaskId, int], all_tasks: Sequence[Task]
) -> tuple[list[Sequence[int]], list[Sequence[OtherLink]]]:
    after: list[Sequence[int]] = [()] * len(tasks)
    others: list[Sequence[OtherLink]] = [()] * len(tasks)
    for i, task in enumerate(tasks):
        links = task.links
        if not links:
            continue
        after[i] = predecessors = []
        for link in links:
            field = link.__dict__
            p = position.get(field["predecessor"])
            if p is None:
                _must_be_dropped(task, link.predecessor, all_tasks)
            elif field["type"] is _FS and not field["lag"]:
                predecessors.append(p)
            else:
                others[i] = (*others[i], OtherLink(p, link.type, link.lag))
    return after, others


def _must_be_dropped(task: Task, predecessor: TaskId, all_tasks: Sequence[Task]) -> None:
    if all(other.id != predecessor for other in all_tasks):
        raise BadInput(
            f"“{task.name}” waits for “{predecessor}”, but there is no such task; remove or correct the link."
        )


def _releases(tasks: Sequence[Task], calendar: WorkCalendar, status_day: int | None) -> list[int]:
    earliest = max(0, calendar.index_at_start_of(status_day)) if status_day is not None else 0
    days = [task.start_day for task in tasks]
    index = {day: max(earliest, calendar.index_at_start_of(day)) for day in set(days)}
    return list(map(index.__getitem__, days))


def _predecessors_first(
    tasks: Sequence[Task], after: list[Sequence[int]], others: list[Sequence[OtherLink]]
) -> list[int]:
    """Kahn's order; tasks that may come at the same time keep the order of the input."""
    successors: list[list[int]] = [[] for _ in after]
    waiting = list(map(len, after))
    for i, predecessors in enumerate(after):
        for p in predecessors:
            successors[p].append(i)
        if others[i]:
            waiting[i] += len(others[i])
            for link in others[i]:
                successors[link.predecessor].append(i)
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        for successor in successors[i]:
            waiting[successor] -= 1
            if not waiting[successor]:
                order.append(successor)
    if len(order) < len(after):
        raise BadInput(_cycle_in_words(tasks, after, others, waiting))
    return order


def _cycle_in_words(
    tasks: Sequence[Task], after: list[Sequence[int]], others: list[Sequence[OtherLink]], waiting: list[int]
) -> str:
    """Walks back from a task that never came free until a task comes round again."""
    seen: dict[int, None] = {}
    here = next(i for i, count in enumerate(waiting) if count)
    while here not in seen:
        seen[here] = None
        here = next(p for p in (*after[here], *(link.predecessor for link in others[here])) if waiting[p])
    walk = list(seen)
    circle = walk[walk.index(here) :][::-1]
    first = circle.index(min(circle))
    names = [f"“{tasks[i].name}”" for i in (*circle[first:], *circle[:first], circle[first])]
    if len(names) > _LONGEST_NAMED_CYCLE:
        names = [*names[: _LONGEST_NAMED_CYCLE - 2], f"… ({len(circle)} tasks)", names[-1]]
    return f"{' → '.join(names)} wait for each other; remove one of these links."


def _note_kind(network: Network, i: int, task: Task, calendar: WorkCalendar) -> None:
    if task.is_point:
        network.points.add(i)
    if task.recurrence:
        network.work[i] = 0
        network.releases[i] = max(0, calendar.index_at_start_of(task.start_day))  # its days never roll forward
        network.recurring[i] = calendar.index_at_end_of(task.recurrence.until_day)
    if task.deadline_day is not None:
        network.deadlines[i] = calendar.index_at_end_of(task.deadline_day)
        if task.is_point:
            network.point_deadlines[i] = calendar.index_at_start_of(task.deadline_day)


def _note_progress(network: Network, i: int, task: Task, calendar: WorkCalendar, status_day: int | None) -> None:
    if task.status is _DONE:
        _note_done(network, i, task, calendar)
    elif task.status is _IN_PROGRESS or task.percent or task.actual_start:
        _note_under_way(network, i, task, calendar, status_day)


def _note_done(network: Network, i: int, task: Task, calendar: WorkCalendar) -> None:
    assert task.actual_finish is not None  # noqa: S101 - a task cannot be done without it
    last = calendar.day_of(task.actual_finish)
    first = calendar.day_of(task.actual_start) if task.actual_start else min(task.start_day, last)
    finish = calendar.index_at_end_of(last)
    if task.is_point:  # held on its day it lets work start that same day, as it does while it is only planned
        first, finish = last, calendar.index_at_start_of(last)
    start = calendar.index_at_start_of(first)
    network.recurring.pop(i, None)
    network.done.add(i)
    network.begun[i] = network.releases[i] = min(start, finish)
    network.work[i] = finish - network.begun[i]
    network.after[i] = network.others[i] = ()
    network.began_on[i], network.ended_on[i] = first, last


def _note_under_way(network: Network, i: int, task: Task, calendar: WorkCalendar, status_day: int | None) -> None:
    """What is left begins at the status day, or where a steady pace would have brought the task."""
    if task.is_point or task.recurrence:
        return
    first = calendar.day_of(task.actual_start) if task.actual_start else max(task.start_day, calendar.origin)
    start = calendar.index_at_start_of(first)
    left = -(-task.duration * (100 - task.percent) // 100)
    reached = start + task.duration - left if status_day is None else calendar.index_at_start_of(status_day)
    network.begun[i] = start
    network.releases[i] = max(0, start, reached)
    network.work[i] = left
    if task.actual_start:
        network.began_on[i] = first


def _set_recurring_apart(network: Network, tasks: Sequence[Task]) -> None:
    """Recurring tasks hold nobody back and never move the finish, so they are no part of the order."""
    if not network.recurring:
        return
    network.order[:] = [i for i in network.order if i not in network.recurring]
    for task, after, others in zip(tasks, network.after, network.others, strict=True):
        for p in (*after, *(link.predecessor for link in others)):
            if p in network.recurring:
                raise BadInput(
                    f"“{task.name}” waits for “{tasks[p].name}”, which recurs and has no end to wait for;"
                    " remove the link."
                )
