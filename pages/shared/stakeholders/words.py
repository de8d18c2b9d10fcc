"""Words of the page Stakeholders: where somebody stands, how the contact with them is."""

from collections.abc import Mapping

from pages.shared.contacts.words import since_words
from pages.shared.dates import long_date, short_date
from pages.shared.text import count, plain
from planner.charts.stakeholder_looks import letter, way, word
from planner.stakeholders.cadence import ContactDue
from planner.stakeholders.quadrant import Quadrant
from planner.stakeholders.stakeholder import LEVELS, Engagement, Placement, Stakeholder, StakeholderKind

UNPLACED = "not placed yet"

_COLOURS: Mapping[Engagement | None, str] = {
    Engagement.UNAWARE: "gray",
    Engagement.RESISTANT: "red",
    Engagement.NEUTRAL: "orange",
    Engagement.SUPPORTIVE: "blue",
    Engagement.LEADING: "green",
    None: "gray",
}


def quadrant_words(quadrant: Quadrant | None) -> str:
    """ "Manage closely"."""
    return (quadrant.value if quadrant else UNPLACED).capitalize()


def engagement_words(engagement: Engagement | None) -> str:
    """An engagement to choose: "N Neutral"."""
    return f"{letter(engagement)} {word(engagement).capitalize()}"


def level_words(level: int | None) -> str:
    """ "4 high", "not known"."""
    return f"{level} {LEVELS[level - 1]}" if level else "not known"


def stand_words(stakeholder: Stakeholder) -> str:
    """ "Neutral → supportive"; empty where nothing is known of it."""
    if stakeholder.engagement is None and stakeholder.desired is None:
        return ""
    return way(stakeholder).capitalize()


def stand_mark(stakeholder: Stakeholder) -> str:
    """Where they stand and are wanted, in its colour, as Markdown."""
    said = stand_words(stakeholder) or "Engagement not known"
    return f":{_COLOURS[stakeholder.engagement]}[:material/flag: {said}]"


def role_words(stakeholder: Stakeholder) -> str:
    """ "Group · CFO · Finance"."""
    kind = "Group" if stakeholder.kind is StakeholderKind.GROUP else ""
    return " · ".join(part for part in (kind, stakeholder.role, stakeholder.unit) if part)


def contact_words(due: ContactDue) -> str:
    """How the contact with them is: "12 days late", "due today", "booked for 3 Mar", "due 6 Mar".

    Where no day is known: "last contact 34 days ago", "no contact yet".
    """
    if due.is_overdue:
        return f"{count(due.days_late, 'day')} late" + (
            f", booked for {short_date(due.booked.on)}" if due.booked else ""
        )
    if due.booked:
        return f"booked for {short_date(due.booked.on)}"
    if due.due_on is None:
        return since_words(due)
    return "due today" if due.due_on == due.today else f"due {short_date(due.due_on)}"


def contact_mark(due: ContactDue) -> str:
    """The same with an icon and a colour, as Markdown."""
    colour, icon = ("red", "alarm") if due.is_overdue else ("gray", "event" if due.booked else "schedule")
    said = contact_words(due)
    said = f"Contact {said}" if due.due_on else said[:1].upper() + said[1:]
    return f":{colour}[:material/{icon}: {plain(said)}]"


def placement_words(placement: Placement) -> str:
    """ "Influence 4 high, interest 5 very high, supportive"."""
    return (
        f"Influence {level_words(placement.influence)}, interest {level_words(placement.interest)}, "
        f"{word(placement.engagement) if placement.engagement else 'engagement not known'}"
    )


def as_of(placement: Placement) -> str:
    """ "As of Mon, 12 Jan 2026"."""
    return f"As of {long_date(placement.on)}"
