"""Holding: one value of a plan for a transaction, edited as it is stored, and keeping what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import content_of, record, who_changed
from planner.actions.keeping import ENTITY_OF, id_of, keep_values, name_of, no_such, stored
from planner.plan.change import Change, Edit
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, Stale
from planner.shared.value import Value
from planner.storage import values
from planner.storage.database import Db

V = TypeVar("V", bound=Value)


def must_be_as_read(db: Db, visitor: Visitor, plan: Plan, stored: Value, version: int | None, name: str = "") -> None:
    """`Stale`, naming who changed what, unless the value is stored in the version that was read."""
    if getattr(stored, "version", None) != version:
        entity, called = ENTITY_OF[type(stored)], name or name_of(stored)
        raise Stale(who_changed(db, visitor, content_of(db, plan), entity, id_of(stored), called))


def stored_as_edited(db: Db, visitor: Visitor, plan: Plan, edited: V) -> V:
    """The value as it is stored; `NotFound` if it is gone, `Stale`, naming who changed what, if it was changed."""
    found = stored(db, plan.id, type(edited), id_of(edited))
    must_be_as_read(db, visitor, plan, found, getattr(edited, "version", None))
    return found


def seen_by(db: Db, visitor: Visitor, plan_id: PlanId, kind: type[V], wanted: str) -> V:
    """The value as it is stored; `NotFound`, in the same words, if it is private and the visitor may not know of it."""
    found = stored(db, plan_id, kind, wanted)
    if getattr(found, "is_private", False) and not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        raise no_such(kind)
    return found


def must_be_permitted(visitor: Visitor, plan_id: PlanId, value: Value) -> None:
    """`NotAllowed` for a value that is private, unless the visitor may see what is."""
    if getattr(value, "is_private", False):
        visitor.must(Permission.VIEW_PRIVATE, plan_id)


def keep_one(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    before: V | None,
    after: V | None,
    now: datetime,
    summary: str = "",
    named: Callable[[V], str] = name_of,
    more: Sequence[Edit] = (),
) -> tuple[Change | None, V | None]:
    """Store one value that was added, changed or removed; the change, and the value as it is stored now.

    `more` are edits of something else, stored already, that belong to the same change.
    """
    known = [value for value in (after, before) if value is not None]
    kind, wanted = type(known[0]), id_of(known[0])
    was, becomes = ({} if value is None else {wanted: value} for value in (before, after))
    edits = [*keep_values(db, plan.id, kind, was, becomes, named=named), *more]
    change = record(db, visitor, plan, edits, now, summary)
    return change, None if after is None else stored(db, plan.id, kind, wanted)


def is_to_come(day: date, now: datetime) -> bool:
    """Whether a day has begun nowhere yet: east of here it may be tomorrow already."""
    return day > now.date() + timedelta(days=1)


def must_have_room(db: Db, plan: Plan, kind: type[Value], most: int, what: str, *, adding: int = 1) -> None:
    """`BadInput` if the plan cannot hold so many values of a kind more."""
    if values.count(db, plan.id, kind) + adding > most:
        raise BadInput(f"A plan holds {most:,} {what} at most. Delete those that are over first.")
