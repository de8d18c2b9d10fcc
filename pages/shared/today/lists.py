"""The lists of Today: each task stands in the first that it belongs to, with what it waits for."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from pages.shared.derived import derived
from planner.actions.plans import OpenPlan
from planner.scheduling.attention import Attention, Blocked, Item, Waiting
from planner.scheduling.waiting import open_waits
from planner.tasks.task import Kind, TaskId


@dataclass(frozen=True, slots=True)
class Lists:
    """What needs somebody, in the order of the page; `days_late` tells of the blocked tasks which are overdue.

    `waits` has the number of open predecessors of every task that still waits for some.
    """

    blocked: tuple[Blocked, ...]
    overdue: tuple[Item, ...]
    due: tuple[Item, ...]
    waiting: tuple[Waiting, ...]
    starting: tuple[Item, ...]
    days_late: dict[TaskId, int]
    waits: dict[TaskId, int]
    gates: frozenset[TaskId]

    def is_ready(self, task: TaskId) -> bool:
        """Whether a click may finish it: a gate is a decision, and what waits for others is not done yet."""
        return task not in self.gates and task not in self.waits


def lists_of(opened: OpenPlan, needs: Attention) -> Lists:
    """The lists for the open plan, worked out once for each state of it."""
    return derived("today_lists", opened, partial(_lists, needs=needs))


def _lists(opened: OpenPlan, needs: Attention) -> Lists:
    blocked = {task.task for task in needs.blocked}
    listed = blocked | {item.task for item in (*needs.overdue, *needs.due_this_week)}
    return Lists(
        blocked=needs.blocked,
        overdue=_without(needs.overdue, blocked),
        due=_without(needs.due_this_week, blocked),
        waiting=tuple(task for task in needs.waiting if task.task not in listed),
        starting=needs.starting_this_week,
        days_late={item.task: item.days_late for item in needs.overdue if item.task in blocked},
        waits={task: len(found) for task, found in open_waits(opened.all_tasks, opened.schedule).items() if found},
        gates=frozenset(task.id for task in opened.tasks if task.kind is Kind.GATE),
    )


def _without(items: tuple[Item, ...], listed: Collection[TaskId]) -> tuple[Item, ...]:
    return tuple(item for item in items if item.task not in listed)
