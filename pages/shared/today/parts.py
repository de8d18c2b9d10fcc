"""The parts of Today: the verdict, the tiles, what is blocked, the slips, the load."""

import pandas as pd
import streamlit as st

from pages.shared import menu
from pages.shared.dates import short_date, week_date
from pages.shared.task.link import open_button, task_link
from pages.shared.text import count, plain
from pages.shared.today.gates import days_left, names
from pages.shared.today.lists import Lists
from pages.shared.today.rows import MOST_ROWS, more_rows
from pages.shared.today.view import TodayView
from planner.actions.plans import OpenPlan
from planner.charts.progress import pace_gap
from planner.plan.baseline import gate_to_freeze_after
from planner.scheduling.attention import Blocked
from planner.scheduling.load import Overload
from planner.scheduling.slips import Slip

_WEEK = 7
_LOOKS = {
    "on track": ("green", ":material/check_circle:"),
    "at risk": ("orange", ":material/warning:"),
    "off track": ("red", ":material/error:"),
    "not started": ("gray", ":material/schedule:"),
    "finished": ("green", ":material/flag:"),
}


def verdict(view: TodayView) -> None:
    """The plan's state as a word with an icon, one sentence, and its reason."""
    found = view.verdict
    colour, icon = _LOOKS[found.word]
    with st.container(border=True, gap="xsmall", key="verdict"):
        st.markdown(f"#### :{colour}[{icon}] {plain(found.sentence)}")
        if found.reason:
            st.markdown(plain(found.reason))


def baseline_offer(opened: OpenPlan) -> None:
    """After a gate at which the plan is to be frozen: the way to freeze it."""
    if gate := gate_to_freeze_after(opened.tasks, opened.baseline):
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="baseline-offer"):
            st.markdown(f":material/ac_unit: “{plain(gate.name)}” is passed: freeze the plan as it was agreed.")
            st.page_link(menu.FORECAST, label="Freeze a baseline")


def tiles(opened: OpenPlan, view: TodayView) -> None:
    """Progress against plan, pace, what is overdue, the next gate."""
    done = view.performance
    gate = next(iter(view.attention.gates), None)
    with st.grid(4, min_column_width=170):
        st.metric(
            "Progress",
            f"{opened.progress:.0%}",
            f"{round((done.earned - done.planned) * 100):+d} pts vs plan" if done else None,
            border=True,
            help="Working days done, of all working days in the plan. Recurring and dropped tasks do not count.",
        )
        st.metric(
            "Pace",
            f"{done.spi_t:.2f}" if done and done.spi_t is not None else "—",
            _pace(view),
            delta_color="off",
            delta_arrow="off",
            border=True,
            help="SPI(t): plan days earned per working day gone by. Below 1 the plan runs late.",
        )
        late = view.attention.overdue
        st.metric(
            "Overdue",
            len(late),
            f"worst {count(late[0].days_late, 'day')}" if late else "nothing is late",
            delta_color="off",
            delta_arrow="off",
            border=True,
        )
        st.metric(
            "Next gate",
            days_left(gate) if gate else "—",
            plain(gate.name) if gate else "no gate ahead",
            delta_color="off",
            delta_arrow="off",
            border=True,
        )


def blocked(opened: OpenPlan, view: TodayView, lists: Lists) -> None:
    """What cannot go on, why, and what it holds up."""
    if not lists.blocked:
        return
    st.markdown(f"**Blocked** · {len(lists.blocked)}")
    with st.container(border=True, key="list-blocked"):
        for task in lists.blocked[:MOST_ROWS]:
            with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
                with st.container(gap=None, width="stretch"):
                    _blocked(opened, view, task, lists.days_late.get(task.task, 0))
                open_button(opened, task.task, f"open-blocked-{task.task}")
        more_rows(len(lists.blocked))


def _blocked(opened: OpenPlan, view: TodayView, task: Blocked, days_late: int) -> None:
    task_link(opened, task.task, task.name)
    late = f":red[{count(days_late, 'day')} late] · " if days_late else ""
    st.caption(f"{late}:red[:material/block: {plain(task.reason)}] · {plain(task.owner) or 'nobody’s yet'}")
    if task.holds_up:
        gate = f", among them “{plain(view.names.get(task.gate, 'a gate'))}”" if task.gate else ""
        st.caption(f"Holds up {count(len(task.holds_up), 'task')}{gate}.")


