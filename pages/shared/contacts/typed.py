"""What is typed about a contact: with what the fields of its dialog begin, and the contact that they say."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from pages.shared import drafts, visit
from pages.shared.draft import Draft, Drafts
from planner.shared.errors import BadInput
from planner.stakeholders.contact import Contact, ContactId, Mood
from planner.stakeholders.stakeholder import Engagement, StakeholderId

FORM = "contact"

_OF_A_CONTACT = (
    *("stakeholder", "is_held", "on", "at", "minutes", "channel", "by"),
    *("said", "mood", "next_step", "next_on"),
)
FIELDS = (*_OF_A_CONTACT, "stands")
"""The fields; `stands` is where the stakeholder stands after the contact, the others are the contact's."""

_NOTHING: Mapping[str, Any] = {"said": "", "mood": None, "next_step": "", "next_on": None}
"""What there is of a talk before it is held."""

_CHOSEN = ("stakeholder", "channel", "by")
"""Chosen or typed; while nothing is, they stand at None."""


def _begins(contact: Contact) -> Mapping[str, Any]:
    began = {field: getattr(contact, field) for field in _OF_A_CONTACT}
    return began | {field: began[field] or None for field in _CHOSEN} | {"stands": None}


def _place(contact: Contact) -> str:
    """Apart for what is logged and what is booked: notes of a talk are not lost when it is booked for another day."""
    return f"{contact.id}-{'held' if contact.is_held else 'booked'}"


DRAFTS: Drafts[Contact] = Drafts(
    FORM,
    begins=_begins,
    place=_place,
    reads={
        "on": date.fromisoformat,
        "at": time.fromisoformat,
        "next_on": date.fromisoformat,
        "mood": Mood,
        "stands": Engagement,
    },
)


def new_id(stakeholder: StakeholderId | None) -> ContactId:
    """The id of a contact that is not one yet; it names the plan and who it is with, with whom what is typed stays."""
    return ContactId(f"new-{stakeholder or 'anybody'}-{visit.plan_id()}")


def as_asked(contact: Contact, *, is_held: bool) -> Contact:
    """A contact as its dialog begins: what was booked is logged as held on its day, today at the latest.

    What was held stays so: only a visitor says that it was not.
    """
    if contact.is_held or not is_held:
        return contact
    return contact.model_copy(update={"is_held": True, "on": min(contact.on, visit.today())})


def is_begun(stakeholder: StakeholderId, *, is_held: bool) -> bool:
    """Whether a contact with somebody was begun to be logged, or to be booked, and not saved."""
    blank = Contact.model_construct(id=new_id(stakeholder), is_held=is_held)
    return _place(blank) in drafts.kept(FORM)


def fields_of(draft: Draft[Contact], zone: str, *, is_new: bool) -> dict[str, Any]:
    """The fields of the contact as they are typed, of a known one only those that were; `BadInput` names missing ones.

    A contact that is only booked says nothing yet. An hour is one of the visitor's own `zone`.
    """
    if not draft.value("stakeholder"):
        raise BadInput("Choose whom the contact is with.", {"stakeholder": "Choose whom the contact is with."})
    if draft.value("on") is None:
        raise BadInput("Choose the day of the contact.", {"on": "Choose a day."})
    typed = set(_OF_A_CONTACT) if is_new else set(draft.typed())
    found = {field: draft.value(field) for field in _OF_A_CONTACT if field in typed}
    if not draft.value("is_held"):
        found = {field: value for field, value in found.items() if field not in _NOTHING}
        found |= _NOTHING if "is_held" in typed else {}
    if "at" in typed:
        found["zone"] = zone if found["at"] else ""
    return {
        name: "" if value is None and name in ("said", "next_step", "by", "channel") else value
        for name, value in found.items()
    }
