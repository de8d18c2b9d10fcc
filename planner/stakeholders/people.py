"""People in the register: one name in place of another, wherever it stands."""

from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder


def renamed(stakeholder: Stakeholder, before: str, after: str) -> Stakeholder:
    """The stakeholder with the new name of whoever looks after them."""
    return stakeholder.but(owner=after) if stakeholder.owner == before else stakeholder


def renamed_contact(contact: Contact, before: str, after: str) -> Contact:
    """The contact with the new name of whoever meets them."""
    return contact.but(by=after) if contact.by == before else contact


def renamed_interview(interview: Interview, before: str, after: str) -> Interview:
    """The interview with the new name of whoever asked."""
    return interview.but(by=after) if interview.by == before else interview
