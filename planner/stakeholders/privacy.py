"""Privacy of people: what of a stakeholder and of a contact is the leader's alone."""

from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder

JUDGED = frozenset({"placements", "desired", "wants", "needs", "influences", "private_note"})
"""The fields of a stakeholder that are the leader's alone."""


def as_seen(stakeholder: Stakeholder) -> Stakeholder:
    """The stakeholder without what is the leader's alone."""
    return stakeholder.but(placements=(), desired=None, wants="", needs="", influences=(), private_note="")


def contact_as_seen(contact: Contact, reader: str) -> Contact:
    """The contact as somebody sees it who may not see everything: what was said is for whoever met them."""
    if reader and contact.by == reader:
        return contact.but(mood=None) if contact.mood else contact
    if not (contact.said or contact.mood or contact.next_step or contact.next_on):
        return contact
    return contact.but(said="", mood=None, next_step="", next_on=None)


def merged_back(stored: Stakeholder, edited: Stakeholder) -> Stakeholder:
    """What somebody edited who did not see all of it, with what was kept from them put back."""
    return edited.but(**{field: getattr(stored, field) for field in JUDGED})
