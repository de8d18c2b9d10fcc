"""The communication of the open plan: read once for each state of it, and what pages work out from it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from pages.shared import kpis
from pages.shared.part import Part
from planner.actions import communication as communication_actions
from planner.actions.communication import OpenCommunication
from planner.communication.campaign import CampaignId
from planner.communication.promise_guard import CampaignCheck, check_campaign

T = TypeVar("T")

_COMMUNICATION = Part("communication", communication_actions.open_communication)


def open_communication() -> OpenCommunication:
    """What is told, promised, agreed and advertised in the open plan, as this visitor may see it today."""
    return _COMMUNICATION.opened()


def of_communication(what: str, compute: Callable[[OpenCommunication], T], *view: object) -> T:
    """`compute(open_communication())`, or what it gave last time for the same plan, revision, visitor, day and view.

    `what` names the result; `view` is whatever else it depends on and can be hashed. The result is shared,
    so it must never be changed.
    """
    return _COMMUNICATION.of(what, compute, *view)


def checks() -> Mapping[CampaignId, CampaignCheck]:
    """Every campaign held against the KPIs of today, in the order of their days."""
    return of_communication("campaign checks", _checks)


def _checks(opened: OpenCommunication) -> Mapping[CampaignId, CampaignCheck]:
    tiles = {tile.kpi.id: tile for tile in kpis.card().tiles}
    return {campaign.id: check_campaign(campaign, tiles) for campaign in opened.campaigns}
