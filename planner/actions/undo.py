"""Undo: take a change back as a whole, or do it again."""

from dataclasses import replace
from datetime import datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep, load_to_change
from planner.actions.tasks import REPORTED
from planner.actions.telling import reader_of
from planner.actions.undo_measures import MEASURED, measures_put_back
from planner.actions.undo_measures import must_be_permitted as must_be_permitted_to_measure
from planner.actions.undo_values import KEPT, must_be_permitted, values_put_back
from planner.actions.workspace import Workspace
from planner.plan.change import Change, ChangeId, Edit, Entity, applied
from planner.plan.plan import PlanId
from planner.plan.privacy import seen_change
from planner.shared.errors import BadInput, Stale
from planner.shared.in_words import moment_in_words
from planner.storage import changes as stored_changes
from planner.storage import comments as stored_comments
from planner.storage.database import Db
from planner.tasks.comment import Comment
from planner.tasks.task import Task, TaskId

_FOR_MANAGERS = {"archived_at", "deleted_at"}


def undo(workspace: Workspace, visitor: Visitor, plan_id: PlanId, change_id: ChangeId, now: datetime) -> Change:
    """The change that puts everything back as it was before; undoing that one does it again.

    `Stale` when something later has changed the same things, `BadInput` for what cannot be undone.
    """
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.COMMENT)
        change = stored_changes.load(db, plan_id, change_id)
        _must_be_permitted(db, visitor, plan_id, change)
        _must_be_undoable(change)
        _must_be_the_last_word(db, visitor, before, change)
        taken_back = _kept(db, visitor, before, change, now)
        _mark_undone(db, plan_id, change, taken_back.id)
        reader = reader_of(db, visitor, plan_id, before.hidden(visitor))
    if visitor.may(Permission.VIEW_PRIVATE, plan_id):
        return taken_back
    return seen_change(taken_back, reader) or taken_back.but(edits=(), summary="Undid a change")


def _kept(db: Db, visitor: Visitor, before: Content, change: Change, now: datetime) -> Change:
    edits = [edit.reversed() for edit in change.edits]
    after = before
    for edit in edits:
        after = _put_back(db, after, edit)
    said = [edit for edit in edits if edit.entity is Entity.COMMENT]
    verb = "Did again" if change.undo_of else "Undid"
    summary = f"{verb}: {change.summary.removeprefix('Undid: ').removeprefix('Did again: ')}"
    try:
        more = [*said, *measures_put_back(db, before.plan, edits), *values_put_back(db, before.plan.id, edits)]
        kept = keep(db, visitor, before, after, now, summary, more, change.id)
    except BadInput as error:
        raise Stale(f"This can no longer be undone, because of what was changed later: {error}") from error
    if kept is None:
        raise Stale("There is nothing left to undo: everything is as it was before.")
    return kept


def _mark_undone(db: Db, plan_id: PlanId, change: Change, by: ChangeId) -> None:
    """Of an undo of an undo of a change, each that falls raises the one below it again, which fells the next."""
    stored_changes.mark_undone(db, plan_id, change.id, by)
    if change.undo_of:
        stored_changes.mark_undone(db, plan_id, change.undo_of, None)
        raised = stored_changes.load(db, plan_id, change.undo_of)
        if raised.undo_of:
            _mark_undone(db, plan_id, stored_changes.load(db, plan_id, raised.undo_of), raised.id)


def _put_back(db: Db, content: Content, edit: Edit) -> Content:
    match edit.entity:
        case Entity.PLAN:
            return replace(content, plan=content.plan.but(**(edit.after or {})))
        case Entity.TASK:
            return _put_back_task(content, edit)
        case Entity.COMMENT if edit.after is None:
            stored_comments.remove(db, content.plan.id, edit.id)
        case Entity.COMMENT:
            stored_comments.add(db, content.plan.id, Comment.model_validate(edit.after))
    return content


def _put_back_task(content: Content, edit: Edit) -> Content:
    tasks = dict(content.tasks)
    task = applied(tasks.pop(TaskId(edit.id), None), edit)
    if task is None:
        return replace(content, tasks=tasks)
    if edit.is_addition:
        task = _free_to_return(content, task)
    return content.with_tasks([task])


def _free_to_return(content: Content, task: Task) -> Task:
    # Its number may have been given to another task in the meantime.
    is_taken = any(other.number == task.number for other in content.tasks.values())
    return task.but(version=task.version + 1, number=content.next_number if is_taken else task.number)


def _must_be_permitted(db: Db, visitor: Visitor, plan_id: PlanId, change: Change) -> None:
    is_own = bool(visitor.name) and change.who == visitor.name
    if any(edit.entity in MEASURED for edit in change.edits):
        must_be_permitted_to_measure(db, visitor, plan_id, change, is_own=is_own)
    must_be_permitted(db, visitor, plan_id, change, is_own=is_own)
    for edit in change.edits:
        fields = {**(edit.before or {}), **(edit.after or {})}.keys()
        if edit.entity is Entity.PLAN:
            visitor.must(Permission.MANAGE_PLAN if fields & _FOR_MANAGERS else Permission.EDIT_PLAN, plan_id)
        elif edit.entity is Entity.LINK:
            visitor.must(Permission.EDIT_COMMUNICATION, plan_id)
        elif edit.entity not in MEASURED | KEPT and not (
            is_own and (edit.entity is Entity.COMMENT or fields <= REPORTED)
        ):
            visitor.must(Permission.EDIT_TASKS, plan_id)
        if not is_own and (edit.is_private or _concerns_note(edit)):
            visitor.must(Permission.VIEW_PRIVATE, plan_id)


def _concerns_note(edit: Edit) -> bool:
    return edit.entity is Entity.TASK and any(
        bool((side or {}).get("private_note")) for side in (edit.before, edit.after)
    )


def _must_be_undoable(change: Change) -> None:
    if change.undone_by:
        raise Stale(f"“{change.summary}” has already been undone. Reload the page.")
    if not change.is_undoable:
        raise BadInput(
            f"“{change.summary}” cannot be undone: a baseline stays, and so does a sent note; "
            "a link is made anew or revoked, a plan is deleted as a whole."
        )


def _must_be_the_last_word(db: Db, visitor: Visitor, content: Content, change: Change) -> None:
    """`Stale` if a later change of the same things still holds. Later ones that were undone do not count."""
    known = stored_changes.ids_after(db, content.plan.id, change.revision)
    reader = reader_of(db, visitor, content.plan.id, content.hidden(visitor))
    sees_private = visitor.may(Permission.VIEW_PRIVATE, content.plan.id)
    for other in stored_changes.later_on_the_same(db, content.plan.id, change):
        if other.undone_by is None and other.undo_of not in known:
            seen = other if sees_private else seen_change(other, reader)
            what = next((f"“{edit.name}”" for edit in (seen.edits if seen else ())), "It")
            when = moment_in_words(other.at)
            raise Stale(f"{what} was changed again by {other.who} on {when}; undo that first, from the history.")
