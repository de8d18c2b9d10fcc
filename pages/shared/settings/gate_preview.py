"""What a change of the plan does to its gates, before it is saved."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import dates
from pages.shared.text import count, plain
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.scheduling.schedule import schedule
from planner.scheduling.what_if import Shift, shift_of
from planner.tasks.task import Kind


def gate_shifts(opened: OpenPlan, changed: Plan) -> list[Shift]:
    """Each open gate with its dates now and after the change; `BadInput` for dates beyond the calendar."""
    now = opened.schedule
    then = schedule(changed, opened.all_tasks, changed.calendar().day_of(opened.today))
    gates = (task for task in opened.tasks if task.kind is Kind.GATE and task.is_open)
    return [shift_of(gate, now, then) for gate in gates if gate.id in now and gate.id in then]


def show(shifts: Sequence[Shift]) -> None:
    """The gates, before and after; one line when none of them moves."""
    if not any(shift.days for shift in shifts):
        st.markdown(":green[:material/check_circle:] No gate moves.")
        return
    rows = [
        f"| {plain(shift.name)} | {dates.week_date(shift.finish_before)} "
        f"| {dates.week_date(shift.finish_after)} | {later(shift.days)} |"
        for shift in shifts
    ]
    st.markdown("\n".join(["| Gate | Now | After | |", "|---|---|---|---|", *rows]))


def later(days: int) -> str:
    """ "3 days later", "1 day earlier", "stays"."""
    if days == 0:
        return "stays"
    return f"{count(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
