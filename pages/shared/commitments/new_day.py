"""Another due day for a commitment, in a dialog: which, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import streamlit as st

from pages.shared import communication, drafts, notices, unsaved, visit, working_days
from pages.shared.commitments.words import by_or_to
from pages.shared.dates import week_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft, Drafts
from pages.shared.text import plain
from planner.actions import commitments as commitment_actions
from planner.communication.commitment import Commitment
from planner.communication.states import renegotiated
from planner.shared.errors import PlannerError

FORM = "new_day"


@dataclass(frozen=True)
class Asked:
    """The commitment that shall have another day; `is_left` says that something typed before stands in the fields."""

    commitment: Commitment
    is_left: bool


def _begins(commitment: Commitment) -> Mapping[str, Any]:
    """A week more, and why is to be said."""
    later = max(commitment.due_on, visit.today()) + timedelta(days=7)
    return {"due_on": working_days.from_day(later), "reason": ""}


_DIALOG = Dialog("Agree on another day", Asked, FORM)
_DRAFTS: Drafts[Commitment] = Drafts(FORM, begins=_begins, reads={"due_on": date.fromisoformat})


def ask(commitment: Commitment) -> None:
    """Open the dialog, with what was typed and not saved; to be called in a callback."""
    _DIALOG.ask(Asked(commitment, _DRAFTS.of(commitment).is_dirty))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    commitment = unsaved.as_stored(asked.commitment, communication.open_communication().commitments)
    draft = _DRAFTS.of(commitment)
    st.markdown(f"**{plain(commitment.name)}**")
    late = commitment.due_on < visit.today()
    st.caption(
        plain(f"Due {week_date(commitment.due_on)}, promised {by_or_to(commitment)} {commitment.whom}.")
        + (" That day is over, so it still counts as late." if late else "")
    )
    unsaved.left_before(_DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(_DRAFTS, draft, commitment, FORM, "this commitment")
    day_field("New day", **_DRAFTS.widget(draft, "due_on"))
    notices.problem_of(FORM, "due_on")
    st.text_input("Why", placeholder="What changed, in the words you told them", **_DRAFTS.widget(draft, "reason"))
    notices.problem_of(FORM, "reason")
    drafts.show_trouble(FORM)
    notices.problems_of(FORM, ("due_on", "reason"))
    unsaved.save_bar(_DRAFTS, draft, _DIALOG.once(_save), FORM, "Agree on it")


def _save(draft: Draft[Commitment]) -> None:
    due_on = draft.value("due_on")
    try:
        moved = renegotiated(draft.onto, visit.today(), due_on, draft.value("reason"))
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, commitment_actions.save_commitment, visit.plan_id(), moved, visit.now())
    if saved:
        _DRAFTS.forget(draft.onto)
        _DIALOG.close()
        said = f"“{moved.name}” is now due on {week_date(due_on)}."
        notices.say(said, visit.plan_id(), saved.change.id if saved.change else None)