def waiting(opened: OpenPlan, view: TodayView, lists: Lists) -> None:
    """What was to start by now and waits for others."""
    if not lists.waiting:
        return
    with st.expander(f"Should have started, but waits for others · {len(lists.waiting)}", key="waiting"):
        for task in lists.waiting[:MOST_ROWS]:
            task_link(opened, task.task, task.name)
            st.caption(f"{plain(task.owner) or 'nobody’s yet'} · waits for {names(view, task.waits_for)}")


def nothing_needed(opened: OpenPlan, view: TodayView) -> None:
    """The empty state of the list."""
    if view.attention.is_empty:
        week = week_named(opened, view)
        st.markdown(f":green[:material/check_circle:] Nothing is overdue, blocked or due {plain(week)}.")


def week_named(opened: OpenPlan, view: TodayView) -> str:
    """The week whose tasks are listed: "this week", on a weekend "next week", before longer holidays with its day."""
    ahead = view.attention.week[0] - opened.status_day
    if ahead <= 0:
        return "this week"
    begins = opened.schedule.calendar.date_of(view.attention.week[0])
    return "next week" if ahead <= _WEEK else f"in the week from {short_date(begins)}"


def slipped(opened: OpenPlan, view: TodayView) -> None:
    """What ends later than it did a week ago, and what was won back."""
    st.subheader("Slipped since last week", anchor=False)
    if not view.days_compared:
        st.caption("The plan is new: from tomorrow on, this shows what moved.")
    elif not view.slipped:
        st.caption(f"Nothing has slipped in the last {count(view.days_compared, 'day')}.")
    for slip in view.slipped[:MOST_ROWS]:
        with st.container(gap=None):
            task_link(opened, slip.task, slip.name)
            st.caption(_slip(slip))
    if len(view.slipped) > MOST_ROWS:
        st.caption(f"and {count(len(view.slipped) - MOST_ROWS, 'more task')}")
    if view.recovered:
        st.caption(f":material/trending_down: {count(len(view.recovered), 'task')} won time back.")


def load(opened: OpenPlan, view: TodayView) -> None:
    """Working days per owner and week, and where to delegate."""
    st.subheader("Load", anchor=False)
    owners = view.load.owners
    if not owners:
        st.caption("Nobody has work left in the coming weeks.")
        return
    weeks = [short_date(week) for week in view.load.weeks]
    cells = [[_cell(*pair) for pair in zip(row, view.load.capacity, strict=True)] for row in view.load.days]
    table = pd.DataFrame(cells, index=[owner or "Nobody yet" for owner in owners], columns=weeks)
    for over in view.load.overloaded()[:2]:
        _delegate(opened, view, over)
    st.dataframe(
        table,
        height=min(38 + 35 * len(owners), 290),
        alt="Working days each owner has left to work, per week",
    )
    st.caption("Working days per week; ▲ is more than the week has.")


def _delegate(opened: OpenPlan, view: TodayView, over: Overload) -> None:
    with st.container(border=True, gap=None, key=f"over-{over.owner}-{over.week}"):
        st.markdown(
            f":orange[:material/group:] **{plain(over.owner)}** holds {over.days:g} days of work "
            f"in the week of {week_date(over.week)}, which has {over.capacity}."
        )
        if over.candidates:
            st.caption("Could be delegated, with slack to spare:")
            for task in over.candidates[:2]:
                task_link(opened, task, view.names[task])


def _cell(days: float, capacity: int) -> str:
    return f"{days:g} ▲" if days > capacity else f"{days:g}" if days else ""


def _slip(slip: Slip) -> str:
    mark = ":material/flag: Gate · " if slip.is_gate else ""
    return f"{mark}{count(slip.days, 'day')} later, now {week_date(slip.finish_now)}"


def _pace(view: TodayView) -> str:
    done = view.performance
    return pace_gap(done) if done and done.spi_t is not None else "from day 1 on"
