"""Sending the note, in a dialog: opened in a mail program or copied, then frozen as it was sent."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dialog import Dialog
from pages.shared.text import as_typed
from pages.shared.weekly_note import mail
from pages.shared.weekly_note.typed import Sheet
from planner.actions import notes as note_actions
from planner.reports.note_text import NAMES

FORM = "note_send"


@dataclass(frozen=True)
class Asked:
    """The note that is to be sent, as it was when the dialog opened."""

    sheet: Sheet
    lines: Mapping[str, str]


_DIALOG = Dialog("Send the note", Asked, FORM, width="medium")


def ask(sheet: Sheet) -> None:
    """Open the dialog; to be called in a callback."""
    _DIALOG.ask(Asked(sheet, sheet.lines()))
    st.session_state.setdefault(_to_key(), mail.usual_receiver())


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    for line, name in NAMES.items():
        st.markdown(f"**{name}:** {as_typed(asked.lines[line]) or ':gray[nothing this week]'}")
    st.text_input("To whom", key=_to_key())
    notices.problem_of(FORM, "to")
    opened, note, to = visit.plan(), mail.as_written(asked.sheet.week, asked.lines), st.session_state[_to_key()]
    mail.button(opened, note, to)
    mail.hints(opened, note, to)
    st.caption(
        "CX100 sends no mail itself. Send the note from your mail program, then freeze it here as you sent it: it is "
        "kept on file, and can no longer be changed or undone."
    )
    with st.container(horizontal=True):
        st.button(
            "Freeze as sent",
            key="note_freeze",
            type="primary",
            icon=":material/ac_unit:",
            on_click=_DIALOG.once(_freeze),
            args=(asked,),
        )
        st.button("Not yet", key="note_not_yet", on_click=_DIALOG.close)
    notices.problems_of(FORM, ("to",))


def _freeze(asked: Asked) -> None:
    sheet, plan, to = asked.sheet, visit.plan_id(), st.session_state[_to_key()]
    version, today, now = sheet.version or None, visit.today(), visit.now()
    if notices.attempt(FORM, note_actions.send_note, plan, sheet.week, asked.lines, to, version, today, now):
        sheet.forget()
        _DIALOG.close()
        notices.say("The note is frozen as sent, and on file.")


def _to_key() -> str:
    return f"note_to_{visit.plan_id()}"
