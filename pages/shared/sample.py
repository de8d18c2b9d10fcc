"""The sample company: opening it, saying that it is open, and removing it again."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu, notices, visit
from planner.access.visitor import Permission
from planner.actions import plan_life
from planner.actions import sample as sample_actions
from planner.plan.plan import Plan

FORM = "sample"


def open_sample() -> None:
    """Open the sample company, made now if it is not there; to be called in a callback."""
    plan = existing() or notices.attempt(FORM, sample_actions.add_sample, visit.today(), visit.now())
    if plan:
        notices.quiet()
        visit.switch_to(plan.id)
        menu.go_to(menu.TODAY)


def existing() -> Plan | None:
    """The sample company's plan, if it is there."""
    return next((plan for plan in visit.plans() if plan.is_sample), None)


def banner(plans: Sequence[Plan]) -> None:
    """A calm line above every page while the sample company is open, with the ways out of it."""
    open_plan = next((plan for plan in plans if plan.id == visit.plan_id()), None)
    if open_plan is None or not open_plan.is_sample:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="sample_banner"):
        st.markdown(":material/visibility: You are looking at the sample company.", width="content")
        if visit.visitor().may(Permission.CREATE_PLANS):
            st.page_link(menu.START, label="Start my own plan", icon=":material/add_circle:")
        if visit.may(Permission.MANAGE_PLAN):
            st.button(
                ":red[Delete the sample]",
                key="delete_sample",
                icon=":material/delete:",
                type="tertiary",
                on_click=_remove,
            )
    notices.problems_of(FORM)


def _remove() -> None:
    if notices.attempt(FORM, sample_actions.remove_sample, visit.now()) is not None:
        notices.say(f"The sample company is gone. You can restore it for {plan_life.DAYS_TO_RESTORE} days under Plans.")
        menu.go_to(menu.TODAY if visit.plans() else menu.PLANS)
