"""The task beside a page: what it is and when, how far it is, and everything that can be changed about it."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.task import draft as task_draft
from pages.shared.task import facts, form, links, progress, saving, selection, talk
from pages.shared.task.draft import Draft
from pages.shared.task.saving import FORM
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import history as history_actions
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
    draft = task_draft.draft_of(_blank(opened))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader("New task", anchor=False)
        _close_button()
    form.show(opened, draft)
    notices.problems_of(FORM, form.FIELDS)
    st.button(
        "Add task",
        key="save_task",
        type="primary",
        icon=":material/add:",
        on_click=saving.add,
        args=(opened, draft),
    )


def _blank(opened: OpenPlan) -> Task:
    """A task that is not one yet: it has no name."""
    phase = next(iter([*opened.plan.live_phases(opened.status_day), *opened.plan.phases]))
    start = max(opened.status_day, opened.plan.earliest_day)
    return Task.model_construct(id=selection.NEW, number=1, name="", phase=phase.key, start_day=start)


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
    draft = task_draft.draft_of(task)
    if draft.onto.version != task.version:
        _changed_by_others(opened, task)
    names = _TABS if visit.visitor().may_report_on(task.owner, opened.plan.id) else _TABS[1:]
    tabs = dict(zip(names, st.tabs(names, key="task_tabs", on_change="rerun"), strict=True))
    for name, tab in tabs.items():
        if tab.open:
            with tab:
                _tab(name, opened, task, draft, may_edit=may_edit)


def _tab(name: str, opened: OpenPlan, task: Task, draft: Draft, *, may_edit: bool) -> None:
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


def _save_bar(opened: OpenPlan, draft: Draft, fields: tuple[str, ...]) -> None:
    notices.problems_of(FORM, fields)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Save", key="save_task", type="primary", on_click=saving.save, args=(opened, draft))
        if draft.is_dirty:
            st.button("Discard", key="discard_task", type="tertiary", on_click=_discard, args=(draft.onto,))
            st.caption("Not saved yet")
        elif draft.is_saved:
            st.markdown(":green[:material/check: Saved]")


def _changed_by_others(opened: OpenPlan, task: Task) -> None:
    latest = history_actions.history(visit.workspace(), visit.visitor(), opened.plan.id, task.id, 1)
    said = "; ".join(latest[0].lines) or latest[0].change.summary if latest else ""
    who = latest[0].change.who if latest else "Somebody"
    with st.container(border=True, key="task_changed"):
        st.markdown(f":orange[:material/group:] **{plain(who)}** changed this task while you were editing it.")
        st.caption(plain(said))
        with st.container(horizontal=True):
            st.button("Put mine on top", key="task_mine", on_click=_carry_over, args=(task,))
            st.button("Drop mine", key="task_theirs", type="tertiary", on_click=_discard, args=(task,))


def _carry_over(task: Task) -> None:
    notices.forget(FORM)
    task_draft.carry_over(task)


def _discard(task: Task) -> None:
    notices.forget(FORM)
    task_draft.renew(task)


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
