"""What is typed about a message: with what its fields begin, and the message that they say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pages.shared import visit, working_days
from pages.shared.communication_plan.words import RHYTHMS
from pages.shared.draft import Draft, Drafts
from planner.communication.message import Message, MessageId

FIELDS = (
    *("name", "audience", "audience_size", "text", "channel", "owner"),
    *("feedback", "first_on", "every_days", "until", "is_weekly_note"),
)
OTHER = -1
"""The choice of a rhythm that is none of the usual ones."""

_CHOSEN = ("audience", "channel", "owner")
"""Chosen or typed; while nothing is, they stand at None."""


def _begins(message: Message) -> Mapping[str, Any]:
    began = {field: getattr(message, field) for field in FIELDS}
    chosen = {field: began[field] or None for field in _CHOSEN}
    return began | chosen | {"rhythm": message.every_days if message.every_days in RHYTHMS else OTHER}


DRAFTS: Drafts[Message] = Drafts(
    "message", begins=_begins, reads={"first_on": date.fromisoformat, "until": date.fromisoformat}
)


def blank() -> Message:
    """One that is none yet, sent every week from today on. Its id names the plan, with which what is typed stays."""
    return Message.model_construct(
        id=MessageId(f"new-{visit.plan_id()}"),
        name="",
        audience="",
        owner=visit.plan().plan.leader,
        first_on=working_days.from_day(visit.today()),
        every_days=7,
    )


def fields(draft: Draft[Message], *, is_new: bool) -> dict[str, Any]:
    """The fields of the message as they are typed, of a known one only those that were."""
    typed = set(draft.began_with if is_new else draft.typed())
    found = {field: draft.value(field) for field in FIELDS if field in typed}
    found |= {field: found[field] or "" for field in _CHOSEN if field in found}
    rhythm = draft.value("rhythm")
    if typed & {"rhythm", "every_days"} and rhythm != OTHER:
        found["every_days"] = rhythm
        if rhythm is None:
            found["until"] = None
    return found
