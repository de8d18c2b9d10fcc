"""Today: what needs the leader now, what is slipping, and whether the gates will hold."""

import streamlit as st

from pages.shared import empty, header, menu, notices, visit
from pages.shared.dates import long_date
from pages.shared.derived import derived
from pages.shared.today import parts
from pages.shared.today.rows import task_list
from pages.shared.today.view import today_view
from planner.tasks.task import Status

opened = visit.plan()
header.show("Today", long_date(opened.today), opened)

if not opened.tasks:
    empty.show("This plan has no tasks yet.", menu.TASKS, "Add the first task")
    empty.show("Tasks can come from a spreadsheet or another tool, too.", menu.FILES, "Import tasks")
    st.stop()

view = derived("today", opened, today_view)
parts.verdict(view)
parts.baseline_offer(opened)
parts.tiles(opened, view)
notices.problems_of("today")

needs_me, ahead = st.columns([3, 2], gap="large")
with needs_me:
    st.subheader("Needs you", anchor=False)
    task_list(opened, "Overdue", view.attention.overdue, "overdue")
    parts.blocked(opened, view)
    task_list(opened, "Due this week", view.attention.due_this_week, "due")
    parts.waiting(opened, view)
    task_list(opened, "Starting this week", view.attention.starting_this_week, "starting", Status.IN_PROGRESS)
    parts.nothing_needed(view)
with ahead:
    parts.gates(opened, view)
    parts.slipped(opened, view)
    parts.load(opened, view)
