"""Plans in the database."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from planner.plan.plan import Plan, PlanId
from planner.shared.errors import NotFound
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import plans


def listed(db: Db) -> list[Plan]:
    """All plans, the newest first."""
    rows = db.execute(select(plans).order_by(plans.c.created_at.desc(), plans.c.id))
    return [value_of(Plan, row) for row in rows]


def load(db: Db, plan: PlanId) -> Plan:
    """The plan; `NotFound` if there is none."""
    return _found(db, plan, is_locking=False)


def lock(db: Db, plan: PlanId) -> Plan:
    """The plan, which nobody else can change before this transaction ends."""
    return _found(db, plan, is_locking=True)


def revision(db: Db, plan: PlanId) -> int:
    """The plan's revision, without loading the rest."""
    found = db.execute(select(plans.c.revision).where(plans.c.id == plan)).scalar()
    if found is None:
        raise _missing()
    return int(found)


def add(db: Db, plan: Plan) -> None:
    """Keep a new plan."""
    db.execute(insert(plans), row_of(plans, plan))


def save(db: Db, plan: Plan) -> None:
    """Keep what has changed in the plan."""
    db.execute(update(plans).where(plans.c.id == plan.id), row_of(plans, plan))


def forget_deleted(db: Db, before: datetime) -> int:
    """Remove for good the plans that were deleted before a moment, with all that belongs to them; how many."""
    return db.execute(delete(plans).where(plans.c.deleted_at < before)).rowcount


def _found(db: Db, plan: PlanId, *, is_locking: bool) -> Plan:
    query = select(plans).where(plans.c.id == plan)
    row = db.execute(query.with_for_update() if is_locking else query).one_or_none()
    if row is None:
        raise _missing()
    return value_of(Plan, row)


def _missing() -> NotFound:
    return NotFound("There is no such plan. Choose one from the list of plans.")
