"""Where on the page Stakeholders one is: which view, and who is open beside it; the address bar holds both."""

import streamlit as st

from pages.shared import notices
from planner.actions.people import OpenPeople
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

REGISTER, MAP, ENGAGEMENT, INFLUENCE, MOVEMENT = VIEWS = ("Register", "Map", "Engagement", "Influence", "Movement")
"""The views; all but the first show what is the leader's alone."""

VIEW, PERSON = "view", "person"
"""The names in the address bar; the first is the key of the switch as well."""

FORM = "stakeholder"
"""The form whose problems stand beside the fields of the open person."""

_ROUND = "stakeholders_round"


def selected(opened: OpenPeople) -> Stakeholder | None:
    """Who is open; somebody who is gone, or not for this visitor, is not."""
    asked = st.query_params.get(PERSON, "")
    return next((one for one in opened.stakeholders if one.id == asked), None) if asked else None


def select(person: StakeholderId) -> None:
    """Open somebody; to be called in a callback."""
    st.query_params[PERSON] = person
    notices.forget(FORM)


def close() -> None:
    """Open nobody, and let the register's row go; to be called in a callback."""
    st.query_params.pop(PERSON, None)
    notices.forget(FORM)
    st.session_state[_ROUND] = table_round() + 1


def table_round() -> int:
    """How often the register let its row go: each time it is a table of its own."""
    return int(st.session_state.get(_ROUND, 0))


def view(*, sees_private: bool) -> str:
    """The view that is chosen; those who may not see where people stand have the register only."""
    asked = st.session_state.get(VIEW)
    return asked if sees_private and asked in VIEWS else REGISTER
