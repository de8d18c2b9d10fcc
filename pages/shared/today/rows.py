"""Rows of tasks in a list: the name opens the task on the roadmap, a button takes its next step or takes it back."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu, notices, screen, visit
from pages.shared.dates import week_date
from pages.shared.task.link import open_button, task_link
from pages.shared.text import count, plain
from pages.shared.today.kept import keep, merged, row_key, undo_key
from pages.shared.today.lists import Lists
from planner.actions import tasks as task_actions
from planner.actions import undo as undo_actions
from planner.actions.plans import OpenPlan
from planner.plan.change import ChangeId
from planner.scheduling.attention import Item
from planner.tasks.task import Kind, Status, Task

MOST_ROWS = 7
_STEPS = {
    "tick": ("Tick", ":material/check:"),
    Status.DONE: ("Done", ":material/check:"),
    Status.IN_PROGRESS: ("Start", ":material/play_arrow:"),
}
_SAID = {"tick": "Ticked", Status.DONE: "Done", Status.IN_PROGRESS: "Started"}


def task_list(
    opened: OpenPlan,
    lists: Lists,
    title: str,
    items: Sequence[Item],
    name: str,
    *,
    elsewhere: int = 0,
    step: Status = Status.DONE,
) -> None:
    """A titled list of tasks, the first few rows, each with a button for its next step; nothing if there are none.

    `elsewhere` counts those that belong here and stand under “Blocked” already.
    """
    rows, done = merged(opened, name, items)
    if not rows:
        return
    also = f" (and {elsewhere} under “Blocked”)" if elsewhere else ""
    st.markdown(f"**{title}** · {len(items)}{also}")
    with st.container(border=True, key=f"list-{name}"):
        for item in rows[:MOST_ROWS]:
            if change := done.get(row_key(opened, item)):
                _done_row(opened, item, name, step, change)
            else:
                _row(opened, lists, item, name, rows, step)
        more_rows(len(rows))


def more_rows(number: int) -> None:
    """Where the rows stand that a list has no room for."""
    if number > MOST_ROWS:
        st.page_link(menu.TASKS, label=f"{count(number - MOST_ROWS, 'more task')} in the table of tasks")


def _row(opened: OpenPlan, lists: Lists, item: Item, name: str, rows: Sequence[Item], step: Status) -> None:
    task = opened.task(item.task)
    waits = 0 if screen.is_narrow() else lists.waits.get(task.id, 0)  # a line that went would move the rows there
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            task_link(opened, item.task, item.name)
            waiting = f" · waits for {count(waits, 'open task')}" if waits else ""
            st.caption(f"{_when(opened, item)} · {plain(item.owner) or 'nobody’s yet'}{_state(task)}{waiting}")
        if step is Status.DONE and not lists.is_ready(task.id):
            open_button(opened, task.id, f"open-{name}-{task.id}")
        elif visit.visitor().may_report_on(task.owner, opened.plan.id):
            label, icon = _STEPS["tick" if task.kind is Kind.RECURRING else step]
            st.button(
                label,
                key=f"{name}-{item.task}-{item.day}",
                icon=icon,
                on_click=_take_step,
                args=(opened, name, rows, item, step),
            )


def _done_row(opened: OpenPlan, item: Item, name: str, step: Status, change: ChangeId) -> None:
    said = _SAID["tick" if opened.task(item.task).kind is Kind.RECURRING else step]
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            task_link(opened, item.task, item.name, is_done=True)
            st.caption(f":green[:material/check: {said}] · {plain(item.owner) or 'nobody’s yet'}")
        st.button(
            "Undo",
            key=undo_key(name, row_key(opened, item)),
            icon=":material/undo:",
            on_click=_take_back,
            args=(opened, change),
        )


def _when(opened: OpenPlan, item: Item) -> str:
    if item.days_late:
        return f":red[{count(item.days_late, 'day')} late]"
    return "today" if item.date == opened.today else week_date(item.date)


def _state(task: Task) -> str:
    return f" · {task.percent} % done" if task.status is Status.IN_PROGRESS else ""


def _take_step(opened: OpenPlan, name: str, rows: Sequence[Item], item: Item, step: Status) -> None:
    plan, task = opened.plan.id, opened.task(item.task)
    recurs = task.kind is Kind.RECURRING
    saved = notices.attempt(
        "today",
        task_actions.report,
        plan,
        task.id,
        task.version,
        opened.today,
        visit.now(),
        status=None if recurs else step,
        tick=item.day if recurs else None,
    )
    if saved and saved.change:
        keep(opened, name, rows, item, saved.change.id)
        notices.say(f"{saved.change.summary}.", plan, saved.change.id)


def _take_back(opened: OpenPlan, change: ChangeId) -> None:
    if undone := notices.attempt("today", undo_actions.undo, opened.plan.id, change, visit.now()):
        notices.say(undone.summary)
