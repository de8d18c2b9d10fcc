"""What is done with a campaign in one click: told, confirmed, let go, cancelled, deleted; all in callbacks."""

from collections.abc import Sequence

from pages.shared import notices, visit
from pages.shared.campaigns import address
from planner.actions import campaigns as campaign_actions
from planner.actions import confirming
from planner.actions.campaigns import SavedCampaign
from planner.communication.campaign import Campaign
from planner.shared.in_words import listed

FORM = "campaign"
"""The form whose problems stand in the panel."""


def brief(campaign: Campaign, departments: Sequence[str]) -> None:
    """These departments are told of it today."""
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    saved = notices.attempt(FORM, confirming.brief, plan, campaign.id, departments, today, now)
    if saved:
        told(saved, f"Noted: {listed(departments)} {'was' if len(departments) == 1 else 'were'} told today")


def confirm(campaign: Campaign, department: str) -> None:
    """The department confirms the wording that is shown."""
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    given = (plan, campaign.id, department, campaign.wording, today, now)
    if saved := notices.attempt(FORM, confirming.confirm, *given):
        told(saved, f"“{campaign.name}” is confirmed for {department}")


def object_to(form: str, campaign: Campaign, department: str, why: str) -> bool:
    """The department objects; whether that was kept."""
    plan, today, now = visit.plan_id(), visit.today(), visit.now()
    given = (plan, campaign.id, department, campaign.wording, why, today, now)
    if saved := notices.attempt(form, confirming.object_to, *given):
        told(saved, f"The objection of {department} stands with “{campaign.name}”")
    return saved is not None


def hold_back(form: str, campaign: Campaign, why: str) -> bool:
    """The campaign is held back; whether that was kept."""
    saved = notices.attempt(form, campaign_actions.hold_back, visit.plan_id(), campaign.id, why, visit.now())
    if saved:
        told(saved, f"“{campaign.name}” is held back")
    return saved is not None


def let_go(campaign: Campaign) -> None:
    """The campaign is held back no longer."""
    saved = notices.attempt(FORM, campaign_actions.let_go, visit.plan_id(), campaign.id, visit.now())
    if saved:
        told(saved, f"“{campaign.name}” may go ahead")


def cancel(campaign: Campaign, *, is_cancelled: bool) -> None:
    """The campaign is cancelled, or taken up again."""
    changed = campaign.but(is_cancelled=is_cancelled)
    saved = notices.attempt(FORM, campaign_actions.save_campaign, visit.plan_id(), changed, visit.now())
    if saved:
        told(saved, f"“{campaign.name}” is {'cancelled' if is_cancelled else 'taken up again'}")


def delete(campaign: Campaign) -> None:
    """The plan without the campaign."""
    saved = notices.attempt(FORM, campaign_actions.delete_campaign, visit.plan_id(), campaign.id, visit.now())
    if saved:
        address.close()
        told(saved, f"“{campaign.name}” is deleted")


def told(saved: SavedCampaign, done: str) -> None:
    """Say what was done, and offer to undo it."""
    notices.say(f"{done}.", visit.plan_id(), saved.change.id if saved.change else None)
