"""Sending the note, in a dialog: to whom; from then on it never changes."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from pages.shared.weekly_note.typed import Sheet
from planner.actions import notes as note_actions
from planner.reports.note_text import NAMES

FORM = "note_send"
_TO = "note_to"


@dataclass(frozen=True)
class Asked:
    """The note that shall be sent, as it was when the dialog opened."""

    sheet: Sheet
    lines: Mapping[str, str]


_DIALOG = Dialog("Send the note", Asked, FORM, width="medium")


def ask(sheet: Sheet) -> None:
    """Open the dialog; to be called in a callback."""
    _DIALOG.ask(Asked(sheet, sheet.lines()))
    st.session_state.setdefault(_TO, "CEO")


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    for line, name in NAMES.items():
        st.markdown(f"**{name}:** {plain(asked.lines[line]) or ':gray[nothing this week]'}")
    st.text_input("To whom", key=_TO)
    notices.problem_of(FORM, "to")
    st.caption(
        "CX100 freezes the note and keeps it on file; it sends no mail itself. The next page has the text to copy "
        "and a button that opens it in your mail program. A note that is sent cannot be changed or undone."
    )
    with st.container(horizontal=True):
        st.button("Freeze and send", key="note_freeze", type="primary", on_click=_DIALOG.once(_send), args=(asked,))
        st.button("Not yet", key="note_not_yet", on_click=_DIALOG.close)
    notices.problems_of(FORM, ("to",))


def _send(asked: Asked) -> None:
    sheet, plan, to = asked.sheet, visit.plan_id(), st.session_state[_TO]
    version, today, now = sheet.version or None, visit.today(), visit.now()
    if notices.attempt(FORM, note_actions.send_note, plan, sheet.week, asked.lines, to, version, today, now):
        sheet.forget()
        _DIALOG.close()
        notices.say("The note is on file. Copy it, or open it in your mail program.")
