"""Comments: what is said about a task."""

from datetime import datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import keep, load, load_to_change
from planner.actions.workspace import Workspace, new_id
from planner.plan.change import Entity, edit_of
from planner.plan.plan import PlanId
from planner.storage import comments as stored_comments
from planner.tasks.comment import Comment
from planner.tasks.task import TaskId


def comment(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, task_id: TaskId, text: str, now: datetime
) -> Comment:
    """The visitor's comment on a task; `BadInput` when it says nothing."""
    with workspace.transaction() as db:
        content = load_to_change(db, visitor, plan_id, Permission.COMMENT)
        task = content.task(task_id, visitor)
        said = Comment.checked(id=new_id(), task=task_id, author=visitor.name, at=now, text=text)
        stored_comments.add(db, plan_id, said)
        edit = edit_of(Entity.COMMENT, None, said, task.name, is_private=task.is_private)
        keep(db, visitor, content, content, now, more=[edit])
    return said


def comments(workspace: Workspace, visitor: Visitor, plan_id: PlanId, task_id: TaskId) -> list[Comment]:
    """What was said about a task, the oldest first."""
    with workspace.reading() as db:
        load(db, visitor, plan_id).task(task_id, visitor)
        return stored_comments.of_task(db, plan_id, task_id)
