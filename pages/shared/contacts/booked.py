"""What is booked, week by week; on top what was booked for days gone by, of which nobody said that it was held."""

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from pages.shared import empty, notices, rows
from pages.shared.contacts import address, contact_form, saving
from pages.shared.contacts.few import more, some
from pages.shared.contacts.view import ContactsView
from pages.shared.contacts.whose import may_change
from pages.shared.dates import short_date, week_date
from pages.shared.text import count, plain
from planner.actions.people import OpenPeople
from planner.scheduling.week import week_of
from planner.shared.calendar import WorkCalendar
from planner.stakeholders.contact import Contact

_MOST_MISSED, _MOST_AHEAD = 15, 40


def show(opened: OpenPeople, view: ContactsView) -> None:
    """The missed ones, then the weeks ahead."""
    notices.problems_of(saving.DELETE_FORM)
    if view.missed:
        st.markdown(f"**Were they held?** · {len(view.missed)}")
        with st.container(border=True, key="contacts_missed"):
            for contact in some(view.missed, "missed", _MOST_MISSED):
                _row(opened, view, contact, is_missed=True)
            more(len(view.missed), "missed", _MOST_MISSED, "contact")
    if not view.booked:
        empty.show("Nothing is booked. “Book” beside a name, or the listening tour, fills the weeks ahead.")
        return
    calendar = opened.plan.calendar()
    loads = {first: _load(list(found)) for first, found in _by_week(view.booked, calendar)}
    ahead = some(view.booked, "ahead", _MOST_AHEAD)
    for first, found in _by_week(list(ahead), calendar):
        st.markdown(f"**Week of {plain(short_date(calendar.date_of(first)))}** · {loads[first]}")
        with st.container(border=True, key=f"contacts_week-{first}"):
            for contact in found:
                _row(opened, view, contact, is_missed=False)
    more(len(view.booked), "ahead", _MOST_AHEAD, "contact")


def _by_week(contacts: Sequence[Contact], calendar: WorkCalendar) -> Iterable[tuple[int, Iterable[Contact]]]:
    """The contacts, which are in the order of their days, by the first day of their week."""
    return groupby(contacts, lambda contact: week_of(calendar.day_of(contact.on), calendar)[0])


def _load(contacts: Sequence[Contact]) -> str:
    """ "9 contacts, at most 3 a day"."""
    heaviest = max(len(list(found)) for _, found in groupby(contacts, lambda contact: contact.on))
    return count(len(contacts), "contact") + (f", at most {heaviest} a day" if len(contacts) > 1 else "")


def _row(opened: OpenPeople, view: ContactsView, contact: Contact, *, is_missed: bool) -> None:
    who = view.by_id.get(contact.stakeholder)
    if who is None:
        return
    with rows.beside():
        with st.container(gap=None, width="stretch"):
            address.name_link(who)
            st.caption(_how(view, contact))
        if may_change(opened, contact, who):
            (_missed if is_missed else _ahead)(view, contact)


def _how(view: ContactsView, contact: Contact) -> str:
    day = "today" if contact.on == view.today else week_date(contact.on)
    hour = f"{day} at {contact.at:%H:%M}, {contact.minutes} minutes" if contact.at else day
    told = [plain(part) for part in (hour, contact.channel, contact.by) if part]
    if contact.is_tour:
        told.append("listening tour")
    return " · ".join(told)


def _missed(_view: ContactsView, contact: Contact) -> None:
    with st.container(horizontal=True, gap="xsmall", width="content"):
        st.button(
            "Yes",
            key=f"booked_held-{contact.id}",
            icon=":material/check:",
            help="It was held on its day. What was said can be written down later.",
            on_click=saving.mark_held,
            args=(contact,),
        )
        _log(contact)
        _change("Book again", contact)
        _delete("No", contact)


def _ahead(view: ContactsView, contact: Contact) -> None:
    with st.container(horizontal=True, gap="xsmall", width="content"):
        if contact.on == view.today:
            _log(contact)
        _change("Change", contact)
        _delete("Cancel", contact)


def _log(contact: Contact) -> None:
    st.button(
        "Log",
        key=f"booked_log-{contact.id}",
        icon=":material/edit_note:",
        on_click=contact_form.ask,
        args=(contact.stakeholder, contact),
    )


def _change(name: str, contact: Contact) -> None:
    st.button(
        name,
        key=f"booked_change-{contact.id}",
        icon=":material/event:",
        type="tertiary",
        on_click=contact_form.ask,
        args=(contact.stakeholder, contact),
        kwargs={"is_held": False},
    )


def _delete(name: str, contact: Contact) -> None:
    st.button(
        f":red[{name}]",
        key=f"booked_delete-{contact.id}",
        icon=":material/event_busy:",
        type="tertiary",
        on_click=saving.delete,
        args=(contact,),
    )
