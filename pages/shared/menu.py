"""The menu: every page of the app, its address and its icon."""

import streamlit as st

TODAY = st.Page(
    "pages/plan/today.py", title="Today", icon=":material/today:", default=True, help="What needs you now, and why."
)
ROADMAP = st.Page(
    "pages/plan/roadmap.py", title="Roadmap", icon=":material/view_timeline:", help="When each task runs, on one chart."
)
TASKS = st.Page(
    "pages/plan/tasks.py", title="Tasks", icon=":material/checklist:", help="All tasks as a table and as a board."
)
WHAT_IF = st.Page(
    "pages/plan/what_if.py",
    title="What-if",
    icon=":material/alt_route:",
    url_path="what-if",
    help="Move tasks or take somebody out, and see what happens before you decide.",
)
FORECAST = st.Page(
    "pages/plan/forecast.py",
    title="Forecast",
    icon=":material/query_stats:",
    help="Will the gates hold? Baseline, progress and chances.",
)
PLANS = st.Page(
    "pages/admin/plans.py", title="Plans", icon=":material/folder_open:", help="All plans: switch, copy, archive, delete."
)
SETTINGS = st.Page(
    "pages/admin/settings.py",
    title="Plan settings",
    icon=":material/tune:",
    help="First day, calendar, phases, and the plan as a template.",
)
FILES = st.Page(
    "pages/admin/files.py",
    title="Import and export",
    icon=":material/import_export:",
    help="Tasks from a spreadsheet or another tool, and back.",
)
START = st.Page(
    "pages/admin/start.py", title="New plan", icon=":material/add_circle:", help="Start a plan, or look around first."
)
REFUSED = st.Page("pages/admin/refused.py", title="Sign-in needed", default=True)

SECTIONS = {"Plan": [TODAY, ROADMAP, TASKS, WHAT_IF, FORECAST], "Set-up": [SETTINGS, FILES, PLANS, START]}
