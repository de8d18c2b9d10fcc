"""The note on its way to the reader: opened in a mail program with receiver and text, or copied."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.shared import people
from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.communication.weekly_note import WeeklyNote
from planner.reports import note_text, receiver

_CEO = "CEO"


def usual_receiver() -> str:
    """The name of the CEO, if the register knows it."""
    chief = receiver.chief_of(people.known())
    return chief.name if chief else _CEO


def as_written(week: date, lines: Mapping[str, str]) -> WeeklyNote:
    """The note as it stands in its fields; how long its lines may be is checked when it is kept."""
    return WeeklyNote.model_construct(week=week, **lines)


def button(opened: OpenPlan, note: WeeklyNote, to: str) -> None:
    """The button that opens the note in the visitor's mail program."""
    st.link_button("Open in my mail program", _address(opened, note, to), icon=":material/mail:")


def hints(opened: OpenPlan, note: WeeklyNote, to: str) -> None:
    """To which address it goes, or what is left to do by hand; and the text to copy."""
    if found := _receiver(to):
        st.caption(f"It goes to `{found.replace('`', '')}`.")  # as code it is no link, which would bring no text
    elif to:
        st.caption(plain(f"No e-mail address of “{to}” stands in the register, so type it in your mail program."))
    if not note_text.has_text(_address(opened, note, to)):
        st.caption("The note is too long for some mail programs to take over: copy the text below and paste the text.")
    with st.expander("The text to copy", key="note_text"):
        st.code(note_text.text(note), language=None, wrap_lines=True)


def _address(opened: OpenPlan, note: WeeklyNote, to: str) -> str:
    return note_text.note_address(opened.plan, note, _receiver(to))


def _receiver(to: str) -> str:
    return receiver.address_for(to, people.known())
