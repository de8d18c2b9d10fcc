"""Copying: what of people and communication goes along when a plan is duplicated."""

from collections.abc import Mapping

from planner.actions.workspace import new_id
from planner.communication.campaign import Briefing, Campaign, CampaignId, Promise
from planner.communication.message import Message, MessageId
from planner.kpis.kpi import KpiId
from planner.plan.plan import PlanId
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId
from planner.storage import values
from planner.storage.database import Db


def copy_people(db: Db, original: PlanId, copy: PlanId, kpis: Mapping[KpiId, KpiId]) -> None:
    """Store the stakeholders, messages and campaigns of a plan with its copy, with ids of their own.

    Contacts, interviews, commitments, agreements and notes stay with the original, and so does what was sent,
    confirmed and held back. `kpis` are the ids that the KPIs of the original have in the copy.
    """
    people = values.of_plan(db, original, Stakeholder)
    ids = {one.id: StakeholderId(new_id()) for one in people}
    values.put(db, copy, Stakeholder, [_stakeholder(one, ids) for one in people])
    values.put(db, copy, Message, [_message(one) for one in values.of_plan(db, original, Message)])
    values.put(db, copy, Campaign, [_campaign(one, kpis) for one in values.of_plan(db, original, Campaign)])


def _stakeholder(one: Stakeholder, ids: Mapping[StakeholderId, StakeholderId]) -> Stakeholder:
    members, influences = (tuple(ids[other] for other in named) for named in (one.members, one.influences))
    return one.but(id=ids[one.id], version=1, members=members, influences=influences)


def _message(message: Message) -> Message:
    return message.but(id=MessageId(new_id()), version=1, sendings=())


def _campaign(campaign: Campaign, kpis: Mapping[KpiId, KpiId]) -> Campaign:
    return campaign.but(
        id=CampaignId(new_id()),
        version=1,
        held_why="",
        promises=tuple(_promise(promise, kpis) for promise in campaign.promises),
        briefings=tuple(Briefing(department=one.department, person=one.person) for one in campaign.briefings),
    )


def _promise(promise: Promise, kpis: Mapping[KpiId, KpiId]) -> Promise:
    """The promise with the copy's KPI; one whose KPI was deleted is tied to none."""
    kpi = kpis.get(KpiId(promise.kpi), "")
    return promise.but(id=new_id(), kpi=kpi, threshold=promise.threshold if kpi else None)
