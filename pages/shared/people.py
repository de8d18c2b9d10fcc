"""The people of the open plan: read once for each state of it, and what pages work out from them."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from pages.shared import visit
from pages.shared.part import Part
from pages.shared.text import told_apart
from planner.access.visitor import Permission
from planner.actions import people as people_actions
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue, contacts_due
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

T = TypeVar("T")

_PEOPLE = Part("people", people_actions.open_people)


def open_people() -> OpenPeople:
    """The stakeholders with their contacts and interviews, as this visitor may see them today.

    `NotAllowed` for those who may see none.
    """
    return _PEOPLE.opened()


def known() -> Sequence[Stakeholder]:
    """The stakeholders this visitor may see; nobody for those who may see none."""
    return open_people().stakeholders if visit.may(Permission.VIEW_PEOPLE) else ()


def of_people(what: str, compute: Callable[[OpenPeople], T], *view: object) -> T:
    """`compute(open_people())`, or what it gave last time for the same plan, revision, visitor, day and view.

    `what` names the result; `view` is whatever else it depends on and can be hashed. The result is shared,
    so it must never be changed.
    """
    return _PEOPLE.of(what, compute, *view)


def due_as_known(opened: OpenPeople) -> list[ContactDue]:
    """When everybody is due, as far as those who see these people may know it, the most urgent first."""
    return contacts_due(
        opened.stakeholders,
        opened.contacts,
        opened.plan.rhythms,
        opened.plan.first_day,
        opened.today,
        knows_placements=opened.sees_private,
    )


def choices() -> Mapping[StakeholderId, str]:
    """Everybody by the name to choose them by: two of one name with what tells them apart."""
    return of_people("choices", _choices)


def _choices(opened: OpenPeople) -> Mapping[StakeholderId, str]:
    known = sorted(opened.stakeholders, key=lambda one: one.id)
    return told_apart({one.id: (one.name, one.role, one.unit, one.email) for one in known})
