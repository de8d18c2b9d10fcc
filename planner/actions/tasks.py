"""Tasks: add, save, duplicate and delete them, and report on one's own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep, load_to_change, must_be_current
from planner.actions.workspace import Workspace, new_id
from planner.plan.change import Change
from planner.plan.people_privacy import Reader
from planner.plan.plan import PlanId
from planner.plan.privacy import as_seen, merged, seen_change
from planner.shared.errors import NotAllowed
from planner.tasks.status import not_started, ticked, with_percent, with_status
from planner.tasks.task import ChecklistItem, Status, Task, TaskId

REPORTED = frozenset(
    {"status", "percent", "blocked_reason", "checklist", "ticked_days", "actual_start", "actual_finish", "version"}
)
"""The fields of a task that whoever owns it may report on."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What an action kept: the tasks as stored now, and the change to undo it by; no change if nothing differed."""

    change: Change | None
    tasks: Sequence[Task] = ()

    @property
    def task(self) -> Task:
        """The one task."""
        return self.tasks[0]


def add_task(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, fields: Mapping[str, Any], now: datetime
) -> Saved:
    """A new task from the fields given; it gets its id and number here. `BadInput` names the fields that are wrong."""
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.EDIT_TASKS)
        own = {"id": TaskId(new_id()), "number": before.next_number, "version": 1}
        task = Task.checked(**{**fields, **own})
        _must_be_open(visitor, plan_id, task, private_note="")
        after = before.with_tasks([task])
        change = keep(db, visitor, before, after, now)
    return seen_by(visitor, after, change, [task.id])


def save_tasks(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    tasks: Sequence[Task],
    now: datetime,
    summary: str = "",
    added: Sequence[Task] = (),
) -> Saved:
    """All of these tasks as they are given now and the ones added, or none of them.

    Each carries the version it was read with; `Stale` names who changed what since. Those who may
    only report on their own tasks can change nothing else. Numbers stay as they are; those added get
    their ids and numbers here.
    """
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.UPDATE_OWN_TASKS)
        must_be_current(db, visitor, before, tasks)
        wanted = [_with_what_was_hidden(before, visitor, task) for task in tasks]
        for task in wanted:
            _must_be_permitted(visitor, plan_id, before.tasks[task.id], task)
        new = _as_new(visitor, before, added)
        change = keep(db, visitor, before, before.with_tasks([*wanted, *new]), now, summary)
        after = _as_kept(before, wanted).with_tasks(new)
    return seen_by(visitor, after, change, [task.id for task in (*tasks, *new)])


def delete_tasks(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, tasks: Collection[TaskId], now: datetime
) -> Saved:
    """The plan without these tasks and without the links to them; undoing brings both back."""
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.EDIT_TASKS)
        gone = {before.task(task, visitor).id for task in tasks}
        change = keep(db, visitor, before, without(before, gone), now, _deleting(before, gone))
    return seen_by(visitor, before, change, ())


def duplicate_task(workspace: Workspace, visitor: Visitor, plan_id: PlanId, task_id: TaskId, now: datetime) -> Saved:
    """A copy of the task, not started, which waits for what the task waits for."""
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.EDIT_TASKS)
        original = as_seen(before.task(task_id, visitor), before.hidden(visitor))
        copy = _copy(original, before.next_number)
        after = before.with_tasks([copy])
        change = keep(db, visitor, before, after, now, f"Duplicated “{original.name[:80]}”")
    return seen_by(visitor, after, change, [copy.id])


def report(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    task_id: TaskId,
    version: int,
    today: date,
    now: datetime,
    *,
    status: Status | None = None,
    percent: int | None = None,
    reason: str = "",
    tick: int | None = None,
    untick: int | None = None,
    checklist: Sequence[ChecklistItem] | None = None,
) -> Saved:
    """How far a task is: its status (blocked with a reason), percentage, an occurrence ticked, its checklist."""
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.UPDATE_OWN_TASKS)
        stored = before.task(task_id, visitor)
        must_be_current(db, visitor, before, [stored.but(version=version)])
        task = stored if status is None else with_status(stored, status, today, reason)
        task = task if percent is None else with_percent(task, percent, today)
        for day, is_done in ((tick, True), (untick, False)):
            task = task if day is None else ticked(task, day, is_done)
        task = task if checklist is None else task.but(checklist=tuple(checklist))
        _must_be_permitted(visitor, plan_id, stored, task)
        change = keep(db, visitor, before, before.with_tasks([task]), now)
        after = _as_kept(before, [task])
    return seen_by(visitor, after, change, [task_id])


