"""A task's name, or a button, as a link to the task beside the roadmap."""

import streamlit as st

from pages.shared import menu, visit
from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.tasks.task import TaskId


def task_link(opened: OpenPlan, task: TaskId, name: str, *, is_done: bool = False) -> None:
    """The task's name, which opens it beside the roadmap; struck through when it is done."""
    label = f":gray[~~{plain(name)}~~]" if is_done else plain(name)
    st.page_link(menu.ROADMAP, label=label, query_params=_address(opened, task), width="content")


def open_button(opened: OpenPlan, task: TaskId, key: str) -> None:
    """A button that opens the task beside the roadmap."""
    if st.button("Open", key=key, icon=":material/open_in_new:"):
        st.switch_page(menu.ROADMAP, query_params=_address(opened, task))


def _address(opened: OpenPlan, task: TaskId) -> dict[str, str]:
    return {visit.PLAN_KEY: opened.plan.id, "task": task}
