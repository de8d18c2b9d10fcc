"""Today: what needs the leader now, what is slipping, and whether the gates will hold."""

import streamlit as st

from pages.shared import empty, header, menu, notices, today_parts, visit
from pages.shared.dates import long_date
from pages.shared.derived import derived
from pages.shared.task_rows import task_list
from pages.shared.today_view import today_view
from planner.tasks.task import Status

opened = visit.plan()
header.show("Today", long_date(opened.today), opened)

if not opened.tasks:
    empty.show("This plan has no tasks yet.", menu.TASKS, "Add the first task")
    empty.show("Tasks can come from a spreadsheet or another tool, too.", menu.FILES, "Import tasks")
    st.stop()

view = derived("today", opened, today_view)
today_parts.verdict(view)
today_parts.baseline_offer(opened)
today_parts.tiles(opened, view)
notices.problems_of("today")

needs_me, ahead = st.columns([3, 2], gap="large")
with needs_me:
    st.subheader("Needs you", anchor=False)
    task_list(opened, "Overdue", view.attention.overdue, "overdue")
    today_parts.blocked(opened, view)
    task_list(opened, "Due this week", view.attention.due_this_week, "due")
    today_parts.waiting(opened, view)
    task_list(opened, "Starting this week", view.attention.starting_this_week, "starting", Status.IN_PROGRESS)
    today_parts.nothing_needed(view)
with ahead:
    today_parts.gates(opened, view)
    today_parts.slipped(opened, view)
    today_parts.load(opened, view)
