"""Communication plan: who is told what, through which channel, when and by whom."""

import streamlit as st

from pages.shared import header, screen, visit
from pages.shared.communication_plan import address, calendar, form, lists, panel, sending, starting
from pages.shared.communication_plan.address import Rows, Shown
from pages.shared.communication_plan.view import messages
from planner.access.visitor import Permission

found = messages()
header.show("Communication plan", found.answer, visit.plan())
form.show()
sending.show()
starting.show()

selected = found.message(address.selected())
narrow = screen.is_narrow()
screen.watch()
if narrow and selected:
    panel.show(found, selected)
    st.stop()

with st.container(horizontal=True, vertical_alignment="center", gap="small", key="communication_bar"):
    if found.messages:
        shown = address.shown_field()
        rows = address.rows_field() if shown is not Shown.TABLE else Rows.MESSAGES
    if visit.may(Permission.EDIT_COMMUNICATION):
        st.button("Add a message", key="add_message", icon=":material/add:", type="primary", on_click=form.ask)
    if found.messages:
        starting.button()
if not found.messages:
    starting.nothing_yet()
    st.stop()

work, beside = st.columns([8, 5], gap="medium") if selected else (st.container(), None)
with work:
    lists.show(found)
    if shown is Shown.TABLE:
        calendar.table(found)
    else:
        calendar.show(found, shown, rows, address.selected())
if selected and beside:
    with beside:
        panel.show(found, selected)
