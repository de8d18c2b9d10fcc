"""Plan settings: whose plan, from which day, on which calendar, in which phases; and the plan as a template."""

import streamlit as st

from pages.shared import header, visit
from pages.shared.settings import calendar as settings_calendar
from pages.shared.settings import first_day as settings_first_day
from pages.shared.settings import names as settings_names
from pages.shared.settings import phases as settings_phases
from pages.shared.settings import template as settings_template
from planner.access.visitor import Permission

opened = visit.plan()
may_edit = visit.may(Permission.EDIT_PLAN)
header.show(
    "Plan settings",
    "What shifts is shown before anything moves."
    if may_edit
    else "You may look at these settings. The plan's owner and its editors change them.",
    opened,
)

names, first_day, calendar, phases, template = st.tabs(
    ["Company and leader", "First day", "Calendar", "Phases and length", "Templates"],
    key="settings",
    on_change="rerun",
    bind="query-params",
)
if names.open:
    with names:
        settings_names.show(opened, is_editable=may_edit)
if first_day.open:
    with first_day:
        settings_first_day.show(opened, is_editable=may_edit)
if calendar.open:
    with calendar:
        settings_calendar.show(opened, is_editable=may_edit)
if phases.open:
    with phases:
        settings_phases.show(opened, is_editable=may_edit)
if template.open:
    with template:
        settings_template.show(opened, is_editable=may_edit)
