"""Renaming: the leader's new name with everything that was theirs."""

from collections.abc import Callable
from typing import TypeVar

from planner.access.visitor import Permission, Visitor
from planner.actions.keeping import all_of, keep_values, name_of
from planner.communication.campaign import Campaign
from planner.communication.message import Message
from planner.communication.people import renamed_campaign, renamed_message
from planner.plan.change import Edit
from planner.plan.plan import PlanId
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.people import renamed, renamed_contact, renamed_interview
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage.database import Db

V = TypeVar("V", bound=Value)


def give_people(db: Db, visitor: Visitor, plan_id: PlanId, before: str, after: str) -> list[Edit]:
    """Store one name in place of another in people and communication; what was edited.

    Who met or asked somebody follows only where the visitor sees everything: that name opens what was said, and
    an editor could read all of it by giving the leader their own.
    """
    edits = [
        *_given(db, plan_id, Stakeholder, lambda one: renamed(one, before, after)),
        *_given(db, plan_id, Message, lambda one: renamed_message(one, before, after)),
        *_given(db, plan_id, Campaign, lambda one: renamed_campaign(one, before, after)),
    ]
    if visitor.may(Permission.VIEW_PRIVATE, plan_id):
        names = {key: one.name for key, one in all_of(db, plan_id, Stakeholder).items()}
        edits += _given(
            db, plan_id, Contact, lambda one: renamed_contact(one, before, after), lambda one: names[one.stakeholder]
        )
        edits += _given(
            db,
            plan_id,
            Interview,
            lambda one: renamed_interview(one, before, after),
            lambda one: names[one.stakeholder],
        )
    return edits


def _given(
    db: Db,
    plan_id: PlanId,
    kind: type[V],
    given: Callable[[V], V],
    named: Callable[[V], str] = name_of,
) -> list[Edit]:
    before = all_of(db, plan_id, kind)
    return keep_values(db, plan_id, kind, before, {key: given(value) for key, value in before.items()}, named=named)
