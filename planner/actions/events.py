"""Events: what happened on a day that may have moved a KPI, and which task was behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change, record
from planner.actions.holding import stored_as_edited
from planner.actions.keeping import keep_values, stored
from planner.actions.workspace import Workspace, new_id
from planner.kpis.event import Event, EventId
from planner.plan.change import Change
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput
from planner.storage import kpis as stored_kpis
from planner.storage import tasks as stored_tasks
from planner.storage import values
from planner.storage.database import Db


@dataclass(frozen=True, slots=True)
class SavedEvent:
    """What was kept: the event as stored now, unless it was deleted, and the change to undo it by."""

    change: Change | None
    event: Event | None = None


def add_event(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, fields: Mapping[str, Any], now: datetime
) -> SavedEvent:
    """A new event from the fields given; `BadInput` names those that are wrong."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_KPIS)
        event = Event.checked(**{**fields, "id": EventId(new_id()), "version": 1})
        _must_point_at_something(db, visitor, plan_id, event)
        return _keep(db, visitor, plan, {}, event, now)


def save_event(workspace: Workspace, visitor: Visitor, plan_id: PlanId, event: Event, now: datetime) -> SavedEvent:
    """The event as given, with the version it was read with; `Stale` names who changed what since.

    A link to a task that the visitor may not see stays, unless they set another.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_KPIS)
        known = stored_as_edited(db, visitor, plan, event)
        if not event.task and known.task != _shown(db, visitor, plan_id, [known])[0].task:
            event = event.but(task=known.task)
        _must_point_at_something(db, visitor, plan_id, event, known)
        return _keep(db, visitor, plan, {known.id: known}, event, now)


def delete_event(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, event_id: EventId, now: datetime
) -> SavedEvent:
    """The plan without the event; undoing brings it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_KPIS)
        known = stored(db, plan_id, Event, event_id)
        return SavedEvent(record(db, visitor, plan, keep_values(db, plan_id, Event, {known.id: known}, {}), now))


def shown_events(db: Db, visitor: Visitor, plan_id: PlanId) -> list[Event]:
    """The events of a plan, the earliest first; one names its task only where the visitor may open it."""
    return _shown(db, visitor, plan_id, values.of_plan(db, plan_id, Event))


def _shown(db: Db, visitor: Visitor, plan_id: PlanId, events: Sequence[Event]) -> list[Event]:
    seen = _seen_tasks(db, visitor, plan_id, events) | {""}
    return [event if event.task in seen else event.but(task="") for event in events]


def _seen_tasks(db: Db, visitor: Visitor, plan_id: PlanId, events: Sequence[Event]) -> set[str]:
    linked = {event.task for event in events if event.task}
    return stored_tasks.kept(db, plan_id, linked, with_private=visitor.may(Permission.VIEW_PRIVATE, plan_id))


def _must_point_at_something(
    db: Db, visitor: Visitor, plan_id: PlanId, event: Event, known: Event | None = None
) -> None:
    """What the event pointed at already may have been deleted since; the link comes to life with it."""
    kpis = stored_kpis.some(db, plan_id, event.kpis).keys() | set(known.kpis if known else ())
    if set(event.kpis) - kpis:
        raise BadInput("A KPI of this event has been deleted; choose again.", {"kpis": "Choose again."})
    is_as_it_was = known is not None and event.task == known.task
    if event.task and not is_as_it_was and not _seen_tasks(db, visitor, plan_id, [event]):
        raise BadInput("There is no such task in this plan; choose another.", {"task": "Choose another."})


def _keep(db: Db, visitor: Visitor, plan: Plan, before: Mapping[str, Event], event: Event, now: datetime) -> SavedEvent:
    change = record(db, visitor, plan, keep_values(db, plan.id, Event, before, {event.id: event}), now)
    stored = next(known for known in shown_events(db, visitor, plan.id) if known.id == event.id)
    return SavedEvent(change, stored)
