"""A message in a dialog: whom it tells what, through which channel, how often, who sends it."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.shared import communication, drafts, notices, unsaved, visit
from pages.shared.communication_plan import address, typed
from pages.shared.communication_plan.typed import DRAFTS, OTHER
from pages.shared.communication_plan.words import RHYTHMS
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft
from pages.shared.kpi_setup import people
from planner.actions import messages as message_actions
from planner.communication.message import Message
from planner.shared.errors import PlannerError

FORM = "message_form"
_CHANNELS = ("E-mail", "Meeting", "Town hall", "Call", "Chat", "Intranet", "Newsletter", "Video", "Notice board")


@dataclass(frozen=True)
class Asked:
    """The message as it was when the dialog was opened; `is_left` says that something typed before stands in it."""

    message: Message
    is_new: bool
    is_left: bool


_DIALOG = Dialog("Message", Asked, FORM, width="medium")


def ask(message: Message | None = None) -> None:
    """Open the dialog, with what was typed and not saved; to be called in a callback."""
    about = message or typed.blank()
    _DIALOG.ask(Asked(about, message is None, DRAFTS.of(about).is_dirty))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    known = communication.open_communication().messages
    stored = unsaved.as_stored(asked.message, known)
    draft = DRAFTS.of(stored)
    unsaved.left_before(DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(DRAFTS, draft, stored, FORM, "this message")
    name = "What changed for customers this week"
    st.text_input("Message", placeholder=name, **DRAFTS.widget(draft, "name"))
    notices.problem_of(FORM, "name")
    audience, size = st.columns([3, 1])
    with audience:
        _choice(draft, "Audience", "audience", {one.audience for one in known})
    with size:
        st.number_input(
            "How many people", min_value=1, max_value=100_000_000, step=1, **DRAFTS.widget(draft, "audience_size")
        )
        notices.problem_of(FORM, "audience_size")
    channel, owner = st.columns(2)
    with channel:
        _choice(draft, "Channel", "channel", {*_CHANNELS, *(one.channel for one in known)})
    with owner:
        _choice(draft, "Who sends it", "owner", set(people.known()))
    st.text_area("What it says", height=90, **DRAFTS.widget(draft, "text"))
    notices.problem_of(FORM, "text")
    answers = "Reply, survey, questions asked"
    st.text_input("How they answer", placeholder=answers, **DRAFTS.widget(draft, "feedback"))
    notices.problem_of(FORM, "feedback")
    _rhythm(draft)
    st.checkbox("This is the weekly note: sending that reports it here", **DRAFTS.widget(draft, "is_weekly_note"))
    drafts.show_trouble(DRAFTS.form)
    notices.problems_of(FORM, typed.FIELDS)
    save = _DIALOG.once(partial(_save, asked.is_new))
    unsaved.save_bar(DRAFTS, draft, save, FORM, "Add the message" if asked.is_new else "Save the message")


def _rhythm(draft: Draft[Message]) -> None:
    first, rhythm, last = st.columns(3)
    with first:
        day_field("First on", **DRAFTS.widget(draft, "first_on"))
        notices.problem_of(FORM, "first_on")
    with rhythm:
        offered = [*RHYTHMS, OTHER]
        st.selectbox("How often", offered, format_func=_rhythm_name, **DRAFTS.widget(draft, "rhythm"))
        if draft.value("rhythm") == OTHER:
            st.number_input(
                "Every so many days", min_value=1, max_value=366, step=1, **DRAFTS.widget(draft, "every_days")
            )
        notices.problem_of(FORM, "every_days")
    with last:
        if draft.value("rhythm") is not None:
            day_field("Until (may stay empty)", **DRAFTS.widget(draft, "until"))
            notices.problem_of(FORM, "until")


def _choice(draft: Draft[Message], name: str, field: str, offered: set[str]) -> None:
    st.selectbox(
        name,
        sorted({*offered, draft.value(field) or ""} - {""}, key=str.casefold),
        index=None,
        accept_new_options=True,
        placeholder="Choose or type",
        **DRAFTS.widget(draft, field),
    )
    notices.problem_of(FORM, field)


def _save(is_new: bool, draft: Draft[Message]) -> None:
    plan, now, fields = visit.plan_id(), visit.now(), typed.fields(draft, is_new=is_new)
    if is_new:
        saved = notices.attempt(FORM, message_actions.add_message, plan, fields, now)
    else:
        try:
            changed = draft.onto.but(**fields)
        except PlannerError as error:
            notices.refuse(FORM, error)
            return
        saved = notices.attempt(FORM, message_actions.save_message, plan, changed, now)
    if saved and saved.message:
        DRAFTS.forget(draft.onto)
        _DIALOG.close()
        address.select(saved.message.id)
        said = f"“{saved.message.name}” is in the communication plan."
        notices.say(said, plan, saved.change.id if saved.change else None)


def _rhythm_name(rhythm: int | None) -> str:
    return "Another rhythm" if rhythm == OTHER else RHYTHMS[rhythm].capitalize()
