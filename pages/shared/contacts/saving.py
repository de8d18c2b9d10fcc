"""Saving a contact: logged or booked, and where they stand after it."""

from datetime import date

import streamlit as st

from pages.shared import notices, visit
from pages.shared.contacts import typed, words
from pages.shared.contacts.typed import DRAFTS, FORM
from pages.shared.draft import Draft
from pages.shared.people import open_people
from planner.actions import contacts as contact_actions
from planner.actions.contacts import SavedContacts
from planner.actions.people import OpenPeople
from planner.plan.change import ChangeId
from planner.shared.errors import BadInput, PlannerError
from planner.stakeholders.contact import Contact, ContactId
from planner.stakeholders.stakeholder import Engagement, Stakeholder

DELETE_FORM = "contact_delete"


def next_free_day(opened: OpenPeople) -> date:
    """The first working day after today."""
    calendar = opened.plan.calendar()
    day = calendar.day_of(opened.today) + 1
    while not calendar.is_working(day) and day < calendar.day_of(opened.today) + 14:
        day += 1
    return calendar.date_of(day)


def save(draft: Draft[Contact], before: Contact | None) -> bool:
    """Store what is typed about a new contact, or one that was there `before`; whether it was. A callback's part."""
    opened, is_new = open_people(), before is None
    try:
        fields = typed.fields_of(draft, st.context.timezone or "UTC", is_new=is_new)
        if "on" in fields:
            _must_be_of_these_years(opened, fields["on"])
        contact = Contact.checked(**fields, id=ContactId("new")) if is_new else draft.onto.but(**fields)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return False
    placed = _placed(opened, contact, draft.value("stands"))
    saved = _store(contact, placed, is_new=is_new)
    if saved is None:
        return False
    DRAFTS.forget(draft.onto)
    name = words.name_of(opened, contact.stakeholder)
    notices.say(_said(name, before, contact), opened.plan.id, _change(saved))
    return True


def _must_be_of_these_years(opened: OpenPeople, on: date) -> None:
    if said := words.too_early(on, opened.plan.first_day):
        raise BadInput(said, {"on": said})


def mark_held(contact: Contact) -> None:
    """A contact that was booked took place on its day; a callback."""
    saved = notices.attempt(
        DELETE_FORM,
        contact_actions.save_contact,
        visit.plan_id(),
        contact.but(is_held=True),
        visit.today(),
        visit.now(),
    )
    if saved:
        name = words.name_of(open_people(), contact.stakeholder)
        notices.say(f"The contact with “{name}” was held.", visit.plan_id(), _change(saved))


def delete(contact: Contact) -> None:
    """Take a contact out; a callback."""
    name = words.name_of(open_people(), contact.stakeholder)
    saved = notices.attempt(DELETE_FORM, contact_actions.delete_contacts, visit.plan_id(), [contact.id], visit.now())
    if saved:
        was = "contact" if contact.is_held else "booking"
        notices.say(f"The {was} with “{name}” is deleted.", visit.plan_id(), _change(saved))


def _store(contact: Contact, placed: Stakeholder | None, *, is_new: bool) -> SavedContacts | None:
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    if is_new:
        return notices.attempt(FORM, contact_actions.add_contacts, plan, [contact], today, now, placed=placed)
    return notices.attempt(FORM, contact_actions.save_contact, plan, contact, today, now, placed=placed)


def _placed(opened: OpenPeople, contact: Contact, stands: Engagement | None) -> Stakeholder | None:
    """The stakeholder as they stand after the contact, if that was said and is anything new."""
    who = next((known for known in opened.stakeholders if known.id == contact.stakeholder), None)
    if not contact.is_held or who is None or stands in (None, who.engagement):
        return None
    return who.placed(contact.on, engagement=stands)


def _said(name: str, before: Contact | None, contact: Contact) -> str:
    if not contact.is_held:
        return f"The contact with “{name}” is booked for {words.when(contact)}."
    return f"The contact with “{name}” is {'saved' if before and before.is_held else 'logged'}."


def _change(saved: SavedContacts) -> ChangeId | None:
    return saved.change.id if saved.change else None
