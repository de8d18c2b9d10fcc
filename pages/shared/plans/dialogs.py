"""What is asked about a plan in a dialog: its new name, and whether it shall really go."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from pages.shared import notices, visit
from pages.shared.text import count, plain
from planner.actions import plan_life
from planner.actions import plans as plan_actions
from planner.plan.plan import Plan
from planner.shared.errors import PlannerError

RENAME = "rename_plan"
DELETE = "delete_plan"
_ASKED = "plan_dialog"


@dataclass(frozen=True)
class Asked:
    """The dialog that is open, and the plan as it was when it opened."""

    about: Literal["rename", "delete"]
    plan: Plan


def ask_to_rename(plan: Plan) -> None:
    """Open the dialog with the plan's names; to be called in a callback."""
    st.session_state[_ASKED] = Asked("rename", plan)
    for field in ("company", "leader", "role"):
        st.session_state[f"rename_{field}"] = getattr(plan, field)
    notices.forget(RENAME)


def ask_to_delete(plan: Plan) -> None:
    """Open the dialog that tells what is lost; to be called in a callback."""
    st.session_state[_ASKED] = Asked("delete", plan)
    notices.forget(DELETE)


def show() -> None:
    """The open dialog, if there is one."""
    match st.session_state.get(_ASKED):
        case Asked("rename", plan):
            _rename_dialog(plan)
        case Asked("delete", plan):
            _delete_dialog(plan)


def _close() -> None:
    st.session_state.pop(_ASKED, None)


def _leave_when_answered() -> None:
    """A button in a dialog draws the dialog alone anew: once it is answered, the whole page has to follow."""
    if _ASKED not in st.session_state:
        st.rerun()


@st.dialog("Rename the plan", on_dismiss=_close)
def _rename_dialog(plan: Plan) -> None:
    _leave_when_answered()
    with st.form("rename_form", border=False):
        for field, label in (("company", "Company"), ("leader", "Leader"), ("role", "Role")):
            st.text_input(label, key=f"rename_{field}")
            notices.problem_of(RENAME, field)
        st.form_submit_button("Save", key="rename_save", type="primary", on_click=_rename, args=(plan,))
    notices.problems_of(RENAME, ("company", "leader", "role"))


def _rename(plan: Plan) -> None:
    state = st.session_state
    try:
        renamed = plan.but(company=state["rename_company"], leader=state["rename_leader"], role=state["rename_role"])
    except PlannerError as error:
        notices.refuse(RENAME, error)
        return
    if saved := notices.attempt(RENAME, plan_actions.edit_plan, renamed, visit.now()):
        _close()
        notices.say_changed(f"The plan is called “{saved.title}” now.", saved)


@st.dialog("Delete this plan?", on_dismiss=_close)
def _delete_dialog(plan: Plan) -> None:
    _leave_when_answered()
    st.markdown(f"**{plain(plan.title)}**")
    st.markdown(plain(what_goes(plan)))
    st.caption(
        f"You can restore it for {plan_life.DAYS_TO_RESTORE} days from this page. After that it is gone for good."
    )
    with st.container(horizontal=True):
        st.button(
            ":red[Delete the plan]",
            key="delete_yes",
            icon=":material/delete:",
            on_click=_delete,
            args=(plan,),
        )
        st.button("Keep it", key="delete_no", on_click=_close)
    notices.problems_of(DELETE)


def what_goes(plan: Plan) -> str:
    """ "With it go 72 tasks, 3 comments, 1 baseline and the history of 12 changes."""
    loss = plan_life.what_is_lost(visit.workspace(), visit.visitor(), plan.id)
    parts = [count(loss.tasks, "task"), count(loss.comments, "comment"), count(loss.baselines, "baseline")]
    if loss.kpis:
        parts += [count(loss.kpis, "KPI"), count(loss.entries, "number")]
    if loss.stakeholders or loss.commitments:
        parts += [count(loss.stakeholders, "stakeholder"), count(loss.contacts, "contact")]
        parts += [count(loss.commitments, "commitment")]
    if loss.messages or loss.campaigns:
        parts += [count(loss.messages, "message"), count(loss.campaigns, "campaign")]
    return f"With it go {', '.join(parts)} and the history of {count(loss.changes, 'change')}."


def _delete(plan: Plan) -> None:
    if notices.attempt(DELETE, plan_life.delete_plan, plan.id, visit.now()):
        _close()
        notices.say(f"“{plan.title}” is deleted. You can restore it below for {plan_life.DAYS_TO_RESTORE} days.")
