"""History: who changed what in this plan, and taking it back."""

import streamlit as st

from pages.shared import empty, header, menu, notices, visit
from pages.shared.dates import long_date
from pages.shared.task.talk import change_row
from planner.actions import history as history_actions

PAGE = 25

opened = visit.plan()
header.show("History", "Every change with what was before. Undo works as long as nothing later depends on it.", opened)
notices.problems_of("history")

shown = st.session_state.setdefault("history_shown", PAGE)
entries = history_actions.history(visit.workspace(), visit.visitor(), opened.plan.id, most=shown + 1)
if not entries:
    empty.show("Nothing has been changed since the plan was started.", menu.TODAY, "Go to Today")

day = None
for entry in entries[:shown]:
    if entry.change.at.date() != day:
        day = entry.change.at.date()
        st.subheader(long_date(day), anchor=False)
    with st.container(border=True):
        change_row(opened, entry)

if len(entries) > shown:
    st.button(
        "Show more",
        key="history_more",
        on_click=lambda: st.session_state.update(history_shown=shown + PAGE),
    )
