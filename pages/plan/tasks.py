"""Tasks: all of them as a table to type into, or as a board by status."""

import streamlit as st

from pages.shared import empty, filters, header, menu, screen, visit
from pages.shared.derived import derived
from pages.shared.task import panel, selection
from pages.shared.tasks import board, counts, scope, table

opened = visit.plan()
header.show("Tasks", derived("task counts", opened, counts.answer), opened)

narrow = screen.is_narrow()
screen.watch()
selected = selection.selected(opened)

if narrow and selected:
    panel.show(opened, selected)
    st.stop()

if not opened.tasks:
    empty.show(
        "This plan has no tasks yet. Type the first ones into the table below, or bring them in.",
        menu.FILES,
        "Import tasks from a spreadsheet or another tool",
    )

beside = None
if selected:
    work, beside = st.columns([8, 5], gap="medium")
else:
    work = st.container()

with work:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tasks_bar"):
        as_what = st.segmented_control(
            "View",
            ["Table", "Board"],
            default="Table",
            required=True,
            key="as",
            bind="query-params",
            label_visibility="collapsed",
        )
        wanted = filters.show(opened)
        scope.show()
        if as_what == "Table":
            order = table.order_box()
        panel.add_button(opened)
    matching = filters.matching(opened, wanted)
    looked_at = scope.within(opened, matching, scope.chosen())
    if opened.tasks and not matching:
        filters.nothing_left(opened, wanted)
    elif matching and not looked_at:
        scope.nothing_left(matching, scope.chosen())
    elif as_what == "Board":
        board.show(opened, looked_at, narrow=narrow)
    else:
        table.show(opened, looked_at, order, narrow=narrow)

if beside and selected:
    with beside:
        panel.show(opened, selected)
