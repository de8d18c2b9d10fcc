"""Another due day for a commitment, in a dialog: which, and why."""

from dataclasses import dataclass
from datetime import timedelta

import streamlit as st

from pages.shared import notices, visit, working_days
from pages.shared.dates import week_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from planner.actions import commitments as commitment_actions
from planner.communication.commitment import Commitment
from planner.communication.states import renegotiated
from planner.shared.errors import PlannerError

FORM = "commitment_new_day"
_DUE, _WHY = "new_day_due_on", "new_day_reason"


@dataclass(frozen=True)
class Asked:
    """The commitment that shall have another day."""

    commitment: Commitment


_DIALOG = Dialog("Agree on another day", Asked, FORM)


def ask(commitment: Commitment) -> None:
    """Open the dialog, with a week more; to be called in a callback."""
    _DIALOG.ask(Asked(commitment))
    st.session_state[_DUE] = working_days.from_day(max(commitment.due_on, visit.today()) + timedelta(days=7))
    st.session_state[_WHY] = ""


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    commitment = asked.commitment
    st.markdown(f"**{plain(commitment.name)}**")
    late = commitment.due_on < visit.today()
    st.caption(
        plain(f"Due {week_date(commitment.due_on)}, promised with {commitment.whom}.")
        + (" That day is over, so it still counts as late." if late else "")
    )
    with st.form("new_day_fields", border=False):
        day_field("New day", key=_DUE)
        notices.problem_of(FORM, "due_on")
        st.text_input("Why", key=_WHY, placeholder="What changed, in the words you told them")
        notices.problem_of(FORM, "reason")
        st.form_submit_button(
            "Agree on it", key="new_day_save", type="primary", on_click=_DIALOG.once(_save), args=(commitment,)
        )
    notices.problems_of(FORM, ("due_on", "reason"))


def _save(commitment: Commitment) -> None:
    due_on, why = st.session_state[_DUE], st.session_state[_WHY]
    try:
        moved = renegotiated(commitment, visit.today(), due_on, why)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, commitment_actions.save_commitment, visit.plan_id(), moved, visit.now())
    if saved:
        _DIALOG.close()
        said = f"“{commitment.name}” is now due on {week_date(due_on)}."
        notices.say(said, visit.plan_id(), saved.change.id if saved.change else None)
