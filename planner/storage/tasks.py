"""Tasks in the database."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, func, insert, select, update

from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import tasks
from planner.tasks.task import Task, TaskId

_FIELDS: dict[str, BindParameter[Any]] = {
    column.name: bindparam(column.name) for column in tasks.columns if column.name not in ("plan_id", "id")
}


def of_plan(db: Db, plan: PlanId) -> list[Task]:
    """All tasks of a plan, by number."""
    rows = db.execute(select(tasks).where(tasks.c.plan_id == plan).order_by(tasks.c.number))
    return [value_of(Task, row) for row in rows]


def kept(db: Db, plan: PlanId, wanted: Collection[str], *, with_private: bool) -> set[str]:
    """Those of these tasks that there are, the private ones among them if one asks for them."""
    query = select(tasks.c.id).where(tasks.c.plan_id == plan, tasks.c.id.in_(wanted))
    return set(db.execute(query if with_private else query.where(~tasks.c.is_private)).scalars()) if wanted else set()


def add(db: Db, plan: PlanId, new: Sequence[Task]) -> None:
    """Keep new tasks."""
    if new:
        db.execute(insert(tasks), [row_of(tasks, task, plan_id=plan) for task in new])


def save(db: Db, plan: PlanId, changed: Sequence[Task]) -> None:
    """Keep what has changed in these tasks."""
    if changed:
        the_task = (tasks.c.plan_id == bindparam("of_plan")) & (tasks.c.id == bindparam("of_task"))
        rows = [row_of(tasks, task, of_plan=plan, of_task=task.id) for task in changed]
        db.execute(update(tasks).where(the_task).values(_FIELDS), rows)


def remove(db: Db, plan: PlanId, gone: Collection[TaskId]) -> None:
    """Remove these tasks."""
    if gone:
        db.execute(delete(tasks).where(tasks.c.plan_id == plan, tasks.c.id == bindparam("gone")), _each(gone))


def count(db: Db, plan: PlanId) -> int:
    """How many tasks a plan has."""
    return db.execute(select(func.count()).where(tasks.c.plan_id == plan)).scalar_one()


def _each(ids: Collection[TaskId]) -> list[dict[str, str]]:
    return [{"gone": task} for task in ids]
