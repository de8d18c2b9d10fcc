"""Roadmap: when each task runs, what waits for what, and which tasks cannot slip."""

import streamlit as st

from pages.shared import (
    empty,
    filters,
    header,
    menu,
    roadmap_bar,
    roadmap_chart,
    roadmap_list,
    screen,
    selection,
    task_panel,
    visit,
)
from pages.shared.derived import derived

opened = visit.plan()
header.show("Roadmap", derived("roadmap answer", opened, roadmap_list.answer), opened)

narrow = screen.is_narrow()
screen.watch()
selected = selection.selected(opened)

if narrow and selected:
    task_panel.show(opened, selected)
    st.stop()

if not opened.tasks:
    empty.show("This plan has no tasks yet.", menu.FILES, "Import tasks from a spreadsheet or another tool")
    task_panel.add_button(opened)

beside = None
if selected:
    chart, beside = st.columns([8, 5], gap="medium")
else:
    chart = st.container()

with chart:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="roadmap_bar"):
        wanted = filters.show(opened)
        roadmap_bar.zoom(opened)
        roadmap_bar.drawing_menu(opened)
        task_panel.add_button(opened)
    drawing = roadmap_bar.drawing(opened)
    matching = filters.matching(opened, wanted)
    shown = roadmap_chart.in_window(opened, matching, drawing.window)
    if matching or not opened.tasks:
        if narrow:
            roadmap_list.by_phase(opened, shown)
        roadmap_chart.show(opened, shown, wanted, drawing, selected, narrow=narrow)
        if hidden := roadmap_chart.left_out(len(matching) - len(shown)):
            st.caption(hidden)
        if not narrow:
            roadmap_list.table(opened, shown)
    else:
        filters.nothing_left(opened, wanted)

if beside and selected:
    with beside:
        task_panel.show(opened, selected)
