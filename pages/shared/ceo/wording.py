"""Other words for an agreement, in a dialog: the new ones, since when, and why; the old ones stay."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dates import long_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from planner.actions import agreements as agreement_actions
from planner.communication.agreement import Agreement
from planner.shared.errors import PlannerError

FORM = "agreement_wording"
_TEXT, _ON, _WHY = "wording_text", "wording_on", "wording_why"


@dataclass(frozen=True)
class Asked:
    """The agreement that shall read differently."""

    agreement: Agreement


_DIALOG = Dialog("What is agreed now", Asked, FORM)


def ask(agreement: Agreement) -> None:
    """Open the dialog with the words that hold; to be called in a callback."""
    _DIALOG.ask(Asked(agreement))
    st.session_state[_TEXT] = agreement.now.text
    st.session_state[_ON] = visit.today()
    st.session_state[_WHY] = ""


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    agreement = asked.agreement
    st.markdown(f"**{plain(agreement.name)}**")
    st.caption(plain(f"The words of {long_date(agreement.now.on)} stay on record."))
    with st.form("wording_fields", border=False):
        st.text_area("What is agreed now", key=_TEXT, height=110)
        notices.problem_of(FORM, "text")
        day_field("On which day", key=_ON)
        notices.problem_of(FORM, "on")
        st.text_input("Why it changed", key=_WHY)
        notices.problem_of(FORM, "why")
        st.form_submit_button(
            "Save", key="wording_save", type="primary", on_click=_DIALOG.once(_save), args=(agreement,)
        )
    notices.problems_of(FORM, ("text", "on", "why"))


def _save(agreement: Agreement) -> None:
    text, on, why = (st.session_state[key] for key in (_TEXT, _ON, _WHY))
    try:
        changed = agreement.reworded(on, text, why)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, agreement_actions.save_agreement, visit.plan_id(), changed, visit.now())
    if saved:
        _DIALOG.close()
        said = f"“{agreement.name}” reads differently from {long_date(on)} on."
        notices.say(said, visit.plan_id(), saved.change.id if saved.change else None)
