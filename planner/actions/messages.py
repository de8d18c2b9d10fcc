"""Messages: the lines of the communication plan, and what became of each sending."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change, record
from planner.actions.holding import is_to_come, keep_one, must_be_as_read, must_have_room, stored_as_edited
from planner.actions.keeping import by_id, keep_values
from planner.actions.keeping import stored as stored_value
from planner.actions.signing import signature
from planner.actions.workspace import Workspace, new_id
from planner.communication.message import Message, MessageId, Sending
from planner.communication.occurrences import is_due_on
from planner.plan.change import Change
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput, NotAllowed
from planner.shared.in_words import full_date

MOST_MESSAGES = 500


@dataclass(frozen=True, slots=True)
class SavedMessage:
    """What was kept: the message as stored now, unless it was deleted, and the change to undo it by."""

    change: Change | None
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class SavedMessages:
    """What was added, and the change to undo it by, if there is one."""

    change: Change | None
    messages: Sequence[Message] = ()


def add_message(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, fields: Mapping[str, Any], now: datetime
) -> SavedMessage:
    """A new message from the fields given; `BadInput` names those that are wrong."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        must_have_room(db, plan, Message, MOST_MESSAGES, "messages")
        message = Message.checked(**{**fields, "id": MessageId(new_id()), "version": 1})
        return SavedMessage(*keep_one(db, visitor, plan, None, message, now))


def add_messages(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, several: Sequence[Mapping[str, Any]], now: datetime
) -> SavedMessages:
    """New messages from the fields of each, all of them or none; `BadInput` names those that are wrong."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        must_have_room(db, plan, Message, MOST_MESSAGES, "messages", adding=len(several))
        new = [Message.checked(**{**fields, "id": MessageId(new_id()), "version": 1}) for fields in several]
        edits = keep_values(db, plan_id, Message, {}, by_id(new))
        summary = f"Added {len(new)} messages" if len(new) > 1 else ""
        return SavedMessages(record(db, visitor, plan, edits, now, summary), new)


def save_message(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, message: Message, now: datetime
) -> SavedMessage:
    """The message as given, with the version it was read with; `Stale` names who changed what since.

    Its sendings stay as they are: each is reported on its own.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = stored_as_edited(db, visitor, plan, message)
        edited = message.but(sendings=stored.sendings)
        return SavedMessage(*keep_one(db, visitor, plan, stored, edited, now))


def delete_message(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, message_id: MessageId, now: datetime
) -> SavedMessage:
    """The plan without the message and its sendings; undoing brings them back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = stored_value(db, plan_id, Message, message_id)
        return SavedMessage(*keep_one(db, visitor, plan, stored, None, now))


def report_sending(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    message_id: MessageId,
    sending: Sending | None,
    due_on: date,
    now: datetime,
    version: int | None = None,
) -> SavedMessage:
    """What became of the message that was due on a day; with no `sending`, nothing was reported of it.

    Whoever may not change the plan reports on their own messages only. Reports on two days that come at once are
    both kept; with the `version` that was read, one on a message that was changed since is `Stale`.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.REPORT_OWN_MESSAGES)
        stored = stored_value(db, plan_id, Message, message_id)
        _must_be_theirs(visitor, plan_id, stored)
        if version is not None:
            must_be_as_read(db, visitor, plan, stored, version)
        others = [known for known in stored.sendings if known.due_on != due_on]
        reported = [_checked(stored, sending, due_on, signature(visitor, plan), now)] if sending else []
        sendings = sorted([*others, *reported], key=lambda known: known.due_on)
        edited = stored.but(sendings=tuple(sendings))
        return SavedMessage(*keep_one(db, visitor, plan, stored, edited, now))


def _must_be_theirs(visitor: Visitor, plan_id: PlanId, message: Message) -> None:
    is_own = bool(visitor.name) and message.owner == visitor.name
    if not is_own and not visitor.may(Permission.EDIT_COMMUNICATION, plan_id):
        raise NotAllowed(f"“{message.name}” is not yours, so you may not report on it. Ask its owner.")


def _checked(message: Message, sending: Sending, due_on: date, by: str, now: datetime) -> Sending:
    is_known = any(known.due_on == due_on for known in message.sendings)
    if sending.due_on != due_on or not (is_known or is_due_on(message, due_on)):
        told = f"“{message.name}” is not due on {full_date(due_on)}; choose one of its days."
        raise BadInput(told, {"due_on": "It is not due on this day."})
    if sending.sent_on and is_to_come(sending.sent_on, now):
        told = f"{full_date(sending.sent_on)} is still to come; choose the day on which it was sent."
        raise BadInput(told, {"sent_on": "This day is still to come."})
    return sending if sending.by else sending.but(by=by)
