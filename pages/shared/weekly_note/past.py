"""The notes that were sent, newest first."""

from datetime import date

import streamlit as st

from pages.shared.dates import long_date
from pages.shared.text import plain
from pages.shared.weekly_note import weeks
from planner.actions.communication import OpenCommunication
from planner.communication.weekly_note import WeeklyNote

_LONGEST = 120


def show(told: OpenCommunication, week: date) -> None:
    """A line for each, which opens it."""
    notes = [note for note in reversed(told.notes) if note.is_sent and note.week != week]
    if not notes:
        return
    st.subheader("On file", anchor=False)
    with st.container(border=True, key="notes_on_file"):
        for note in notes:
            _row(note)


def _row(note: WeeklyNote) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(f'Week of {long_date(note.week)}')}**")
            st.caption(plain(_first_words(note)))
        st.button("Open", key=f"open-note-{note.week}", on_click=weeks.choose, args=(note.week,))


def _first_words(note: WeeklyNote) -> str:
    said = note.slipping or note.done or note.heard
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
