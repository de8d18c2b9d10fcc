"""Saving, deleting and renaming: interviews and their themes."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.contacts.whose import my_name
from pages.shared.interviews import address, typed
from pages.shared.interviews.address import FORM
from pages.shared.interviews.typed import Sheet
from pages.shared.people import open_people
from planner.actions import interviews as interview_actions
from planner.actions.people import OpenPeople
from planner.shared.errors import PlannerError
from planner.stakeholders.interview import Interview, InterviewId
from planner.stakeholders.themes import renamed_theme

LIST_FORM, THEMES_FORM = "interview_list", "interview_themes"
_SAVED = "interview_saved"


def save(opened: OpenPeople, sheet: Sheet) -> None:
    """Store an interview as it is typed; a callback. The second click of two on the same page does nothing."""
    if (opened.plan.id, opened.plan.revision) == st.session_state.get(_SAVED):
        return
    try:
        interview = typed.interview_of(sheet, my_name(opened), InterviewId("new"))
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    counts = sheet.interview is None and bool(st.session_state.get(sheet.key("counts"), True))
    if sheet.interview:
        saved = notices.attempt(FORM, interview_actions.save_interviews, plan, [interview], now)
    else:
        saved = notices.attempt(FORM, interview_actions.add_interview, plan, interview, today, now, counts=counts)
    if not saved:
        return
    if saved.change:
        st.session_state[_SAVED] = (opened.plan.id, opened.plan.revision)
    typed.forget(sheet)
    address.ask(None)
    address.turn_to(address.INTERVIEWS)
    name = opened.stakeholder(interview.stakeholder).name
    also = ", and counts as a contact" if saved.is_contact else ""
    notices.say(f"The interview with “{name}” is saved{also}.", plan, saved.change.id if saved.change else None)


def delete(opened: OpenPeople, interview: Interview) -> None:
    """Take an interview out; a callback."""
    name = opened.stakeholder(interview.stakeholder).name
    gone = notices.attempt(LIST_FORM, interview_actions.delete_interview, visit.plan_id(), interview.id, visit.now())
    if gone:
        notices.say(
            f"The interview with “{name}” is deleted.", visit.plan_id(), gone.change.id if gone.change else None
        )


def rename(before: str, key: str) -> None:
    """Give a theme the name that is typed in a field, and join it with the theme that has it already; a callback."""
    after = str(st.session_state.get(key) or "")
    try:
        changed = renamed_theme(open_people().interviews, before, after)
    except PlannerError as error:
        notices.refuse(THEMES_FORM, error)
        return
    if not changed:
        return
    plan = visit.plan_id()
    summary = f"Renamed the theme “{before[:80]}”"
    saved = notices.attempt(THEMES_FORM, interview_actions.save_interviews, plan, changed, visit.now(), summary)
    if saved:
        said = f"“{before}” is called “{after.strip()}” now."
        notices.say(said, plan, saved.change.id if saved.change else None)
