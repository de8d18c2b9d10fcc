"""On which days a message is due, what became of each, and whom it all reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.communication.message import Message, Sending
from planner.shared.errors import BadInput


class SendingState(StrEnum):
    """What became of a message that is due on a day."""

    SENT = "sent"
    SENT_LATE = "sent late"
    SKIPPED = "left out"
    DUE = "due"
    MISSED = "missed"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A message on one of its days; `sending` is what was reported of it."""

    message: Message
    due_on: date
    state: SendingState
    sending: Sending | None

    @property
    def is_to_do(self) -> bool:
        """Whether it still waits for somebody: it is due or missed."""
        return self.state in (SendingState.DUE, SendingState.MISSED)


@dataclass(frozen=True, slots=True)
class Reach:
    """What came of the messages due in a time.

    `reached` is summed over the sendings that say how many of an audience of known size they reached, and `audience`
    are the sizes of these, once for each sending; of `untold` sendings one of the two is not known.
    """

    due: int
    sent: int
    on_time: int
    left_out: int
    missed: int
    reached: int
    audience: int
    untold: int

    @property
    def share(self) -> float | None:
        """Reached of those to reach, 0 to 1; None if nothing is known, or more were reached than there were."""
        return self.reached / self.audience if 0 < self.audience >= self.reached else None

    @property
    def words(self) -> str:
        """“12 of 14 sent, 10 of them on time; 1,200 of 1,500 reached (80 %); of 3 nobody knows whom they reached”."""
        if not self.due:
            return "Nothing was due yet."
        said = [f"{self.sent} of {self.due} sent" + (f", {self.on_time} of them on time" if self.sent else "")]
        if self.audience:
            share = "" if self.share is None else f" ({100 * self.share:.0f} %)"
            said.append(f"{self.reached:,} of {self.audience:,} reached{share}")
        if self.untold:
            said.append(f"of {self.untold} nobody knows how many they reached")
        return "; ".join(said) + "."


def occurrences(message: Message, first: date, last: date, today: date) -> list[Occurrence]:
    """The days on which a message is due from `first` to `last`, both included, and what became of each.

    What was sent on or before its day is in time. Without a report it is due on its day and missed from the next on.
    A sending stays though the rhythm was changed and its day is none of the message's any more.
    """
    reported = {sending.due_on: sending for sending in message.sendings}
    kept = [day for day in reported if first <= day <= last]
    days = sorted({*_days(message, first, last), *kept})
    return [Occurrence(message, day, _state(day, reported.get(day), today), reported.get(day)) for day in days]


def all_occurrences(messages: Iterable[Message], first: date, last: date, today: date) -> list[Occurrence]:
    """The same for several messages, in the order of the days."""
    found = [one for message in messages for one in occurrences(message, first, last, today)]
    return sorted(found, key=lambda one: (one.due_on, one.message.name))


def due_messages(messages: Iterable[Message], today: date, ahead: int = 7) -> list[Occurrence]:
    """What is to be sent: missed, due today, and coming in so many days, in the order of the days.

    Of several missed days of a message only the latest is told, and none that a later sending has made good.
    """
    found: list[Occurrence] = []
    for message in messages:
        known = occurrences(message, message.first_on, today + timedelta(days=ahead), today)
        found.extend(_open_miss(known))
        found.extend(one for one in known if one.state in (SendingState.DUE, SendingState.COMING))
    return sorted(found, key=lambda one: (one.due_on, one.message.name))


def reach(messages: Iterable[Message], first: date, last: date, today: date) -> Reach:
    """What came of the messages due from `first` to `last`; those that are only due today or later are left out."""
    found = all_occurrences(messages, first, last, today)
    told = [one for one in found if one.sending or one.state is SendingState.MISSED]
    sent = [one for one in told if one.sending and not one.sending.is_skipped]
    pairs = [_reached(one) for one in sent]
    known = [pair for pair in pairs if pair is not None]
    return Reach(
        due=len(told),
        sent=len(sent),
        on_time=sum(one.state is SendingState.SENT for one in sent),
        left_out=sum(one.state is SendingState.SKIPPED for one in told),
        missed=sum(one.state is SendingState.MISSED for one in told),
        reached=sum(reached for reached, _ in known),
        audience=sum(size for _, size in known),
        untold=len(pairs) - len(known),
    )


def sent(
    message: Message, due_on: date, sent_on: date, reached: int | None = None, heard: str = "", by: str = ""
) -> Message:
    """The message with one of its days reported as sent; `BadInput` if it is not due on that day."""
    return _reported(message, Sending.checked(due_on=due_on, sent_on=sent_on, reached=reached, heard=heard, by=by))


def skipped(message: Message, due_on: date, heard: str = "", by: str = "") -> Message:
    """The message with one of its days left out on purpose; `BadInput` if it is not due on that day."""
    return _reported(message, Sending.checked(due_on=due_on, is_skipped=True, heard=heard, by=by))


def sent_with_note(messages: Iterable[Message], week: date, sent_on: date, by: str) -> list[Message]:
    """Those that are the weekly note and were due in the week that begins on a day, with that day reported as sent."""
    last = week + timedelta(days=6)
    return [
        sent(message, one.due_on, sent_on, reached=message.audience_size, by=by)
        for message in messages
        if message.is_weekly_note
        for one in occurrences(message, week, last, last)[:1]
        if one.sending is None
    ]


def is_due_on(message: Message, day: date) -> bool:
    """Whether the message's rhythm has it on a day."""
    return day in _days(message, day, day)


def _days(message: Message, first: date, last: date) -> Sequence[date]:
    end = min(last, message.until or last)
    if message.every_days is None:
        return [message.first_on] if first <= message.first_on <= end else []
    rounds = -((message.first_on - first).days // message.every_days)
    begin = message.first_on + timedelta(days=max(0, rounds) * message.every_days)
    return [begin + timedelta(days=day) for day in range(0, (end - begin).days + 1, message.every_days)]


def _state(due_on: date, sending: Sending | None, today: date) -> SendingState:
    if sending is None:
        if due_on == today:
            return SendingState.DUE
        return SendingState.MISSED if due_on < today else SendingState.COMING
    if sending.sent_on is None:
        return SendingState.SKIPPED
    return SendingState.SENT if sending.sent_on <= due_on else SendingState.SENT_LATE


def _open_miss(known: Sequence[Occurrence]) -> list[Occurrence]:
    """The latest day of a message that is over, if nothing was reported of it."""
    over = [one for one in known if one.sending or one.state is SendingState.MISSED]
    return over[-1:] if over and over[-1].state is SendingState.MISSED else []


def _reached(one: Occurrence) -> tuple[int, int] | None:
    size, sending = one.message.audience_size, one.sending
    return None if size is None or sending is None or sending.reached is None else (sending.reached, size)


def _reported(message: Message, sending: Sending) -> Message:
    others = [one for one in message.sendings if one.due_on != sending.due_on]
    is_known = len(others) < len(message.sendings)
    if not is_known and not is_due_on(message, sending.due_on):
        raise BadInput(f"“{message.name}” is not due on this day.", {"due_on": "Choose one of the days it is due on."})
    return message.but(sendings=tuple(sorted([*others, sending], key=lambda one: one.due_on)))
