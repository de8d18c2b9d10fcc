"""Whom to call: the overdue first, with why, when they were last met, and one click to log or book."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import empty, menu, rows, visit
from pages.shared.contacts import address, contact_form, first_meetings, typed, words
from pages.shared.contacts.few import more, some
from pages.shared.contacts.view import ContactsView, is_to_call, mine
from pages.shared.contacts.whose import is_mine, may_log
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue

_WHOSE, _MINE, _ALL = "contacts_whose", "Mine", "Everybody’s"
_MOST = 15
_UNDATED = "Without a day, the longest not met first"


def show(opened: OpenPeople, view: ContactsView) -> None:
    """The lists, by how soon they are due."""
    if not opened.stakeholders:
        _nobody()
        return
    shown = _chosen(opened, view)
    late = [due for due in shown if due.is_overdue]
    today = [due for due in shown if due.due_on == view.today]
    week = [due for due in shown if due.is_due_this_week and due.due_on != view.today]
    later = [due for due in shown if due.due_on and not due.is_overdue and not due.is_due_this_week]
    undated = [due for due in shown if due.due_on is None]
    never = first_meetings.unmet(shown)
    first_meetings.ask(never)
    if not (never or undated or any(is_to_call(due, view.today) for due in shown)):
        st.markdown(":green[:material/check_circle: Nobody is waiting for a contact today.]")
    _list(opened, view, "Overdue", late)
    _list(opened, view, "Today", today)
    _list(opened, view, "This week", week)
    _list(opened, view, _UNDATED, undated)
    if later:
        fold = st.expander(f"Later · {len(later)}", key="contacts_later", on_change="rerun")
        if fold.open:
            with fold:
                _list(opened, view, "", later)


def _nobody() -> None:
    if visit.may(Permission.EDIT_PEOPLE):
        empty.show(
            "There is nobody to call yet. Add first who can help or hinder you, and place them by influence and "
            "interest: how often each is met follows from that.",
            menu.STAKEHOLDERS,
            "Add the first stakeholders",
        )
    else:
        empty.show("Nobody is given to you to keep in touch with.")


def _chosen(opened: OpenPeople, view: ContactsView) -> list[ContactDue]:
    own = mine(opened, view.due)
    if not visit.may(Permission.EDIT_PEOPLE) or len(own) == len(view.due):
        return list(view.due)
    chosen = st.segmented_control(
        "Whose",
        [_MINE, _ALL],
        default=_MINE if own else _ALL,
        required=True,
        key=_WHOSE,
        bind="query-params",
        label_visibility="collapsed",
    )
    return own if chosen == _MINE else list(view.due)


def _list(opened: OpenPeople, view: ContactsView, title: str, found: Sequence[ContactDue]) -> None:
    if not found:
        return
    if title:
        st.markdown(f"**{title}** · {len(found)}")
    name = "undated" if title == _UNDATED else title.replace(" ", "_").lower() or "later"
    with st.container(border=True, key=f"contacts_{name}"):
        for due in some(found, name, _MOST):
            _row(opened, view, due)
        more(len(found), name, _MOST, "person", "people")


def _row(opened: OpenPeople, view: ContactsView, due: ContactDue) -> None:
    who = due.stakeholder
    with rows.beside():
        with st.container(gap=None, width="stretch"):
            address.name_link(who)
            said = (words.late_mark(due), words.quadrant_of_due(due), plain(words.why_words(due)))
            st.caption(" · ".join(part for part in said if part))
            if told := _more(opened, due):
                st.caption(told)
        if may_log(who):
            _buttons(due)


def _more(opened: OpenPeople, due: ContactDue) -> str:
    """Who they are, what is booked, how the last contact went and what was to follow, and who keeps in touch."""
    said = [plain(about)] if (about := words.role_words(due.stakeholder)) else []
    if due.booked and due.booked.on != due.due_on:
        said.append(f":green[:material/event_available: booked for {plain(words.when(due.booked))}]")
    if last := words.last_words(due, sees_mood=opened.sees_private):
        said.append(last)
    if due.last and due.last.next_step:
        said.append(plain(f"next: {due.last.next_step}"))
    if not is_mine(opened, due.stakeholder.owner):
        said.append(plain(due.stakeholder.owner))
    return " · ".join(said)


def _buttons(due: ContactDue) -> None:
    who = due.stakeholder.id
    with st.container(horizontal=True, gap="xsmall", width="content"):
        st.button(
            "Go on logging" if typed.is_begun(who, is_held=True) else "Log",
            key=f"contact_log-{who}",
            icon=":material/edit_note:",
            on_click=contact_form.ask,
            args=(who,),
        )
        if due.booked is None:
            st.button(
                "Go on booking" if typed.is_begun(who, is_held=False) else "Book",
                key=f"contact_book-{who}",
                icon=":material/event:",
                on_click=contact_form.ask,
                args=(who,),
                kwargs={"is_held": False},
            )
