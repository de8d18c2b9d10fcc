"""The table of tasks: type into it, then save everything typed in one step."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from pages.shared import drafts, notices, visit
from pages.shared.derived import derived
from pages.shared.tasks import bulk_form, cells, columns, kept
from pages.shared.tasks import grid as task_grid
from pages.shared.tasks.columns import EDITABLE, READ_ONLY, REASON, REPORTED, TICK
from pages.shared.tasks.grid import Grid, Typed
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions import tasks as task_actions
from planner.actions.plans import OpenPlan
from planner.shared.errors import BadInput
from planner.tasks.task import Task

FORM = kept.FORM
_ROW, _MOST_PIXELS = 33, 640
_WHEN = ("start", "finish")
SHOWN = ("number", "name", "status", *_WHEN, *EDITABLE, *READ_ONLY)
_ALT = "The tasks of the plan: what, who, how far, when, and what each waits for"


def show(opened: OpenPlan, tasks: Sequence[Task], order: str, *, narrow: bool) -> None:
    """The table as this visitor may use it: to be typed into, to report in, or to be read."""
    known = derived("task facts", opened, columns.facts)
    visitor, plan = visit.visitor(), opened.plan.id
    if visitor.may(Permission.EDIT_TASKS, plan):
        grid = task_grid.current(opened, known, tasks, order, kept.left(opened))
        _editor(opened, grid, tasks, order, narrow=narrow)
    elif visitor.may(Permission.UPDATE_OWN_TASKS, plan):
        st.caption("You may report on your own tasks: status, reason and percent.")
        grid = task_grid.current(opened, known, tasks, order, kept.left(opened))
        _editor(opened, grid, tasks, order, narrow=narrow, reports=True)
    else:
        _to_read(opened, known, tasks, order, narrow=narrow)


def order_box() -> str:
    """In which order the rows come; the address bar keeps it."""
    orders = list(columns.ORDERS)
    st.selectbox(
        "Order",
        orders,
        key="order",
        bind="query-params",
        label_visibility="collapsed",
        width=215,
        icon=":material/sort:",
    )
    chosen = st.session_state.get("order")
    return chosen if chosen in orders else orders[0]


def _editor(
    opened: OpenPlan, grid: Grid, tasks: Sequence[Task], order: str, *, narrow: bool, reports: bool = False
) -> None:
    rows = len(grid.tasks) + len(grid.added)
    editable = REPORTED if reports else EDITABLE
    st.data_editor(
        grid.frame,
        key=grid.key,
        num_rows="fixed" if reports else "add",
        column_order=_shown(grid, editable, ticks=not reports),
        column_config=columns.config(opened.plan, narrow=narrow),
        disabled=[name for name in columns.LABELS if name not in (*editable, TICK)],
        height=min(_MOST_PIXELS, _ROW * (rows + (2 if reports else 3))),
        hide_index=True,
        placeholder="",
        on_change=kept.keep,
        args=(opened.plan.id,),
        alt=_ALT,
    )
    task_grid.remember(grid)
    found = task_grid.typed(grid)
    st.html(Path("pages/shared/tasks/table.css"))
    is_busy = bool(found.count or found.ticked)
    with st.container(key="tasks_to_do" if is_busy else "tasks_hint", gap="xsmall"):  # below: the rows do not move
        if found.count:
            _unsaved(opened, grid, found, tasks, order)
        elif not reports:
            bulk_form.show(opened, found.ticked, grid.tasks)


def _shown(grid: Grid, editable: Sequence[str], *, ticks: bool) -> list[str]:
    """The columns from left to right: what, how far and when; then what may be typed into, and the rest."""
    first = [TICK] if ticks else []
    beside_status = ["status", REASON] if grid.asks_reason else ["status"]
    shown = dict.fromkeys([*first, "number", "name", *beside_status, *_WHEN, *editable, *EDITABLE, *READ_ONLY])
    return [name for name in shown if name != REASON or grid.has_reasons]


def _unsaved(opened: OpenPlan, grid: Grid, found: Typed, tasks: Sequence[Task], order: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="unsaved"):
        st.markdown(f":orange[:material/edit:] **{count(found.count, 'unsaved change')}**", width="content")
        if since := drafts.said(kept.FORM):
            st.caption(plain(since), width="content")
        st.button("Save", key="save_tasks", type="primary", icon=":material/save:", on_click=_save, args=(opened, grid))
        st.button("Discard", key="discard_tasks", icon=":material/undo:", on_click=_discard, args=(opened,))
    drafts.show_trouble(kept.FORM)
    notices.problems_of(FORM)
    if overtaken := [task for task, _ in found.changed if task.id in grid.overtaken]:
        names = ", ".join(f"No. {task.number} “{task.name}”" for task in overtaken)
        st.caption(f":material/sync_problem: Changed after you typed: {plain(names)}. Look before you save.")
    if task_grid.is_behind(grid, opened):
        with st.container(horizontal=True, vertical_alignment="center", key="behind"):
            st.markdown(
                ":material/sync_problem: The plan was changed meanwhile. What you typed is kept.", width="content"
            )
            st.button("Bring the table up to date", key="renew_tasks", on_click=_bring_up_to_date, args=(opened,))
    if task_grid.has_other_view(grid, opened, tasks, order):
        st.caption("Filters and order apply again once the changes are saved or discarded.")


def _to_read(opened: OpenPlan, known: columns.Facts, tasks: Sequence[Task], order: str, *, narrow: bool) -> None:
    ids = tuple(task.id for task in tasks)
    table = derived(
        "task table",
        opened,
        lambda plan: columns.frame(plan, known, columns.in_order(plan, known, tasks, order)),
        order,
        hash(ids),
    )
    hidden = {TICK} if any(task.blocked_reason for task in tasks) else {TICK, REASON}
    st.dataframe(
        table,
        key="tasks_to_read",
        column_order=[name for name in dict.fromkeys(SHOWN) if name not in hidden],
        column_config=columns.config(opened.plan, narrow=narrow),
        height=min(_MOST_PIXELS, _ROW * (len(ids) + 2)),
        hide_index=True,
        placeholder="",
        alt=_ALT,
    )


def _save(opened: OpenPlan, grid: Grid) -> None:
    found = task_grid.typed(grid)
    table = cells.Table.of(opened.plan, grid.opened.tasks, opened.today)
    read = cells.read(table, found.changed, found.added)
    if read.lacks_reason:
        task_grid.ask_reason(opened)
    if read.problems:
        advice = f" Write the reason into the column “{columns.LABELS[REASON]}”." if read.lacks_reason else ""
        said = "\n\n".join(read.problems)
        notices.refuse(FORM, BadInput(f"Nothing is saved yet; what you typed is still there.{advice}\n\n{said}"))
        return
    saved = notices.attempt(FORM, task_actions.save_tasks, opened.plan.id, read.changed, visit.now(), added=read.added)
    if saved:
        task_grid.renew(opened)
        kept.forget()
        if saved.change:
            notices.say(f"{saved.change.summary}.", opened.plan.id, saved.change.id)


def _discard(opened: OpenPlan) -> None:
    notices.forget(FORM)
    task_grid.renew(opened)
    kept.forget()


def _bring_up_to_date(opened: OpenPlan) -> None:
    notices.forget(FORM)
    task_grid.bring_up_to_date(visit.plan())
