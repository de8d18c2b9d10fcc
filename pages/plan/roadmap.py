"""Roadmap: when each task runs, what waits for what, and which tasks cannot slip."""

import streamlit as st

from pages.shared import empty, filters, header, menu, screen, visit
from pages.shared.roadmap import bar, by_phase
from pages.shared.roadmap import chart as roadmap_chart
from pages.shared.task import panel, selection
from pages.shared.tasks import scope

opened = visit.plan()
header.show("Roadmap", by_phase.answer(opened), opened)

selected = selection.selected(opened)
narrow = screen.is_narrow()
screen.watch()
if narrow and selected:
    panel.show(opened, selected)
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", gap="small", key="roadmap_bar"):
    if opened.tasks:
        wanted = filters.show(opened)
        scope.show()
        bar.zoom(opened)
        bar.drawing_menu(opened)
    panel.add_button(opened)

chart, beside = st.columns([8, 5], gap="medium") if selected else (st.container(), None)
with chart:
    if opened.tasks:
        roadmap_chart.section(opened, wanted, selected, narrow=narrow)
    else:
        empty.show("This plan has no tasks yet. Add the first one, or bring them along:", menu.FILES, "Import tasks")
# The chart comes first: were the panel drawn before it, the page would be short for a moment and scroll to its top.
if selected and beside:
    with beside:
        panel.show(opened, selected)
