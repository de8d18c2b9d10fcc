"""Campaigns: added, changed, held back, deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import lock_to_change
from planner.actions.holding import keep_one, must_have_room, stored_as_edited
from planner.actions.keeping import stored as stored_value
from planner.actions.workspace import Workspace, new_id
from planner.communication.campaign import Briefing, Campaign, CampaignId, Promise
from planner.kpis.kpi import KpiId
from planner.plan.change import Change
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput
from planner.storage import kpis as stored_kpis
from planner.storage.database import Db

MOST_CAMPAIGNS = 1_000


@dataclass(frozen=True, slots=True)
class SavedCampaign:
    """What was kept: the campaign as stored now, unless it was deleted, and the change to undo it by."""

    change: Change | None
    campaign: Campaign | None = None


def add_campaign(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, fields: Mapping[str, Any], now: datetime
) -> SavedCampaign:
    """A new campaign from the fields given; `BadInput` names those that are wrong. Promises get their ids here.

    No department has been told of it yet, and it is not held back.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        must_have_room(db, plan, Campaign, MOST_CAMPAIGNS, "campaigns")
        promises = [_with_id(promise) for promise in fields.get("promises", ())]
        own = {"id": CampaignId(new_id()), "version": 1, "held_why": "", "promises": promises}
        campaign = _as_told(Campaign.checked(**{**fields, **own}), ())
        _must_point_at_kpis(db, plan_id, campaign)
        return SavedCampaign(*keep_one(db, visitor, plan, None, campaign, now))


def save_campaign(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, campaign: Campaign, now: datetime
) -> SavedCampaign:
    """The campaign as given, with the version it was read with; `Stale` names who changed what since.

    What departments have said stays with them, also when the wording changes: their confirmation is then of another
    one. Whether it is held back stays, too. A promise that is known keeps its id, others get one.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = stored_as_edited(db, visitor, plan, campaign)
        known = {promise.id for promise in stored.promises}
        promises = [promise if promise.id in known else promise.but(id=new_id()) for promise in campaign.promises]
        edited = _as_told(campaign.but(promises=promises, held_why=stored.held_why), stored.briefings)
        _must_point_at_kpis(db, plan_id, edited, stored)
        return SavedCampaign(*keep_one(db, visitor, plan, stored, edited, now))


def delete_campaign(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, campaign_id: CampaignId, now: datetime
) -> SavedCampaign:
    """The plan without the campaign; undoing brings it back with all that departments have said."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = stored_value(db, plan_id, Campaign, campaign_id)
        return SavedCampaign(*keep_one(db, visitor, plan, stored, None, now))


def hold_back(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, campaign_id: CampaignId, why: str, now: datetime
) -> SavedCampaign:
    """The campaign held back, with the reason; `BadInput` without one."""
    if not why.strip():
        raise BadInput("Say why the campaign is held back; everybody reads it with the campaign.", {"why": "Why?"})
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = stored_value(db, plan_id, Campaign, campaign_id)
        summary = f"Held back “{stored.name[:80]}”"
        return SavedCampaign(*keep_one(db, visitor, plan, stored, stored.but(held_why=why), now, summary))


def let_go(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, campaign_id: CampaignId, now: datetime
) -> SavedCampaign:
    """The campaign no longer held back."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = stored_value(db, plan_id, Campaign, campaign_id)
        summary = f"Let “{stored.name[:80]}” go ahead"
        return SavedCampaign(*keep_one(db, visitor, plan, stored, stored.but(held_why=""), now, summary))


def _with_id(promise: Promise | Mapping[str, Any]) -> dict[str, Any]:
    fields = promise.model_dump() if isinstance(promise, Promise) else dict(promise)
    return fields | {"id": new_id()}


def _as_told(campaign: Campaign, stored: Sequence[Briefing]) -> Campaign:
    """The campaign with its departments as given, each with what it has been told and has said so far."""
    known = {briefing.department.casefold(): briefing for briefing in stored}
    told = []
    for given in campaign.briefings:
        so_far = known.get(given.department.casefold()) or Briefing(department=given.department)
        told.append(so_far.but(department=given.department, person=given.person))
    return campaign.but(briefings=tuple(told))


def _must_point_at_kpis(db: Db, plan_id: PlanId, campaign: Campaign, stored: Campaign | None = None) -> None:
    """A promise that pointed at a KPI already keeps it though it was deleted: nothing supports it any more."""
    before = {promise.kpi for promise in stored.promises} if stored else set()
    wanted = {promise.kpi for promise in campaign.promises if promise.kpi} - before
    gone = wanted - stored_kpis.some(db, plan_id, [KpiId(kpi) for kpi in wanted]).keys()
    for promise in campaign.promises:
        if promise.kpi in gone:
            told = f"The KPI of “{promise.text}” is not in this plan; choose another."
            raise BadInput(told, {"promises": told})
