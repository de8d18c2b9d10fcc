"""Weekly note: five lines to the CEO, drafted from the plan's own data, edited, and frozen when sent."""

import streamlit as st

from pages.shared import communication, header, visit
from pages.shared.weekly_note import editor, past, send, sent, weeks
from planner.access.visitor import Permission

opened = visit.plan()
if not visit.may(Permission.KEEP_COMMITMENTS):
    header.show("Weekly note", "", opened)
    st.markdown("The weekly note to the CEO is written by the plan's owner and editors.")
    st.stop()

told = communication.open_communication()
week = weeks.chosen(opened)
note = weeks.note_of(told, week)
header.show("Weekly note", weeks.answer(opened, told), opened)
send.show()
weeks.bar(opened, week)
if note and note.is_sent:
    sent.show(opened, note)
else:
    editor.show(opened, note, week)
past.show(told, week)
