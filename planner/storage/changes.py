"""The record of changes in the database."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, and_, exists, func, insert, select, update

from planner.plan.change import Change, ChangeId, Edit, Entity
from planner.plan.plan import PlanId
from planner.shared.errors import NotFound
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import changes, edits
from planner.tasks.task import TaskId


def add(db: Db, plan: PlanId, change: Change) -> None:
    """Record a change."""
    db.execute(insert(changes), row_of(changes, change, plan_id=plan))
    rows = [
        row_of(edits, edit, plan_id=plan, revision=change.revision, position=position)
        for position, edit in enumerate(change.edits)
    ]
    if rows:
        db.execute(insert(edits), rows)


def latest(db: Db, plan: PlanId, most: int) -> list[Change]:
    """The latest changes of a plan, the newest first."""
    return _found(db, plan, most=most)


def about(db: Db, plan: PlanId, entity: Entity, of: str, most: int) -> list[Change]:
    """The latest changes of one entity, the newest first."""
    same = (edits.c.plan_id == plan) & (edits.c.revision == changes.c.revision)
    its = exists().where(same, edits.c.entity == entity.value, edits.c.id == of)
    return _found(db, plan, its, most=most)


def load(db: Db, plan: PlanId, change: ChangeId) -> Change:
    """One change; `NotFound` if there is none."""
    for found in _found(db, plan, changes.c.id == change):
        return found
    raise NotFound("There is no such change in this plan. Choose one from its history.")


def after_revision(db: Db, plan: PlanId, revision: int) -> list[Change]:
    """The changes that came after a revision, the newest first."""
    return _found(db, plan, changes.c.revision > revision)


def after_moment(db: Db, plan: PlanId, moment: datetime) -> list[Change]:
    """The changes that came after a moment, the newest first, and all that followed them."""
    first = db.execute(
        select(func.min(changes.c.revision)).where(changes.c.plan_id == plan, changes.c.at > moment)
    ).scalar()
    return [] if first is None else _found(db, plan, changes.c.revision >= first)


def mark_undone(db: Db, plan: PlanId, change: ChangeId, by: ChangeId | None) -> None:
    """Note which change took this one back; None when it holds again."""
    db.execute(update(changes).where(changes.c.plan_id == plan, changes.c.id == change).values(undone_by=by))


def once_private(db: Db, plan: PlanId) -> set[TaskId]:
    """The tasks that were private at some time, the deleted ones among them."""
    told = (edits.c.plan_id == plan) & (edits.c.entity == Entity.TASK.value) & edits.c.is_private
    return set(db.execute(select(edits.c.id).where(told).distinct()).scalars())


def _found(db: Db, plan: PlanId, *where: ColumnElement[bool], most: int | None = None) -> list[Change]:
    chosen = select(changes).where(changes.c.plan_id == plan, *where).order_by(changes.c.revision.desc()).limit(most)
    rows = db.execute(chosen).all()
    if not rows:
        return []
    parts = _edits(db, plan, [row.revision for row in rows])
    return [value_of(Change, row).but(edits=parts.get(row.revision, ())) for row in rows]


def _edits(db: Db, plan: PlanId, revisions: Iterable[int]) -> dict[int, tuple[Edit, ...]]:
    wanted = and_(edits.c.plan_id == plan, edits.c.revision.in_(list(revisions)))
    rows = db.execute(select(edits).where(wanted).order_by(edits.c.revision, edits.c.position))
    return {
        revision: tuple(value_of(Edit, row) for row in group) for revision, group in groupby(rows, lambda r: r.revision)
    }


def count(db: Db, plan: PlanId) -> int:
    """How many changes of a plan are recorded."""
    return db.execute(select(func.count()).where(changes.c.plan_id == plan)).scalar_one()
