"""Cadence: when the next contact with each stakeholder is due, and who waits longest for one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.stakeholders.contact import Contact
from planner.stakeholders.quadrant import Quadrant, quadrant_of
from planner.stakeholders.rhythm import Rhythms
from planner.stakeholders.stakeholder import Stakeholder

_WEIGHTS = {
    Quadrant.MANAGE_CLOSELY: 4,
    Quadrant.KEEP_SATISFIED: 3,
    Quadrant.KEEP_INFORMED: 2,
    Quadrant.MONITOR: 1,
    None: 2,
}
"""How much a day of waiting counts; those nobody has placed count as those to keep informed."""

_WEEK = timedelta(days=6)
"""From today to the last day of the week that begins today."""


class Reason(StrEnum):
    """What the day of the next contact follows from."""

    AGREED = "agreed at the last contact"
    RHYTHM = "the rhythm since the last contact"
    FIRST_WANTED = "the day wanted for the first contact"
    NEVER_MET = "the rhythm, as there was no contact yet"


@dataclass(frozen=True, slots=True)
class ContactDue:
    """By which day a stakeholder is to be met next, seen from `today`, and why.

    `last` is the last contact that was held, `booked` the next one to come. `since` is the day from which the
    `rhythm` counts, or on which the due day was set.
    """

    stakeholder: Stakeholder
    last: Contact | None
    booked: Contact | None
    due_on: date
    reason: Reason
    since: date
    rhythm: int
    today: date

    @property
    def days_late(self) -> int:
        """How many days ago it was due; 0 if it is not late."""
        return max(0, (self.today - self.due_on).days)

    @property
    def is_overdue(self) -> bool:
        """Whether the day has gone by."""
        return self.due_on < self.today

    @property
    def is_due_this_week(self) -> bool:
        """Whether it is due today or within the next six days."""
        return self.today <= self.due_on <= self.today + _WEEK


def rhythm_of(stakeholder: Stakeholder, rhythms: Rhythms) -> int:
    """How many days may lie between two contacts: the stakeholder's own number, or else their quadrant's."""
    if stakeholder.rhythm_days is not None:
        return stakeholder.rhythm_days
    match quadrant_of(stakeholder):
        case Quadrant.MANAGE_CLOSELY:
            return rhythms.manage_closely
        case Quadrant.KEEP_SATISFIED:
            return rhythms.keep_satisfied
        case Quadrant.KEEP_INFORMED:
            return rhythms.keep_informed
        case Quadrant.MONITOR:
            return rhythms.monitor
        case None:
            return rhythms.unplaced


def contact_due(
    stakeholder: Stakeholder, theirs: Iterable[Contact], rhythms: Rhythms, first_day: date, today: date
) -> ContactDue:
    """When a stakeholder is due; `theirs` are the contacts with them, `first_day` is the plan's.

    Due is the day agreed on at the last contact, or else the last contact plus the rhythm. Without a contact it is
    the day wanted for the first one, or else the rhythm counted from the plan's first day; from the first placement
    for those who were placed later. What is booked for the due day or earlier, or within a week from today, is in
    time: its day is the due day then.
    """
    held = [contact for contact in theirs if contact.is_held and contact.on <= today]
    to_come = [contact for contact in theirs if not contact.is_held and contact.on >= today]
    last = max(held, key=_when, default=None)
    booked = min(to_come, key=_when, default=None)
    rhythm = rhythm_of(stakeholder, rhythms)
    due_on, reason, since = _due(stakeholder, last, rhythm, first_day)
    if booked and booked.on <= max(due_on, today + _WEEK):
        due_on = booked.on
    return ContactDue(stakeholder, last, booked, due_on, reason, since, rhythm, today)


def contacts_due(
    stakeholders: Iterable[Stakeholder],
    contacts: Iterable[Contact],
    rhythms: Rhythms,
    first_day: date,
    today: date,
) -> list[ContactDue]:
    """All stakeholders, the most urgent first.

    First the overdue: the days late times 4 for those to manage closely, 3 to keep satisfied, 2 to keep informed or
    not placed, 1 to monitor. Then the others by their due day. What is equal goes by that weight, then by name.
    """
    theirs = defaultdict(list)
    for contact in contacts:
        theirs[contact.stakeholder].append(contact)
    due = [contact_due(one, theirs[one.id], rhythms, first_day, today) for one in stakeholders]
    return sorted(due, key=_urgency)


def missed(contacts: Iterable[Contact], today: date) -> list[Contact]:
    """The contacts that were booked for a day gone by and not held, the oldest first."""
    return sorted((contact for contact in contacts if not contact.is_held and contact.on < today), key=_when)


def _due(stakeholder: Stakeholder, last: Contact | None, rhythm: int, first_day: date) -> tuple[date, Reason, date]:
    """The due day, what it follows from, and since when."""
    if last and last.next_on and last.next_on > last.on:
        return last.next_on, Reason.AGREED, last.on
    if last:
        return last.on + timedelta(days=rhythm), Reason.RHYTHM, last.on
    if wanted := stakeholder.first_contact_by:
        return wanted, Reason.FIRST_WANTED, wanted
    placed_on = stakeholder.placements[0].on if stakeholder.placements else first_day
    since = max(first_day, placed_on)
    return since + timedelta(days=rhythm), Reason.NEVER_MET, since


def _urgency(due: ContactDue) -> tuple[int, date, int, str, str]:
    weight = _WEIGHTS[quadrant_of(due.stakeholder)]
    day = date.min if due.is_overdue else due.due_on
    return -due.days_late * weight, day, -weight, due.stakeholder.name.casefold(), due.stakeholder.id


def _when(contact: Contact) -> tuple[date, str, str]:
    return contact.on, contact.at.isoformat() if contact.at else "", contact.id
