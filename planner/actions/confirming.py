"""Confirming: departments are told of a campaign, and say whether they know it and can keep its promises."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.campaigns import SavedCampaign
from planner.actions.changing import lock_to_change
from planner.actions.holding import keep_one
from planner.actions.keeping import stored as stored_value
from planner.actions.rewording import as_read
from planner.actions.signing import signature
from planner.actions.workspace import Workspace
from planner.communication.campaign import Briefing, Campaign, CampaignId
from planner.communication.wording import changed_words
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from planner.storage.database import Db

_UNSAID: dict[str, object] = {
    "confirmed_on": None,
    "confirmed_by": "",
    "confirmed_for": "",
    "objection": "",
    "objected_on": None,
    "objected_by": "",
}
"""A department's answer before there is one: each new one takes the place of all that was said."""


def brief(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    campaign_id: CampaignId,
    departments: Sequence[str],
    today: date,
    now: datetime,
) -> SavedCampaign:
    """These departments told of the campaign today; one that it does not know yet is added to it."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        stored = running_campaign(db, plan_id, campaign_id)
        known = {briefing.department.casefold() for briefing in stored.briefings}
        names = {name.strip().casefold(): name for name in departments}
        new = [Briefing.checked(department=name) for key, name in names.items() if key not in known]
        told = [
            one.but(briefed_on=today) if one.department.casefold() in names else one
            for one in (*stored.briefings, *new)
        ]
        summary = f"Told {', '.join(departments)[:80]} of “{stored.name[:80]}”"
        return SavedCampaign(*keep_one(db, visitor, plan, stored, stored.but(briefings=tuple(told)), now, summary))


def confirm(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    campaign_id: CampaignId,
    department: str,
    wording: str,
    today: date,
    now: datetime,
) -> SavedCampaign:
    """The campaign confirmed for a department, in the wording that was read.

    By the person who answers for it, or by somebody who may change campaigns. `Stale` says what changed if the
    campaign says something else by now; nothing is confirmed then.
    """
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.CONFIRM_CAMPAIGNS)
        campaign = running_campaign(db, plan_id, campaign_id)
        _must_answer_for(visitor, plan_id, briefing_of(campaign, department))
        return keep_confirmed(db, visitor, plan, campaign, department, wording, today, now)


def object_to(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    campaign_id: CampaignId,
    department: str,
    wording: str,
    why: str,
    today: date,
    now: datetime,
) -> SavedCampaign:
    """The department's objection, which takes the place of its confirmation; refused as `confirm` is."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.CONFIRM_CAMPAIGNS)
        campaign = running_campaign(db, plan_id, campaign_id)
        _must_answer_for(visitor, plan_id, briefing_of(campaign, department))
        return keep_objection(db, visitor, plan, campaign, department, wording, why, today, now)


def running_campaign(db: Db, plan_id: PlanId, campaign_id: CampaignId) -> Campaign:
    """The campaign; `BadInput` if it is cancelled, `NotFound` if there is none."""
    campaign = stored_value(db, plan_id, Campaign, campaign_id)
    if campaign.is_cancelled:
        raise BadInput(f"“{campaign.name}” has been cancelled; there is nothing to confirm any more.")
    return campaign


def briefing_of(campaign: Campaign, department: str) -> Briefing:
    """What a department was told and has said; `NotFound` if the campaign does not know it."""
    for briefing in campaign.briefings:
        if briefing.department.casefold() == department.strip().casefold():
            return briefing
    raise NotFound(f"“{campaign.name}” has no department called “{department}”; reload the page and choose one.")


def keep_confirmed(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    campaign: Campaign,
    department: str,
    wording: str,
    today: date,
    now: datetime,
) -> SavedCampaign:
    """Store that the department confirms this wording of the campaign, said by the visitor."""
    _must_be_what_was_read(db, plan, campaign, wording, "confirmed")
    said = _UNSAID | {"confirmed_on": today, "confirmed_by": signature(visitor, plan), "confirmed_for": wording}
    summary = f"Confirmed “{campaign.name[:80]}” for {department[:80]}"
    return _keep(db, visitor, plan, campaign, _answered(campaign, department, today, said), now, summary)


def keep_objection(
    db: Db,
    visitor: Visitor,
    plan: Plan,
    campaign: Campaign,
    department: str,
    wording: str,
    why: str,
    today: date,
    now: datetime,
) -> SavedCampaign:
    """Store what the department objects to in this wording of the campaign, said by the visitor."""
    if not why.strip():
        raise BadInput("Say what stands against it, so that it can be put right.", {"why": "Why?"})
    _must_be_what_was_read(db, plan, campaign, wording, "noted")
    said = _UNSAID | {"objection": why, "objected_on": today, "objected_by": signature(visitor, plan)}
    summary = f"Objected to “{campaign.name[:80]}” for {department[:80]}"
    return _keep(db, visitor, plan, campaign, _answered(campaign, department, today, said), now, summary)


def _must_answer_for(visitor: Visitor, plan_id: PlanId, briefing: Briefing) -> None:
    is_own = bool(visitor.name) and briefing.person == visitor.name
    if not is_own and not visitor.may(Permission.EDIT_COMMUNICATION, plan_id):
        who = briefing.person or "the plan's owner"
        raise NotAllowed(f"You do not answer for {briefing.department}, so you may not confirm for it. Ask {who}.")


def _must_be_what_was_read(db: Db, plan: Plan, campaign: Campaign, wording: str, done: str) -> None:
    if campaign.wording != wording:
        what = changed_words(as_read(db, plan.id, campaign, wording), campaign)
        told = f"“{campaign.name}” was changed after you opened it: {what}."
        raise Stale(f"{told} Nothing was {done}; read it again, then answer.")


def _answered(campaign: Campaign, department: str, today: date, said: Mapping[str, object]) -> Campaign:
    """The campaign with what one department says; whoever answers has been told."""
    asked = briefing_of(campaign, department)
    answered = asked.but(**said, briefed_on=asked.briefed_on or today)
    return campaign.but(briefings=tuple(answered if one is asked else one for one in campaign.briefings))


def _keep(
    db: Db, visitor: Visitor, plan: Plan, before: Campaign, after: Campaign, now: datetime, summary: str
) -> SavedCampaign:
    return SavedCampaign(*keep_one(db, visitor, plan, before, after, now, summary))
