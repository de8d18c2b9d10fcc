"""Settings, the first day: what moves with it, shown before it moves."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.shared import dates, notices, visit
from pages.shared.day_field import day_field, must_be_in_our_time
from pages.shared.settings import basis, gate_preview
from pages.shared.text import count, plain
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.scheduling.first_day import FirstDayShift, preview_first_day
from planner.shared.errors import BadInput
from planner.tasks.task import TaskId

FORM = "settings_first_day"
_NAMED = 5


def show(opened: OpenPlan, *, is_editable: bool) -> None:
    """The first day and, once another one is chosen, what shifts with it."""
    plan = basis.of(FORM, opened.plan)
    chosen = day_field(
        "First day of the leader (day 0)",
        plan.first_day,
        key=_key(plan),
        disabled=not is_editable,
        width=280,
    )
    notices.problem_of(FORM, "first_day")
    if chosen is None:
        st.caption("Choose a day to see what would move.")
    elif chosen == plan.first_day:
        st.caption(f"Day 0 is {dates.long_date(plan.first_day)}. Choose another day to see what would move.")
    else:
        _preview(opened, plan, chosen)
    notices.problems_of(FORM, ("first_day",))
    basis.offer_current(FORM, plan, opened.plan)


def _preview(opened: OpenPlan, plan: Plan, chosen: date) -> None:
    try:
        must_be_in_our_time("first_day", [chosen])
        shift = preview_first_day(plan, opened.all_tasks, chosen, visit.today(), opened.all_baseline)
    except BadInput as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    st.markdown(
        f"**Day 0 moves from {dates.long_date(shift.before)} to {dates.long_date(shift.after)}, "
        f"{gate_preview.later(shift.days)}.**"
    )
    gate_preview.show(shift.gates)
    for line in _consequences(opened, shift):
        st.markdown(line)
    with st.container(horizontal=True):
        st.button(
            "Move the plan",
            key="first_day_move",
            type="primary",
            icon=":material/event_repeat:",
            on_click=_move,
            args=(plan, chosen),
        )
        st.button("Leave it where it is", key="first_day_keep", on_click=_keep, args=(plan,))


def _consequences(opened: OpenPlan, shift: FirstDayShift) -> list[str]:
    late, kept, uneven = len(shift.newly_overdue), len(shift.keep_dates), len(shift.uneven)
    lines = []
    if late:
        named = _names(opened, shift.newly_overdue)
        lines.append(f":orange[:material/schedule:] {count(late, 'task')} would be overdue at once: {named}.")
    else:
        lines.append(":green[:material/check_circle:] Nothing becomes overdue by the move.")
    if kept:
        keep = "keeps its" if kept == 1 else "keep their"
        lines.append(f":material/lock_clock: {count(kept, 'task')} begun or done {keep} actual dates.")
    if uneven:
        lines.append(
            f":material/event_busy: {count(uneven, 'task')} shift by a different number of days, "
            "because of weekends, holidays or today's date."
        )
    return lines


def _names(opened: OpenPlan, tasks: Sequence[TaskId]) -> str:
    names = {task.id: task.name for task in opened.tasks}
    told = [f"“{plain(names[task])}”" for task in tasks[:_NAMED] if task in names]
    rest = len(tasks) - len(told)
    return ", ".join(told) + (f" and {rest} more" if rest else "")


def _key(plan: Plan) -> str:
    return f"settings_first_day_{plan.id}_{plan.version}"


def _keep(plan: Plan) -> None:
    st.session_state[_key(plan)] = plan.first_day
    notices.forget(FORM)


def _move(plan: Plan, chosen: date) -> None:
    if saved := notices.attempt(FORM, plan_actions.move_first_day, plan.id, plan.version, chosen, visit.now()):
        notices.say_changed(f"Day 0 is {dates.long_date(chosen)} now.", saved)
