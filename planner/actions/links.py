"""Links for departments: made, listed and revoked by whoever may change campaigns, used by whoever holds one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planner.access.link import ConfirmationLink, hashed, new_token
from planner.access.visitor import Permission, Visitor
from planner.actions.campaigns import SavedCampaign
from planner.actions.changing import load_plan, lock_to_change
from planner.actions.confirming import briefing_of, keep_confirmed, keep_objection, running_campaign
from planner.actions.keeping import stored as stored_value
from planner.actions.link_record import record_made, record_revoked
from planner.actions.rewording import changed_since
from planner.actions.workspace import Workspace
from planner.communication.campaign import Briefing, Campaign, CampaignId
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotFound
from planner.shared.value import Name, Value
from planner.storage import links as stored_links
from planner.storage import plans as stored_plans
from planner.storage.database import Db

DAYS = 14
MOST_DAYS = 90
_NO_USE = "This link does not work, or no longer. Ask whoever sent it to you for a new one."


@dataclass(frozen=True, slots=True)
class LinkedCampaign:
    """All that the holder of a link is shown: the campaign as departments are told of it, and their own answer.

    `wording` goes back with the answer, so that it is of what was read. `is_outdated` is whether the department
    confirmed another wording, `changed` what is different since then, as far as it is known. `confirmed_by` is who did,
    `asked_by` whose plan it is, who reads the answer.
    """

    company: str
    asked_by: str
    campaign: str
    start: date
    end: date
    channels: Sequence[str]
    message: str
    promises: Sequence[str]
    wording: str
    department: str
    person: str
    confirmed_on: date | None
    confirmed_by: str
    is_outdated: bool
    changed: str
    objection: str
    objected_on: date | None
    objected_by: str


class _Signed(Value):
    name: Name


@dataclass(frozen=True, slots=True)
class _Opened:
    plan: Plan
    link: ConfirmationLink
    campaign: Campaign
    briefing: Briefing


def make_confirmation_link(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    campaign_id: CampaignId,
    department: str,
    now: datetime,
    days: int = DAYS,
) -> str:
    """The token of a new link for a department, told this once; an older one of that department stops working."""
    if not 1 <= days <= MOST_DAYS:
        told = f"A link works for 1 to {MOST_DAYS} days; choose a number between."
        raise BadInput(told, {"days": told})
    token = new_token()
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        briefing = briefing_of(running_campaign(db, plan_id, campaign_id), department)
        replaced = _open_ones(db, plan_id, campaign_id, briefing.department, now)
        for older in replaced:
            stored_links.save(db, plan_id, older.but(revoked_at=now))
        link = ConfirmationLink(
            hash=hashed(token),
            campaign=campaign_id,
            department=briefing.department,
            made_at=now,
            made_by=visitor.name,
            expires_at=now + timedelta(days=days),
        )
        stored_links.add(db, plan_id, link)
        record_made(db, visitor, plan, link, replaced, now)
    return token


def links_of(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, campaign_id: CampaignId
) -> list[ConfirmationLink]:
    """The links that were made for a campaign, the newest first, without their tokens: nobody has those any more."""
    visitor.must(Permission.EDIT_COMMUNICATION, plan_id)
    with workspace.reading() as db:
        load_plan(db, visitor, plan_id)
        return stored_links.of_campaign(db, plan_id, campaign_id)


def revoke_link(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, token_hash: str, now: datetime
) -> ConfirmationLink:
    """The link, which works no more."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_COMMUNICATION)
        link = stored_links.load(db, plan_id, token_hash)
        if link is None:
            raise NotFound("There is no such link in this plan. Reload the page.")
        if link.revoked_at:
            return link
        revoked = link.but(revoked_at=now)
        stored_links.save(db, plan_id, revoked)
        record_revoked(db, visitor, plan, revoked, now)
        return revoked


