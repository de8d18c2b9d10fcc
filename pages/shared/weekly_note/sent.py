"""A note that is frozen as sent: to read, to copy, to open in a mail program."""

import streamlit as st

from pages.shared.dates import day_and_time
from pages.shared.text import as_typed, plain
from pages.shared.weekly_note import mail
from planner.actions.plans import OpenPlan
from planner.communication.weekly_note import WeeklyNote
from planner.reports import note_text


def show(opened: OpenPlan, note: WeeklyNote) -> None:
    """The five lines as they were sent."""
    assert note.sent_at is not None  # noqa: S101 - only sent notes are shown here
    with st.container(border=True, key="note_sent"):
        st.caption(
            plain(f"Sent to {note.sent_to} by {note.sent_by} on {day_and_time(note.sent_at)}. It stays as it is.")
        )
        for line, name in note_text.NAMES.items():
            st.markdown(f"**{name}:** {as_typed(getattr(note, line)) or ':gray[nothing this week]'}")
    with st.container(horizontal=True):
        mail.button(opened, note, note.sent_to)
        st.download_button(
            "Download as text",
            f"{note_text.subject(opened.plan, note)}\n\n{note_text.text(note)}\n",
            file_name=f"note-{note.week.isoformat()}.txt",
            mime="text/plain",
            icon=":material/download:",
            key="note_download",
            on_click="ignore",
        )
    mail.hints(opened, note, note.sent_to)
