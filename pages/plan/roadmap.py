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

selected = selection.selected(opened)
narrow = screen.is_narrow()
screen.watch()
if narrow and selected:
    task_panel.show(opened, selected)
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", gap="small", key="roadmap_bar"):
    if opened.tasks:
        wanted = filters.show(opened)
        roadmap_bar.zoom(opened)
        roadmap_bar.drawing_menu(opened)
    task_panel.add_button(opened)

chart, beside = st.columns([8, 5], gap="medium") if selected else (st.container(), None)
with chart:
    if opened.tasks:
        roadmap_chart.section(opened, wanted, selected, narrow=narrow)
    else:
        empty.show("This plan has no tasks yet. Add the first one, or bring them along:", menu.FILES, "Import tasks")
# The chart comes first: were the panel drawn before it, the page would be short for a moment and scroll to its top.
if selected and beside:
    with beside:
        task_panel.show(opened, selected)
