"""Links for departments: made, listed and revoked by whoever may change campaigns."""

from datetime import datetime, timedelta

from planner.access.link import ConfirmationLink, hashed, new_token
from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan, lock_to_change
from planner.actions.confirming import briefing_of, running_campaign
from planner.actions.link_record import record_made, record_revoked
from planner.actions.workspace import Workspace
from planner.communication.campaign import CampaignId
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput, NotFound
from planner.storage import links as stored_links
from planner.storage.database import Db

DAYS = 14
MOST_DAYS = 90


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


def _open_ones(
    db: Db, plan_id: PlanId, campaign_id: CampaignId, department: str, now: datetime
) -> list[ConfirmationLink]:
    known = stored_links.of_campaign(db, plan_id, campaign_id)
    return [one for one in known if one.department.casefold() == department.casefold() and one.is_open(now)]
