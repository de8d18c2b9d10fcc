"""Values in the database that are one row each: every kind with the table it lies in, read and kept in one way."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Table, delete, func, insert, select

from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.weekly_note import WeeklyNote
from planner.kpis.event import Event
from planner.plan.plan import PlanId
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import tables
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of

V = TypeVar("V", bound=Value)

_PLACES: Mapping[type[Value], tuple[Table, str]] = {
    Event: (tables.events, "on"),
    Stakeholder: (tables.stakeholders, "name"),
    Contact: (tables.contacts, "on"),
    Interview: (tables.interviews, "on"),
    Commitment: (tables.commitments, "due_on"),
    Agreement: (tables.agreements, "topic"),
    Message: (tables.messages, "first_on"),
    WeeklyNote: (tables.weekly_notes, "week"),
    Campaign: (tables.campaigns, "start"),
}
"""The table of each kind, and the column by which it is read."""


def of_plan(db: Db, plan: PlanId, kind: type[V]) -> list[V]:
    """All values of a kind in a plan, by their days or names."""
    table, order = _PLACES[kind]
    rows = db.execute(select(table).where(table.c.plan_id == plan).order_by(table.c[order], table.c.id))
    return [value_of(kind, row) for row in rows]


def some(db: Db, plan: PlanId, kind: type[V], wanted: Collection[str]) -> dict[str, V]:
    """Those of these values that there are, by id."""
    table, _ = _PLACES[kind]
    its = (table.c.plan_id == plan, table.c.id.in_(wanted))
    return {row.id: value_of(kind, row) for row in db.execute(select(table).where(*its))} if wanted else {}


def ids_with(db: Db, plan: PlanId, kind: type[Contact] | type[Interview], people: Collection[str]) -> set[str]:
    """The ids of the contacts or interviews with these stakeholders, without reading the rest of them."""
    table, _ = _PLACES[kind]
    its = (table.c.plan_id == plan, table.c.stakeholder.in_(people))
    return set(db.execute(select(table.c.id).where(*its)).scalars())


def put(db: Db, plan: PlanId, kind: type[V], kept: Sequence[V]) -> None:
    """Keep these values as they are given, new or in place of what was stored."""
    table, _ = _PLACES[kind]
    if kept:
        rows = [row_of(table, value, plan_id=plan) for value in kept]
        remove(db, plan, kind, [row["id"] for row in rows])
        db.execute(insert(table), rows)


def remove(db: Db, plan: PlanId, kind: type[Value], gone: Collection[str]) -> None:
    """Remove these values."""
    table, _ = _PLACES[kind]
    if gone:
        db.execute(delete(table).where(table.c.plan_id == plan, table.c.id.in_(gone)))


def count(db: Db, plan: PlanId, kind: type[Value]) -> int:
    """How many values of a kind a plan has."""
    table, _ = _PLACES[kind]
    found: Any = db.execute(select(func.count()).where(table.c.plan_id == plan)).scalar_one()
    return int(found)
