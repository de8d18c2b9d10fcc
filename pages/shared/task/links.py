"""What a task waits for: its links in words, one more, one less; and what waits for it."""

import streamlit as st

from pages.shared import notices
from pages.shared.task import saving, selection
from pages.shared.task.facts import link_words, open_button
from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.tasks.task import Kind, LinkType, Task, TaskId

_TYPES = {
    LinkType.FS: "starts after it is finished",
    LinkType.SS: "starts once it has started",
    LinkType.FF: "ends no earlier than it ends",
    LinkType.SF: "ends no earlier than it starts",
}


def show(opened: OpenPlan, task: Task, *, may_edit: bool) -> None:
    """The links of a task, both ways."""
    known = {other.id: other for other in opened.tasks}
    if not task.links:
        st.caption("It waits for no other task.")
    for at, link in enumerate(task.links):
        name = known[link.predecessor].name if link.predecessor in known else "a private task"
        with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="xsmall"):
            words = link_words(link, plain(name))
            if link.predecessor in known:
                st.button(
                    words,
                    key=f"open_link_{at}",
                    type="tertiary",
                    width="stretch",
                    on_click=selection.select,
                    args=(link.predecessor,),
                )
            else:
                st.markdown(words, width="stretch")
            if may_edit and link.predecessor in known:
                st.button(
                    "",
                    key=f"unlink_{link.predecessor}_{link.type}",
                    icon=":material/close:",
                    help="Remove this link.",
                    type="tertiary",
                    on_click=saving.unlink,
                    args=(opened, task, link),
                )
    notices.problems_of("links", ("predecessor",))
    if may_edit:
        _add(opened, task)
    if after := [other for other in opened.tasks if any(link.predecessor == task.id for link in other.links)]:
        st.caption(f"What waits for this · {len(after)}")
        with st.container(gap=None):
            for other in after:
                open_button(other, f"after_all_{other.id}")


def _add(opened: OpenPlan, task: Task) -> None:
    linked = {link.predecessor for link in task.links}
    names = {
        other.id: f"{other.number} · {other.name}"
        for other in opened.tasks
        if other.id != task.id and other.kind is not Kind.RECURRING and other.id not in linked
    }
    st.selectbox(
        "Wait for",
        list(names),
        index=None,
        format_func=lambda other: names.get(TaskId(other), ""),
        placeholder="Choose a task",
        key=f"link_to_{task.id}",
        on_change="ignore",
    )
    notices.problem_of("links", "predecessor")
    how, lag = st.columns([3, 2])
    how.selectbox(
        "This task",
        list(LinkType),
        format_func=lambda kind: _TYPES[LinkType(kind)],
        key=f"link_type_{task.id}",
        on_change="ignore",
    )
    lag.number_input(
        "Plus working days",
        value=0,
        step=1,
        key=f"link_lag_{task.id}",
        help="Negative: that much earlier.",
        on_change="ignore",
    )
    st.button("Add link", key="add_link", icon=":material/add_link:", on_click=saving.link, args=(opened, task))