def opened_by_link(workspace: Workspace, token: str, now: datetime) -> LinkedCampaign:
    """What the holder of a link may see; `NotFound`, in the same words, for any link that does not work."""
    with workspace.reading() as db:
        return _shown(db, _opened(db, token, now, is_locking=False))


def confirm_by_link(workspace: Workspace, token: str, name: str, wording: str, now: datetime) -> LinkedCampaign:
    """The campaign confirmed for the link's department by somebody who gives their name.

    `Stale` says what changed if the campaign says something else than what was read, `NotFound` as for opening.
    """
    with workspace.transaction() as db:
        found = _opened(db, token, now, is_locking=True)
        answers = (db, _holder(name), found.plan, found.campaign, found.briefing.department, wording)
        return _used(db, found, keep_confirmed(*answers, now.date(), now), now)


def object_by_link(
    workspace: Workspace, token: str, name: str, wording: str, why: str, now: datetime
) -> LinkedCampaign:
    """What the link's department objects to, in place of its confirmation; refused as `confirm_by_link` is."""
    with workspace.transaction() as db:
        found = _opened(db, token, now, is_locking=True)
        answers = (db, _holder(name), found.plan, found.campaign, found.briefing.department, wording)
        return _used(db, found, keep_objection(*answers, why, now.date(), now), now)


def _open_ones(
    db: Db, plan_id: PlanId, campaign_id: CampaignId, department: str, now: datetime
) -> list[ConfirmationLink]:
    known = stored_links.of_campaign(db, plan_id, campaign_id)
    return [one for one in known if one.department.casefold() == department.casefold() and one.is_open(now)]


def _opened(db: Db, token: str, now: datetime, *, is_locking: bool) -> _Opened:
    """What a link opens. Whatever stands against it, the holder hears the same: none learns what there is."""
    try:
        plan_id = stored_links.plan_of(db, hashed(token))
        if plan_id is None:
            raise NotFound(_NO_USE)
        plan = stored_plans.lock(db, plan_id) if is_locking else stored_plans.load(db, plan_id)
        link = stored_links.load(db, plan_id, hashed(token))
        if link is None or not link.is_open(now) or plan.deleted_at or plan.archived_at:
            raise NotFound(_NO_USE)
        campaign = stored_value(db, plan_id, Campaign, link.campaign)
        if campaign.is_cancelled:
            raise NotFound(_NO_USE)
        return _Opened(plan, link, campaign, briefing_of(campaign, link.department))
    except NotFound as error:
        raise NotFound(_NO_USE) from error


def _used(db: Db, found: _Opened, saved: SavedCampaign, now: datetime) -> LinkedCampaign:
    stored_links.save(db, found.plan.id, found.link.used(now))
    now_said = saved.campaign or found.campaign
    return _shown(db, replace(found, campaign=now_said, briefing=briefing_of(now_said, found.briefing.department)))


def _shown(db: Db, found: _Opened) -> LinkedCampaign:
    campaign, briefing = found.campaign, found.briefing
    return LinkedCampaign(
        company=found.plan.company,
        asked_by=found.plan.leader,
        campaign=campaign.name,
        start=campaign.start,
        end=campaign.end,
        channels=campaign.channels,
        message=campaign.message,
        promises=[promise.text for promise in campaign.promises],
        wording=campaign.wording,
        department=briefing.department,
        person=briefing.person,
        confirmed_on=briefing.confirmed_on,
        confirmed_by=briefing.confirmed_by,
        is_outdated=briefing.confirmed_on is not None and briefing.confirmed_for != campaign.wording,
        changed=changed_since(db, found.plan.id, campaign, briefing),
        objection=briefing.objection,
        objected_on=briefing.objected_on,
        objected_by=briefing.objected_by,
    )


def _holder(name: str) -> Visitor:
    """Whoever holds the link, by the name they give; the record tells that nobody has checked it."""
    return Visitor(f"{_Signed.checked(name=name).name} (by link)")
