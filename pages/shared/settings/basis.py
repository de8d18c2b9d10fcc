"""What a settings form was filled in from: the plan as stored, or as it was before a refused attempt.

Widget keys carry the version of the plan, so that a form shows new values as soon as they are
stored. After a refusal it stays on the old version, and what was typed stays with it.
"""

import streamlit as st

from pages.shared import notices
from planner.plan.plan import Plan


def of(form: str, stored: Plan) -> Plan:
    """The plan this form is filled in from."""
    kept: Plan | None = st.session_state.get(_key(form))
    if kept is None or kept.id != stored.id or not notices.has_problem(form):
        st.session_state[_key(form)] = kept = stored
    return kept


def offer_current(form: str, basis: Plan, stored: Plan) -> None:
    """The way on when somebody else has changed the plan in the meantime."""
    if basis.version != stored.version:
        st.button(
            "Show the settings as they are now",
            key=f"{form}_current",
            icon=":material/refresh:",
            on_click=notices.forget,
            args=(form,),
        )


def _key(form: str) -> str:
    return f"basis_{form}"
