"""What was said about a task and what was changed about it."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dates import short_date
from pages.shared.task import saving
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import comments as comment_actions
from planner.actions import history as history_actions
from planner.actions.history import Entry
from planner.actions.plans import OpenPlan
from planner.tasks.task import Task

_MOST_CHANGES = 20


def comments(opened: OpenPlan, task: Task) -> None:
    """The comments, oldest first, and a field for one more."""
    said = comment_actions.comments(visit.workspace(), visit.visitor(), opened.plan.id, task.id)
    for comment in said:
        with st.container(gap="xxsmall"):
            st.caption(f"**{plain(comment.author)}** · {short_date(comment.at.date())}, {comment.at:%H:%M} UTC")
            st.text(comment.text)
    if not said:
        st.caption("Nobody has said anything about this task yet.")
    if visit.visitor().may(Permission.COMMENT, opened.plan.id):
        key = f"comment-{task.id}-{len(said)}"
        st.text_area(
            "Comment",
            key=key,
            height=80,
            on_change="ignore",
            label_visibility="collapsed",
            placeholder="Say something about this task",
        )
        notices.problem_of("comment", "text")
        notices.problems_of("comment", ("text",))
        st.button(
            "Comment",
            key="add_comment",
            icon=":material/send:",
            on_click=saving.comment,
            args=(opened, task.id, key),
        )


def history(opened: OpenPlan, task: Task) -> None:
    """The latest changes of the task, the newest first."""
    notices.problems_of("history")
    entries = history_actions.history(visit.workspace(), visit.visitor(), opened.plan.id, task.id, _MOST_CHANGES)
    if not entries:
        st.caption("Nothing has been changed since the plan was started.")
    for entry in entries:
        change_row(opened, entry)


def change_row(opened: OpenPlan, entry: Entry) -> None:
    """Who changed what and when, field by field, with an undo where it can be taken back."""
    change = entry.change
    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.caption(
                f"**{plain(change.who)}** · {short_date(change.at.date())}, {change.at:%H:%M} UTC"
                + (" · undone" if change.undone_by else ""),
                width="stretch",
            )
            if change.is_undoable and visit.visitor().may(Permission.EDIT_TASKS, opened.plan.id):
                st.button(
                    "Undo",
                    key=f"undo_{change.id}",
                    icon=":material/undo:",
                    type="tertiary",
                    on_click=saving.take_back,
                    args=(opened, change.id),
                )
        st.markdown(plain(change.summary))
        for line in entry.lines:
            st.caption(plain(line))
