"""Settings, phases and length: an editable table, and the plan going on after its last day."""

from typing import Any

import streamlit as st

from pages.shared import notices, visit
from pages.shared.settings import basis, gate_preview, phase_table
from pages.shared.text import count, plain
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.shared.errors import BadInput, PlannerError

FORM = "settings_phases"
LENGTH = "settings_length"
_MORE_DAYS = 30


def show(opened: OpenPlan, *, is_editable: bool) -> None:
    """The table of phases, saved as a whole, then the length."""
    plan = basis.of(FORM, opened.plan)
    st.caption("Day 0 is the leader's first day. Phases may overlap, and may start before it.")
    rows = phase_table.table(plan)
    if not is_editable:
        st.dataframe(rows, hide_index=True, key="phases_read", alt="The plan's phases with their days and dates")
    else:
        _editor(opened, plan, rows)
    notices.problems_of(FORM)
    basis.offer_current(FORM, plan, opened.plan)
    _length(opened, is_editable=is_editable)


def _editor(opened: OpenPlan, plan: Plan, rows: Any) -> None:
    st.data_editor(
        rows,
        key=_key(plan),
        num_rows="dynamic",
        hide_index=True,
        disabled=[phase_table.FROM, phase_table.TO],
        column_config={
            phase_table.NAME: st.column_config.TextColumn(required=True, width=150, pinned=True),
            phase_table.START: st.column_config.NumberColumn(required=True, format="%d", step=1, width=105),
            phase_table.END: st.column_config.NumberColumn(required=True, format="%d", step=1, width=105),
            phase_table.FROM: st.column_config.TextColumn(width=140, help="As saved"),
            phase_table.TO: st.column_config.TextColumn(width=140, help="As saved"),
            phase_table.PURPOSE: st.column_config.TextColumn(width="large"),
        },
    )
    if _has_edits(plan):
        _preview(opened, plan)
        st.button("Save the phases", key="phases_save", type="primary", on_click=_save, args=(plan, opened))


def _preview(opened: OpenPlan, plan: Plan) -> None:
    try:
        gate_preview.show(gate_preview.gate_shifts(opened, _changed(opened, plan)))
    except BadInput as error:
        st.markdown(f":red[:material/error: {plain(str(error))}]")


def _length(opened: OpenPlan, *, is_editable: bool) -> None:
    plan = opened.plan
    st.subheader("Length", anchor=False)
    st.caption(
        f"The plan counts “Day n of {plan.length}”, and its last phase ends on day {plan.last_phase_day}. "
        "Nothing stops after that day: tasks and dates go on."
    )
    if is_editable:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.number_input("Days the plan counts to", 1, 3650, plan.length, key=_length_key(plan), width=220)
            st.button("Save the length", key="length_save", on_click=_save_length, args=(plan,))
            st.button(
                f"Go on for {_MORE_DAYS} days more",
                key="length_extend",
                icon=":material/more_time:",
                on_click=_extend,
                args=(plan,),
                help="Counts further, and the phases that end last end that much later.",
            )
    notices.problem_of(LENGTH, "length")
    notices.problems_of(LENGTH, ("length",))


def _key(plan: Plan) -> str:
    return f"settings_phases_{plan.id}_{plan.version}"


def _length_key(plan: Plan) -> str:
    return f"settings_length_{plan.id}_{plan.version}"


def _has_edits(plan: Plan) -> bool:
    return any(st.session_state.get(_key(plan), {}).get(kind) for kind in ("edited_rows", "added_rows", "deleted_rows"))


def _changed(opened: OpenPlan, plan: Plan) -> Plan:
    phases = phase_table.edited(plan.phases, st.session_state[_key(plan)])
    phase_table.must_hold(phases, opened.all_tasks, plan)
    return plan.but(phases=phases)


def _save(plan: Plan, opened: OpenPlan) -> None:
    try:
        changed = _changed(opened, plan)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if saved := notices.attempt(FORM, plan_actions.edit_plan, changed, visit.now()):
        notices.say_changed("The phases are changed.", saved)


def _save_length(plan: Plan) -> None:
    try:
        changed = plan.but(length=st.session_state[_length_key(plan)])
    except PlannerError as error:
        notices.refuse(LENGTH, error)
        return
    if saved := notices.attempt(LENGTH, plan_actions.edit_plan, changed, visit.now()):
        notices.say_changed(f"The plan counts to day {changed.length} now.", saved)


def _extend(plan: Plan) -> None:
    last = plan.last_phase_day
    phases = tuple(phase.but(end_day=last + _MORE_DAYS) if phase.end_day == last else phase for phase in plan.phases)
    try:
        changed = plan.but(length=plan.length + _MORE_DAYS, phases=phases)
    except PlannerError as error:
        notices.refuse(LENGTH, error)
        return
    if saved := notices.attempt(LENGTH, plan_actions.edit_plan, changed, visit.now()):
        longer = sum(phase.end_day == last for phase in plan.phases)
        notices.say_changed(f"The plan goes on to day {changed.length}; {count(longer, 'phase')} with it.", saved)
