"""Today: what needs the leader now, what is slipping, and whether the gates will hold."""

import streamlit as st

from pages.shared import empty, header, kpis, menu, notices, screen, visit
from pages.shared.dates import long_date
from pages.shared.derived import derived
from pages.shared.text import plain
from pages.shared.today import communication, gates, parts, people
from pages.shared.today import kpis as kpi_parts
from pages.shared.today.lists import lists_of
from pages.shared.today.rows import task_list
from pages.shared.today.view import today_view
from planner.tasks.task import Status

opened = visit.plan()
header.show("Today", long_date(opened.today), opened)

if not opened.tasks:
    empty.show("This plan has no tasks yet.", menu.TASKS, "Add the first task")
    empty.show("Tasks can come from a spreadsheet or another tool, too.", menu.FILES, "Import tasks")
    communication.hold_back()
    people.show()
    communication.owed(opened)
    communication.to_send(opened)
    screen.watch()
    st.stop()

view = derived("today", opened, today_view)
lists = lists_of(opened, view.attention)
watched = kpis.open_kpis()
is_narrow, week = screen.is_narrow(), plain(parts.week_named(opened, view))
parts.verdict(view)
with st.container(key="offers"):
    parts.baseline_offer(opened)
parts.tiles(opened, view)
communication.hold_back()
with st.container(key="problems"):
    notices.problems_of("today")

is_urgent = is_narrow and kpi_parts.is_anything_off(watched)
if is_urgent:
    kpi_parts.troubled(watched)
needs_me, ahead = st.columns([3, 2], gap="large")
with needs_me:
    st.subheader("Needs you", anchor=False)
    people.show()
    communication.owed(opened)
    communication.to_send(opened)
    if is_narrow:
        gates.show(opened, view)
    kpi_parts.numbers_due(watched)
    parts.blocked(opened, view, lists)
    late = len(view.attention.overdue) - len(lists.overdue)
    task_list(opened, lists, "Overdue", lists.overdue, "overdue", elsewhere=late)
    due = len(view.attention.due_this_week) - len(lists.due)
    task_list(opened, lists, f"Due {week}", lists.due, "due", elsewhere=due)
    parts.waiting(opened, view, lists)
    task_list(opened, lists, f"Starting {week}", lists.starting, "starting", step=Status.IN_PROGRESS)
    parts.nothing_needed(opened, view)
with ahead:
    if not is_narrow:
        gates.show(opened, view)
    if not is_urgent:
        kpi_parts.troubled(watched)
    with st.container(key="slipped"):
        parts.slipped(opened, view)
    parts.load(opened, view)
screen.watch()
