"""Freezing a baseline: offered after the gate that asks for it, and always with a reason."""

from typing import Literal

import streamlit as st

from pages.shared import notices, visit
from pages.shared.derived import derived
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import baselines
from planner.actions.plans import OpenPlan
from planner.plan.baseline import Baseline, BaselineId, gate_to_freeze_after
from planner.scheduling.agreed import agreed_days
from planner.scheduling.attention import overdue
from planner.scheduling.compare import freeze
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
            placeholder="Why are these the dates from now on?",
            persist_state="page",
            width=460,
        )
        _ask(opened, key, is_asked_for=bool(reason))
    st.caption(what_changes(opened))
    notices.problem_of(FORM, "reason")
    notices.problems_of(FORM, ("reason",))


def _ask(opened: OpenPlan, key: str, *, is_asked_for: bool) -> None:
    """The question in place: what freezing changes, and the button that does it."""
    look: Literal["primary", "secondary"] = "primary" if is_asked_for else "secondary"
    with st.popover("Freeze a baseline", icon=":material/ac_unit:", type=look, key=f"ask_{key}"):
        st.markdown(f"{what_changes(opened)} Older baselines stay to compare with, but a new one cannot be taken back.")
        st.button("Freeze these dates", key="freeze", type="primary", on_click=_freeze, args=(opened, key))


def what_changes(opened: OpenPlan) -> str:
    """ "… lateness is counted from these dates: 2 tasks that are overdue now will no longer count as late."""
    told = "From then on lateness is counted from these dates"
    forgiven = derived("forgiven", opened, _forgiven)
    if not forgiven:
        return f"{told}."
    tasks = f"{forgiven} tasks that are" if forgiven > 1 else "1 task that is"
    return f"{told}: {tasks} overdue now will no longer count as late."


def _forgiven(opened: OpenPlan) -> int:
    """How many of the overdue tasks that the visitor sees would not be late by the dates as they stand today."""
    plan, tasks, dates, day = opened.plan, opened.all_tasks, opened.schedule, opened.status_day
    late_now = overdue(tasks, dates, agreed_days(plan, tasks, opened.all_baseline), day)
    late_then = {item.task for item in overdue(tasks, dates, agreed_days(plan, tasks, _as_of_now(opened)), day)}
    seen = {task.id for task in opened.tasks}
    return sum(item.task in seen and item.task not in late_then for item in late_now)


def _as_of_now(opened: OpenPlan) -> Baseline:
    return freeze(
        opened.plan,
        opened.all_tasks,
        opened.schedule,
        id=BaselineId("preview"),
        number=len(opened.baselines),
        reason="preview",
        taken_on=opened.today,
        taken_at=visit.now(),
        taken_by="preview",
    )


def _freeze(opened: OpenPlan, key: str) -> None:
    plan, reason = opened.plan.id, st.session_state.get(key) or ""
    taken = notices.attempt(FORM, baselines.freeze, plan, reason, opened.today, visit.now())
    if taken:
        notices.say(f"Baseline {taken.number} is frozen: the plan is held to the dates of today.")
