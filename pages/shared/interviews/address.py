"""Where on the page Interviews one is: the tab, and the interview or the person; the address bar holds them."""

import streamlit as st

from pages.shared import notices
from planner.actions.people import OpenPeople
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder

THEMES, INTERVIEWS, ASK = PARTS = ("Themes", "Interviews", "Ask")
"""The tabs of the page."""

PART = "interviews"
"""The key of the tabs, and their name in the address bar."""

INTERVIEW, PERSON = "interview", "person"
"""The names in the address bar of the interview that is changed, and of whom is asked."""

FORM = "interview"


def changed(opened: OpenPeople) -> Interview | None:
    """The interview that is open to be changed; one that is gone is not."""
    asked = st.query_params.get(INTERVIEW, "")
    return next((known for known in opened.interviews if known.id == asked), None)


def asked(opened: OpenPeople) -> Stakeholder | None:
    """Whom the address names as the one who is asked."""
    wanted = st.query_params.get(PERSON, "")
    return next((known for known in opened.stakeholders if known.id == wanted), None)


def change(interview: Interview) -> None:
    """Open an interview to be changed; to be called in a callback."""
    notices.forget(FORM)
    st.query_params[INTERVIEW] = interview.id
    turn_to(ASK)


def ask(stakeholder: str | None) -> None:
    """Ask somebody, or nobody yet; to be called in a callback."""
    notices.forget(FORM)
    st.query_params.pop(INTERVIEW, None)
    if stakeholder:
        st.query_params[PERSON] = stakeholder
    else:
        st.query_params.pop(PERSON, None)


def turn_to(part: str) -> None:
    """Open another tab; to be called in a callback."""
    st.session_state[PART] = part
