"""Cadence: when the next contact with each stakeholder is due, and who waits longest for one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
"""From one day to the last day of the week that begins with it."""


class Reason(StrEnum):
    """What the day of the next contact follows from."""

    AGREED = "agreed at the last contact"
    RHYTHM = "the rhythm since the last contact"
    FIRST_WANTED = "the day wanted for the first contact"
    NEVER_MET = "the rhythm, as there was no contact yet"
    PLACED = "the week in which they were placed, as there was no contact yet"
    AFTER_THE_CLOSEST = "the first contact of those to manage closely"
    UNSAID = "what is not for the visitor to know"


@dataclass(frozen=True, slots=True)
class ContactDue:
    """By which day a stakeholder is to be met next, seen from `today`, and why; `due_on` is None for no day.

    `last` is the last contact that was held, `booked` the next one to come. `since` is the day from which the
    `rhythm` counts, or on which the due day was set.
    """

    stakeholder: Stakeholder
    last: Contact | None
    booked: Contact | None
    due_on: date | None
    reason: Reason
    since: date
    rhythm: int
    today: date

    @property
    def days_late(self) -> int:
        """How many days ago it was due; 0 if it is not late."""
        return max(0, (self.today - self.due_on).days) if self.due_on else 0

    @property
    def is_overdue(self) -> bool:
        """Whether the day has gone by."""
        return self.due_on is not None and self.due_on < self.today

    @property
    def is_due_this_week(self) -> bool:
        """Whether it is due today or within the next six days."""
        return self.due_on is not None and self.today <= self.due_on <= self.today + _WEEK

    @property
    def is_unmet(self) -> bool:
        """Whether there was no contact with them yet, and none is booked."""
        return self.last is None and self.booked is None

    @property
    def days_since(self) -> int | None:
        """How many days ago the last contact was; None if there was none."""
        return (self.today - self.last.on).days if self.last else None


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
    stakeholder: Stakeholder,
    theirs: Iterable[Contact],
    rhythms: Rhythms,
    first_day: date,
    today: date,
    *,
    knows_placements: bool = True,
) -> ContactDue:
    """When a stakeholder is due; `theirs` are the contacts with them, `first_day` is the plan's.

    Due is the day agreed on at the last contact, or else the last contact plus the rhythm. Without a contact it is
    the day wanted for the first one, or else the rhythm counted from the plan's first day, but for those who were
    placed later no sooner than within the week of that day. What is booked for the due day or earlier, or within a
    week from today, is in time: its day is the due day then.

    Where the rhythm is that of the quadrant, those who do not know the placements are told no day but that of a
    booking: any other would contradict what those see who know them, or give the quadrant away.
    """
    held = [contact for contact in theirs if contact.is_held and contact.on <= today]
    to_come = [contact for contact in theirs if not contact.is_held and contact.on >= today]
    last = max(held, key=_when, default=None)
    booked = min(to_come, key=_when, default=None)
    rhythm = rhythm_of(stakeholder, rhythms)
    due_on, reason, since = _due(stakeholder, last, rhythm, first_day)
    if not knows_placements and stakeholder.rhythm_days is None and reason not in _SAID:
        day = booked.on if booked else None
        return ContactDue(stakeholder, last, booked, day, Reason.UNSAID, since, rhythm, today)
    if booked and booked.on <= max(due_on, today + _WEEK):
        due_on = booked.on
    return ContactDue(stakeholder, last, booked, due_on, reason, since, rhythm, today)


def contacts_due(
    stakeholders: Iterable[Stakeholder],
    contacts: Iterable[Contact],
    rhythms: Rhythms,
    first_day: date,
    today: date,
    *,
    knows_placements: bool = True,
) -> list[ContactDue]:
    """All stakeholders, the most urgent first.

    First the overdue: the days late times 4 for those to manage closely, 3 to keep satisfied, 2 to keep informed or
    not placed, 1 to monitor. Then the others by their due day. What is equal goes by that weight, then by name. Last
    those without a day, whoever was met the longest ago first, and before them whom nobody has met.

    By the rhythm alone, whom nobody has placed or met is not due before those to manage closely whom nobody has met.
    """
    theirs = defaultdict(list)
    for contact in contacts:
        theirs[contact.stakeholder].append(contact)
    due = [
        contact_due(one, theirs[one.id], rhythms, first_day, today, knows_placements=knows_placements)
        for one in stakeholders
    ]
    return sorted(_after_the_closest(due), key=_urgency)


def missed(contacts: Iterable[Contact], today: date) -> list[Contact]:
    """The contacts that were booked for a day gone by and not held, the oldest first."""
    return sorted((contact for contact in contacts if not contact.is_held and contact.on < today), key=_when)


_SAID = (Reason.AGREED, Reason.FIRST_WANTED)
"""Days that somebody has set, which say nothing of a placement."""


def _due(stakeholder: Stakeholder, last: Contact | None, rhythm: int, first_day: date) -> tuple[date, Reason, date]:
    """The due day, what it follows from, and since when."""
    if last and last.next_on and last.next_on > last.on:
        return last.next_on, Reason.AGREED, last.on
    if last:
        return last.on + timedelta(days=rhythm), Reason.RHYTHM, last.on
    if wanted := stakeholder.first_contact_by:
        return wanted, Reason.FIRST_WANTED, wanted
    by_rhythm = first_day + timedelta(days=rhythm)
    placed_on = stakeholder.placements[0].on if stakeholder.placements else first_day
    if placed_on > first_day and placed_on + _WEEK > by_rhythm:
        return placed_on + _WEEK, Reason.PLACED, placed_on
    return by_rhythm, Reason.NEVER_MET, first_day


def _after_the_closest(due: Sequence[ContactDue]) -> list[ContactDue]:
    """Whom nobody has placed or met waits for those to manage closely who wait for their first contact."""
    closest = [one for one in due if _waits(one) and quadrant_of(one.stakeholder) is Quadrant.MANAGE_CLOSELY]
    last = max((one.due_on for one in closest if one.due_on), default=date.min)
    return [
        replace(one, due_on=last, reason=Reason.AFTER_THE_CLOSEST)
        if _waits(one) and quadrant_of(one.stakeholder) is None and one.due_on and one.due_on < last
        else one
        for one in due
    ]


def _waits(due: ContactDue) -> bool:
    """Whether the day of a first contact follows from the rhythm."""
    return due.is_unmet and due.reason in (Reason.NEVER_MET, Reason.PLACED) and due.stakeholder.rhythm_days is None


def _urgency(due: ContactDue) -> tuple[int, date, date, int, str, str]:
    weight = _WEIGHTS[quadrant_of(due.stakeholder)]
    day = date.min if due.is_overdue else due.due_on or date.max
    met_on = due.last.on if due.last and due.due_on is None else date.min
    return -due.days_late * weight, day, met_on, -weight, due.stakeholder.name.casefold(), due.stakeholder.id


def _when(contact: Contact) -> tuple[date, str, str]:
    return contact.on, contact.at.isoformat() if contact.at else "", contact.id
