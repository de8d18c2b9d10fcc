"""Holding: one value of a plan for a transaction, edited as it is stored, and keeping what becomes of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from planner.access.visitor import Visitor
from planner.actions.changing import content_of, record, who_changed
from planner.actions.keeping import keep_values, must_be_current, stored
from planner.plan.change import Change, Edit, Entity
from planner.plan.plan import Plan
from planner.shared.errors import BadInput
from planner.shared.value import Value
from planner.storage import values
from planner.storage.database import Db

V = TypeVar("V", bound=Value)


def name_of(value: Value) -> str:
    """What a value is called."""
    return str(getattr(value, "name", ""))


def stored_as_edited(
    db: Db, visitor: Visitor, plan: Plan, entity: Entity, edited: V, named: Callable[[V], str] = name_of
) -> V:
    """The value as it is stored; `NotFound` if it is gone, `Stale`, naming who changed what, if it was changed."""
    found = stored(db, plan.id, type(edited), _id(edited))

    def told() -> str:
        return who_changed(db, visitor, content_of(db, plan), entity, _id(edited), named(found))

    must_be_current(found, edited, told)
    return found


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
    kind, wanted = type(known[0]), _id(known[0])
    was, becomes = ({} if value is None else {wanted: value} for value in (before, after))
    edits = [*keep_values(db, plan.id, kind, was, becomes, named=named), *more]
    change = record(db, visitor, plan, edits, now, summary)
    return change, None if after is None else stored(db, plan.id, kind, wanted)


def must_have_room(db: Db, plan: Plan, kind: type[Value], most: int, what: str) -> None:
    """`BadInput` if the plan holds as many values of a kind as it can."""
    if values.count(db, plan.id, kind) >= most:
        raise BadInput(f"A plan holds {most:,} {what} at most. Delete those that are over first.")


def _id(value: Value) -> str:
    return str(getattr(value, "id"))  # noqa: B009 - every kind has one, their base has none
