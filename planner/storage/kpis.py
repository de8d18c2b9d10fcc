"""KPIs in the database: how they are set up, with their targets and limits."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, func, insert, select, update

from planner.kpis.kpi import Kpi, KpiId
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import kpis

_FIELDS: dict[str, BindParameter[Any]] = {
    column.name: bindparam(column.name) for column in kpis.columns if column.name not in ("plan_id", "id")
}


def of_plan(db: Db, plan: PlanId) -> list[Kpi]:
    """All KPIs of a plan in their order, the retired ones among them."""
    rows = db.execute(select(kpis).where(kpis.c.plan_id == plan).order_by(kpis.c.position, kpis.c.id))
    return [value_of(Kpi, row) for row in rows]


def some(db: Db, plan: PlanId, wanted: Collection[KpiId]) -> dict[KpiId, Kpi]:
    """Those of these KPIs that there are."""
    rows = db.execute(select(kpis).where(kpis.c.plan_id == plan, kpis.c.id.in_(wanted))) if wanted else ()
    return {KpiId(row.id): value_of(Kpi, row) for row in rows}


def add(db: Db, plan: PlanId, new: Sequence[Kpi]) -> None:
    """Keep new KPIs."""
    if new:
        db.execute(insert(kpis), [row_of(kpis, kpi, plan_id=plan) for kpi in new])


def save(db: Db, plan: PlanId, changed: Sequence[Kpi]) -> None:
    """Keep what has changed in these KPIs."""
    if changed:
        the_kpi = (kpis.c.plan_id == bindparam("of_plan")) & (kpis.c.id == bindparam("of_kpi"))
        rows = [row_of(kpis, kpi, of_plan=plan, of_kpi=kpi.id) for kpi in changed]
        db.execute(update(kpis).where(the_kpi).values(_FIELDS), rows)


def remove(db: Db, plan: PlanId, gone: Collection[KpiId]) -> None:
    """Remove these KPIs; their entries stay until they are removed, too."""
    if gone:
        db.execute(delete(kpis).where(kpis.c.plan_id == plan, kpis.c.id.in_(gone)))


def count(db: Db, plan: PlanId) -> int:
    """How many KPIs a plan has."""
    return db.execute(select(func.count()).where(kpis.c.plan_id == plan)).scalar_one()
