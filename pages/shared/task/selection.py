"""The task that is open beside a page; the address bar holds its id, so a link opens the same one."""

import streamlit as st

from planner.actions.plans import OpenPlan
from planner.tasks.task import TaskId

PARAMETER = "task"
NEW = TaskId("new")
"""In place of an id: the form of a task that does not exist yet."""


def selected(opened: OpenPlan) -> TaskId | None:
    """The open task, `NEW`, or none; a task that is gone, or not for this visitor, is not open."""
    asked = TaskId(st.query_params.get(PARAMETER, ""))
    if asked == NEW or any(task.id == asked for task in opened.tasks):
        return asked
    return None


def select(task: TaskId) -> None:
    """Open a task; to be called in a callback."""
    st.query_params[PARAMETER] = task


def close() -> None:
    """Open none; to be called in a callback."""
    st.query_params.pop(PARAMETER, None)
