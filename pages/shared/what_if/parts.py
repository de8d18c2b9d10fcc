"""The parts of the what-if page: the changes made, the answer, the gates, what shifts, and what to do with it."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from pages.shared import notices, screen, visit
from pages.shared.dates import week_date
from pages.shared.derived import derived
from pages.shared.task.link import task_link
from pages.shared.text import count, plain
from pages.shared.what_if import changes as what_if_changes
from pages.shared.what_if import words as what_if_words
from pages.shared.what_if.view import WhatIfView, changed_tasks
from planner.access.visitor import Permission
from planner.actions import tasks as task_actions
from planner.actions.plans import OpenPlan
from planner.charts.canvas import spec_of
from planner.charts.palette import Look
from planner.charts.what_if import shift_lines, shifts_alt
from planner.tasks.task import Task, TaskId

FORM = "what_if_apply"
_MOST_DRAWN = 12
_MOST_NAMED = 6
_LONGEST_SUMMARY = 200


def changes(opened: OpenPlan, view: WhatIfView, texts: tuple[str, ...]) -> None:
    """The list of changes so far, each with a button that takes it out again."""
    for at, text in enumerate(texts):
        change = view.changes.get(at)
        said = what_if_changes.label(change, opened) if change else f"“{text[:80]}”"
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"change_{at}"):
            with st.container(gap=None, width="stretch"):
                st.markdown(plain(said))
                if at in view.refused:
                    st.markdown(f":red[:material/error: Left out: {plain(view.refused[at])}]")
            st.button(
                "Remove",
                key=f"change_remove_{at}",
                icon=":material/close:",
                type="tertiary",
                on_click=what_if_changes.remove,
                args=(opened.plan.id, at),
            )


def answer(view: WhatIfView) -> None:
    """The sentence that answers the question, and the size of it."""
    colour, icon = what_if_words.tone(view)
    with st.container(border=True, gap="xsmall", key="what_if_answer"):
        st.markdown(f"#### :{colour}[{icon}] {plain(what_if_words.answer(view))}")
        if view.shifts:
            st.markdown(plain(what_if_words.consequences(view)))


def places(*, has_answer: bool) -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Where the changes, their consequences and the form stand: the form last on a phone, once there is an answer."""
    if has_answer and screen.is_narrow():
        return st.container(), st.container(), st.container()
    asked, answered = st.columns([2, 3], gap="large")
    return asked, answered, asked


def decide(opened: OpenPlan, view: WhatIfView) -> None:
    """Apply to the plan, or drop."""
    tasks = changed_tasks(opened, view.trial)
    made = [change for at, change in view.changes.items() if at not in view.refused]
    said = [what_if_changes.label(change, opened) for change in made if what_if_changes.may_be_told(change, opened)]
    with st.container(horizontal=True, gap="small", key="what_if_decide"):
        if visit.visitor().may(Permission.EDIT_TASKS, opened.plan.id):
            st.button(
                "Apply to the plan",
                key="what_if_apply",
                icon=":material/check:",
                type="primary",
                disabled=not tasks,
                on_click=_apply,
                args=(opened, tasks, said),
            )
        else:
            st.caption("Your role may look at a what-if and send its link, but not apply it.")
        st.button("Drop", key="what_if_drop", icon=":material/delete:", on_click=_drop, args=(opened,))
    st.caption("Nothing is saved yet. The address of this page holds the what-if: copy it to show it to somebody.")


def gates(opened: OpenPlan, view: WhatIfView) -> None:
    """Each open gate before and after, against the day agreed."""
    if not view.gates:
        return
    st.subheader("Gates", anchor=False)
    date_of = opened.schedule.calendar.date_of
    for gate in view.gates:
        colour, icon, words = what_if_words.gate_words(gate)
        with st.container(border=True, gap="xsmall", key=f"what_if_gate_{gate.shift.task}"):
            task_link(opened, gate.shift.task, gate.shift.name)
            st.markdown(f":{colour}[{icon} {plain(words)}]")
            st.caption(plain(what_if_words.target_words(gate, week_date(date_of(gate.target_day)))))


