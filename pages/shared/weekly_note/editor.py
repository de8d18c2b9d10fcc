"""The note while it is written: five lines, drafted, to be edited, kept as they are typed."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.shared import communication, drafts, live_typing, notices, visit
from pages.shared.text import plain
from pages.shared.weekly_note import facts, send
from pages.shared.weekly_note.typed import Sheet, sheet_of
from planner.actions import notes as note_actions
from planner.actions.plans import OpenPlan
from planner.communication.weekly_note import LINES, WeeklyNote
from planner.reports.note_text import NAMES

FORM = "weekly_note"
_ASKS = {
    "done": "What the CEO could tell others",
    "next": "What will be visible by this time next week",
    "slipping": "What slips, before it is asked",
    "need": "A decision, a person, a door opened",
    "heard": "What customers and people said, in their words",
}


def show(opened: OpenPlan, note: WeeklyNote | None, week: date) -> None:
    """The five lines and what can be done with them."""
    sheet, proposed = sheet_of(opened.plan.id, note, week), facts.draft_of(opened, week)
    if note is None and not drafts.kept(sheet.form):
        st.caption(
            ":material/auto_awesome: Drafted from the plan, the KPIs, the talks and the promises. Make it yours."
        )
    elif said := drafts.said(sheet.form):
        st.caption(f":orange[:material/edit: {plain(said)}]")
    if any(one.is_private for one in communication.open_communication().commitments):
        st.caption(":material/lock: The draft leaves out what only you see, so promises are counted without those.")
    for line in LINES:
        _line(sheet, note, line, proposed[line])
    live_typing.watch()
    notices.problems_of(FORM)
    drafts.show_trouble(sheet.form)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Send …", key="note_send", type="primary", icon=":material/send:", on_click=send.ask, args=(sheet,))
        st.button("Save for later", key="note_save", on_click=_save, args=(sheet,))
        st.button(
            "Draft all lines again", key="note_again", type="tertiary", on_click=_draft_again, args=(sheet, proposed)
        )


def _line(sheet: Sheet, note: WeeklyNote | None, line: str, proposed: str) -> None:
    st.text_area(
        NAMES[line],
        key=sheet.begin(note, line, proposed),
        height="content",
        placeholder=_ASKS[line],
        on_change=sheet.keep,
        args=(line,),
    )
    notices.problem_of(FORM, line)
    if proposed and sheet.text(line).strip() != proposed:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"The plan now says: {plain(proposed)}", width="stretch")
            st.button("Use it", key=f"use-{line}", type="tertiary", on_click=sheet.use, args=(line, proposed))


def _draft_again(sheet: Sheet, proposed: Mapping[str, str]) -> None:
    for line, text in proposed.items():
        sheet.use(line, text)


def _save(sheet: Sheet) -> None:
    plan, version = visit.plan_id(), sheet.version or None
    saved = notices.attempt(FORM, note_actions.save_note, plan, sheet.week, sheet.lines(), version, visit.now())
    if saved:
        sheet.forget()
        notices.say("The note is kept, and not sent yet.", plan, saved.change.id if saved.change else None)
