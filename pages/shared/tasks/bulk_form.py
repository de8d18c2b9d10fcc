"""Changing several tasks at once: those ticked in the table."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import filters, notices, visit
from pages.shared.task import selection
from pages.shared.tasks import grid
from pages.shared.tasks.bulk_change import Bulk, What, changed, preview
from pages.shared.text import count, plain
from planner.actions import tasks as task_actions
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.tasks.task import Status, Task

FORM = "bulk"


def show(opened: OpenPlan, ticked: Sequence[Task], shown: Sequence[Task]) -> None:
    """What to do with the ticked tasks; how to tick them while there are none."""
    if not ticked:
        if shown:
            _how_to_tick(opened, shown)
        return
    with st.container(border=True, gap="small", key="bulk"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            what = st.selectbox(f"Change {count(len(ticked), 'ticked task')}", list(What), key="bulk_what", width=190)
            bulk = _fields(opened, What(what))
            st.button(
                ":red[Delete]" if bulk.what is What.DELETE else "Apply",
                key="bulk_apply",
                disabled=_is_open(bulk.what),
                type="secondary" if bulk.what is What.DELETE else "primary",
                icon=":material/delete:" if bulk.what is What.DELETE else ":material/check:",
                on_click=_apply,
                args=(opened, tuple(ticked)),
            )
            if len(ticked) == 1:
                _single(opened, ticked[0])
            _tick_all(opened, shown, ticked)
        notices.problem_of(FORM, "blocked_reason")
        notices.problems_of(FORM, ("blocked_reason",))
        st.caption("Choose the new owner." if _is_open(bulk.what) else plain(preview(ticked, bulk, opened.plan)))


def _single(opened: OpenPlan, task: Task) -> None:
    st.button("Duplicate", key="duplicate", icon=":material/content_copy:", on_click=_duplicate, args=(opened, task))
    st.button("Open", key="open_ticked", icon=":material/open_in_new:", on_click=selection.select, args=(task.id,))


def _how_to_tick(opened: OpenPlan, shown: Sequence[Task]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="how_to_tick"):
        st.caption(
            "Double-click a cell or press Enter to change it, add tasks in the last row, tick tasks to change several.",
            width="content",
        )
        _tick_all(opened, shown, ())


def _tick_all(opened: OpenPlan, shown: Sequence[Task], ticked: Sequence[Task]) -> None:
    if len(ticked) < len(shown):
        st.button(
            f"Tick all {len(shown)} shown", key="tick_all", type="tertiary", icon=":material/done_all:",
            on_click=grid.tick_all, args=(opened,), kwargs={"ticks": True},
        )  # fmt: skip
    if ticked:
        st.button(
            "Tick none", key="tick_none", type="tertiary", icon=":material/remove_done:",
            on_click=grid.tick_all, args=(opened,), kwargs={"ticks": False},
        )  # fmt: skip


def _fields(opened: OpenPlan, what: What) -> Bulk:
    phases = {phase.key: phase.name for phase in opened.plan.phases}
    match what:
        case What.OWNER:
            owners = [name for name in filters.owners(opened.tasks) if name != filters.NOBODY]
            st.selectbox(
                "New owner", [*owners, filters.NOBODY], index=None, key="bulk_owner", accept_new_options=True,
                width=220, placeholder="Choose or type a name",
            )  # fmt: skip
        case What.STATUS:
            st.selectbox("New status", list(Status), key="bulk_status", format_func=_status, width=170)
            if st.session_state.get("bulk_status") == Status.BLOCKED:
                st.text_input("What blocks them?", key="bulk_reason", width=260)
        case What.MOVE:
            st.number_input("Calendar days", -365, 365, value=7, step=1, key="bulk_days", width=150,
                            help="Negative: earlier.")  # fmt: skip
        case What.START:
            st.number_input("Day", -3650, 36500, value=max(0, opened.status_day), step=1, key="bulk_day", width=150)
        case What.PHASE:
            st.selectbox("New phase", list(phases), key="bulk_phase", format_func=phases.get, width=220)
    return _chosen(what)


def _chosen(what: What) -> Bulk:
    state = st.session_state
    owner: str | None = state.get("bulk_owner")
    return Bulk(
        what=what,
        owner="" if owner == filters.NOBODY else owner or "",
        status=Status(state.get("bulk_status") or Status.NOT_STARTED),
        reason=state.get("bulk_reason") or "",
        days=int(state.get("bulk_day" if what is What.START else "bulk_days") or 0),
        phase=state.get("bulk_phase") or "",
    )


def _is_open(what: What) -> bool:
    return what is What.OWNER and not st.session_state.get("bulk_owner")


def _status(value: str) -> str:
    return status_words(Status(value))


def _apply(opened: OpenPlan, tasks: Sequence[Task]) -> None:
    bulk, plan, now = _chosen(What(st.session_state["bulk_what"])), opened.plan.id, visit.now()
    if bulk.what is What.DELETE:
        saved = notices.attempt(FORM, task_actions.delete_tasks, plan, [task.id for task in tasks], now)
    else:
        wanted = notices.attempt(FORM, lambda workspace, visitor: changed(tasks, bulk, opened.today))
        saved = wanted and notices.attempt(FORM, task_actions.save_tasks, plan, wanted, now)
    if saved:
        grid.renew(opened)
        notices.say(*_answer(opened, saved))


def _duplicate(opened: OpenPlan, task: Task) -> None:
    if saved := notices.attempt(FORM, task_actions.duplicate_task, opened.plan.id, task.id, visit.now()):
        grid.renew(opened)
        notices.say(*_answer(opened, saved))


def _answer(opened: OpenPlan, saved: task_actions.Saved) -> tuple[object, ...]:
    if saved.change is None:
        return ("Nothing differed, so nothing was changed.",)
    return f"{saved.change.summary}.", opened.plan.id, saved.change.id
