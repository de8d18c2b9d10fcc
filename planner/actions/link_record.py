"""Links in the record: for which department and campaign one was made or revoked, never its token or its hash."""

from collections.abc import Sequence
from datetime import datetime

from planner.access.link import ConfirmationLink
from planner.access.visitor import Visitor
from planner.actions.changing import record
from planner.communication.campaign import Campaign, CampaignId
from planner.plan.change import Change, Edit, Entity
from planner.plan.change_words import summary_of
from planner.plan.plan import Plan
from planner.storage import values
from planner.storage.database import Db


def record_made(
    db: Db, visitor: Visitor, plan: Plan, link: ConfirmationLink, replaced: Sequence[ConfirmationLink], now: datetime
) -> Change | None:
    """That the visitor made a link, in the place of those of the same department that work no more."""
    name = _campaign_name(db, plan, link)
    edits = [*(_edit(older, name, is_made=False) for older in replaced), _edit(link, name, is_made=True)]
    summary = summary_of(edits[-1:]) + ("; the one before works no more" if replaced else "")
    return record(db, visitor, plan, edits, now, summary)


def record_revoked(db: Db, visitor: Visitor, plan: Plan, link: ConfirmationLink, now: datetime) -> Change | None:
    """That the visitor revoked a link."""
    return record(db, visitor, plan, [_edit(link, _campaign_name(db, plan, link), is_made=False)], now)


def _campaign_name(db: Db, plan: Plan, link: ConfirmationLink) -> str:
    found = values.some(db, plan.id, Campaign, [CampaignId(link.campaign)])
    return next((campaign.name for campaign in found.values()), "a deleted campaign")


def _edit(link: ConfirmationLink, campaign: str, *, is_made: bool) -> Edit:
    told = {"department": link.department, "expires_at": link.expires_at.isoformat()}
    before, after = (None, told) if is_made else (told, None)
    # Whoever reads the record shall not even tell one link from another, so it stands under its campaign's id.
    return Edit(entity=Entity.LINK, id=link.campaign, name=campaign, before=before, after=after)
