"""The notes that were sent, newest first."""

import re
from datetime import date

import streamlit as st

from pages.shared.dates import long_date
from pages.shared.text import plain
from pages.shared.weekly_note import weeks
from planner.actions.communication import OpenCommunication
from planner.communication.weekly_note import WeeklyNote
from planner.reports.note_text import NAMES

_LONGEST = 120
_NOTHING = re.compile(r"nothing\b(?!.*\b(but|except|that)\b)", re.IGNORECASE)


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
            st.caption(plain(first_words(note)) or "It says nothing of note.")
        st.button("Open", key=f"open-note-{note.week}", on_click=weeks.choose, args=(note.week,))


def first_words(note: WeeklyNote) -> str:
    """The first of its lines that says something, with its name: “Done: Page signed.”; empty where none does."""
    lines = ((name, getattr(note, line)) for line, name in NAMES.items())
    said = next((f"{name}: {text}" for name, text in lines if text and not _NOTHING.match(text)), "")
    return said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
