"""What is typed about a contact: the fields of its dialog, kept as they are typed and found again by who it is with."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

import streamlit as st

from pages.shared import drafts
from planner.shared.errors import BadInput
from planner.stakeholders.contact import Contact, Mood
from planner.stakeholders.stakeholder import Engagement, StakeholderId

FORM = "contact"

_OF_A_CONTACT = ("is_held", "on", "at", "minutes", "channel", "by", "said", "mood", "next_step", "next_on")
FIELDS = ("stakeholder", *_OF_A_CONTACT, "stands")
"""The fields; `stands` is where the stakeholder stands after the contact, the others are the contact's."""

_CHOSEN = ("channel", "by")
"""Chosen or typed; while nothing is, they stand at None."""

_READ: Mapping[str, Callable[[str], object]] = {
    "on": date.fromisoformat,
    "at": time.fromisoformat,
    "next_on": date.fromisoformat,
    "mood": Mood,
    "stands": Engagement,
}


@dataclass(frozen=True)
class Asked:
    """The dialog that is open: about a contact as it was then, or about a new one, with whom if that is known."""

    stakeholder: StakeholderId | None
    contact: Contact | None
    is_held: bool

    @property
    def place(self) -> str:
        """Under which name its draft is kept."""
        about = self.contact.id if self.contact else "new"
        return f"{self.stakeholder or 'anybody'}/{about}/{'held' if self.is_held else 'booked'}"


def key(field: str) -> str:
    """The key of a field's widget."""
    return f"contact_{field}"


def fill(asked: Asked, otherwise: Mapping[str, object]) -> None:
    """Begin the fields with the draft, and without one with these values; to be called in a callback."""
    for field, value in {**dict.fromkeys(FIELDS), **otherwise, **_kept(asked)}.items():
        st.session_state[key(field)] = None if value == "" and field in _CHOSEN else value


def value(field: str) -> Any:
    """What stands in a field now; None for one that is not drawn for this visitor."""
    return st.session_state.get(key(field))


def keep(asked: Asked) -> None:
    """Keep all fields as they are typed now; the callback of each."""
    drafts.keep(FORM, {asked.place: json.dumps({field: _text(value(field)) for field in FIELDS}, ensure_ascii=False)})


def forget(asked: Asked) -> None:
    """What was typed is saved or discarded; to be called in a callback."""
    drafts.forget(FORM, [asked.place])


def is_kept(asked: Asked) -> bool:
    """Whether something typed earlier stands in the fields."""
    return asked.place in drafts.kept(FORM)


def is_begun(stakeholder: StakeholderId, *, is_held: bool) -> bool:
    """Whether a contact with somebody was begun to be logged, or to be booked, and not saved."""
    return is_kept(Asked(stakeholder, None, is_held))


def fields_of(asked: Asked, zone: str) -> dict[str, Any]:
    """The fields of the contact as they are typed; `BadInput` names those that are missing.

    A contact that is only booked says nothing yet. An hour is one of the visitor's own `zone`.
    """
    typed = {field: value(field) for field in _OF_A_CONTACT} | {"stakeholder": value("stakeholder")}
    if not typed["stakeholder"]:
        raise BadInput("Choose whom the contact is with.", {"stakeholder": "Choose whom the contact is with."})
    if typed["on"] is None:
        raise BadInput("Choose the day of the contact.", {"on": "Choose a day."})
    if not typed["is_held"]:
        typed |= {"said": "", "mood": None, "next_step": "", "next_on": None}
    before = asked.contact
    same_hour = before is not None and before.at == typed["at"]
    typed["zone"] = before.zone if before and same_hour else zone if typed["at"] else ""
    return {
        name: "" if found is None and name in ("said", "next_step", "by", "channel") else found
        for name, found in typed.items()
    }


def _kept(asked: Asked) -> dict[str, object]:
    kept = drafts.kept(FORM).get(asked.place)
    texts: dict[str, object] = json.loads(kept) if kept else {}
    return {field: _read(field, text) for field, text in texts.items() if field in FIELDS}


def _text(typed: object) -> object:
    if isinstance(typed, StrEnum):
        return typed.value
    return typed.isoformat() if isinstance(typed, date | time) else typed


def _read(field: str, text: object) -> object:
    return _READ[field](text) if field in _READ and isinstance(text, str) else text
