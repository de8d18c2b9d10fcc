"""Invitations: a booked talk as a file to attach to a mail, or to call it off."""

import re
from collections.abc import Mapping

import streamlit as st

from pages.shared import dates, menu, visit
from pages.shared.contacts.whose import may_log
from pages.shared.people import choices, of_people
from pages.shared.text import plain, told_apart
from planner.access.visitor import Permission
from planner.actions.calendars import attendees_of, invitation_to, organizer_address
from planner.actions.people import OpenPeople
from planner.shared.errors import BadInput
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import StakeholderId

_EMAIL = "calendar_organizer"


def show(opened: OpenPeople) -> None:
    """The talk, the address that answers go to, and the two files."""
    labels = of_people("talks to invite to", _labels, st.context.locale)
    if not labels:
        _nothing_booked(opened)
        return
    names = {one.id: one.name for one in opened.stakeholders}
    with st.container(horizontal=True, vertical_alignment="bottom", key="calendar_talk_bar"):
        chosen = st.selectbox(
            "Talk", list(labels), format_func=lambda talk: labels.get(talk, "—"), key="calendar_talk", width=420
        )
        email = st.text_input(
            "Your e-mail address",
            key=_EMAIL,
            placeholder="ana@company.example",
            width=300,
            help="Answers go there.",
            persist_state="session",
        )
    if chosen:
        _files(opened, next(one for one in opened.contacts if one.id == chosen), email, names)


def _nothing_booked(opened: OpenPeople) -> None:
    if not (visit.may(Permission.EDIT_PEOPLE) or any(may_log(known) for known in opened.stakeholders)):
        st.markdown("There is nobody you may invite: no stakeholder is yours to look after.")
        return
    st.markdown("No talk is booked. Book one under Contacts; its invitation is made here.")
    st.page_link(menu.CONTACTS, label="Go to Contacts", icon=":material/call:")


def _labels(opened: OpenPeople) -> Mapping[str, str]:
    """The talks that are still to come, by their ids in the order of their days."""
    names = choices()
    booked = [one for one in opened.contacts if not one.is_held and one.on >= opened.today and one.stakeholder in names]
    booked.sort(key=lambda one: (one.on, str(one.at), one.id))
    return told_apart({one.id: (_label(one, names),) for one in booked})


def _label(contact: Contact, names: Mapping[StakeholderId, str]) -> str:
    hour = f", {contact.at:%H:%M}" if contact.at else ""
    return f"{dates.week_date(contact.on)}{hour}: {names[contact.stakeholder]}"


def _files(opened: OpenPeople, contact: Contact, email: str, names: dict[str, str]) -> None:
    if contact.at is None:
        st.info("This talk has no hour yet. Give it one under Contacts, then invite.")
        return
    try:
        asked = attendees_of(opened, contact)
        if not email:
            return
        organizer_address(email)
    except BadInput as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    to = ", ".join(f"{plain(one.name)} ({plain(one.email)})" for one in asked)
    st.markdown(f"Goes to {to}. Attach the file to a mail to them; notes, moods and wishes are not in it.")
    with st.container(horizontal=True):
        _button(contact, email, names[contact.stakeholder], is_cancelled=False)
        _button(contact, email, names[contact.stakeholder], is_cancelled=True)


def _button(contact: Contact, email: str, name: str, *, is_cancelled: bool) -> None:
    workspace, visitor, plan, now = visit.workspace(), visit.visitor(), visit.plan_id(), visit.now()
    what = "cancellation" if is_cancelled else "invitation"
    bare = re.sub(r"[\W_]+", "-", name.lower()).strip("-")[:60] or "talk"
    # Built on the click, in a thread that knows no visit: the action itself checks who is asking.
    st.download_button(
        f"Download {what}",
        lambda: invitation_to(workspace, visitor, plan, contact.id, email, now, is_cancelled=is_cancelled),
        file_name=f"{what}-{bare}-{contact.on.isoformat()}-v{contact.version}.ics",
        mime="text/calendar",
        key=f"calendar_talk_{what}",
        type="secondary",
        icon=":material/event_busy:" if is_cancelled else ":material/outgoing_mail:",
        on_click="ignore",
    )
