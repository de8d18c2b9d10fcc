"""Baselines in the database. They are added and never changed."""

from sqlalchemy import func, insert, select

from planner.plan.baseline import Baseline
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import baselines


def of_plan(db: Db, plan: PlanId) -> list[Baseline]:
    """All baselines of a plan, the oldest first."""
    rows = db.execute(select(baselines).where(baselines.c.plan_id == plan).order_by(baselines.c.number))
    return [value_of(Baseline, row) for row in rows]


def add(db: Db, plan: PlanId, baseline: Baseline) -> None:
    """Keep a new baseline."""
    db.execute(insert(baselines), row_of(baselines, baseline, plan_id=plan))


def count(db: Db, plan: PlanId) -> int:
    """How many baselines a plan has."""
    return db.execute(select(func.count()).where(baselines.c.plan_id == plan)).scalar_one()
