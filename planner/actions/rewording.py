"""Rewording: what a campaign said when a department confirmed it, and what changed since then."""

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan
from planner.actions.keeping import stored as stored_value
from planner.actions.workspace import Workspace
from planner.communication.campaign import Briefing, Campaign, CampaignId
from planner.communication.departments import Told, told
from planner.communication.wording import changed_words
from planner.plan.change import Edit, Entity
from planner.plan.plan import PlanId
from planner.storage import changes as stored_changes
from planner.storage.database import Db


def reworded(workspace: Workspace, visitor: Visitor, plan_id: PlanId, campaign_id: CampaignId) -> dict[str, str]:
    """What changed since each department that confirmed an older wording read it, as a phrase, by department."""
    visitor.must(Permission.VIEW_PLAN, plan_id)
    with workspace.reading() as db:
        load_plan(db, visitor, plan_id)
        campaign = stored_value(db, plan_id, Campaign, campaign_id)
        return {one.department: changed_since(db, plan_id, campaign, one) for one in campaign.briefings}


def changed_since(db: Db, plan_id: PlanId, campaign: Campaign, briefing: Briefing) -> str:
    """What changed since a department confirmed it; empty if nothing did, or if it is not known what it read."""
    if told(briefing, campaign) is not Told.OUTDATED:
        return ""
    read = as_read(db, plan_id, campaign, briefing.confirmed_for)
    return changed_words(read, campaign) if read else ""


def as_read(db: Db, plan_id: PlanId, campaign: Campaign, wording: str) -> Campaign | None:
    """The campaign as it was with this wording, found by running the record backwards; None if it never was so."""
    then = campaign
    for change in stored_changes.story(db, plan_id, Entity.CAMPAIGN, campaign.id):
        for edit in change.edits:
            then = _before(then, edit)
            if then.wording == wording:
                return then
    return None


def _before(campaign: Campaign, edit: Edit) -> Campaign:
    """The campaign before an edit; that of one which added it is told by its removal before, if there was one."""
    if edit.before is None:
        return campaign
    return Campaign.model_validate(campaign.model_dump(mode="json") | edit.before)
