"""A message in a dialog: whom it tells what, through which channel, how often, who sends it."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.shared import communication, notices, visit
from pages.shared.communication_plan import address
from pages.shared.communication_plan.words import RHYTHMS
from pages.shared.dates import input_format
from pages.shared.dialog import Dialog
from pages.shared.kpi_setup import people
from planner.actions import messages as message_actions
from planner.communication.message import Message
from planner.shared.errors import PlannerError

FORM = "message_form"
_FIELDS = (
    *("name", "audience", "audience_size", "text", "channel", "owner"),
    *("feedback", "first_on", "every_days", "until", "is_weekly_note"),
)
_LINES = ("name", "audience", "text", "channel", "owner", "feedback")
_CHANNELS = ("E-mail", "Meeting", "Town hall", "Call", "Chat", "Intranet", "Newsletter", "Video", "Notice board")
_CHOSEN = ("audience", "channel", "owner")
_OTHER = -1


@dataclass(frozen=True)
class Asked:
    """The message that is edited, or None for a new one."""

    message: Message | None


_DIALOG = Dialog("Message", Asked, FORM, width="medium")


def ask(message: Message | None = None) -> None:
    """Open the dialog; a new one is sent every week from today on. To be called in a callback."""
    _DIALOG.ask(Asked(message))
    fresh: dict[str, Any] = dict.fromkeys(_LINES, "") | {
        "audience_size": None,
        "first_on": visit.today(),
        "every_days": 7,
        "until": None,
        "is_weekly_note": False,
        "owner": visit.plan().plan.leader,
    }
    for field in _FIELDS:
        value = getattr(message, field) if message else fresh[field]
        st.session_state[_key(field)] = None if field in _CHOSEN and not value else value
    every = st.session_state[_key("every_days")]
    st.session_state[_key("rhythm")] = every if every in RHYTHMS else _OTHER


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    known = communication.open_communication().messages
    st.text_input("Message", key=_key("name"), max_chars=200, placeholder="What changed for customers this week")
    notices.problem_of(FORM, "name")
    audience, size = st.columns([3, 1])
    with audience:
        _choice("Audience", "audience", {one.audience for one in known})
    with size:
        st.number_input("How many people", key=_key("audience_size"), min_value=1, max_value=100_000_000, step=1)
        notices.problem_of(FORM, "audience_size")
    channel, owner = st.columns(2)
    with channel:
        _choice("Channel", "channel", {*_CHANNELS, *(one.channel for one in known)})
    with owner:
        _choice("Who sends it", "owner", set(people.known()))
    st.text_area("What it says", key=_key("text"), height=90)
    notices.problem_of(FORM, "text")
    st.text_input("How they answer", key=_key("feedback"), max_chars=500, placeholder="Reply, survey, questions asked")
    notices.problem_of(FORM, "feedback")
    _rhythm()
    st.checkbox("This is the weekly note: sending that reports it here", key=_key("is_weekly_note"))
    notices.problems_of(FORM, _FIELDS)
    done = "Save the message" if asked.message else "Add the message"
    st.button(done, key="message_save", type="primary", on_click=_save, args=(asked.message,))


def _rhythm() -> None:
    first, rhythm, last = st.columns(3)
    with first:
        st.date_input("First on", key=_key("first_on"), format=input_format())
        notices.problem_of(FORM, "first_on")
    with rhythm:
        offered = [*RHYTHMS, _OTHER]
        st.selectbox("How often", offered, format_func=_rhythm_name, key=_key("rhythm"))
        if st.session_state[_key("rhythm")] == _OTHER:
            st.number_input("Every so many days", key=_key("every_days"), min_value=1, max_value=366, step=1)
        notices.problem_of(FORM, "every_days")
    with last:
        if st.session_state[_key("rhythm")] is not None:
            st.date_input("Until (may stay empty)", key=_key("until"), format=input_format())
            notices.problem_of(FORM, "until")


def _choice(name: str, field: str, offered: set[str]) -> None:
    typed = st.session_state.get(_key(field))
    st.selectbox(
        name,
        sorted({*offered, typed or ""} - {""}, key=str.casefold),
        index=None,
        key=_key(field),
        accept_new_options=True,
        placeholder="Choose or type",
    )
    notices.problem_of(FORM, field)


def _save(message: Message | None) -> None:
    plan, now, typed = visit.plan_id(), visit.now(), _typed()
    if message is None:
        saved = notices.attempt(FORM, message_actions.add_message, plan, typed, now)
    else:
        try:
            changed = message.but(**typed)
        except PlannerError as error:
            notices.refuse(FORM, error)
            return
        saved = notices.attempt(FORM, message_actions.save_message, plan, changed, now)
    if saved and saved.message:
        _DIALOG.close()
        address.select(saved.message.id)
        said = f"“{saved.message.name}” is in the communication plan."
        notices.say(said, plan, saved.change.id if saved.change else None)


def _typed() -> dict[str, Any]:
    typed = {field: st.session_state.get(_key(field)) for field in _FIELDS}
    typed |= {field: typed[field] or "" for field in _LINES}
    rhythm = st.session_state[_key("rhythm")]
    if rhythm != _OTHER:
        typed["every_days"] = rhythm
    if rhythm is None:
        typed["until"] = None
    return typed


def _rhythm_name(rhythm: int | None) -> str:
    return "Another rhythm" if rhythm == _OTHER else RHYTHMS[rhythm].capitalize()


def _key(field: str) -> str:
    return f"message_{field}"
