"""The communication plan in words: its answer, the state of a day, rhythms, what came of a message."""

from collections.abc import Mapping, Sequence
from datetime import date

from pages.shared.dates import short_date, week_date
from pages.shared.text import count, plain
from planner.communication.message import Message
from planner.communication.occurrences import Occurrence, Reach, SendingState

_LOOKS: Mapping[SendingState, tuple[str, str]] = {
    SendingState.SENT: ("green", "check_circle"),
    SendingState.SENT_LATE: ("orange", "history"),
    SendingState.SKIPPED: ("gray", "block"),
    SendingState.DUE: ("blue", "send"),
    SendingState.MISSED: ("red", "error"),
    SendingState.COMING: ("gray", "schedule"),
}
RHYTHMS: Mapping[int | None, str] = {
    None: "once",
    1: "every day",
    7: "every week",
    14: "every two weeks",
    28: "every four weeks",
    91: "every quarter",
}
"""The rhythms to choose from; others are said in days."""


def answer(messages: Sequence[Message], to_do: Sequence[Occurrence], came: Reach) -> str:
    """ "2 messages due within a week, 1 missed; 14 of 16 sent in time."."""
    if not messages:
        return "Nobody is told anything by plan yet."
    missed = sum(one.state is SendingState.MISSED for one in to_do)
    due = len(to_do) - missed
    said = f"{count(due, 'message')} due within a week" if due else "Nothing is due within a week"
    said += f", {missed} missed" if missed else ""
    expected = came.due - came.left_out
    return f"{said}; {came.on_time} of {expected} sent in time." if expected else f"{said}; nothing was due before."


def state_mark(one: Occurrence, today: date) -> str:
    """The state with its icon in its colour, and the day: “Missed, was due Mon, 2 Mar”."""
    colour, icon = _LOOKS[one.state]
    return f":{colour}[:material/{icon}: {_told(one, today)}]"


def rhythm_words(message: Message) -> str:
    """ "every week until 12 Jun", "once"."""
    every = message.every_days
    said = RHYTHMS.get(every) or f"every {every} days"
    return f"{said} until {short_date(message.until)}" if message.until and every else said


def reached_words(one: Occurrence) -> str:
    """ "reached 300 of 420 (71 %)"; empty where nobody said."""
    if one.sending is None or one.sending.reached is None:
        return ""
    reached, size = one.sending.reached, one.message.audience_size
    if not size:
        return f"reached {reached:,}"
    share = f" ({100 * reached / size:.0f} %)" if reached <= size else ""
    return f"reached {reached:,} of {size:,}{share}"


def about(message: Message) -> str:
    """ "All staff · E-mail · every week · Noor Peters"."""
    parts = [message.audience, message.channel, rhythm_words(message), message.owner or "nobody’s yet"]
    return " · ".join(part for part in parts if part)


def _told(one: Occurrence, today: date) -> str:
    due = plain(week_date(one.due_on))
    match one.state:
        case SendingState.MISSED:
            return f"Missed: was due {due}, {count((today - one.due_on).days, 'day')} ago"
        case SendingState.DUE:
            return "Due today"
        case SendingState.COMING:
            return f"Due {due}"
        case SendingState.SKIPPED:
            return f"Left out {due}"
    sent = plain(week_date(one.sending.sent_on)) if one.sending and one.sending.sent_on else ""
    return f"Sent {sent}" + (f", was due {due}" if one.state is SendingState.SENT_LATE else "")
