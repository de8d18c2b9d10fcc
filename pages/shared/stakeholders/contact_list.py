"""The contacts with somebody, the newest first: booked ones to come, then what was held."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu
from pages.shared.contacts import address, contact_form
from pages.shared.contacts import words as contact_words
from pages.shared.contacts.whose import may_change, may_read
from pages.shared.dates import long_date
from pages.shared.text import as_typed, plain
from planner.actions.people import OpenPeople
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder

_MOST, _LONGEST = 12, 300


def show(opened: OpenPeople, stakeholder: Stakeholder, contacts: Sequence[Contact]) -> None:
    """Each with what was said, as far as this visitor may read it; the rest stands in the log."""
    if not contacts:
        st.caption("No contact is written down yet.")
    for contact in contacts[:_MOST]:
        _entry(opened, contact, may_edit=may_change(opened, contact, stakeholder))
    if len(contacts) > _MOST:
        st.page_link(
            menu.CONTACTS,
            label=f"All {len(contacts)} contacts",
            icon=":material/call:",
            query_params=address.of_stakeholder(stakeholder.id) | {address.PART: address.LOG},
        )


def _entry(opened: OpenPeople, contact: Contact, *, may_edit: bool) -> None:
    with st.container(gap="xxsmall", key=f"their_contact-{contact.id}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.markdown(_head(opened, contact), width="stretch")
            if may_edit:
                st.button(
                    "Edit",
                    key=f"edit_contact-{contact.id}",
                    icon=":material/edit:",
                    type="tertiary",
                    on_click=contact_form.ask,
                    args=(contact.stakeholder, contact),
                    kwargs={"is_held": contact.is_held},
                )
        if said := _said(opened, contact):
            st.caption(said)


def _head(opened: OpenPeople, contact: Contact) -> str:
    state = "" if contact.is_held else "missed" if contact.on < opened.today else "booked"
    said = [f"**{plain(contact_words.when(contact))}**", plain(contact.channel), plain(contact.by)]
    if state:
        said.append(f":red[:material/event_busy: {state}]" if state == "missed" else f":material/event: {state}")
    if opened.sees_private:
        said.append(contact_words.mood_mark(contact.mood))
    return " · ".join(part for part in said if part)


def _said(opened: OpenPeople, contact: Contact) -> str:
    if not may_read(opened, contact):
        return ":material/lock: What was said is not yours to read." if contact.is_held else ""
    text = contact.said if len(contact.said) <= _LONGEST else f"{contact.said[:_LONGEST]}…"
    lines = [as_typed(text)]
    if contact.next_step or contact.next_on:
        by = f" by {long_date(contact.next_on)}" if contact.next_on else ""
        lines.append(f":material/arrow_forward: {plain((contact.next_step or 'Next contact') + by)}")
    return "  \n".join(line for line in lines if line)
