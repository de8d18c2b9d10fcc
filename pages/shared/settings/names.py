"""Settings, whose plan it is: company, leader and role."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.settings import basis
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.shared.errors import PlannerError

FORM = "settings_names"
_FIELDS = {"company": "Company", "leader": "Leader", "role": "Role"}


def show(opened: OpenPlan, *, is_editable: bool) -> None:
    """The three names, saved together."""
    plan = basis.of(FORM, opened.plan)
    with st.form("names_form", border=False, width=560):
        for field, label in _FIELDS.items():
            st.text_input(label, getattr(plan, field), key=_key(plan, field), disabled=not is_editable)
            notices.problem_of(FORM, field)
        if is_editable:
            st.form_submit_button("Save", key="names_save", type="primary", on_click=_save, args=(plan,))
    notices.problems_of(FORM, tuple(_FIELDS))
    basis.offer_current(FORM, plan, opened.plan)


def _key(plan: Plan, field: str) -> str:
    return f"settings_{field}_{plan.id}_{plan.version}"


def _save(plan: Plan) -> None:
    try:
        renamed = plan.but(**{field: st.session_state[_key(plan, field)] for field in _FIELDS})
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if saved := notices.attempt(FORM, plan_actions.edit_plan, renamed, visit.now()):
        notices.say_changed(f"The plan is called “{saved.title}” now.", saved)
