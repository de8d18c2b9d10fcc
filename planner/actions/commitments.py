"""Commitments: what I promised and what was promised to me; added, changed, deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change
from planner.actions.communication import seen_tasks, shown_commitments
from planner.actions.holding import is_to_come, keep_one, must_be_as_read, must_be_permitted, must_have_room, seen_by
from planner.actions.workspace import Workspace, new_id
from planner.communication.commitment import Commitment, CommitmentId
from planner.plan.change import Change
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput
from planner.shared.in_words import full_date
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from planner.storage.database import Db

MOST_COMMITMENTS = 5_000


@dataclass(frozen=True, slots=True)
class SavedCommitment:
    """What was kept: the commitment as stored now, unless it was deleted, and the change to undo it by."""

    change: Change | None
    commitment: Commitment | None = None


def add_commitment(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, fields: Mapping[str, Any], now: datetime
) -> SavedCommitment:
    """A new commitment from the fields given; `BadInput` names those that are wrong."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        must_have_room(db, plan, Commitment, MOST_COMMITMENTS, "commitments")
        commitment = Commitment.checked(**{**fields, "id": CommitmentId(new_id()), "version": 1})
        must_be_permitted(visitor, plan_id, commitment)
        _must_have_been(commitment, now)
        _must_point_at_something(db, visitor, plan_id, commitment)
        return _keep(db, visitor, plan, None, commitment, now)


def save_commitment(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, commitment: Commitment, now: datetime
) -> SavedCommitment:
    """The commitment as given, with the version it was read with; `Stale` names who changed what since.

    A link to a task that the visitor may not see stays, unless they set another.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        stored = seen_by(db, visitor, plan_id, Commitment, commitment.id)
        must_be_as_read(db, visitor, plan, stored, commitment.version)
        must_be_permitted(visitor, plan_id, commitment)
        _must_have_been(commitment, now)
        if not commitment.task and stored.task != shown_commitments(db, visitor, plan_id, [stored])[0].task:
            commitment = commitment.but(task=stored.task)
        _must_point_at_something(db, visitor, plan_id, commitment, stored)
        return _keep(db, visitor, plan, stored, commitment, now)


def delete_commitment(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, commitment_id: CommitmentId, now: datetime
) -> SavedCommitment:
    """The plan without the commitment; undoing brings it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        return _keep(db, visitor, plan, seen_by(db, visitor, plan_id, Commitment, commitment_id), None, now)


def _must_have_been(commitment: Commitment, now: datetime) -> None:
    if commitment.closed_on and is_to_come(commitment.closed_on, now):
        day = full_date(commitment.closed_on)
        told = f"{day} is still to come; choose the day on which it was {commitment.outcome}."
        raise BadInput(told, {"closed_on": "This day is still to come."})


def _must_point_at_something(
    db: Db, visitor: Visitor, plan_id: PlanId, commitment: Commitment, stored: Commitment | None = None
) -> None:
    """What it pointed at already may have been deleted since; the link comes to life with it."""
    is_other_task = stored is None or commitment.task != stored.task
    if commitment.task and is_other_task and not seen_tasks(db, visitor, plan_id, {commitment.task}):
        raise BadInput("There is no such task in this plan; choose another.", {"task": "Choose another."})
    who, is_other = commitment.stakeholder, stored is None or commitment.stakeholder != stored.stakeholder
    if who and is_other and not values.some(db, plan_id, Stakeholder, [who]):
        raise BadInput("There is no such stakeholder in this plan; choose another.", {"stakeholder": "Choose another."})


def _keep(
    db: Db, visitor: Visitor, plan: Plan, before: Commitment | None, after: Commitment | None, now: datetime
) -> SavedCommitment:
    change, kept = keep_one(db, visitor, plan, before, after, now)
    return SavedCommitment(change, shown_commitments(db, visitor, plan.id, [kept])[0] if kept else None)
