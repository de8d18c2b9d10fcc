"""The listening tour before it is booked: by day, with what is booked already, and who does not fit."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from pages.shared import empty, notices, visit
from pages.shared.contacts.view import ContactsView
from pages.shared.dates import week_date
from pages.shared.people import choices
from pages.shared.text import count, plain
from planner.actions import contacts as contact_actions
from planner.shared.in_words import listed
from planner.stakeholders.contact import Contact, ContactId
from planner.stakeholders.tour import Booking, Tour

FORM = "tour"
_MOST_NAMES = 8
_BOOKED = "Booked already"


def show(view: ContactsView, tour: Tour, standing: Sequence[Contact], minutes: int, by: str) -> None:
    """The tour by day, who does not fit into it, and the button that books it; `by` meets them, for so many minutes."""
    _not_placed(tour)
    if not tour.bookings:
        if not tour.not_placed:
            empty.show("All of those chosen have a contact in these days already, held or booked.")
        return
    days = len({booking.on for booking in tour.bookings})
    already = f", with {len(standing)} booked already" if standing else ""
    st.markdown(
        f"**{count(len(tour.bookings), 'contact')}** on {count(days, 'day')}, at most {tour.heaviest} a day{already}. "
        f"Nothing {'new ' if standing else ''}is booked yet."
    )
    table = _table(view, tour.bookings, standing)
    st.dataframe(
        table.style.set_properties(subset=[_BOOKED], color="gray") if _BOOKED in table else table,
        hide_index=True,
        key="tour_preview",
        alt=f"The listening tour by day: {count(len(tour.bookings), 'contact')} on {count(days, 'day')}{already}",
        height=min(38 + 35 * len(table), 600),
    )
    st.button(
        f"Book {'it' if len(tour.bookings) == 1 else f'all {len(tour.bookings)}'}",
        key="tour_book",
        type="primary",
        icon=":material/event_available:",
        on_click=_book,
        args=(view, tour.bookings, minutes, by),
    )


def passed_over(skipped: Mapping[date, str]) -> None:
    """Which days the tour leaves out, and why: "Not on Fri, 3 Apr (Good Friday)"; nothing where there are none."""
    if skipped:
        days = listed(f"{week_date(day)} ({why})" for day, why in skipped.items())
        st.caption(f":material/event_busy: Not on {plain(days)}.")


def _not_placed(tour: Tour) -> None:
    if not tour.not_placed:
        return
    every = choices()
    names = "; ".join(every[known.id] for known in tour.not_placed[:_MOST_NAMES])
    more = f"; and {len(tour.not_placed) - _MOST_NAMES} more" if len(tour.not_placed) > _MOST_NAMES else ""
    do = "do" if len(tour.not_placed) > 1 else "does"
    st.warning(
        f"{count(len(tour.not_placed), 'of those chosen', 'of those chosen')} {do} not fit: {plain(names + more)}. "
        "Take more days, or more a day.",
        icon=":material/event_busy:",
    )


def _table(view: ContactsView, bookings: Sequence[Booking], standing: Sequence[Contact]) -> pd.DataFrame:
    """A row for each day with a contact; a column for each hour, or one after the other where there are no hours.

    What is booked already has a column of its own, and each day its number of contacts.
    """
    days = sorted({*(booking.on for booking in bookings), *(contact.on for contact in standing)})
    rows: dict[date, dict[str, str]] = {day: {} for day in days}
    for booking in bookings:
        row = rows[booking.on]
        column = f"{booking.at:%H:%M}" if booking.at else f"{len(row) + 1}."
        row[column] = view.name(booking.stakeholder)
    columns = sorted({column for row in rows.values() for column in row})
    already = {day: [one for one in standing if one.on == day] for day in days}
    cells = [
        {"Day": week_date(day), "Contacts": len(rows[day]) + len(already[day])}
        | {column: rows[day].get(column, "") for column in columns}
        | ({_BOOKED: ", ".join(_booked_words(view, one) for one in already[day])} if standing else {})
        for day in days
    ]
    return pd.DataFrame(cells)


def _booked_words(view: ContactsView, contact: Contact) -> str:
    hour = f"{contact.at:%H:%M} " if contact.at else ""
    return f"{hour}{view.name(contact.stakeholder)}"


def _book(view: ContactsView, bookings: Sequence[Booking], minutes: int, by: str) -> None:
    contacts = [_contact(view, booking, minutes, by) for booking in bookings]
    plan = visit.plan_id()
    saved = notices.attempt(FORM, contact_actions.add_contacts, plan, contacts, visit.today(), visit.now())
    if saved:
        said = (
            f"{count(len(contacts), 'contact is', 'contacts are')} booked. Calendar files has them for your calendar."
        )
        notices.say(said, plan, saved.change.id if saved.change else None)


def _contact(view: ContactsView, booking: Booking, minutes: int, by: str) -> Contact:
    who = view.by_id.get(booking.stakeholder)
    return Contact(
        id=ContactId("new"),
        stakeholder=booking.stakeholder,
        on=booking.on,
        at=booking.at,
        minutes=minutes,
        zone=(st.context.timezone or "UTC") if booking.at else "",
        channel=(who.channel if who else "") or "Meeting",
        by=by,
        is_held=False,
        is_tour=True,
    )
