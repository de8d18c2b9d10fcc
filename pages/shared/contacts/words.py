"""Words of the page Contacts: when, how and with whom, how it felt, how late it is."""

from collections.abc import Sequence
from datetime import date, timedelta

from pages.shared.dates import long_date, short_date, week_date
from pages.shared.text import count, plain
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue, Reason
from planner.stakeholders.contact import Contact, Mood
from planner.stakeholders.quadrant import quadrant_of
from planner.stakeholders.stakeholder import Stakeholder

_MOODS = {
    Mood.WARM: ("green", "sentiment_very_satisfied"),
    Mood.OPEN: ("green", "sentiment_satisfied"),
    Mood.RESERVED: ("gray", "sentiment_neutral"),
    Mood.TENSE: ("orange", "sentiment_dissatisfied"),
    Mood.HOSTILE: ("red", "sentiment_very_dissatisfied"),
}


def name_of(opened: OpenPeople, stakeholder: str) -> str:
    """The name of a stakeholder."""
    return next((known.name for known in opened.stakeholders if known.id == stakeholder), "somebody")


def role_words(stakeholder: Stakeholder) -> str:
    """ "Chief Financial Officer, Finance"."""
    return ", ".join(part for part in (stakeholder.role, stakeholder.unit) if part)


def mood_label(mood: Mood) -> str:
    """A mood to choose: its icon and its word."""
    return f":material/{_MOODS[mood][1]}: {mood.value.capitalize()}"


def mood_mark(mood: Mood | None) -> str:
    """A mood in a line of text, in its colour."""
    if mood is None:
        return ""
    colour, icon = _MOODS[mood]
    return f":{colour}[:material/{icon}: {mood.value}]"


def when(contact: Contact) -> str:
    """ "Mon, 12 Jan 2026 at 10:30"."""
    hour = f" at {contact.at:%H:%M}" if contact.at else ""
    return f"{long_date(contact.on)}{hour}"


def contact_words(contact: Contact) -> str:
    """A contact in one line: when, how, by whom, what was said."""
    parts = (when(contact), contact.channel, contact.by, contact.said or ("" if contact.is_held else "booked"))
    return " · ".join(part for part in parts if part)


def too_early(on: date | None, first_day: date) -> str:
    """What to do about a contact held more than a year before the plan's first day: its year was mistyped."""
    is_years_before = on is not None and on < first_day - timedelta(days=366)
    return "That is years before your first day; check the year." if is_years_before else ""


def wrong_side(on: date | None, today: date, *, is_held: bool) -> str:
    """What to do about a contact that was held on a day to come, or is booked for one gone by; else nothing."""
    if on is None:
        return ""
    if is_held and on > today:
        return "This day is still to come: choose “It is booked”, or the day on which it was held."
    if not is_held and on < today:
        return "This day is over: choose “It was held”, or a day to come."
    return ""


def since_words(due: ContactDue) -> str:
    """How long ago the last contact was: "last contact 34 days ago", "no contact yet"."""
    match due.days_since:
        case None:
            return "no contact yet"
        case 0:
            return "last contact today"
        case days:
            return f"last contact {count(days, 'day')} ago"


def late_mark(due: ContactDue) -> str:
    """How late it is, in colour: "12 days late", "due today", "due Fri, 6 Mar"; else how long ago the last one was."""
    if due.due_on is None:
        return plain(since_words(due))
    if due.is_overdue:
        return f":red[:material/alarm: {count(due.days_late, 'day')} late]"
    if due.due_on == due.today:
        return ":orange[:material/today: due today]"
    is_booking = due.reason is Reason.UNSAID
    return plain(f"{'booked for' if is_booking else 'due'} {week_date(due.due_on)}")


def quadrant_of_due(due: ContactDue) -> str:
    """How they are to be managed, which decides who comes first: "manage closely"; empty where it is not known."""
    return quadrant_of(due.stakeholder) or ""


def why_words(due: ContactDue) -> str:
    """What the day follows from: "last contact 12 Jan, wanted every 14 days", "agreed for 15 Nov at the last one".

    Empty where that is not for the visitor to know.
    """
    every = "every day" if due.rhythm == 1 else f"every {due.rhythm} days"
    since = short_date(due.since, due.today)
    match due.reason:
        case Reason.AGREED:
            agreed = f" for {short_date(due.last.next_on, due.today)}" if due.last and due.last.next_on else ""
            return f"agreed{agreed} at the last contact, {since}"
        case Reason.RHYTHM:
            return f"last contact {since}, wanted {every}"
        case Reason.FIRST_WANTED:
            return f"no contact yet, wanted by {since}"
        case Reason.PLACED:
            return f"no contact yet, placed on the map {since}"
        case Reason.AFTER_THE_CLOSEST:
            return "no contact yet, after those to manage closely"
        case Reason.UNSAID:
            return ""
    return f"no contact yet since {since}, wanted {every}"


def last_words(due: ContactDue, *, sees_mood: bool) -> str:
    """How the last contact was held and, for those who may know it, how it felt: "last: call, tense"."""
    if due.last is None:
        return ""
    mark = mood_mark(due.last.mood) if sees_mood else ""
    said = ", ".join(part for part in (plain(due.last.channel.lower()), mark) if part)
    return f"last: {said}" if said else ""


def answer(to_call: Sequence[ContactDue], others: int, without_day: int = 0) -> str:
    """ "Call 4 people today; 3 are overdue, the longest by 12 days."; of one person by name.

    For those `without_day` it is not known whether they are to be called.
    """
    late = [due.days_late for due in to_call if due.is_overdue]
    if not to_call and without_day:
        said = f"No day is set for the next contact with {count(without_day, 'person', 'people')}."
    elif not to_call:
        said = "Nobody is to be called today."
    elif len(to_call) == 1:
        said = _the_only(to_call[0])
    else:
        said = f"Call {len(to_call):,} people today"
        said += f"; {_overdue(late, len(to_call))}." if late else "."
    return f"{said} {count(others, 'more is', 'more are')} due with others." if others else said


def _the_only(due: ContactDue) -> str:
    """ "Call Sunniva today: 5,411 days overdue; last contact 1 Jan 2012." """
    late = f": {count(due.days_late, 'day')} overdue" if due.is_overdue else ""
    last = f"last contact {short_date(due.last.on, due.today)}" if due.last else "no contact yet"
    return f"Call {due.stakeholder.name} today{late}; {last}."


def _overdue(late: Sequence[int], of: int) -> str:
    worst = count(max(late), "day")
    if len(late) == 1:
        return f"1 is overdue, by {worst}"
    number = "both" if len(late) == of == 2 else "all" if len(late) == of else str(len(late))
    return f"{number} are overdue, the longest by {worst}"
