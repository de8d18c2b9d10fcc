"""What is asked about a plan in a dialog: its new name, and whether it shall really go."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dialog import Dialog
from pages.shared.text import count, plain
from planner.actions import plan_life
from planner.actions import plans as plan_actions
from planner.actions.plan_life import Loss
from planner.plan.plan import Plan
from planner.shared.errors import PlannerError

RENAME = "rename_plan"
DELETE = "delete_plan"

_LOST = {
    "tasks": ("task",),
    "comments": ("comment",),
    "baselines": ("baseline",),
    "kpis": ("KPI",),
    "entries": ("number",),
    "events": ("event",),
    "stakeholders": ("stakeholder",),
    "contacts": ("contact",),
    "interviews": ("interview",),
    "commitments": ("commitment",),
    "agreements": ("agreement",),
    "messages": ("message",),
    "notes": ("weekly note",),
    "campaigns": ("campaign",),
    "links": ("link for a department", "links for departments"),
    "drafts": ("unsaved draft",),
}
"""What each kind of loss is called, in the order in which it is told."""


@dataclass(frozen=True)
class ToRename:
    """The plan that gets other names, as it was when the dialog opened."""

    plan: Plan


@dataclass(frozen=True)
class ToDelete:
    """The plan that shall go."""

    plan: Plan


_RENAMING = Dialog("Rename the plan", ToRename, RENAME)
_DELETING = Dialog("Delete this plan?", ToDelete, DELETE)


def ask_to_rename(plan: Plan) -> None:
    """Open the dialog with the plan's names; to be called in a callback."""
    _RENAMING.ask(ToRename(plan))
    for field in ("company", "leader", "role"):
        st.session_state[f"rename_{field}"] = getattr(plan, field)


def ask_to_delete(plan: Plan) -> None:
    """Open the dialog that tells what is lost; to be called in a callback."""
    _DELETING.ask(ToDelete(plan))


def show() -> None:
    """The open dialog, if there is one."""
    _RENAMING.show(_names)
    _DELETING.show(_question)


def _names(asked: ToRename) -> None:
    with st.form("rename_form", border=False):
        for field, label in (("company", "Company"), ("leader", "Leader"), ("role", "Role")):
            st.text_input(label, key=f"rename_{field}")
            notices.problem_of(RENAME, field)
        st.form_submit_button(
            "Save", key="rename_save", type="primary", on_click=_RENAMING.once(_rename), args=(asked.plan,)
        )
    notices.problems_of(RENAME, ("company", "leader", "role"))


def _rename(plan: Plan) -> None:
    state = st.session_state
    try:
        renamed = plan.but(company=state["rename_company"], leader=state["rename_leader"], role=state["rename_role"])
    except PlannerError as error:
        notices.refuse(RENAME, error)
        return
    if saved := notices.attempt(RENAME, plan_actions.edit_plan, renamed, visit.now()):
        _RENAMING.close()
        notices.say_changed(f"The plan is called “{saved.title}” now.", saved)


def _question(asked: ToDelete) -> None:
    plan = asked.plan
    st.markdown(f"**{plain(plan.title)}**")
    st.markdown(plain(what_goes(plan_life.what_is_lost(visit.workspace(), visit.visitor(), plan.id))))
    st.caption(
        f"You can restore it for {plan_life.DAYS_TO_RESTORE} days from this page. After that it is gone for good."
    )
    with st.container(horizontal=True):
        st.button(
            ":red[Delete the plan]",
            key="delete_yes",
            icon=":material/delete:",
            on_click=_DELETING.once(_delete),
            args=(plan,),
        )
        st.button("Keep it", key="delete_no", on_click=_DELETING.close)
    notices.problems_of(DELETE)


def what_goes(loss: Loss) -> str:
    """ "With it go 72 tasks, 3 comments, 1 baseline and the history of 12 changes."; nothing of what is not there."""
    parts = [count(getattr(loss, kind), *words) for kind, words in _LOST.items() if getattr(loss, kind)]
    history = f"the history of {count(loss.changes, 'change')}"
    return f"With it go {', '.join(parts)} and {history}." if parts else f"With it goes {history}."


def _delete(plan: Plan) -> None:
    if notices.attempt(DELETE, plan_life.delete_plan, plan.id, visit.now()):
        _DELETING.close()
        notices.say(f"“{plan.title}” is deleted. You can restore it below for {plan_life.DAYS_TO_RESTORE} days.")
