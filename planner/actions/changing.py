"""Changing a plan: load all of it, check that it may be, keep what differs, record who did what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from planner.access.visitor import Permission, Visitor
from planner.actions.telling import reader_of
from planner.actions.workspace import new_id
from planner.plan.change import Change, ChangeId, Edit, Entity, edit_of, edits_of_tasks
from planner.plan.change_words import summary_of
from planner.plan.plan import Plan, PlanId
from planner.plan.privacy import nameless, seen_change
from planner.scheduling.network import network_of
from planner.shared.errors import BadInput, NotFound, Stale
from planner.shared.in_words import moment_in_words
from planner.storage import changes as stored_changes
from planner.storage import plans as stored_plans
from planner.storage import tasks as stored_tasks
from planner.storage.database import Db
from planner.tasks.task import Task, TaskId

MOST_TASKS = 5_000


@dataclass(frozen=True, slots=True)
class Content:
    """A plan and all its tasks, private ones included: what an action works on."""

    plan: Plan
    tasks: Mapping[TaskId, Task]

    def with_tasks(self, tasks: Iterable[Task]) -> Self:
        """The same plan with these tasks added, or in place of those with the same ids."""
        return replace(self, tasks={**self.tasks, **{task.id: task for task in tasks}})

    def hidden(self, visitor: Visitor) -> set[TaskId]:
        """The tasks the visitor may not know of."""
        if visitor.may(Permission.VIEW_PRIVATE, self.plan.id):
            return set()
        return {task.id for task in self.tasks.values() if task.is_private}

    def task(self, task: TaskId, visitor: Visitor) -> Task:
        """A task of the plan; `NotFound` if there is none, or not for this visitor."""
        found = self.tasks.get(task)
        if found is None or found.id in self.hidden(visitor):
            raise NotFound("There is no such task in this plan; it may have been deleted. Reload the page.")
        return found

    @property
    def next_number(self) -> int:
        """The number of the next task."""
        return max((task.number for task in self.tasks.values()), default=0) + 1


def load(db: Db, visitor: Visitor, plan_id: PlanId) -> Content:
    """The whole plan, to be looked at by somebody who may."""
    return content_of(db, load_plan(db, visitor, plan_id))


def load_plan(db: Db, visitor: Visitor, plan_id: PlanId) -> Plan:
    """The plan without its tasks, to be looked at by somebody who may."""
    visitor.must(Permission.VIEW_PLAN, plan_id)
    return _not_deleted(stored_plans.load(db, plan_id))


def load_to_change(db: Db, visitor: Visitor, plan_id: PlanId, permission: Permission) -> Content:
    """The whole plan, held for this transaction; refused to those who may not, and for an archived plan."""
    return content_of(db, lock_to_change(db, visitor, plan_id, permission))


def lock_to_change(db: Db, visitor: Visitor, plan_id: PlanId, permission: Permission) -> Plan:
    """The plan without its tasks, held for this transaction; refused as `load_to_change` is."""
    visitor.must(permission, plan_id)
    plan = _not_deleted(stored_plans.lock(db, plan_id))
    if plan.archived_at is not None:
        raise BadInput(f"“{plan.title}” is archived and cannot be changed; unarchive it first.")
    return plan


def content_of(db: Db, plan: Plan) -> Content:
    """The plan with all its tasks."""
    return Content(plan, {task.id: task for task in stored_tasks.of_plan(db, plan.id)})


def load_to_manage(db: Db, visitor: Visitor, plan_id: PlanId) -> Content:
    """The whole plan, held for this transaction, archived or deleted as it may be."""
    visitor.must(Permission.MANAGE_PLAN, plan_id)
    return content_of(db, stored_plans.lock(db, plan_id))


def keep(
    db: Db,
    visitor: Visitor,
    before: Content,
    after: Content,
    now: datetime,
    summary: str = "",
    more: Sequence[Edit] = (),
    undo_of: ChangeId | None = None,
) -> Change | None:
    """Store what differs, raise versions and the revision, record the change; None if nothing differs.

    `more` are edits of something else that have been stored already.
    """
    after = _with_versions(before, after)
    of_plan = [edit_of(Entity.PLAN, before.plan, after.plan, after.plan.title)] if after.plan != before.plan else []
    edits = (*of_plan, *edits_of_tasks(before.tasks, after.tasks), *more)
    if not edits:
        return None
    must_be_sound(after, visitor)
    _store_tasks(db, after.plan.id, before.tasks, after.tasks)
    return record(db, visitor, after.plan, edits, now, summary, undo_of)


def record(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    edits: Sequence[Edit],
    now: datetime,
    summary: str = "",
    undo_of: ChangeId | None = None,
) -> Change | None:
    """Store the plan with its revision raised, and that the visitor made these edits; None if there are none."""
    if not edits:
        return None
    plan = plan.but(revision=plan.revision + 1)
    stored_plans.save(db, plan)
    change = Change(
        id=ChangeId(new_id()),
        revision=plan.revision,
        at=now,
        who=visitor.name,
        summary=summary or summary_of(edits),
        edits=tuple(edits),
        undo_of=undo_of,
    )
    stored_changes.add(db, plan.id, change)
    return change


def must_be_sound(content: Content, visitor: Visitor) -> None:
    """`BadInput` for too many tasks, an unknown phase, a wrong link or a cycle, in words this visitor may read."""
    if len(content.tasks) > MOST_TASKS:
        raise BadInput(f"That makes {len(content.tasks):,} tasks; a plan holds {MOST_TASKS:,} at most. Use two plans.")
    phases = {phase.key for phase in content.plan.phases}
    tasks = list(content.tasks.values())
    if not visitor.may(Permission.VIEW_PRIVATE, content.plan.id):
        tasks = nameless(tasks)
    for task in tasks:
        if task.phase not in phases:
            raise BadInput(f"“{task.name}” is in the phase “{task.phase}”, which the plan does not have; choose one.")
    network_of(tasks, content.plan.calendar())


def must_be_current(db: Db, visitor: Visitor, content: Content, tasks: Iterable[Task]) -> None:
    """`Stale`, naming who changed what, unless each task was edited as it is stored."""
    for task in tasks:
        stored = content.tasks.get(task.id)
        if stored is None or stored.id in content.hidden(visitor):
            raise _gone(db, visitor, content, task)
        if stored.version != task.version:
            raise Stale(who_changed(db, visitor, content, Entity.TASK, task.id, stored.name))


def who_changed(db: Db, visitor: Visitor, content: Content, entity: Entity, of: str, name: str) -> str:
    """A sentence that tells who changed something last, and what."""
    for change in stored_changes.about(db, content.plan.id, entity, of, most=1):
        seen = change if visitor.may(Permission.VIEW_PRIVATE, content.plan.id) else _seen(db, visitor, content, change)
        what = f" ({seen.summary})" if seen else ""
        return (
            f"“{name}” was changed by {change.who} on {moment_in_words(change.at)}{what} after you opened it. "
            "Nothing was overwritten; reload and make your change again."
        )
    return f"“{name}” was changed after you opened it. Nothing was overwritten; reload and make your change again."


def _seen(db: Db, visitor: Visitor, content: Content, change: Change) -> Change | None:
    return seen_change(change, reader_of(db, visitor, content.plan.id, hidden_in_record(db, content)))


def hidden_in_record(db: Db, content: Content) -> set[TaskId]:
    """The tasks of which the record must not tell: private now, or private when they were deleted."""
    now_open = {task.id for task in content.tasks.values() if not task.is_private}
    now_private = content.tasks.keys() - now_open
    once = {TaskId(task) for task in stored_changes.once_private(db, content.plan.id, Entity.TASK)}
    return now_private | (once - now_open)


def _gone(db: Db, visitor: Visitor, content: Content, task: Task) -> Exception:
    is_open = visitor.may(Permission.VIEW_PRIVATE, content.plan.id) or task.id not in hidden_in_record(db, content)
    for change in stored_changes.about(db, content.plan.id, Entity.TASK, task.id, most=1) if is_open else ():
        return Stale(f"“{task.name}” was deleted by {change.who} on {moment_in_words(change.at)}. Reload the page.")
    return NotFound(f"“{task.name}” is not in this plan. Reload the page.")


def _not_deleted(plan: Plan) -> Plan:
    if plan.deleted_at is not None:
        raise NotFound(f"“{plan.title}” has been deleted. It can be restored for 30 days from the list of plans.")
    return plan


def _with_versions(before: Content, after: Content) -> Content:
    plan = after.plan if after.plan == before.plan else after.plan.but(version=before.plan.version + 1)
    return Content(plan, {task.id: _next_version(before.tasks.get(task.id), task) for task in after.tasks.values()})


def _next_version(old: Task | None, new: Task) -> Task:
    return new if old is None or old is new or old == new else new.but(version=old.version + 1)


def _store_tasks(db: Db, plan: PlanId, before: Mapping[TaskId, Task], after: Mapping[TaskId, Task]) -> None:
    stored_tasks.remove(db, plan, before.keys() - after.keys())
    stored_tasks.add(db, plan, [task for task in after.values() if task.id not in before])
    changed = [task for task in after.values() if task.id in before and before[task.id] != task]
    stored_tasks.save(db, plan, changed)
