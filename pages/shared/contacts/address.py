"""Where on the page Contacts one is: the tab, and whose contacts; the address bar holds both."""

import streamlit as st

from pages.shared import menu, visit
from pages.shared.text import plain
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

DUE, LOG, BOOKED, TOUR, RHYTHM = PARTS = ("Due", "Log", "Booked", "Listening tour", "Rhythm")
"""The tabs of the page."""

PART = "contacts"
"""The key of the tabs, and their name in the address bar."""

PERSON = "person"
"""The name in the address bar under which the Stakeholders page opens somebody, and the log shows theirs alone."""


def of_stakeholder(stakeholder: StakeholderId) -> dict[str, str]:
    """The address of a stakeholder on their page, as a link's parameters."""
    return {visit.PLAN_KEY: visit.plan_id(), PERSON: stakeholder}


def name_link(stakeholder: Stakeholder) -> None:
    """A stakeholder's name, which opens them."""
    st.page_link(
        menu.STAKEHOLDERS,
        label=plain(stakeholder.name),
        query_params=of_stakeholder(stakeholder.id),
        width="content",
    )
