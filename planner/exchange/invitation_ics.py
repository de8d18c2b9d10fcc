"""Meeting invitations as calendar files (RFC 5546): a request to those who are asked, or that it is called off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from icalendar import Event, vCalAddress

from planner.exchange.ics_event import at_time, calendar, event, written
from planner.scheduling.agenda_marks import CalendarMark
from planner.shared.errors import BadInput
from planner.stakeholders.contact import Contact


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who asks to a meeting or is asked."""

    name: str
    email: str


def invitation(
    contact: Contact,
    name: str,
    organizer: Addressee,
    attendees: Sequence[Addressee],
    mark: CalendarMark,
    now: datetime,
) -> bytes:
    """The invitation to a booked talk, called `name`, or its cancellation; nothing else of the contact is in it.

    Id and sequence are those of its `mark`, and go on from those of the talk in calendar files: two counters for one
    id would have calendars refuse whichever is behind (RFC 5546, 2.1.4). `BadInput` without an hour.
    """
    if contact.at is None:
        raise BadInput("An invitation needs an hour; give the talk one and try again.", {"at": "Choose an hour."})
    is_cancelled = mark.is_cancelled
    found = event(mark.uid, mark.sequence, mark.at, now)
    found.add("summary", name)
    found.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    found.add("transp", "TRANSPARENT" if is_cancelled else "OPAQUE")
    at_time(found, contact.on, contact.at, contact.zone, contact.minutes)
    found.add("organizer", _address(organizer))
    for attendee in attendees:
        _ask(found, attendee, is_cancelled=is_cancelled)
    return written(calendar("CANCEL" if is_cancelled else "REQUEST"), [found])


def _ask(found: Event, attendee: Addressee, *, is_cancelled: bool) -> None:
    address = _address(attendee)
    address.params["ROLE"] = "REQ-PARTICIPANT"
    if not is_cancelled:
        address.params["PARTSTAT"] = "NEEDS-ACTION"
        address.params["RSVP"] = "TRUE"
    found.add("attendee", address)


def _address(somebody: Addressee) -> vCalAddress:
    address = vCalAddress(f"mailto:{somebody.email}")
    address.params["CN"] = somebody.name.replace('"', "'")  # a quotation mark cannot stand in a parameter
    return address
