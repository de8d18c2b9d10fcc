"""Contacts: whom to call today, what was said, and the listening tour."""

import streamlit as st

from pages.shared import empty, header, screen, visit
from pages.shared.contacts import address, booked, contact_form, due, log, rhythm, words
from pages.shared.contacts.view import contacts_view, mine
from pages.shared.people import open_people
from planner.access.visitor import Permission

if not visit.may(Permission.VIEW_PEOPLE):
    header.show("Contacts", "", visit.plan())
    empty.show("Contacts are for those who work on the plan.")
    st.stop()

opened = open_people()
view = contacts_view()
own = mine(opened, view.to_call)
without_day = sum(due.due_on is None for due in mine(opened, view.due))
said = words.answer(own, len(view.to_call) - len(own), without_day)
header.show("Contacts", said if opened.stakeholders else "", visit.plan())

if opened.stakeholders and visit.may(Permission.LOG_OWN_CONTACTS):
    with st.container(horizontal=True, gap="small", key="contacts_bar"):
        st.button(
            "Log a contact", key="contact_log", icon=":material/edit_note:", type="primary", on_click=contact_form.ask
        )
        st.button(
            "Book a contact",
            key="contact_book",
            icon=":material/event:",
            on_click=contact_form.ask,
            kwargs={"is_held": False},
        )

tabs = st.tabs(address.PARTS, key=address.PART, on_change="rerun", bind="query-params")
shown = next((name for name, tab in zip(address.PARTS, tabs, strict=True) if tab.open), address.DUE)
with tabs[address.PARTS.index(shown)]:
    match shown:
        case address.DUE:
            due.show(opened, view)
        case address.LOG:
            log.show(opened, view)
        case address.BOOKED:
            booked.show(opened, view)
        case address.TOUR:
            from pages.shared.contacts import tour

            tour.show(opened, view)
        case _:
            rhythm.show(opened)
contact_form.show()
screen.watch()
