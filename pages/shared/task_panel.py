"""The task beside a page: what it is and when, how far it is, and everything that can be changed about it."""

import streamlit as st

from pages.shared import selection, task_facts, visit
from planner.access.visitor import Permission
from planner.actions.plans import OpenPlan
from planner.tasks.task import TaskId


def show(opened: OpenPlan, task: TaskId) -> None:
    """The open task, or the form of a new one, to stand in a column of its own or alone on a phone."""
    with st.container(border=True, key="task_panel"):
        task_facts.show(opened, opened.task(task))


def add_button(opened: OpenPlan) -> None:
    """The button that opens the form of a new task, for those who may add one."""
    if visit.visitor().may(Permission.EDIT_TASKS, opened.plan.id):
        st.button("Add task", key="add_task", icon=":material/add:", on_click=selection.select, args=(selection.NEW,))
