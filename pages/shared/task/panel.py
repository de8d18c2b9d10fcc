"""The task beside a page: what it is and when, how far it is, and everything that can be changed about it."""

from functools import partial

import streamlit as st

from pages.shared import notices, unsaved, visit
from pages.shared.draft import Draft
from pages.shared.task import facts, form, links, progress, saving, selection, talk
from pages.shared.task.drafts import DRAFTS
from pages.shared.task.saving import FORM
from planner.access.visitor import Permission
from planner.actions.plans import OpenPlan
from planner.tasks.task import Task, TaskId

_TABS = ("Progress", "Details", "Links", "Comments", "History")
_DUPLICATE, _DELETE = "Duplicate", "Delete"


def show(opened: OpenPlan, task_id: TaskId) -> None:
    """The open task, or the form of a new one; to stand in a column of its own, or alone on a phone."""
    with st.container(border=True, gap="xsmall", key="task_panel"):
        if task_id == selection.NEW:
            _new(opened)
        else:
            _existing(opened, opened.task(task_id))


def add_button(opened: OpenPlan) -> None:
    """The button that opens the form of a new task, for those who may add one."""
    if visit.visitor().may(Permission.EDIT_TASKS, opened.plan.id):
        st.button("Add task", key="add_task", icon=":material/add:", on_click=_open_new)


def _open_new() -> None:
    notices.forget(FORM)
    selection.select(selection.NEW)


def _new(opened: OpenPlan) -> None:
    draft = DRAFTS.of(_blank(opened))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("New task", anchor=False)
        _close_button()
    form.show(opened, draft)
    notices.problems_of(FORM, form.FIELDS)
    unsaved.save_bar(DRAFTS, draft, partial(saving.add, opened), FORM, "Add task")


def _blank(opened: OpenPlan) -> Task:
    """A task that is not one yet: it has no name. Its id names the plan, so that what is typed stays with that plan."""
    phase = next(iter([*opened.plan.live_phases(opened.status_day), *opened.plan.phases]))
    start = max(opened.status_day, opened.plan.earliest_day)
    return Task.model_construct(
        id=f"{selection.NEW}-{opened.plan.id}", number=1, name="", phase=phase.key, start_day=start
    )


def _existing(opened: OpenPlan, task: Task) -> None:
    may_edit = visit.visitor().may(Permission.EDIT_TASKS, opened.plan.id)
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        facts.line(opened, task)
        if may_edit:
            st.menu_button(
                "More",
                [_DUPLICATE, _DELETE],
                key="task_more",
                type="tertiary",
                on_click=_more,
                args=(opened, task),
            )
        _close_button()
    facts.show(opened, task)
    draft = DRAFTS.of(task)
    unsaved.changed_by_others(DRAFTS, draft, task, FORM, "this task")
    names = _TABS if visit.visitor().may_report_on(task.owner, opened.plan.id) else _TABS[1:]
    tabs = dict(zip(names, st.tabs(names, key="task_tabs", on_change="rerun"), strict=True))
    for name, tab in tabs.items():
        if tab.open:
            with tab:
                _tab(name, opened, task, draft, may_edit=may_edit)


def _tab(name: str, opened: OpenPlan, task: Task, draft: Draft[Task], *, may_edit: bool) -> None:
    match name:
        case "Progress":
            progress.show(opened, draft)
            _save_bar(opened, draft, progress.FIELDS)
        case "Details" if may_edit:
            form.show(opened, draft)
            _save_bar(opened, draft, form.FIELDS)
        case "Details":
            form.show_read_only(opened, task)
        case "Links":
            links.show(opened, task, may_edit=may_edit)
        case "Comments":
            talk.comments(opened, task)
        case "History":
            talk.history(opened, task)


def _save_bar(opened: OpenPlan, draft: Draft[Task], fields: tuple[str, ...]) -> None:
    notices.problems_of(FORM, fields)
    unsaved.save_bar(DRAFTS, draft, partial(saving.save, opened), FORM)


def _more(opened: OpenPlan, task: Task) -> None:
    match st.session_state.get("task_more"):
        case "Duplicate":
            saving.duplicate(opened, task)
        case "Delete":
            saving.delete(opened, task)


def _close_button() -> None:
    st.button("Close", key="close_task", icon=":material/close:", type="tertiary", on_click=_close)


def _close() -> None:
    notices.forget(FORM)
    selection.close()
