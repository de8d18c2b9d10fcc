"""An agreement in a dialog: its topic and name, the words agreed on, when to look at it again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from pages.shared import communication, drafts, notices, unsaved, visit
from pages.shared.ceo.words import ASKS
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft, Drafts
from planner.access.visitor import Permission
from planner.actions import agreements as agreement_actions
from planner.communication.agreement import Agreed, Agreement, AgreementId, Topic
from planner.shared.errors import PlannerError

FORM = "agreement"
_WORDING = ("text", "on")


@dataclass(frozen=True)
class Asked:
    """The agreement as it was when the dialog was opened; `is_left` says that something typed before stands in it."""

    agreement: Agreement
    is_new: bool
    is_left: bool


def _begins(agreement: Agreement) -> Mapping[str, Any]:
    """All fields; the words are agreed on here only once, and changed in a dialog of their own."""
    fields = {name: getattr(agreement, name) for name in ("topic", "name", "review_on", "is_private")}
    return fields if agreement.wordings else fields | {"text": "", "on": visit.today()}


_DIALOG = Dialog("Agreement with the CEO", Asked, FORM)
_DRAFTS: Drafts[Agreement] = Drafts(
    FORM, begins=_begins, reads={"topic": Topic, "review_on": date.fromisoformat, "on": date.fromisoformat}
)


def ask(topic: Topic, agreement: Agreement | None = None) -> None:
    """Open the dialog, with what was typed and not saved; to be called in a callback."""
    about = agreement or _blank(topic)
    _DIALOG.ask(Asked(about, agreement is None, _DRAFTS.of(about).is_dirty))


def _blank(topic: Topic) -> Agreement:
    """One that is none yet. Its id names plan and topic, so that what is typed stays with them."""
    new = AgreementId(f"new-{topic.name.lower()}-{visit.plan_id()}")
    is_private = visit.may(Permission.VIEW_PRIVATE)
    return Agreement.model_construct(id=new, topic=topic, name="", wordings=(), is_private=is_private)


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    stored = unsaved.as_stored(asked.agreement, communication.open_communication().agreements)
    draft = _DRAFTS.of(stored)
    unsaved.left_before(_DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(_DRAFTS, draft, stored, FORM, "this agreement")
    st.caption(ASKS[draft.value("topic")])
    st.selectbox("Topic", list(Topic), format_func=_topic, **_DRAFTS.widget(draft, "topic"))
    st.text_input("In a few words", placeholder="Complaints halved", **_DRAFTS.widget(draft, "name"))
    notices.problem_of(FORM, "name")
    if asked.is_new:
        as_said = "As you would both repeat it"
        st.text_area("What was agreed", height=110, placeholder=as_said, **_DRAFTS.widget(draft, "text"))
        notices.problem_of(FORM, "text")
        day_field("On which day", **_DRAFTS.widget(draft, "on"))
        notices.problem_of(FORM, "on")
    day_field("Look at it again on", **_DRAFTS.widget(draft, "review_on"))
    notices.problem_of(FORM, "review_on")
    if visit.may(Permission.VIEW_PRIVATE):
        st.checkbox("Only I see it", **_DRAFTS.widget(draft, "is_private"))
    drafts.show_trouble(FORM)
    notices.problems_of(FORM, ("name", *_WORDING, "review_on"))
    save = _DIALOG.once(partial(_save, asked.is_new))
    unsaved.save_bar(_DRAFTS, draft, save, FORM, "Add" if asked.is_new else "Save")


def _save(is_new: bool, draft: Draft[Agreement]) -> None:
    plan, now = visit.plan_id(), visit.now()
    try:
        if is_new:
            fields = {name: draft.value(name) for name in draft.began_with if name not in _WORDING}
            fields["wordings"] = (Agreed.checked(**{name: draft.value(name) for name in _WORDING}),)
            saved = notices.attempt(FORM, agreement_actions.add_agreement, plan, fields, now)
        else:
            changed = draft.onto.but(**draft.typed())
            saved = notices.attempt(FORM, agreement_actions.save_agreement, plan, changed, now)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if saved:
        name = str(draft.value("name")).strip()
        _DRAFTS.forget(draft.onto)
        _DIALOG.close()
        notices.say(f"“{name}” is written down.", plan, saved.change.id if saved.change else None)


def _topic(topic: Topic) -> str:
    return topic.value.capitalize()
