"""Other words for an agreement, in a dialog: the new ones, since when, and why; the old ones stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import communication, drafts, notices, unsaved, visit
from pages.shared.dates import long_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft, Drafts
from pages.shared.text import plain
from planner.actions import agreements as agreement_actions
from planner.communication.agreement import Agreement
from planner.shared.errors import PlannerError

FORM = "wording"


@dataclass(frozen=True)
class Asked:
    """The agreement that shall read differently; `is_left` says that something typed before stands in the fields."""

    agreement: Agreement
    is_left: bool


def _begins(agreement: Agreement) -> Mapping[str, Any]:
    """The words that hold."""
    return {"text": agreement.now.text, "on": visit.today(), "why": ""}


_DIALOG = Dialog("What is agreed now", Asked, FORM)
_DRAFTS: Drafts[Agreement] = Drafts(FORM, begins=_begins, reads={"on": date.fromisoformat})


def ask(agreement: Agreement) -> None:
    """Open the dialog with the words that hold, or what was typed and not saved; to be called in a callback."""
    _DIALOG.ask(Asked(agreement, _DRAFTS.of(agreement).is_dirty))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    agreement = unsaved.as_stored(asked.agreement, communication.open_communication().agreements)
    draft = _DRAFTS.of(agreement)
    st.markdown(f"**{plain(agreement.name)}**")
    st.caption(plain(f"The words of {long_date(agreement.now.on)} stay on record."))
    unsaved.left_before(_DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(_DRAFTS, draft, agreement, FORM, "this agreement")
    st.text_area("What is agreed now", height=110, **_DRAFTS.widget(draft, "text"))
    notices.problem_of(FORM, "text")
    day_field("On which day", **_DRAFTS.widget(draft, "on"))
    notices.problem_of(FORM, "on")
    st.text_input("Why it changed", **_DRAFTS.widget(draft, "why"))
    notices.problem_of(FORM, "why")
    drafts.show_trouble(FORM)
    notices.problems_of(FORM, ("text", "on", "why"))
    unsaved.save_bar(_DRAFTS, draft, _DIALOG.once(_save), FORM)


def _save(draft: Draft[Agreement]) -> None:
    text, on, why = (draft.value(name) for name in ("text", "on", "why"))
    try:
        changed = draft.onto.reworded(on, text, why)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, agreement_actions.save_agreement, visit.plan_id(), changed, visit.now())
    if saved:
        _DRAFTS.forget(draft.onto)
        _DIALOG.close()
        said = f"“{changed.name}” reads differently from {long_date(on)} on."
        notices.say(said, visit.plan_id(), saved.change.id if saved.change else None)
