"""Agreements: what was agreed with the CEO; added, changed, deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change
from planner.actions.holding import keep_one, must_be_as_read, must_be_permitted, must_have_room, seen_by
from planner.actions.workspace import Workspace, new_id
from planner.communication.agreement import Agreement, AgreementId
from planner.plan.change import Change
from planner.plan.plan import PlanId

MOST_AGREEMENTS = 500


@dataclass(frozen=True, slots=True)
class SavedAgreement:
    """What was kept: the agreement as stored now, unless it was deleted, and the change to undo it by."""

    change: Change | None
    agreement: Agreement | None = None


def add_agreement(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, fields: Mapping[str, Any], now: datetime
) -> SavedAgreement:
    """A new agreement from the fields given; `BadInput` names those that are wrong. Private unless they say no."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        must_have_room(db, plan, Agreement, MOST_AGREEMENTS, "agreements")
        agreement = Agreement.checked(**{**fields, "id": AgreementId(new_id()), "version": 1})
        must_be_permitted(visitor, plan_id, agreement)
        return SavedAgreement(*keep_one(db, visitor, plan, None, agreement, now))


def save_agreement(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, agreement: Agreement, now: datetime
) -> SavedAgreement:
    """The agreement as given, with the version it was read with; `Stale` names who changed what since."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        stored = seen_by(db, visitor, plan_id, Agreement, agreement.id)
        must_be_as_read(db, visitor, plan, stored, agreement.version)
        must_be_permitted(visitor, plan_id, agreement)
        return SavedAgreement(*keep_one(db, visitor, plan, stored, agreement, now))


def delete_agreement(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, agreement_id: AgreementId, now: datetime
) -> SavedAgreement:
    """The plan without the agreement; undoing brings it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        stored = seen_by(db, visitor, plan_id, Agreement, agreement_id)
        return SavedAgreement(*keep_one(db, visitor, plan, stored, None, now))
