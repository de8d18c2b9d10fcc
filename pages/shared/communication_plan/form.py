"""A message in a dialog: whom it tells what, through which channel, how often, who sends it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

import streamlit as st

from pages.shared import communication, drafts, notices, visit, working_days
from pages.shared.communication_plan import address, typed
from pages.shared.communication_plan.typed import OTHER, key
from pages.shared.communication_plan.words import RHYTHMS
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.kpi_setup import people
from pages.shared.text import plain
from planner.actions import messages as message_actions
from planner.communication.message import Message
from planner.shared.errors import PlannerError

FORM = "message_form"
_CHANNELS = ("E-mail", "Meeting", "Town hall", "Call", "Chat", "Intranet", "Newsletter", "Video", "Notice board")


@dataclass(frozen=True)
class Asked:
    """The message that is edited, or None for a new one."""

    message: Message | None


class _Kept(TypedDict):
    """What has a field kept as it is typed."""

    on_change: Callable[[Asked], None]
    args: tuple[Asked]


_DIALOG = Dialog("Message", Asked, FORM, width="medium")


def ask(message: Message | None = None) -> None:
    """Open the dialog, with what was typed and not saved; a new one is sent every week from today on.

    To be called in a callback.
    """
    _DIALOG.ask(Asked(message))
    typed.fill(message, _fresh())


def _fresh() -> dict[str, object]:
    return {
        "first_on": working_days.from_day(visit.today()),
        "every_days": 7,
        "is_weekly_note": False,
        "owner": visit.plan().plan.leader,
    }


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _keep(asked: Asked) -> None:
    typed.keep(asked.message, _fresh())


def _draw(asked: Asked) -> None:
    known = communication.open_communication().messages
    kept: _Kept = {"on_change": _keep, "args": (asked,)}
    if typed.is_found(asked.message):
        st.caption(f":orange[:material/edit_note: {plain(drafts.said(typed.FORM))}.]")
    name = "What changed for customers this week"
    st.text_input("Message", key=key("name"), placeholder=name, **kept)
    notices.problem_of(FORM, "name")
    audience, size = st.columns([3, 1])
    with audience:
        _choice("Audience", "audience", {one.audience for one in known}, kept)
    with size:
        st.number_input("How many people", key=key("audience_size"), min_value=1, max_value=100_000_000, step=1, **kept)
        notices.problem_of(FORM, "audience_size")
    channel, owner = st.columns(2)
    with channel:
        _choice("Channel", "channel", {*_CHANNELS, *(one.channel for one in known)}, kept)
    with owner:
        _choice("Who sends it", "owner", set(people.known()), kept)
    st.text_area("What it says", key=key("text"), height=90, **kept)
    notices.problem_of(FORM, "text")
    answers = "Reply, survey, questions asked"
    st.text_input("How they answer", key=key("feedback"), placeholder=answers, **kept)
    notices.problem_of(FORM, "feedback")
    _rhythm(kept)
    st.checkbox("This is the weekly note: sending that reports it here", key=key("is_weekly_note"), **kept)
    drafts.show_trouble(typed.FORM)
    notices.problems_of(FORM, typed.FIELDS)
    with st.container(horizontal=True, vertical_alignment="center"):
        done = "Save the message" if asked.message else "Add the message"
        st.button(done, key="message_save", type="primary", on_click=_DIALOG.once(_save), args=(asked.message,))
        if typed.is_kept(asked.message):
            st.button("Discard", key="message_discard", type="tertiary", on_click=_discard, args=(asked.message,))


def _rhythm(kept: _Kept) -> None:
    first, rhythm, last = st.columns(3)
    with first:
        day_field("First on", key=key("first_on"), **kept)
        notices.problem_of(FORM, "first_on")
    with rhythm:
        offered = [*RHYTHMS, OTHER]
        st.selectbox("How often", offered, format_func=_rhythm_name, key=key("rhythm"), **kept)
        if st.session_state[key("rhythm")] == OTHER:
            st.number_input("Every so many days", key=key("every_days"), min_value=1, max_value=366, step=1, **kept)
        notices.problem_of(FORM, "every_days")
    with last:
        if st.session_state[key("rhythm")] is not None:
            day_field("Until (may stay empty)", key=key("until"), **kept)
            notices.problem_of(FORM, "until")


def _choice(name: str, field: str, offered: set[str], kept: _Kept) -> None:
    chosen = st.session_state.get(key(field))
    st.selectbox(
        name,
        sorted({*offered, chosen or ""} - {""}, key=str.casefold),
        index=None,
        key=key(field),
        accept_new_options=True,
        placeholder="Choose or type",
        **kept,
    )
    notices.problem_of(FORM, field)


def _discard(message: Message | None) -> None:
    typed.forget(message)
    ask(message)


def _save(message: Message | None) -> None:
    plan, now, fields = visit.plan_id(), visit.now(), typed.fields()
    if message is None:
        saved = notices.attempt(FORM, message_actions.add_message, plan, fields, now)
    else:
        try:
            changed = message.but(**fields)
        except PlannerError as error:
            notices.refuse(FORM, error)
            return
        saved = notices.attempt(FORM, message_actions.save_message, plan, changed, now)
    if saved and saved.message:
        typed.forget(message)
        _DIALOG.close()
        address.select(saved.message.id)
        said = f"“{saved.message.name}” is in the communication plan."
        notices.say(said, plan, saved.change.id if saved.change else None)


def _rhythm_name(rhythm: int | None) -> str:
    return "Another rhythm" if rhythm == OTHER else RHYTHMS[rhythm].capitalize()
