"""The roadmap in words: its answer in one line, the tasks by phase for a phone, the table behind the chart."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from pages.shared import drawn
from pages.shared.dates import short_date, week_date
from pages.shared.derived import derived
from pages.shared.task import selection
from pages.shared.text import count, plain
from planner.actions.plans import OpenPlan
from planner.charts.palette import icon, status_words
from planner.scheduling.schedule import TaskDates
from planner.tasks.task import Kind, Task, TaskId


def answer(opened: OpenPlan) -> str:
    """ "72 tasks, 14 done; the plan ends Fri, 6 Mar; 12 tasks cannot slip."."""
    # Counted once for all; put into words for each visitor, who writes dates in their own way.
    done, critical = derived("roadmap counts", opened, _counts)
    if not opened.tasks:
        return "Nothing is planned yet."
    slips = f"{count(critical, 'task')} cannot slip" if critical else "every task has slack"
    ends = f"the plan ends {week_date(opened.schedule.finish_date)}" if len(opened.schedule) else "nothing is scheduled"
    return f"{count(len(opened.tasks), 'task')}, {done} done; {ends}; {slips}."


def _counts(opened: OpenPlan) -> tuple[int, int]:
    """How many tasks are done, and how many cannot slip."""
    dates = opened.schedule
    return (
        sum(task.is_done for task in opened.tasks),
        sum(dates[task.id].is_critical for task in opened.tasks if task.id in dates),
    )


def by_phase(opened: OpenPlan, tasks: Sequence[Task]) -> None:
    """The tasks under their phases, those of the live phases open; a tap on a name opens the task."""
    for phase in opened.plan.phases:
        members = sorted((task for task in tasks if task.phase == phase.key), key=lambda task: _start(opened, task))
        if not members:
            continue
        done = sum(task.is_done for task in members)
        fold = st.expander(
            f"{plain(phase.name)} · {done} of {len(members)} done",
            expanded=phase.holds(opened.status_day),
            key=f"list_{phase.key}",
            on_change="rerun",
        )
        if fold.open:
            with fold.container(gap=None):
                for task in members:
                    _row(opened, task)


def table(opened: OpenPlan, tasks: Sequence[Task]) -> None:
    """What the chart shows, as a table, and a way to open a task without a mouse; made when it is opened."""
    fold = st.expander("The same as a table", key="roadmap_table", icon=":material/table:", on_change="rerun")
    if not fold.open:
        return
    names = {task.id: f"{task.number} · {task.name}" for task in tasks}
    with fold:
        drawn.opener("Open a task", names, "open_task", _open_chosen)
        st.dataframe(_frame(opened, tasks), hide_index=True, alt="The tasks of the roadmap with their dates")


def _open_chosen() -> None:
    if task := st.session_state["open_task"]:
        selection.select(TaskId(task))
        st.session_state["open_task"] = None


def _row(opened: OpenPlan, task: Task) -> None:
    st.button(
        f"{icon(task.status)} {plain(task.name)}",
        key=f"open_{task.id}",
        type="tertiary",
        on_click=selection.select,
        args=(task.id,),
    )
    st.caption(_said(task, opened.schedule.get(task.id)))


def _said(task: Task, dates: TaskDates | None) -> str:
    if dates is None:
        return "dropped"
    when = short_date(dates.finish) if task.is_point else f"{short_date(dates.start)} – {short_date(dates.finish)}"
    marks = [plain(task.owner)] if task.owner else []
    marks += ["gate"] if task.kind is Kind.GATE else []
    marks += ["cannot slip"] if dates.is_critical else []
    marks += ["outside its phase"] if dates.is_out_of_window else []
    return " · ".join([when, *marks])


def _start(opened: OpenPlan, task: Task) -> tuple[int, int]:
    dates = opened.schedule.get(task.id)
    return (dates.start_day if dates else task.start_day), task.number


def _frame(opened: OpenPlan, tasks: Sequence[Task]) -> pd.DataFrame:
    names = {phase.key: phase.name for phase in opened.plan.phases}
    in_order = sorted(tasks, key=lambda task: (list(names).index(task.phase), *_start(opened, task)))
    return pd.DataFrame([_cells(task, names[task.phase], opened.schedule.get(task.id)) for task in in_order])


def _cells(task: Task, phase: str, dates: TaskDates | None) -> dict[str, object]:
    return {
        "Task": task.name,
        "Phase": phase,
        "Owner": task.owner,
        "Status": status_words(task.status),
        "Start": dates.start if dates else None,
        "Finish": dates.finish if dates else None,
        "Day": dates.start_day if dates else None,
        "to": dates.finish_day if dates else None,
        "Slack, working days": dates.total_float
        if dates and task.is_open and task.kind is not Kind.RECURRING
        else None,
        "Cannot slip": "yes" if dates and dates.is_critical else "",
        "Outside its phase": "yes" if dates and dates.is_out_of_window else "",
    }
