"""The next gates: target, expected day and chance side by side, whether each holds, and what it still needs."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import screen
from pages.shared.dates import week_date
from pages.shared.forecast.parts import worked_out
from pages.shared.forecast.words import EVEN, percentage
from pages.shared.task.link import task_link
from pages.shared.text import count, plain
from pages.shared.today.view import TodayView
from planner.actions.plans import OpenPlan
from planner.scheduling.gates import GateNeed
from planner.scheduling.verdict import WEEK_LATE
from planner.tasks.task import TaskId

_MOST_NEEDS = 3


def show(opened: OpenPlan, view: TodayView) -> None:
    """A card per gate; the chances are those of the forecast."""
    st.subheader("Next gates", anchor=False)
    if not view.attention.gates:
        st.caption("No gate lies ahead. Gates are tasks of the kind “gate”.")
        return
    chances = {gate.task: gate.chance for gate in worked_out(opened).gates}
    for gate in view.attention.gates:
        with st.container(border=True, gap="xsmall", key=f"gate-{gate.task}"):
            _card(opened, view, gate, chances.get(gate.task))


def days_left(gate: GateNeed) -> str:
    """ "in 8 days"."""
    if gate.days_left < 0:
        return f"{count(-gate.days_left, 'day')} ago"
    return f"in {count(gate.days_left, 'day')}" if gate.days_left else "today"


def names(view: TodayView, tasks: Sequence[TaskId]) -> str:
    """The first few names, and how many more there are."""
    shown = [f"“{plain(view.names.get(task, 'a private task'))}”" for task in tasks[:_MOST_NEEDS]]
    more = f" and {count(len(tasks) - _MOST_NEEDS, 'more task')}" if len(tasks) > _MOST_NEEDS else ""
    return ", ".join(shown) + more


def will_it_hold(gate: GateNeed, chance: float | None) -> str:
    """The words for a gate, with their colour; never green beside a chance of less than one half."""
    if gate.slip_days > 0:
        colour, icon = ("red", "error") if gate.slip_days > WEEK_LATE else ("orange", "warning")
        return f":{colour}[:material/{icon}: Would slip by {count(gate.slip_days, 'day')}]"
    if gate.slack <= 0 or (chance is not None and chance < EVEN):
        return ":orange[:material/warning: Holds only if nothing slips]"
    return f":green[:material/check_circle: Holds, {count(gate.slack, 'working day')} to spare]"


def _card(opened: OpenPlan, view: TodayView, gate: GateNeed, chance: float | None) -> None:
    task_link(opened, gate.task, gate.name)
    with st.grid(3, min_column_width=90, gap="small"):
        _figure(f"By day {gate.target_day}", week_date(gate.target), days_left(gate))
        _figure("Expected", week_date(gate.forecast), _against_target(gate))
        _figure("Chance to hold", plain(percentage(chance)) if chance is not None else "—", "of all runs")
    st.markdown(will_it_hold(gate, chance))
    if gate.needs:
        # On a phone the cards stand above the lists, which must not move when a name here goes away.
        needs = count(len(gate.needs), "open task") if screen.is_narrow() else names(view, gate.needs)
        st.caption(f"Still needs {needs}")


def _figure(label: str, value: str, note: str) -> None:
    with st.container(gap=None):
        st.caption(label)
        st.markdown(f"**{value}**")
        st.caption(note)


def _against_target(gate: GateNeed) -> str:
    if gate.slip_days > 0:
        return f"{count(gate.slip_days, 'day')} late"
    return f"{count(-gate.slip_days, 'day')} early" if gate.slip_days else "in time"