def without(content: Content, gone: Collection[TaskId]) -> Content:
    """The content without some tasks and without the links to them."""
    left = [as_linked(task, gone) for task in content.tasks.values() if task.id not in gone]
    return replace(content, tasks={task.id: task for task in left})


def as_linked(task: Task, gone: Collection[TaskId]) -> Task:
    """The task without its links to tasks that are gone."""
    links = tuple(link for link in task.links if link.predecessor not in gone)
    return task if links == task.links else task.but(links=links)


def seen_by(visitor: Visitor, after: Content, change: Change | None, tasks: Sequence[TaskId]) -> Saved:
    """What was kept, as far as the visitor may see it."""
    found = [after.tasks[task] for task in tasks]
    if visitor.may(Permission.VIEW_PRIVATE, after.plan.id):
        return Saved(change, found)
    hidden = after.hidden(visitor)
    return Saved(change and seen_change(change, Reader(tasks=hidden)), [as_seen(task, hidden) for task in found])


def _must_be_permitted(visitor: Visitor, plan_id: PlanId, stored: Task, task: Task) -> None:
    if not visitor.may(Permission.EDIT_TASKS, plan_id):
        if not visitor.name or stored.owner != visitor.name:
            raise NotAllowed(f"“{stored.name}” is not yours, so you may not report on it. Ask its owner.")
        changed = {field for field in Task.model_fields if getattr(stored, field) != getattr(task, field)}
        if changed - REPORTED or _texts(stored) != _texts(task):
            visitor.must(Permission.EDIT_TASKS, plan_id)
    _must_be_open(visitor, plan_id, task, private_note=stored.private_note)


def _must_be_open(visitor: Visitor, plan_id: PlanId, task: Task, private_note: str) -> None:
    if task.is_private or task.private_note != private_note:
        visitor.must(Permission.VIEW_PRIVATE, plan_id)


def _as_new(visitor: Visitor, before: Content, added: Sequence[Task]) -> list[Task]:
    if added:
        visitor.must(Permission.EDIT_TASKS, before.plan.id)
    for task in added:
        _must_be_open(visitor, before.plan.id, task, private_note="")
    first = before.next_number
    return [task.but(id=TaskId(new_id()), number=first + at, version=1) for at, task in enumerate(added)]


def _texts(task: Task) -> list[str]:
    return [item.text for item in task.checklist]


def _with_what_was_hidden(content: Content, visitor: Visitor, task: Task) -> Task:
    stored = content.tasks[task.id]
    numbered = task if task.number == stored.number else task.but(number=stored.number)
    if visitor.may(Permission.VIEW_PRIVATE, content.plan.id):
        return numbered
    return merged(stored, numbered, content.hidden(visitor))


def _as_kept(before: Content, wanted: Sequence[Task]) -> Content:
    changed = [task for task in wanted if task != before.tasks[task.id]]
    return before.with_tasks(task.but(version=task.version + 1) for task in changed)


def _deleting(content: Content, gone: Collection[TaskId]) -> str:
    if len(gone) == 1:
        return f"Deleted “{content.tasks[next(iter(gone))].name[:80]}”"
    return f"Deleted {len(gone)} tasks" if gone else ""


def _copy(task: Task, number: int) -> Task:
    fresh = not_started(task)
    return fresh.but(
        id=TaskId(new_id()),
        number=number,
        version=1,
        name=f"{task.name[:190]} (copy)",
        checklist=tuple(item.but(is_done=False) for item in task.checklist),
        ticked_days=(),
    )
