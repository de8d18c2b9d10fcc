"""The sidebar: which plan is open, and the menu."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared import menu, phone_menu, skip_link, visit
from planner.plan.plan import Plan, PlanId

_TITLES = "plan_titles"


def show(plans: Sequence[Plan]) -> None:
    """The plan switcher above the menu; the address bar keeps the plan's id, so a link opens the same plan.

    Were the widget bound to the address, Streamlit would write titles there, which two plans may share.
    """
    titles = {plan.id: plan.title for plan in plans}
    asked = st.query_params.get(visit.PLAN_KEY)
    if asked in titles:
        visit.switch_to(PlanId(asked))
    _tell_the_browser(titles)
    with st.sidebar:
        skip_link.show()
        st.selectbox(
            "Plan",
            list(titles),
            format_func=lambda plan: titles.get(plan, "—"),
            key=visit.PLAN_KEY,
            persist_state="session",
            on_change=visit.keep_in_address,
        )
        menu.show(visit.may)
        phone_menu.close_after_a_choice()
    visit.keep_in_address()


def _tell_the_browser(titles: Mapping[PlanId, str]) -> None:
    """Set which plan is chosen when the plans or their titles are others than before.

    Left to itself, a browser keeps showing the title of a plan that is renamed or gone.
    """
    chosen = st.session_state.get(visit.PLAN_KEY)
    if chosen not in titles or st.session_state.get(_TITLES) != titles:
        st.session_state[visit.PLAN_KEY] = chosen if chosen in titles else next(iter(titles))
    st.session_state[_TITLES] = titles
