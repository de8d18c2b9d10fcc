"""The sidebar: which plan is open, and the menu."""

import streamlit as st

from pages.shared import menu, phone_menu, visit


def show() -> None:
    """The plan switcher above the menu; the address bar keeps the choice, so a link opens the same plan."""
    titles = {plan.id: plan.title for plan in visit.plans()}
    if st.session_state.get(visit.PLAN_KEY) not in titles:
        st.session_state.pop(visit.PLAN_KEY, None)
    with st.sidebar:
        st.selectbox(
            "Plan",
            list(titles),
            format_func=lambda plan: titles.get(plan, "—"),
            key=visit.PLAN_KEY,
            bind="query-params",
            persist_state="session",
        )
        menu.show()
        phone_menu.close_after_a_choice()
