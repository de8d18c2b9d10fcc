"""CEO talks: what was agreed with the CEO on each topic, dated, with its changes."""

import streamlit as st

from pages.shared import communication, header, screen, visit
from pages.shared.ceo import form, topics, wording, words
from planner.access.visitor import Permission

opened = visit.plan()
if not visit.may(Permission.KEEP_COMMITMENTS):
    header.show("CEO talks", "", opened)
    st.markdown("What was agreed with the CEO is for the plan's owner and editors.")
    st.stop()

told = communication.open_communication()
header.show(
    "CEO talks", words.answer(told.agreements, told.today, sees_private=visit.may(Permission.VIEW_PRIVATE)), opened
)
form.show()
wording.show()
topics.show(told)
screen.watch()
