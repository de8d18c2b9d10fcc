"""Agreements: what was agreed with the CEO; added, changed, deleted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change
from planner.actions.holding import keep_one, must_have_room, stored_as_edited
from planner.actions.keeping import stored as stored_value
from planner.actions.workspace import Workspace, new_id
from planner.communication.agreement import Agreement, AgreementId
from planner.plan.change import Change, Entity
from planner.plan.plan import PlanId
from planner.shared.errors import NotFound
from planner.storage.database import Db

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
        _must_be_permitted(visitor, plan_id, agreement)
        return SavedAgreement(*keep_one(db, visitor, plan, None, agreement, now))


def save_agreement(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, agreement: Agreement, now: datetime
) -> SavedAgreement:
    """The agreement as given, with the version it was read with; `Stale` names who changed what since."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        stored = _seen(db, visitor, plan_id, agreement.id)
        stored_as_edited(db, visitor, plan, Entity.AGREEMENT, agreement)
        _must_be_permitted(visitor, plan_id, agreement)
        return SavedAgreement(*keep_one(db, visitor, plan, stored, agreement, now))


def delete_agreement(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, agreement_id: AgreementId, now: datetime
) -> SavedAgreement:
    """The plan without the agreement; undoing brings it back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.KEEP_COMMITMENTS)
        return SavedAgreement(*keep_one(db, visitor, plan, _seen(db, visitor, plan_id, agreement_id), None, now))


def _seen(db: Db, visitor: Visitor, plan_id: PlanId, agreement_id: AgreementId) -> Agreement:
    """The agreement as stored; `NotFound` also if it is not for this visitor."""
    found = stored_value(db, plan_id, Agreement, agreement_id)
    if found.is_private and not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        raise NotFound("There is no such agreement in this plan; it may have been deleted. Reload the page.")
    return found


def _must_be_permitted(visitor: Visitor, plan_id: PlanId, agreement: Agreement) -> None:
    if agreement.is_private:
        visitor.must(Permission.VIEW_PRIVATE, plan_id)
