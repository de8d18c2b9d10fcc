"""Keeping: values of one row each, such as stakeholders or campaigns: store what differs and tell the record."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.weekly_note import WeeklyNote
from planner.kpis.event import Event
from planner.plan.change import Edit, Entity, edit_of
from planner.plan.plan import PlanId
from planner.shared.errors import NotFound
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from planner.storage.database import Db

V = TypeVar("V", bound=Value)

KINDS: Mapping[Entity, type[Value]] = {
    Entity.EVENT: Event,
    Entity.STAKEHOLDER: Stakeholder,
    Entity.CONTACT: Contact,
    Entity.INTERVIEW: Interview,
    Entity.COMMITMENT: Commitment,
    Entity.AGREEMENT: Agreement,
    Entity.MESSAGE: Message,
    Entity.NOTE: WeeklyNote,
    Entity.CAMPAIGN: Campaign,
}
"""The values that are kept as one row each, with their `id` and `version`."""

ENTITY_OF: Mapping[type[Value], Entity] = {kind: entity for entity, kind in KINDS.items()}
"""What the record calls each kind."""


def all_of(db: Db, plan: PlanId, kind: type[V]) -> dict[str, V]:
    """All values of a kind in a plan, by id."""
    return by_id(values.of_plan(db, plan, kind))


def by_id(known: Sequence[V]) -> dict[str, V]:
    """The values by their ids."""
    return {id_of(value): value for value in known}


def id_of(value: Value) -> str:
    """The id of a value: every kind has one, their base has none."""
    return str(getattr(value, "id"))  # noqa: B009 - a fault where there is none


def name_of(value: Value) -> str:
    """What a value is called; empty if it has no name of its own."""
    return str(getattr(value, "name", ""))


def stored(db: Db, plan: PlanId, kind: type[V], wanted: str) -> V:
    """One value; `NotFound` if there is none."""
    found = values.some(db, plan, kind, [wanted]).get(wanted)
    if found is None:
        raise no_such(kind)
    return found


def no_such(kind: type[Value]) -> NotFound:
    """That there is no such value, to whoever asked for it."""
    return NotFound(f"There is no such {ENTITY_OF[kind]} in this plan; it may have been deleted. Reload the page.")


def keep_values(
    db: Db,
    plan: PlanId,
    kind: type[V],
    before: Mapping[str, V],
    after: Mapping[str, V],
    *,
    named: Callable[[V], str] = name_of,
    is_private: Callable[[V], bool] = lambda value: bool(getattr(value, "is_private", False)),
) -> list[Edit]:
    """Store the values that differ, with their versions raised, remove those missing in `after`; what was edited.

    `named` tells what the record calls a value, `is_private` whether it is the leader's alone; an edit is private
    if the value is so before or after it.
    """
    raised = {key: _next_version(before.get(key), value) for key, value in after.items()}
    changed = {key: value for key, value in raised.items() if before.get(key) != value}
    gone = {key: value for key, value in before.items() if key not in after}
    values.remove(db, plan, kind, list(gone))
    values.put(db, plan, kind, list(changed.values()))
    pairs: list[tuple[V | None, V | None]] = [(before.get(key), value) for key, value in changed.items()]
    pairs += [(value, None) for value in gone.values()]
    return [_edit(kind, old, new, named, is_private) for old, new in pairs]


def _edit(
    kind: type[V], old: V | None, new: V | None, named: Callable[[V], str], is_private: Callable[[V], bool]
) -> Edit:
    sides = [side for side in (new, old) if side is not None]
    return edit_of(ENTITY_OF[kind], old, new, named(sides[0]), is_private=any(map(is_private, sides)))


def _next_version(old: V | None, new: V) -> V:
    if old is None or old == new:
        return new
    before: Any = old
    return new.but(version=before.version + 1)
