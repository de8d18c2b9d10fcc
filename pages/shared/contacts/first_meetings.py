"""Whom nobody has met yet: one line that asks to book the listening tour."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu
from pages.shared.contacts import address
from pages.shared.contacts.view import ContactsView
from pages.shared.contacts.whose import may_log
from pages.shared.text import count, plain
from planner.stakeholders.cadence import ContactDue


def unmet(found: Sequence[ContactDue]) -> list[ContactDue]:
    """Those among them with whom there was no contact, and is none booked, that the visitor may book."""
    return [due for due in found if due.is_unmet and may_log(due.stakeholder)]


def said(those: Sequence[ContactDue]) -> str:
    """ "20 people have never been met: book the listening tour"; of one person by name."""
    if len(those) == 1:
        return f"{plain(those[0].stakeholder.name)} has never been met, and no contact is booked."
    return f"**{count(len(those), 'person', 'people')} have never been met**: book the listening tour."


def ask(those: Sequence[ContactDue]) -> None:
    """The line with a button that opens the tab of the tour; nothing where everybody was met or is booked."""
    if not those:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="never_met"):
        st.markdown(f":orange[:material/waving_hand:] {said(those)}", width="content")
        st.button("Book the listening tour", key="to_the_tour", icon=":material/event_available:", on_click=_turn)


def line(view: ContactsView, those: Sequence[ContactDue]) -> None:
    """The same on Today, as long as no tour is booked."""
    if view.has_tour or not those:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="today_never_met"):
        st.markdown(f":orange[:material/waving_hand:] {said(those)}", width="content")
        tour = {address.PART: address.TOUR}
        st.page_link(menu.CONTACTS, label="Book the listening tour", query_params=tour, width="content")


def _turn() -> None:
    st.session_state[address.PART] = address.TOUR
