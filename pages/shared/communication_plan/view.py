"""What the page of the communication plan works out once for each state of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pages.shared import communication
from pages.shared.communication_plan import words
from planner.actions.communication import OpenCommunication
from planner.communication.message import Message, MessageId
from planner.communication.occurrences import Occurrence, Reach, SendingState, due_messages, occurrences, reach

AHEAD = 7
_LOOK_AHEAD = 366


@dataclass(frozen=True, slots=True)
class Messages:
    """All messages, by audience; what is to be sent in a week; what came of each; when each is due next."""

    messages: Sequence[Message]
    to_do: Sequence[Occurrence]
    came: Mapping[MessageId, Reach]
    next_due: Mapping[MessageId, date | None]
    began: date
    answer: str

    def message(self, wanted: MessageId | None) -> Message | None:
        """The message of this id, if there is one."""
        return next((one for one in self.messages if one.id == wanted), None)


def messages() -> Messages:
    """The communication plan of the open plan, as of today."""
    return communication.of_communication("messages", _messages)


def _messages(opened: OpenCommunication) -> Messages:
    known = sorted(opened.messages, key=lambda one: (one.audience.casefold(), one.first_on, one.name.casefold()))
    today = opened.today
    began = min([today, *(one.first_on for one in known)])
    to_do = due_messages(known, today, AHEAD)
    return Messages(
        messages=known,
        to_do=to_do,
        came={one.id: reach([one], began, today, today) for one in known},
        next_due={one.id: _next(one, today) for one in known},
        began=began,
        answer=words.answer(known, to_do, reach(known, began, today, today)),
    )


def _next(message: Message, today: date) -> date | None:
    last = max(today, message.first_on) + timedelta(days=_LOOK_AHEAD)
    ahead = occurrences(message, today, last, today)
    return next((one.due_on for one in ahead if one.state in (SendingState.DUE, SendingState.COMING)), None)
