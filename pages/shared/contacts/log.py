"""The log: every contact that was held, the newest first, to be found again, corrected and deleted."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared import empty, notices, rows
from pages.shared.contacts import address, contact_form, saving, words
from pages.shared.contacts.view import ContactsView
from pages.shared.contacts.whose import may_change, may_read
from pages.shared.dates import long_date
from pages.shared.people import choices
from pages.shared.text import as_typed, count, plain
from planner.actions.people import OpenPeople
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import StakeholderId

_PERSON, _CHANNEL, _BY, _TEXT, _PAGE = "log_person", "log_channel", "log_by", "log_text", "log_page"
_A_PAGE = 20
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a contact must be like to be shown; empty means that anything will do."""

    person: str = ""
    channel: str = ""
    by: str = ""
    text: str = ""

    def lets(self, contact: Contact) -> bool:
        """Whether the contact is shown."""
        told = f"{contact.said}\n{contact.next_step}".casefold()
        return (
            self.person in ("", contact.stakeholder)
            and self.channel in ("", contact.channel)
            and self.by in ("", contact.by)
            and self.text in told
        )


def show(opened: OpenPeople, view: ContactsView) -> None:
    """The filters, then a page of contacts."""
    notices.problems_of(saving.DELETE_FORM)
    if not view.log:
        empty.show("No contact is logged yet. “Log a contact” above writes down the first.")
        return
    wanted = _filters(view)
    found = [contact for contact in view.log if wanted.lets(contact)]
    st.caption(count(len(found), "contact") + (f" of {len(view.log)}" if len(found) < len(view.log) else ""))
    if not found:
        empty.show("No contact passes the filters.")
        return
    pages = -(-len(found) // _A_PAGE)
    page = min(int(st.session_state.get(_PAGE, 0)), pages - 1)
    for contact in found[page * _A_PAGE : (page + 1) * _A_PAGE]:
        _entry(opened, view, contact)
    if pages > 1:
        _pager(page, pages)


def _filters(view: ContactsView) -> Wanted:
    names, asked = choices(), StakeholderId(st.query_params.get(address.PERSON, ""))
    people = sorted({contact.stakeholder for contact in view.log}, key=lambda who: names[who].casefold())
    if asked in view.by_id and asked not in people:
        people.append(asked)
    if st.session_state.get(_PERSON) != (asked or None):
        st.session_state[_PERSON] = asked if asked in view.by_id else None
    with st.grid(4, min_column_width=160):
        person = st.selectbox(
            "Person",
            people,
            index=None,
            format_func=lambda who: names.get(StakeholderId(who), "—"),
            key=_PERSON,
            placeholder="Everybody",
            on_change=_follow_person,
        )
        channel = _one_of("How", _CHANNEL, [contact.channel for contact in view.log], "Any way")
        by = _one_of("Who met them", _BY, [contact.by for contact in view.log], "Anybody")
        text = st.text_input(
            "Search", key=_TEXT, type="search", placeholder="Words that were said", on_change=_to_first
        )
    return Wanted(person or "", channel or "", by or "", (text or "").strip().casefold())


def _one_of(name: str, key: str, known: Sequence[str], placeholder: str) -> str | None:
    offered = sorted({one for one in known if one}, key=str.casefold)
    if st.session_state.get(key) not in offered:
        st.session_state[key] = None
    return st.selectbox(name, offered, index=None, key=key, placeholder=placeholder, on_change=_to_first)


def _entry(opened: OpenPeople, view: ContactsView, contact: Contact) -> None:
    with st.container(border=True, gap="xsmall", key=f"contact-{contact.id}"):
        with rows.beside():
            with st.container(gap=None, width="stretch"):
                address.name_link(view.by_id[contact.stakeholder])
                st.caption(_how(opened, contact))
            if may_change(opened, contact, view.by_id[contact.stakeholder]):
                _change(contact)
        if contact.said:
            shown = contact.said if len(contact.said) <= _LONGEST else f"{contact.said[:_LONGEST]}…"
            st.markdown(as_typed(shown))
        if contact.next_step or contact.next_on:
            by = f" by {long_date(contact.next_on)}" if contact.next_on else ""
            st.caption(f":material/arrow_forward: {plain((contact.next_step or 'Next contact') + by)}")


def _how(opened: OpenPeople, contact: Contact) -> str:
    said = [plain(part) for part in (words.when(contact), contact.channel, contact.by) if part]
    if contact.is_tour:
        said.append("listening tour")
    if opened.sees_private and contact.mood:
        said.append(words.mood_mark(contact.mood))
    if not may_read(opened, contact):
        said.append(":material/lock: what was said is not yours to read")
    return " · ".join(said)


def _change(contact: Contact) -> None:
    with st.container(horizontal=True, gap="xsmall", width="content"):
        st.button(
            "Edit",
            key=f"contact_edit-{contact.id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=contact_form.ask,
            args=(contact.stakeholder, contact),
        )
        st.button(
            ":red[Delete]",
            key=f"contact_delete-{contact.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=saving.delete,
            args=(contact,),
        )


def _pager(page: int, pages: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="center"):
        st.button(
            "Newer",
            key="log_newer",
            icon=":material/chevron_left:",
            disabled=not page,
            on_click=_turn_to,
            args=(page - 1,),
        )
        st.caption(f"Page {page + 1} of {pages}", width="content")
        st.button(
            "Older",
            key="log_older",
            icon=":material/chevron_right:",
            disabled=page + 1 >= pages,
            on_click=_turn_to,
            args=(page + 1,),
        )


def _turn_to(page: int) -> None:
    st.session_state[_PAGE] = page


def _to_first() -> None:
    st.session_state[_PAGE] = 0


def _follow_person() -> None:
    _to_first()
    if chosen := st.session_state.get(_PERSON):
        st.query_params[address.PERSON] = chosen
    else:
        st.query_params.pop(address.PERSON, None)
