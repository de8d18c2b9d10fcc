"""One person or group beside the page: facts, where they stand, contacts, and everything that can be changed."""

import streamlit as st

from pages.shared import notices, unsaved, visit
from pages.shared.contacts import contact_form
from pages.shared.contacts.whose import may_log
from pages.shared.stakeholders import (
    address,
    contact_list,
    delete_dialog,
    drafts,
    erase_dialog,
    form,
    merge_dialog,
    overview,
    saving,
    standing,
    words,
)
from pages.shared.stakeholders.known import known
from pages.shared.stakeholders.typed import FIELDS
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind

OVERVIEW, STANDING, CONTACTS, DETAILS = "Overview", "Standing", "Contacts", "Details"
TABS = "stakeholder_tabs"
"""The key of the tabs."""

_MERGE, _DELETE, _ERASE = "Merge with …", "Delete", "Erase on request"


def show(opened: OpenPeople, stakeholder: Stakeholder) -> None:
    """Who it is, and the tabs; to stand in a column of its own, or alone on a phone."""
    with st.container(border=True, gap="xsmall", key="stakeholder_panel"):
        _head(opened, stakeholder)
        names = [name for name, is_there in _tabs(opened).items() if is_there]
        tabs = dict(zip(names, st.tabs(names, key=TABS, on_change="rerun"), strict=True))
        for name, tab in tabs.items():
            if tab.open:
                with tab:
                    _tab(name, opened, stakeholder)


def _tabs(opened: OpenPeople) -> dict[str, bool]:
    return {
        OVERVIEW: True,
        STANDING: opened.sees_private,
        CONTACTS: True,
        DETAILS: visit.may(Permission.EDIT_PEOPLE),
    }


def _tab(name: str, opened: OpenPeople, stakeholder: Stakeholder) -> None:
    match name:
        case "Standing":
            standing.show(stakeholder)
        case "Contacts":
            notices.problems_of(address.FORM)
            contact_list.show(opened, stakeholder, known().contacts.get(stakeholder.id, ()))
        case "Details":
            _details(opened, stakeholder)
        case _:
            notices.problems_of(address.FORM)
            overview.show(opened, stakeholder)


def _head(opened: OpenPeople, stakeholder: Stakeholder) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(plain(stakeholder.name), anchor=False, width="stretch")
        if ways := _more_ways(stakeholder):
            st.menu_button("More", ways, key="stakeholder_more", type="tertiary", on_click=_more, args=(stakeholder,))
        st.button("Close", key="close_stakeholder", icon=":material/close:", type="tertiary", on_click=address.close)
    if said := words.role_words(stakeholder):
        st.caption(plain(said))
    facts = known()
    marks = [words.contact_mark(facts.due[stakeholder.id])]
    if opened.sees_private:
        marks = [f":material/grid_view: {words.quadrant_words(facts.quadrants[stakeholder.id])}",
                 words.stand_mark(stakeholder), *marks]  # fmt: skip
    st.markdown(" · ".join(marks))
    if may_log(stakeholder):
        _contact_buttons(stakeholder)


def _contact_buttons(stakeholder: Stakeholder) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Log a contact",
            key="log_contact",
            icon=":material/edit_note:",
            on_click=contact_form.ask,
            args=(stakeholder.id,),
        )
        st.button(
            "Book a contact",
            key="book_contact",
            icon=":material/event:",
            type="tertiary",
            on_click=contact_form.ask,
            args=(stakeholder.id,),
            kwargs={"is_held": False},
        )


def _details(opened: OpenPeople, stakeholder: Stakeholder) -> None:
    draft = drafts.DETAILS.of(stakeholder)
    unsaved.changed_by_others(drafts.DETAILS, draft, stakeholder, address.FORM)
    form.show(opened, draft)
    notices.problems_of(address.FORM, FIELDS)
    unsaved.save_bar(drafts.DETAILS, draft, saving.save_details, address.FORM)


def _more_ways(stakeholder: Stakeholder) -> list[str]:
    ways = [_MERGE, _DELETE] if visit.may(Permission.EDIT_PEOPLE) else []
    is_person = stakeholder.kind is StakeholderKind.PERSON
    return [*ways, *([_ERASE] if is_person and visit.may(Permission.ERASE_PEOPLE) else [])]


def _more(stakeholder: Stakeholder) -> None:
    match st.session_state.get("stakeholder_more"):
        case "Merge with …":
            merge_dialog.ask(stakeholder.id)
        case "Delete":
            delete_dialog.ask(stakeholder)
        case "Erase on request":
            erase_dialog.ask(stakeholder)
