"""Saving what the task panel says: save, add, duplicate, delete, link, comment, undo; all of it in callbacks."""

from dataclasses import replace

import streamlit as st

from pages.shared import notices, visit
from pages.shared.draft import Draft
from pages.shared.task import selection
from pages.shared.task.drafts import DRAFTS
from pages.shared.task.typed import task_as_typed
from planner.actions import comments as comment_actions
from planner.actions import tasks as task_actions
from planner.actions import undo as undo_actions
from planner.actions.plans import OpenPlan
from planner.actions.tasks import Saved
from planner.plan.change import ChangeId
from planner.shared.errors import WHOLE, BadInput, PlannerError
from planner.tasks.task import Link, LinkType, Task, TaskId

FORM = "task"


def save(opened: OpenPlan, draft: Draft[Task]) -> None:
    """Store what was typed; what is wrong is told beside its field and stays as it was typed."""
    try:
        task = task_as_typed(draft, opened.schedule.calendar, opened.today)
    except PlannerError as error:
        notices.refuse(FORM, by_field(error))
        return
    if task == draft.onto:
        notices.forget(FORM)
        DRAFTS.renew(draft.onto, is_saved=True)
    elif saved := notices.attempt(FORM, task_actions.save_tasks, opened.plan.id, [task], visit.now()):
        DRAFTS.renew(saved.task, is_saved=True)
        told(opened, saved)


def add(opened: OpenPlan, draft: Draft[Task]) -> None:
    """Store the new task and open it."""
    try:
        named = draft.onto.model_copy(update={"name": draft.value("name") or ""})
        task = task_as_typed(replace(draft, onto=named), opened.schedule.calendar, opened.today)
    except PlannerError as error:
        notices.refuse(FORM, by_field(error))
        return
    fields = {name: getattr(task, name) for name in Task.model_fields}
    if saved := notices.attempt(FORM, task_actions.add_task, opened.plan.id, fields, visit.now()):
        DRAFTS.renew(draft.onto)
        selection.select(saved.task.id)
        told(opened, saved)


def by_field(error: PlannerError) -> PlannerError:
    """The same error, with what is wrong inside a field told beside the whole field."""
    if not isinstance(error, BadInput):
        return error
    problems = {field.split(".")[0]: text for field, text in error.problems.items()}
    return BadInput(problems.get(WHOLE, str(error)), problems)


def duplicate(opened: OpenPlan, task: Task) -> None:
    """A copy, which is opened."""
    if saved := notices.attempt(FORM, task_actions.duplicate_task, opened.plan.id, task.id, visit.now()):
        selection.select(saved.task.id)
        told(opened, saved)


def delete(opened: OpenPlan, task: Task) -> None:
    """The plan without the task; the answer offers to undo it."""
    if saved := notices.attempt(FORM, task_actions.delete_tasks, opened.plan.id, [task.id], visit.now()):
        selection.close()
        told(opened, saved)


def link(opened: OpenPlan, task: Task) -> None:
    """One more task to wait for, as the fields say."""
    state = st.session_state
    predecessor = state.get(f"link_to_{task.id}")
    if predecessor is None:
        notices.refuse("links", BadInput("Choose a task.", {"predecessor": "Choose the task to wait for."}))
        return
    try:
        added = Link.checked(
            predecessor=predecessor, type=state[f"link_type_{task.id}"], lag=state[f"link_lag_{task.id}"] or 0
        )
        linked = task.but(links=(*task.links, added))
    except PlannerError as error:
        notices.refuse("links", by_field(error))
        return
    if _keep_links(opened, linked):
        state[f"link_to_{task.id}"], state[f"link_lag_{task.id}"] = None, 0
        state[f"link_type_{task.id}"] = LinkType.FS


def unlink(opened: OpenPlan, task: Task, link: Link) -> None:
    """One task less to wait for."""
    _keep_links(opened, task.but(links=tuple(other for other in task.links if other != link)))


def comment(opened: OpenPlan, task: TaskId, key: str) -> None:
    """Say what stands in the field."""
    text = st.session_state.get(key) or ""
    notices.attempt("comment", comment_actions.comment, opened.plan.id, task, text, visit.now())


def take_back(opened: OpenPlan, change: ChangeId) -> None:
    """Undo a change of the history."""
    if undone := notices.attempt("history", undo_actions.undo, opened.plan.id, change, visit.now()):
        notices.say(f"{undone.summary}.", opened.plan.id, undone.id)


def told(opened: OpenPlan, saved: Saved) -> None:
    """Say what was done, and offer to undo it."""
    if saved.change:
        notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)


def _keep_links(opened: OpenPlan, task: Task) -> bool:
    saved = notices.attempt("links", task_actions.save_tasks, opened.plan.id, [task], visit.now())
    if saved:
        # What was typed elsewhere in the panel goes on top of this newest version.
        DRAFTS.carry_over(saved.task)
        told(opened, saved)
    return saved is not None
