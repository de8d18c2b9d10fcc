"""What has become of a commitment: open, due, late, kept, broken; and how it is closed or agreed on anew."""

from datetime import date
from enum import StrEnum

from planner.communication.commitment import Commitment, Outcome, Renegotiation
from planner.shared.errors import BadInput


class State(StrEnum):
    """Where a commitment stands on a day."""

    LATE = "late"
    DUE = "due today"
    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept late"
    BROKEN = "broken"


def state_of(commitment: Commitment, today: date) -> State:
    """Where it stands. While it is open the day in force now counts; once kept, the day it was judged by."""
    match commitment.outcome:
        case Outcome.BROKEN:
            return State.BROKEN
        case Outcome.KEPT:
            return State.KEPT if is_kept_in_time(commitment) else State.KEPT_LATE
        case Outcome.OPEN:
            if commitment.due_on == today:
                return State.DUE
            return State.LATE if commitment.due_on < today else State.OPEN


def judged_by(commitment: Commitment) -> date:
    """The due day by which it is judged.

    Another day agreed on up to the due day takes its place. One agreed on when the day had gone by does not: the
    promise was late, whatever was agreed on afterwards. A due day that was corrected since counts as corrected.
    """
    too_late = (step.due_before for step in commitment.renegotiations if step.on > step.due_before)
    return next(too_late, commitment.due_on)


def is_kept_in_time(commitment: Commitment) -> bool:
    """Whether it was kept on or before the day it is judged by."""
    closed = commitment.closed_on
    return commitment.outcome is Outcome.KEPT and closed is not None and closed <= judged_by(commitment)


def is_renegotiated(commitment: Commitment) -> bool:
    """Whether another due day was ever agreed on."""
    return bool(commitment.renegotiations)


def renegotiated(commitment: Commitment, on: date, due_on: date, reason: str) -> Commitment:
    """The commitment with another due day, agreed on today (`on`).

    `BadInput` if it is closed, if the new day has gone by or is the one it had, or if a later talk is known.
    """
    if commitment.outcome is not Outcome.OPEN:
        raise BadInput(f"“{commitment.name}” is {commitment.outcome} already: reopen it before you agree on a new day.")
    if due_on < on:
        raise BadInput("The new due day has gone by.", {"due_on": "Choose today or a later day."})
    if due_on == commitment.due_on:
        raise BadInput("It is due on this day already.", {"due_on": "Choose another day than the one it has."})
    if commitment.renegotiations and commitment.renegotiations[-1].on > on:
        raise BadInput(
            "A new day was agreed on after that.", {"on": "Choose the day of the latest talk, or a later one."}
        )
    step = Renegotiation(on=on, due_before=commitment.due_on, due_on=due_on, reason=reason)
    return commitment.but(due_on=due_on, renegotiations=(*commitment.renegotiations, step))


def kept(commitment: Commitment, on: date) -> Commitment:
    """Kept on a day; `BadInput` if it is closed already, or was made after that day."""
    return _closed(commitment, Outcome.KEPT, on)


def broken(commitment: Commitment, on: date) -> Commitment:
    """Known on a day not to be kept; `BadInput` as for one that is kept."""
    return _closed(commitment, Outcome.BROKEN, on)


def reopened(commitment: Commitment) -> Commitment:
    """Open again, due on the day it was; `BadInput` if it is open."""
    if commitment.outcome is Outcome.OPEN:
        raise BadInput(f"“{commitment.name}” is open already.")
    return commitment.but(outcome=Outcome.OPEN, closed_on=None)


def _closed(commitment: Commitment, outcome: Outcome, on: date) -> Commitment:
    if commitment.outcome is not Outcome.OPEN:
        raise BadInput(f"“{commitment.name}” is {commitment.outcome} already: reopen it to change that.")
    if on < commitment.made_on:
        raise BadInput("It was made after that day.", {"on": "Choose the day it was made, or a later one."})
    return commitment.but(outcome=outcome, closed_on=on)
