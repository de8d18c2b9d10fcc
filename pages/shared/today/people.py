"""People on Today: whom to call, whom one meets, and what was booked and perhaps not held."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import empty, menu, visit
from pages.shared.contacts import address, contact_form, first_meetings, words
from pages.shared.contacts.view import ContactsView, contacts_view, mine
from pages.shared.contacts.whose import may_log, own_names
from pages.shared.dates import week_date
from pages.shared.people import open_people
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue
from planner.stakeholders.contact import Contact

_MOST = 5


def show() -> None:
    """The most urgent whom the visitor is to call, the latest first; nothing for those with nobody to call or meet."""
    if not visit.may(Permission.VIEW_PEOPLE):
        return
    opened = open_people()
    if not opened.stakeholders:
        _nobody_yet()
        return
    view = contacts_view()
    to_call = mine(opened, view.to_call)
    own = own_names(opened)
    meets = [contact for contact in view.booked if contact.on == view.today and _who_meets(view, contact) in own]
    missed = [contact for contact in view.missed if _who_meets(view, contact) in own]
    others = len(view.to_call) - len(to_call)
    never = first_meetings.unmet(mine(opened, view.due))
    if not (to_call or meets or missed):
        first_meetings.line(view, never)
        return
    st.markdown(f"**People** · {plain(words.answer(to_call, others))}")
    first_meetings.line(view, never)
    with st.container(border=True, key="today_people"):
        _met(view, meets)
        for due in sorted(to_call[:_MOST], key=lambda due: -due.days_late):
            _row(opened, due)
        _more(len(to_call), len(missed))
    contact_form.show()


def _nobody_yet() -> None:
    """One line for those who may add people."""
    if visit.may(Permission.EDIT_PEOPLE):
        empty.line(
            ":material/group: **People** · Nobody is in the register yet.", menu.STAKEHOLDERS, "List who matters"
        )


def _who_meets(view: ContactsView, contact: Contact) -> str:
    who = view.by_id.get(contact.stakeholder)
    return contact.by or (who.owner if who else "")


def _met(view: ContactsView, meets: Sequence[Contact]) -> None:
    if not meets:
        return
    said = ", ".join(view.name(one.stakeholder) + (f" at {one.at:%H:%M}" if one.at else "") for one in meets[:_MOST])
    more = f" and {len(meets) - _MOST} more" if len(meets) > _MOST else ""
    st.markdown(f":material/event: Today you meet {plain(said + more)}.")


def _row(opened: OpenPeople, due: ContactDue) -> None:
    who = due.stakeholder
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            address.name_link(who)
            st.caption(_state(opened, due))
        if may_log(who):
            st.button(
                "Log",
                key=f"today_log-{who.id}",
                icon=":material/edit_note:",
                on_click=contact_form.ask,
                args=(who.id,),
            )


def _state(opened: OpenPeople, due: ContactDue) -> str:
    last = f"last on {week_date(due.last.on, due.today)}" if due.last else "no contact yet"
    said = [words.late_mark(due), words.quadrant_of_due(due), plain(last)]
    if opened.sees_private and due.last and due.last.mood:
        said.append(words.mood_mark(due.last.mood))
    return " · ".join(part for part in said if part)


def _more(to_call: int, missed: int) -> None:
    rest = to_call - _MOST
    with st.container(horizontal=True, gap="medium"):
        label = f"{count(rest, 'more person', 'more people')} to call" if rest > 0 else "Open the contacts"
        st.page_link(menu.CONTACTS, label=label, width="content")
        if missed:
            label = f"{count(missed, 'booked contact has', 'booked contacts have')} gone by: held or not?"
            st.page_link(menu.CONTACTS, label=label, query_params={address.PART: address.BOOKED}, width="content")
