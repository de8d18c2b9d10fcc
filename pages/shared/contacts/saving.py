"""Saving a contact: logged or booked, and where they stand after it."""

from datetime import date

import streamlit as st

from pages.shared import notices, visit
from pages.shared.contacts import typed, words
from pages.shared.contacts.typed import FORM, Asked
from pages.shared.people import open_people
from planner.actions import contacts as contact_actions
from planner.actions.contacts import SavedContacts
from planner.actions.people import OpenPeople
from planner.plan.change import ChangeId
from planner.shared.errors import PlannerError
from planner.stakeholders.contact import Contact, ContactId
from planner.stakeholders.stakeholder import Engagement, Stakeholder

DELETE_FORM = "contact_delete"


def stored(asked: Asked) -> Contact | None:
    """The contact that the dialog is about, as it is stored now."""
    wanted = asked.contact.id if asked.contact else ""
    return next((known for known in open_people().contacts if known.id == wanted), None)


def next_free_day(opened: OpenPeople) -> date:
    """The first working day after today."""
    calendar = opened.plan.calendar()
    day = calendar.day_of(opened.today) + 1
    while not calendar.is_working(day) and day < calendar.day_of(opened.today) + 14:
        day += 1
    return calendar.date_of(day)


def save(asked: Asked) -> bool:
    """Store what is typed; whether it was. A callback's part."""
    opened = open_people()
    try:
        fields = typed.fields_of(asked, st.context.timezone or "UTC")
        contact = _contact(asked, fields)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return False
    saved = _store(asked, contact, _placed(opened, contact))
    if saved is None:
        return False
    typed.forget(asked)
    name = words.name_of(opened, contact.stakeholder)
    notices.say(_said(name, asked, contact), opened.plan.id, _change(saved))
    return True


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


def _contact(asked: Asked, fields: dict[str, object]) -> Contact:
    if asked.contact:
        return asked.contact.but(**fields)
    return Contact.checked(**fields, id=ContactId("new"))


def _store(asked: Asked, contact: Contact, placed: Stakeholder | None) -> SavedContacts | None:
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    if asked.contact:
        return notices.attempt(FORM, contact_actions.save_contact, plan, contact, today, now, placed=placed)
    return notices.attempt(FORM, contact_actions.add_contacts, plan, [contact], today, now, placed=placed)


def _placed(opened: OpenPeople, contact: Contact) -> Stakeholder | None:
    """The stakeholder as they stand after the contact, if that was said and is anything new."""
    stands: Engagement | None = typed.value("stands")
    who = next((known for known in opened.stakeholders if known.id == contact.stakeholder), None)
    if not contact.is_held or who is None or stands in (None, who.engagement):
        return None
    return who.placed(contact.on, engagement=stands)


def _said(name: str, asked: Asked, contact: Contact) -> str:
    if not contact.is_held:
        return f"The contact with “{name}” is booked for {words.when(contact)}."
    return f"The contact with “{name}” is {'saved' if asked.contact and asked.contact.is_held else 'logged'}."


def _change(saved: SavedContacts) -> ChangeId | None:
    return saved.change.id if saved.change else None
