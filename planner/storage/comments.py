"""Comments in the database."""

from sqlalchemy import delete, func, insert, select

from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import comments
from planner.tasks.comment import Comment
from planner.tasks.task import TaskId


def of_task(db: Db, plan: PlanId, task: TaskId) -> list[Comment]:
    """The comments on a task, the oldest first."""
    its = (comments.c.plan_id == plan) & (comments.c.task == task)
    rows = db.execute(select(comments).where(its).order_by(comments.c.at, comments.c.id))
    return [value_of(Comment, row) for row in rows]


def add(db: Db, plan: PlanId, comment: Comment) -> None:
    """Keep a new comment."""
    db.execute(insert(comments), row_of(comments, comment, plan_id=plan))


def remove(db: Db, plan: PlanId, comment: str) -> None:
    """Remove a comment."""
    db.execute(delete(comments).where(comments.c.plan_id == plan, comments.c.id == comment))


def count(db: Db, plan: PlanId) -> int:
    """How many comments a plan has."""
    return db.execute(select(func.count()).where(comments.c.plan_id == plan)).scalar_one()
