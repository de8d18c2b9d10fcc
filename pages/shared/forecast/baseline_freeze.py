"""Freezing a baseline: offered after the gate that asks for it, and always with a reason."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import baselines
from planner.actions.plans import OpenPlan
from planner.plan.baseline import gate_to_freeze_after
from planner.tasks.task import Task

FORM = "freeze"
_REASON = "freeze_reason"


def may_freeze(opened: OpenPlan) -> bool:
    """Whether this visitor may freeze a baseline."""
    return visit.visitor().may(Permission.FREEZE_BASELINE, opened.plan.id)


def gate_passed(opened: OpenPlan) -> Task | None:
    """The gate after which the plan is to be frozen and has not been."""
    return gate_to_freeze_after(opened.tasks, opened.baseline)


def offer(opened: OpenPlan, gate: Task) -> None:
    """The form on top of the page, after a gate at which the plan is to be frozen."""
    with st.container(border=True, gap="small", key="freeze_offer"):
        st.markdown(f"#### :material/ac_unit: “{plain(gate.name)}” is passed: freeze the plan as it was agreed.")
        st.markdown("From then on slips, progress and targets are measured against these dates. Older baselines stay.")
        form(opened, f"Agreed at: {gate.name}"[:200])


def anew(opened: OpenPlan) -> None:
    """The form that stands below the baselines at any time."""
    st.subheader("Agree the dates anew", anchor=False)
    st.markdown("A new baseline holds the dates as they stand today. Slips and progress count from then on.")
    form(opened)


def form(opened: OpenPlan, reason: str = "") -> None:
    """Why the dates are agreed anew, and the button."""
    key = f"{_REASON}_{len(opened.baselines)}"
    st.session_state.setdefault(key, reason)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="freeze_line"):
        st.text_input(
            "Reason",
            key=key,
            max_chars=500,
            placeholder="Why are these the dates from now on?",
            persist_state="page",
            width=460,
        )
        st.button(
            "Freeze a baseline",
            key="freeze",
            icon=":material/ac_unit:",
            type="primary" if reason else "secondary",
            on_click=_freeze,
            args=(opened, key),
        )
    notices.problem_of(FORM, "reason")
    notices.problems_of(FORM, ("reason",))


def _freeze(opened: OpenPlan, key: str) -> None:
    plan, reason = opened.plan.id, st.session_state.get(key) or ""
    taken = notices.attempt(FORM, baselines.freeze, plan, reason, opened.today, visit.now())
    if taken:
        notices.say(f"Baseline {taken.number} is frozen: the plan is held to the dates of today.")
