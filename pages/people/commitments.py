"""Commitments: what the leader promised, what was promised to the leader, and what was kept."""

import streamlit as st

from pages.shared import communication, header, visit
from pages.shared.commitments import form, lists, new_day, tiles, whose, words
from planner.access.visitor import Permission

opened = visit.plan()
if not visit.may(Permission.KEEP_COMMITMENTS):
    header.show("Commitments", "", opened)
    st.markdown("What the leader promised, and was promised, is for the plan's owner and editors.")
    st.stop()

told = communication.open_communication()
header.show("Commitments", words.answer(told.commitments, told.today, whose.other_leader(told.plan)), opened)
form.show()
new_day.show()
tiles.show(told)
with st.container(horizontal=True, vertical_alignment="center", key="commitments_bar"):
    st.button("Add a commitment", key="add_commitment", icon=":material/add:", type="primary", on_click=form.ask)
    side = lists.side_chosen() if told.commitments else None
lists.show(told, side)
