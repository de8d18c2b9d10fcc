"""The record of changes in the database."""

from collections.abc import Collection
from datetime import datetime
from itertools import groupby

from sqlalchemy import ColumnElement, and_, exists, func, insert, select, update

from planner.plan.change import Change, ChangeId, Edit, Entity
from planner.plan.plan import PlanId
from planner.shared.errors import NotFound
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import changes, edits


def add(db: Db, plan: PlanId, change: Change) -> None:
    """Record a change."""
    db.execute(insert(changes), row_of(changes, change, plan_id=plan))
    # An edit is plain already, and an import makes thousands of them.
    of_change = {"plan_id": plan, "revision": change.revision}
    rows = [
        edit.__dict__ | of_change | {"entity": edit.entity.value, "position": position}
        for position, edit in enumerate(change.edits)
    ]
    if rows:
        db.execute(insert(edits), rows)


def latest(db: Db, plan: PlanId, most: int, most_entries: int | None = None) -> list[Change]:
    """The latest changes of a plan, the newest first; of the entries of KPIs, so many of each if there are more."""
    return _found(db, plan, most=most, only=_few_entries(most_entries))


def about(db: Db, plan: PlanId, entity: Entity, of: str, most: int) -> list[Change]:
    """The latest changes of one entity, the newest first."""
    return _found(db, plan, _touches(entity, of), most=most)


def story(db: Db, plan: PlanId, entity: Entity, of: str, before: int | None = None) -> list[Change]:
    """All changes of one entity before a revision, the newest first, each with the edits of that entity only."""
    earlier = () if before is None else (changes.c.revision < before,)
    its = (edits.c.entity == entity.value) & (edits.c.id == of)
    return _found(db, plan, _touches(entity, of), *earlier, only=its)


def later_on_the_same(db: Db, plan: PlanId, change: Change) -> list[Change]:
    """The changes after this one that touched what it touched, the newest first, each with those edits only."""
    ours = edits.alias()
    same = (ours.c.plan_id == plan, ours.c.revision == change.revision, ours.c.entity == edits.c.entity)
    again = exists().where(*same, ours.c.id == edits.c.id)
    revisions = select(edits.c.revision).where(edits.c.plan_id == plan, edits.c.revision > change.revision, again)
    return _found(db, plan, changes.c.revision.in_(revisions), only=again)


def ids_after(db: Db, plan: PlanId, revision: int) -> set[ChangeId]:
    """The changes that came after a revision."""
    later = (changes.c.plan_id == plan) & (changes.c.revision > revision)
    return set(db.execute(select(changes.c.id).where(later)).scalars())


def entry_counts(db: Db, plan: PlanId, revisions: Collection[int]) -> dict[int, int]:
    """How many entries of KPIs each of these revisions changed, where it did."""
    its = (edits.c.plan_id == plan, edits.c.revision.in_(revisions), edits.c.entity == Entity.ENTRY.value)
    rows = db.execute(select(edits.c.revision, func.count()).where(*its).group_by(edits.c.revision))
    return {row[0]: row[1] for row in rows}


def removed_entries(db: Db, plan: PlanId, revision: int) -> list[str]:
    """The ids of the entries that a revision removed."""
    its = (edits.c.plan_id == plan, edits.c.revision == revision, edits.c.entity == Entity.ENTRY.value)
    return list(db.execute(select(edits.c.id).where(*its, edits.c.after.is_(None))).scalars())


def load(db: Db, plan: PlanId, change: ChangeId) -> Change:
    """One change; `NotFound` if there is none."""
    for found in _found(db, plan, changes.c.id == change):
        return found
    raise NotFound("There is no such change in this plan. Choose one from its history.")


def after_moment(db: Db, plan: PlanId, moment: datetime) -> list[Change]:
    """The changes that came after a moment, the newest first, and all that followed them; with edits of tasks only."""
    first = db.execute(
        select(func.min(changes.c.revision)).where(changes.c.plan_id == plan, changes.c.at > moment)
    ).scalar()
    return [] if first is None else _found(db, plan, changes.c.revision >= first, only=_OF_TASKS)


def mark_undone(db: Db, plan: PlanId, change: ChangeId, by: ChangeId | None) -> None:
    """Note which change took this one back; None when it holds again."""
    db.execute(update(changes).where(changes.c.plan_id == plan, changes.c.id == change).values(undone_by=by))


def once_private(db: Db, plan: PlanId, entity: Entity) -> set[str]:
    """The entities of a kind that were private at some time, the deleted ones among them."""
    told = (edits.c.plan_id == plan) & (edits.c.entity == entity.value) & edits.c.is_private
    return set(db.execute(select(edits.c.id).where(told).distinct()).scalars())


_OF_TASKS = edits.c.entity == Entity.TASK.value


def _touches(entity: Entity, of: str) -> ColumnElement[bool]:
    same = (edits.c.plan_id == changes.c.plan_id) & (edits.c.revision == changes.c.revision)
    return exists().where(same, edits.c.entity == entity.value, edits.c.id == of)


def _few_entries(most: int | None) -> ColumnElement[bool] | None:
    return None if most is None else (edits.c.entity != Entity.ENTRY.value) | (edits.c.position < most)


def _found(
    db: Db,
    plan: PlanId,
    *where: ColumnElement[bool],
    most: int | None = None,
    only: ColumnElement[bool] | None = None,
) -> list[Change]:
    chosen = select(changes).where(changes.c.plan_id == plan, *where).order_by(changes.c.revision.desc()).limit(most)
    rows = db.execute(chosen).all()
    if not rows:
        return []
    parts = _edits(db, plan, [row.revision for row in rows], only)
    return [value_of(Change, row).but(edits=parts.get(row.revision, ())) for row in rows]


def _edits(
    db: Db, plan: PlanId, revisions: Collection[int], only: ColumnElement[bool] | None = None
) -> dict[int, tuple[Edit, ...]]:
    wanted = and_(edits.c.plan_id == plan, edits.c.revision.in_(revisions), *(() if only is None else (only,)))
    rows = db.execute(select(edits).where(wanted).order_by(edits.c.revision, edits.c.position))
    return {
        revision: tuple(value_of(Edit, row) for row in group) for revision, group in groupby(rows, lambda r: r.revision)
    }


def count(db: Db, plan: PlanId) -> int:
    """How many changes of a plan are recorded."""
    return db.execute(select(func.count()).where(changes.c.plan_id == plan)).scalar_one()
