"""Answering by a link: what its holder is shown, and what they confirm or object to for their department."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.access.link import ConfirmationLink, hashed
from planner.access.visitor import Visitor
from planner.actions.campaigns import SavedCampaign
from planner.actions.confirming import briefing_of, keep_confirmed, keep_objection
from planner.actions.keeping import stored as stored_value
from planner.actions.rewording import changed_since
from planner.actions.workspace import Workspace
from planner.communication.campaign import Briefing, Campaign
from planner.plan.plan import Plan
from planner.shared.errors import NotFound
from planner.shared.value import Name, Value
from planner.storage import links as stored_links
from planner.storage import plans as stored_plans
from planner.storage.database import Db

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


def opened_by_link(workspace: Workspace, token: str, now: datetime) -> LinkedCampaign:
    """What the holder of a link may see; `NotFound`, in the same words, for any link that does not work."""
    with workspace.reading() as db:
        return _shown(db, _opened(db, token, now, is_locking=False))


def confirm_by_link(
    workspace: Workspace, token: str, name: str, wording: str, today: date, now: datetime
) -> LinkedCampaign:
    """The campaign confirmed for the link's department by somebody who gives their name, on the day it is for them.

    `Stale` says what changed if the campaign says something else than what was read, `NotFound` as for opening.
    """
    with workspace.transaction() as db:
        found = _opened(db, token, now, is_locking=True)
        answers = (db, _holder(name), found.plan, found.campaign, found.briefing.department, wording)
        return _used(db, found, keep_confirmed(*answers, today, now), now)


def object_by_link(
    workspace: Workspace, token: str, name: str, wording: str, why: str, today: date, now: datetime
) -> LinkedCampaign:
    """What the link's department objects to, in place of its confirmation; refused as `confirm_by_link` is."""
    with workspace.transaction() as db:
        found = _opened(db, token, now, is_locking=True)
        answers = (db, _holder(name), found.plan, found.campaign, found.briefing.department, wording)
        return _used(db, found, keep_objection(*answers, why, today, now), now)


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