def held(opened: OpenPlan, view: WhatIfView) -> None:
    """Why some tasks do not start as early as asked."""
    names = {task.id: task.name for task in opened.tasks}
    for task, holders in view.trial.held_by.items():
        if task in names:
            st.info(plain(what_if_words.held_words(names[task], holders, names)), icon=":material/lock:")


def shifts(opened: OpenPlan, view: WhatIfView, texts: tuple[str, ...]) -> None:
    """What moves, the largest first: a chart of the finishes, all of it as a table."""
    if not view.shifts:
        return
    st.subheader("What shifts", anchor=False)
    look = screen.look()
    is_narrow = screen.is_narrow()
    draw = partial(_chart, view=view, look=look, is_narrow=is_narrow)
    spec = derived("what_if_chart", opened, draw, texts, look, is_narrow)
    drawn = view.shifts[:_MOST_DRAWN]
    st.plotly_chart(spec, key="what_if_chart", theme=None, config={"displayModeBar": False}, alt=shifts_alt(drawn))
    if len(view.shifts) > len(drawn):
        st.caption(f"The {len(drawn)} largest of {len(view.shifts)} shifts; the table has them all.")
    with st.expander(f"All {count(len(view.shifts), 'shift')} as a table", key="what_if_table_open"):
        st.dataframe(_table(view), hide_index=True, key="what_if_table", alt="Start and finish before and after")


def critical(opened: OpenPlan, view: WhatIfView) -> None:
    """What becomes critical, and what is no longer."""
    names = {task.id: task.name for task in opened.tasks}
    _named("Any delay of these would now delay the plan", view.now_critical, names, opened, "now")
    _named("These would have slack again", view.no_longer_critical, names, opened, "not")


def _named(title: str, tasks: tuple[TaskId, ...], names: dict[TaskId, str], opened: OpenPlan, key: str) -> None:
    if not tasks:
        return
    st.markdown(f"**{title}** · {len(tasks)}")
    with st.container(border=True, gap="small", key=f"what_if_critical_{key}"):
        for task in tasks[:_MOST_NAMED]:
            task_link(opened, task, names[task])
        if len(tasks) > _MOST_NAMED:
            st.caption(f"and {count(len(tasks) - _MOST_NAMED, 'more task')}")


def _chart(opened: OpenPlan, *, view: WhatIfView, look: Look, is_narrow: bool) -> dict[str, Any]:
    figure = shift_lines(opened.plan, view.shifts[:_MOST_DRAWN], look, compact=is_narrow)
    return spec_of(figure)


def _table(view: WhatIfView) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Task": [shift.name for shift in view.shifts],
            "Days": [shift.days for shift in view.shifts],
            "Finish now": [week_date(shift.finish_before) for shift in view.shifts],
            "Finish then": [week_date(shift.finish_after) for shift in view.shifts],
            "Start now": [week_date(shift.start_before) for shift in view.shifts],
            "Start then": [week_date(shift.start_after) for shift in view.shifts],
        }
    )


def _apply(opened: OpenPlan, tasks: list[Task], said: list[str]) -> None:
    plan = opened.plan.id
    summary = f"Applied a what-if: {'; '.join(said)}" if said else ""
    if len(summary) > _LONGEST_SUMMARY:
        summary = f"{summary[: _LONGEST_SUMMARY - 1].rstrip()}…"
    saved = notices.attempt(FORM, task_actions.save_tasks, plan, tasks, visit.now(), summary)
    if saved:
        what_if_changes.drop(plan)
        notices.say(f"Applied: {count(len(tasks), 'task')} changed.", plan, saved.change.id if saved.change else None)


def _drop(opened: OpenPlan) -> None:
    notices.forget(FORM)
    what_if_changes.drop(opened.plan.id)
