"""Events: what happened on a day that may have moved a KPI, and which task was behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import content_of, lock_to_change, record, who_changed
from planner.actions.measures import keep_events
from planner.actions.workspace import Workspace, new_id
from planner.kpis.event import Event, EventId
from planner.plan.change import Change, Entity
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotFound, Stale
from planner.storage import events as stored_events
from planner.storage import kpis as stored_kpis
from planner.storage import tasks as stored_tasks
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
        stored = _stored(db, plan_id, event.id)
        if stored.version != event.version:
            raise Stale(who_changed(db, visitor, content_of(db, plan), Entity.EVENT, event.id, stored.name))
        if not event.task and stored.task != _shown(db, visitor, plan_id, [stored])[0].task:
            event = event.but(task=stored.task)
        _must_point_at_something(db, visitor, plan_id, event, stored)
        return _keep(db, visitor, plan, {stored.id: stored}, event, now)


def delete_event(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, event_id: EventId, now: datetime
) -> SavedEvent:
    """The plan without the event; undoing brings it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_KPIS)
        stored = _stored(db, plan_id, event_id)
        return SavedEvent(record(db, visitor, plan, keep_events(db, plan_id, {stored.id: stored}, {}), now))


def shown_events(db: Db, visitor: Visitor, plan_id: PlanId) -> list[Event]:
    """The events of a plan, the earliest first; one names its task only where the visitor may open it."""
    return _shown(db, visitor, plan_id, stored_events.of_plan(db, plan_id))


def _shown(db: Db, visitor: Visitor, plan_id: PlanId, events: Sequence[Event]) -> list[Event]:
    seen = _seen_tasks(db, visitor, plan_id, events) | {""}
    return [event if event.task in seen else event.but(task="") for event in events]


def _seen_tasks(db: Db, visitor: Visitor, plan_id: PlanId, events: Sequence[Event]) -> set[str]:
    linked = {event.task for event in events if event.task}
    return stored_tasks.kept(db, plan_id, linked, with_private=visitor.may(Permission.VIEW_PRIVATE, plan_id))


def _stored(db: Db, plan_id: PlanId, event: EventId) -> Event:
    for known in stored_events.of_plan(db, plan_id):
        if known.id == event:
            return known
    raise NotFound("There is no such event in this plan; it may have been deleted. Reload the page.")


def _must_point_at_something(
    db: Db, visitor: Visitor, plan_id: PlanId, event: Event, stored: Event | None = None
) -> None:
    """What the event pointed at already may have been deleted since; the link comes to life with it."""
    known = stored_kpis.some(db, plan_id, event.kpis).keys() | set(stored.kpis if stored else ())
    if set(event.kpis) - known:
        raise BadInput("A KPI of this event has been deleted; choose again.", {"kpis": "Choose again."})
    is_as_it_was = stored is not None and event.task == stored.task
    if event.task and not is_as_it_was and not _seen_tasks(db, visitor, plan_id, [event]):
        raise BadInput("There is no such task in this plan; choose another.", {"task": "Choose another."})


def _keep(
    db: Db, visitor: Visitor, plan: Plan, before: Mapping[EventId, Event], event: Event, now: datetime
) -> SavedEvent:
    change = record(db, visitor, plan, keep_events(db, plan.id, before, {event.id: event}), now)
    stored = next(known for known in shown_events(db, visitor, plan.id) if known.id == event.id)
    return SavedEvent(change, stored)
