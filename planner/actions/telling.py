"""Telling: what a visitor may read of the record, and what is kept from them."""

from collections.abc import Collection, Mapping

from planner.access.visitor import Permission, Visitor
from planner.communication.agreement import Agreement
from planner.communication.commitment import Commitment
from planner.plan.change import Change, Entity
from planner.plan.people_privacy import Reader
from planner.plan.plan import PlanId
from planner.plan.privacy import seen_change
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import changes as stored_changes
from planner.storage import values
from planner.storage.database import Db
from planner.tasks.task import TaskId

_MAY_BE_PRIVATE: Mapping[Entity, type[Commitment] | type[Agreement]] = {
    Entity.COMMITMENT: Commitment,
    Entity.AGREEMENT: Agreement,
}


def reader_of(db: Db, visitor: Visitor, plan: PlanId, tasks: Collection[TaskId] = ()) -> Reader:
    """What somebody who may not see everything may read; `tasks` are those hidden from them."""
    if not visitor.may(Permission.VIEW_PEOPLE, plan):
        return Reader(tasks=tasks)
    sees_all = visitor.may(Permission.EDIT_PEOPLE, plan)
    return Reader(
        name=visitor.name,
        tasks=tasks,
        hidden=_private(db, plan),
        people=None if sees_all else _own_people(db, visitor, plan),
        keeps_commitments=visitor.may(Permission.KEEP_COMMITMENTS, plan),
        makes_links=visitor.may(Permission.EDIT_COMMUNICATION, plan),
    )


def as_told(db: Db, visitor: Visitor, plan: PlanId, change: Change | None) -> Change | None:
    """A change of people or communication as the visitor who made it may read it.

    One of which nothing is left for them can still be undone by its id.
    """
    if change is None or visitor.may(Permission.VIEW_PRIVATE, plan):
        return change
    return seen_change(change, reader_of(db, visitor, plan)) or change.but(edits=(), summary="Changed something")


def names_of_people(db: Db, reader: Reader | None, plan: PlanId) -> dict[str, str]:
    """What the stakeholders are called whom the reader may know of, by id; everybody without a reader."""
    known = values.of_plan(db, plan, Stakeholder)
    return {one.id: one.name for one in known if reader is None or reader.people is None or one.id in reader.people}


def _own_people(db: Db, visitor: Visitor, plan: PlanId) -> set[str]:
    """The stakeholders the visitor looks after, and the contacts with them."""
    people = {one.id for one in values.of_plan(db, plan, Stakeholder) if visitor.name and one.owner == visitor.name}
    return people | values.ids_with(db, plan, Contact, people)


def _private(db: Db, plan: PlanId) -> set[str]:
    """The commitments and agreements that are private now, or were so when they were deleted."""
    found: set[str] = set()
    for entity, kind in _MAY_BE_PRIVATE.items():
        known: list[Value] = [*values.of_plan(db, plan, kind)]
        is_open = {getattr(value, "id"): not getattr(value, "is_private") for value in known}  # noqa: B009
        found |= {key for key, is_shown in is_open.items() if not is_shown}
        found |= {key for key in stored_changes.once_private(db, plan, entity) if not is_open.get(key)}
    return found
