"""Whose contacts are whose: the visitor's own, and the names to choose from."""

from collections.abc import Collection, Iterable

from pages.shared import visit
from pages.shared.kpi_setup import people as known_people
from pages.shared.numbers.owing import my_names
from pages.shared.people import of_people
from planner.access.visitor import Permission, Role
from planner.actions.people import OpenPeople
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder


def my_name(opened: OpenPeople) -> str:
    """Under which name the visitor meets people: the plan's owner is its leader."""
    visitor = visit.visitor()
    return opened.plan.leader if visitor.role_in(opened.plan.id) is Role.OWNER else visitor.name


def own_names(opened: OpenPeople) -> Collection[str]:
    """Whom the visitor's stakeholders have as their owner; what is nobody's is the leader's."""
    return my_names(visit.visitor(), opened.plan)


def is_mine(opened: OpenPeople, owner: str) -> bool:
    """Whether it is the visitor's to keep in touch."""
    return owner in own_names(opened)


def may_log(stakeholder: Stakeholder) -> bool:
    """Whether the visitor may log and book contacts with somebody."""
    is_own = bool(stakeholder.owner) and stakeholder.owner == visit.visitor().name
    return visit.may(Permission.EDIT_PEOPLE) or (is_own and visit.may(Permission.LOG_OWN_CONTACTS))


def may_read(opened: OpenPeople, contact: Contact) -> bool:
    """Whether the visitor is shown what was said."""
    return opened.sees_private or (bool(contact.by) and contact.by == visit.visitor().name)


def may_change(opened: OpenPeople, contact: Contact, stakeholder: Stakeholder) -> bool:
    """Whether the visitor is offered to change and delete a contact: a talk only if they may read what was said."""
    if not may_log(stakeholder):
        return False
    if contact.is_held:
        return may_read(opened, contact)
    return visit.may(Permission.EDIT_PEOPLE) or contact.by in ("", visit.visitor().name)


def people(opened: OpenPeople, *typed: str | None) -> list[str]:
    """The names that somebody who keeps in touch may have."""
    return known_people.known(*of_people("people of people", _named), my_name(opened), *typed)


def _named(opened: OpenPeople) -> frozenset[str]:
    return frozenset(_names(opened))


def _names(opened: OpenPeople) -> Iterable[str]:
    yield from (known.owner for known in opened.stakeholders)
    yield from (contact.by for contact in opened.contacts)
