"""Rows of tasks in a list: the name opens the task on the roadmap, a button says it is done."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.dates import week_date
from pages.shared.task.link import task_link
from pages.shared.text import count, plain
from planner.actions import tasks as task_actions
from planner.actions.plans import OpenPlan
from planner.scheduling.attention import Item
from planner.tasks.task import Kind, Status, Task

MOST_ROWS = 7
_STEPS = {
    "tick": ("Tick", ":material/check:"),
    Status.DONE: ("Done", ":material/check:"),
    Status.IN_PROGRESS: ("Start", ":material/play_arrow:"),
}


def task_list(opened: OpenPlan, title: str, items: Sequence[Item], key: str, next_status: Status = Status.DONE) -> None:
    """A titled list of tasks, the first few rows, each with a button for its next step; nothing if there are none."""
    if not items:
        return
    st.markdown(f"**{title}** · {len(items)}")
    with st.container(border=True, key=f"list-{key}"):
        for item in items[:MOST_ROWS]:
            _row(opened, item, key, next_status)
        if len(items) > MOST_ROWS:
            st.page_link(menu.TASKS, label=f"{count(len(items) - MOST_ROWS, 'more task')} in the table of tasks")


def _row(opened: OpenPlan, item: Item, key: str, next_status: Status) -> None:
    task = opened.task(item.task)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            task_link(opened, item.task, item.name)
            st.caption(f"{_when(opened, item)} · {plain(item.owner) or 'nobody’s yet'}{_state(task)}")
        if visit.visitor().may_report_on(task.owner, opened.plan.id):
            label, icon = _STEPS["tick" if task.kind is Kind.RECURRING else next_status]
            st.button(
                label,
                key=f"{key}-{item.task}-{item.day}",
                icon=icon,
                on_click=_take_step,
                args=(opened, task, item.day, next_status),
            )


def _when(opened: OpenPlan, item: Item) -> str:
    if item.days_late:
        return f":red[{count(item.days_late, 'day')} late]"
    return "today" if item.date == opened.today else week_date(item.date)


def _state(task: Task) -> str:
    return f" · {task.percent} % done" if task.status is Status.IN_PROGRESS else ""


def _take_step(opened: OpenPlan, task: Task, day: int, next_status: Status) -> None:
    plan, recurs = opened.plan.id, task.kind is Kind.RECURRING
    saved = notices.attempt(
        "today",
        task_actions.report,
        plan,
        task.id,
        task.version,
        opened.today,
        visit.now(),
        status=None if recurs else next_status,
        tick=day if recurs else None,
    )
    if saved and saved.change:
        notices.say(f"{saved.change.summary}.", plan, saved.change.id)
