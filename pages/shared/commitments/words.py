"""Commitments in words: the answer of the page, a state with its sign, one line about each."""

from collections.abc import Sequence
from datetime import date, timedelta

from pages.shared.dates import short_date, week_date
from pages.shared.text import count, plain
from planner.communication.commitment import Commitment, Side
from planner.communication.states import State, state_of

_LOOKS = {
    State.OPEN: ("gray", "schedule"),
    State.DUE: ("orange", "today"),
    State.LATE: ("red", "alarm"),
    State.KEPT: ("green", "check_circle"),
    State.KEPT_LATE: ("orange", "history"),
    State.BROKEN: ("red", "heart_broken"),
}


def answer(commitments: Sequence[Commitment], today: date, leader: str = "") -> str:
    """ "You owe 2 things late and 3 this week; others owe you 1 late."; of another `leader` by name."""
    if not commitments:
        return "Nothing is promised yet."
    owes, whom = (f"{leader} owes", leader) if leader else ("You owe", "you")
    mine, theirs = (_owed(commitments, side, today) for side in (Side.MINE, Side.THEIRS))
    owed = _said(*mine) if any(mine) else "nothing late, and nothing this week"
    others = f"; others owe {whom} {_said(*theirs)}" if any(theirs) else ""
    return f"{owes} {owed}{others}."


def is_due_within_a_week(commitment: Commitment, today: date) -> bool:
    """Whether it is open and due from today to this day next week."""
    is_to_come = state_of(commitment, today) in (State.OPEN, State.DUE)
    return is_to_come and commitment.due_on <= today + timedelta(days=7)


def state_words(commitment: Commitment, today: date) -> str:
    """The state in its colour with its sign: “late”, with how late."""
    state = state_of(commitment, today)
    colour, icon = _LOOKS[state]
    return f":{colour}[:material/{icon}: {_told(commitment, state, today)}]"


def by_or_to(commitment: Commitment) -> str:
    """How the other side is named: what is mine was promised to them, what is theirs by them."""
    return "to" if commitment.side is Side.MINE else "by"


def line(commitment: Commitment, today: date) -> str:
    """Whom it binds, since when, and how often its day was moved."""
    parts = [f"promised {by_or_to(commitment)} {plain(commitment.whom)} on {plain(short_date(commitment.made_on))}"]
    if moves := commitment.renegotiations:
        first = plain(week_date(moves[0].due_before))
        parts.append(f"first due {first}, moved {'once' if len(moves) == 1 else count(len(moves), 'time')}")
    if commitment.is_private:
        parts.append(":material/lock: only you see it")
    return " · ".join([state_words(commitment, today), *parts])


def _told(commitment: Commitment, state: State, today: date) -> str:
    days = (today - commitment.due_on).days
    match state:
        case State.LATE:
            return f"{count(days, 'day')} late, was due {plain(week_date(commitment.due_on))}"
        case State.DUE:
            return state.value
        case State.OPEN:
            return f"due {plain(week_date(commitment.due_on))}"
    closed = plain(week_date(commitment.closed_on)) if commitment.closed_on else ""
    return f"{state.value} {closed}".strip()


def _owed(commitments: Sequence[Commitment], side: Side, today: date) -> tuple[int, int]:
    ours = [one for one in commitments if one.side is side]
    late = sum(state_of(one, today) is State.LATE for one in ours)
    return late, sum(is_due_within_a_week(one, today) for one in ours)


def _said(late: int, soon: int) -> str:
    said = [f"{count(late, 'thing')} late"] if late else []
    said += [f"{soon if late else count(soon, 'thing')} this week"] if soon else []
    return " and ".join(said)
