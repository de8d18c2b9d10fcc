"""Plan settings: whose plan, from which day, on which calendar, in which phases; and the plan as a template."""

import streamlit as st

from pages.shared import header, visit
from pages.shared.settings import calendar, first_day, names, phases, template
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

PARTS = {
    "Company and leader": names,
    "First day": first_day,
    "Calendar": calendar,
    "Phases and length": phases,
    "Templates": template,
}

for tab, part in zip(
    st.tabs(list(PARTS), key="settings", on_change="rerun", bind="query-params"), PARTS.values(), strict=True
):
    if tab.open:
        with tab:
            part.show(opened, is_editable=may_edit)
