"""A task's name as a link to the task beside the roadmap."""

import streamlit as st

from pages.shared import menu, visit
from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.tasks.task import TaskId


def task_link(opened: OpenPlan, task: TaskId, name: str) -> None:
    """The task's name, which opens it beside the roadmap."""
    st.page_link(
        menu.ROADMAP, label=plain(name), query_params={visit.PLAN_KEY: opened.plan.id, "task": task}, width="content"
    )
