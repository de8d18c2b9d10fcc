"""Who waits for whom: what still holds a task back, what it holds up in turn, and the root of a delay."""

from collections.abc import Mapping, Sequence

from planner.scheduling.schedule import Schedule, waits_for
from planner.tasks.task import Link, LinkType, Task, TaskId

Waits = Mapping[TaskId, Sequence[TaskId]]


def open_waits(tasks: Sequence[Task], schedule: Schedule) -> dict[TaskId, list[TaskId]]:
    """For each open task the predecessors that still hold it back, the one that ends last first."""
    by_id = {task.id: task for task in tasks}
    waits: dict[TaskId, list[TaskId]] = {}
    for task in tasks:
        if task.is_open and task.id in schedule:
            near = [by_id[link.predecessor] for link in task.links if link.predecessor in by_id]
            waits[task.id] = waits_for(task, near, schedule) if near else []
    return waits


def followers(waits: Waits) -> dict[TaskId, list[TaskId]]:
    """The same turned round: for each predecessor the open tasks it holds back."""
    held: dict[TaskId, list[TaskId]] = {}
    for task, predecessors in waits.items():
        for predecessor in predecessors:
            held.setdefault(predecessor, []).append(task)
    return held


def reach(start: TaskId, neighbours: Waits) -> tuple[TaskId, ...]:
    """Every task on the way from `start`, the direct neighbours first."""
    found: dict[TaskId, None] = {}
    ahead = [start]
    for here in ahead:
        for task in neighbours.get(here, ()):
            if task not in found:
                found[task] = None
                ahead.append(task)
    return tuple(found)


def drivers(task: Task, schedule: Schedule) -> list[TaskId]:
    """The predecessors without which the work left of a task could begin earlier, the strongest first."""
    position = schedule.network.position[task.id]
    work = schedule.network.work[position]
    begin = schedule.early_finish[position] - work
    bounds = [(_bound(link, schedule, work), link.predecessor) for link in task.links if link.predecessor in schedule]
    return [predecessor for bound, predecessor in sorted(bounds, reverse=True) if bound >= begin]


def root_of_delay(start: TaskId, tasks: Mapping[TaskId, Task], waits: Waits, schedule: Schedule) -> list[TaskId]:
    """The chain that gives `start` its date: its open driving predecessor, that one's, and so on to the root."""
    chain: list[TaskId] = []
    driver: TaskId | None = start
    while driver is not None:
        chain.append(driver)
        driver = next((task for task in drivers(tasks[driver], schedule) if task in waits[driver]), None)
    return chain[1:]


def _bound(link: Link, schedule: Schedule, work: int) -> int:
    position = schedule.network.position[link.predecessor]
    is_held_by_start = link.type in (LinkType.SS, LinkType.SF)
    held_by = (schedule.early_start if is_held_by_start else schedule.early_finish)[position]
    return held_by + link.lag - (work if link.type in (LinkType.FF, LinkType.SF) else 0)
