"""The scope of a page: all tasks, those still open, the overdue ones or those of this week; kept in the address bar.

What is overdue and what is due is worked out by the rules of Today.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

import streamlit as st

from pages.shared.derived import derived
from pages.shared.text import count
from planner.actions.plans import OpenPlan
from planner.scheduling.attention import attention
from planner.tasks.task import Task, TaskId

KEY = "scope"


class Scope(StrEnum):
    """Which tasks are looked at."""

    ALL = "All tasks"
    OPEN = "Open"
    OVERDUE = "Overdue"
    THIS_WEEK = "Due this week"


_SAID = {Scope.OPEN: "open", Scope.OVERDUE: "overdue", Scope.THIS_WEEK: "due this week"}


def show() -> None:
    """The choice of the scope; to stand in a horizontal container."""
    st.selectbox(
        "Which tasks",
        list(Scope),
        key=KEY,
        bind="query-params",
        label_visibility="collapsed",
        width=140,
    )


def chosen() -> Scope:
    """The scope as it is set."""
    asked = st.session_state.get(KEY)
    return Scope(asked) if asked in list(Scope) else Scope.ALL


def within(opened: OpenPlan, tasks: Sequence[Task], scope: Scope) -> tuple[Task, ...]:
    """Those of the tasks that lie in the scope, in their order."""
    match scope:
        case Scope.ALL:
            return tuple(tasks)
        case Scope.OPEN:
            return tuple(task for task in tasks if task.is_open)
        case _:
            meant = derived("scopes", opened, _due)[scope]
            return tuple(task for task in tasks if task.id in meant)


def nothing_left(tasks: Sequence[Task], scope: Scope) -> None:
    """The empty state of a page that has tasks, but none in the scope."""
    with st.container(border=True, key="nothing_in_scope"):
        st.markdown(f"Of {count(len(tasks), 'task')}, none is {_SAID[scope]}.")
        st.button("Show all of them", key="show_all_scopes", icon=":material/filter_list_off:", on_click=widen)


def widen() -> None:
    """Look at all tasks again; to be called in a callback."""
    st.session_state[KEY] = Scope.ALL


def _due(opened: OpenPlan) -> Mapping[Scope, frozenset[TaskId]]:
    needs = attention(opened.plan, opened.all_tasks, opened.schedule, opened.all_baseline, opened.status_day)
    return {
        Scope.OVERDUE: frozenset(item.task for item in needs.overdue),
        Scope.THIS_WEEK: frozenset(item.task for item in needs.due_this_week),
    }
