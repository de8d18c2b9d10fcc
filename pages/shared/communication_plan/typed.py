"""What is typed about a message: kept as it is typed, and found again when its dialog is opened the next time."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import drafts
from pages.shared.communication_plan.words import RHYTHMS
from planner.communication.message import Message

FORM = "message"
"""The name under which drafts of messages are kept."""

FIELDS = (
    *("name", "audience", "audience_size", "text", "channel", "owner"),
    *("feedback", "first_on", "every_days", "until", "is_weekly_note"),
)
OTHER = -1
"""The choice of a rhythm that is none of the usual ones."""

_LINES = ("name", "audience", "text", "channel", "owner", "feedback")
_CHOSEN = ("audience", "channel", "owner")
_READ: Mapping[str, Callable[[str], object]] = {"first_on": date.fromisoformat, "until": date.fromisoformat}


def key(field: str) -> str:
    """The key of a field's widget."""
    return f"message_{field}"


def fill(message: Message | None, otherwise: Mapping[str, object]) -> None:
    """Begin the fields with the message, or these values for a new one, and with what was typed over them.

    To be called in a callback.
    """
    for field, value in {**_began(message, otherwise), **_kept(message)}.items():
        st.session_state[key(field)] = None if field in _CHOSEN and not value else value


def keep(message: Message | None, otherwise: Mapping[str, object]) -> None:
    """Keep what differs from what the fields began with; the callback of each."""
    began = _began(message, otherwise)
    typed = {field: st.session_state.get(key(field), value) for field, value in began.items()}
    differing = {field: _text(value) for field, value in typed.items() if (value or None) != (began[field] or None)}
    drafts.keep(FORM, {_place(message): json.dumps(differing, ensure_ascii=False) if differing else ""})


def forget(message: Message | None) -> None:
    """What was typed is saved or discarded; to be called in a callback."""
    drafts.forget(FORM, [_place(message)])


def is_kept(message: Message | None) -> bool:
    """Whether something is typed that is not saved."""
    return _place(message) in drafts.kept(FORM)


def is_found(message: Message | None) -> bool:
    """Whether it was typed before this session began."""
    return _place(message) in drafts.found(FORM)


def fields() -> dict[str, Any]:
    """The fields of the message as they are typed."""
    typed = {field: st.session_state.get(key(field)) for field in FIELDS}
    typed |= {field: typed[field] or "" for field in _LINES}
    rhythm = st.session_state[key("rhythm")]
    if rhythm != OTHER:
        typed["every_days"] = rhythm
    if rhythm is None:
        typed["until"] = None
    return typed


def _began(message: Message | None, otherwise: Mapping[str, object]) -> dict[str, object]:
    empty = dict.fromkeys(FIELDS) | dict.fromkeys(_LINES, "")
    began: dict[str, object] = (
        {field: getattr(message, field) for field in FIELDS} if message else empty | {**otherwise}
    )
    return began | {"rhythm": began["every_days"] if began["every_days"] in RHYTHMS else OTHER}


def _place(message: Message | None) -> str:
    return message.id if message else "new"


def _kept(message: Message | None) -> dict[str, object]:
    kept = drafts.kept(FORM).get(_place(message))
    texts: dict[str, object] = json.loads(kept) if kept else {}
    return {
        field: _READ[field](text) if field in _READ and isinstance(text, str) else text
        for field, text in texts.items()
        if field in (*FIELDS, "rhythm")
    }


def _text(typed: object) -> object:
    return typed.isoformat() if isinstance(typed, date) else typed
