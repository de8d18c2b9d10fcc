"""Drafts in the database."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from planner.plan.draft import Draft
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.tables import drafts

_C = drafts.c


def load(db: Db, plan: PlanId, who: str, form: str) -> Draft | None:
    """What somebody has typed into a form; None if there is nothing."""
    return _found(db, plan, who, form, is_locking=False)


def lock(db: Db, plan: PlanId, who: str, form: str) -> Draft | None:
    """The same, which no other window of theirs can change before this transaction ends."""
    return _found(db, plan, who, form, is_locking=True)


def keep(db: Db, plan: PlanId, who: str, form: str, draft: Draft) -> None:
    """Keep a draft, new or in place of the one before."""
    insert = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    fields = {"content": dict(draft.content), "kept_at": draft.kept_at}
    row = insert(drafts).values(plan_id=plan, who=who, form=form, **fields)
    # In one step, as two windows of one person may begin to type at the same moment.
    db.execute(row.on_conflict_do_update(index_elements=list(drafts.primary_key), set_=fields))


def forget(db: Db, plan: PlanId, who: str, form: str) -> None:
    """Remove a draft, if there is one."""
    db.execute(delete(drafts).where(_its(plan, who, form)))


def forget_older(db: Db, before: datetime) -> int:
    """Remove the drafts that were kept before a moment; how many."""
    return db.execute(delete(drafts).where(_C.kept_at < before)).rowcount


def count(db: Db, plan: PlanId) -> int:
    """How many drafts of anybody a plan has."""
    return db.execute(select(func.count()).where(_C.plan_id == plan)).scalar_one()


def _found(db: Db, plan: PlanId, who: str, form: str, *, is_locking: bool) -> Draft | None:
    query = select(_C.content, _C.kept_at).where(_its(plan, who, form))
    row = db.execute(query.with_for_update() if is_locking else query).one_or_none()
    return None if row is None else Draft(row.content, row.kept_at)


def _its(plan: PlanId, who: str, form: str) -> ColumnElement[bool]:
    return (_C.plan_id == plan) & (_C.who == who) & (_C.form == form)
