"""Events in the database."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, insert, select

from planner.kpis.event import Event, EventId
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import events


def of_plan(db: Db, plan: PlanId) -> list[Event]:
    """All events of a plan, the earliest first."""
    rows = db.execute(select(events).where(events.c.plan_id == plan).order_by(events.c.on, events.c.id))
    return [value_of(Event, row) for row in rows]


def put(db: Db, plan: PlanId, kept: Sequence[Event]) -> None:
    """Keep these events as they are given, new or in place of what was stored."""
    if kept:
        remove(db, plan, [event.id for event in kept])
        db.execute(insert(events), [row_of(events, event, plan_id=plan) for event in kept])


def remove(db: Db, plan: PlanId, gone: Collection[EventId]) -> None:
    """Remove these events."""
    if gone:
        db.execute(delete(events).where(events.c.plan_id == plan, events.c.id.in_(gone)))
