"""What the page of campaigns works out once for each state of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from pages.shared import communication, kpis
from pages.shared.campaigns import words
from planner.actions.communication import OpenCommunication
from planner.communication.campaign import CampaignId
from planner.communication.promise_guard import CampaignCheck, to_hold_back


@dataclass(frozen=True, slots=True)
class Campaigns:
    """All campaigns as they were checked, by their first day, and the page's answer."""

    checks: Sequence[CampaignCheck]
    answer: str

    def check(self, campaign: CampaignId | str | None) -> CampaignCheck | None:
        """The campaign of this id, if there is one."""
        return next((one for one in self.checks if one.campaign.id == campaign), None)


def campaigns() -> Campaigns:
    """The campaigns of the open plan, as of today."""
    return communication.of_communication("campaigns", _campaigns)


def _campaigns(opened: OpenCommunication) -> Campaigns:
    checks = sorted(communication.checks().values(), key=_in_order)
    tiles = {tile.kpi.id: tile for tile in kpis.card().tiles}
    doubtful = to_hold_back(opened.campaigns, tiles, opened.today)
    return Campaigns(checks, words.answer(checks, doubtful, opened.today))


def _in_order(check: CampaignCheck) -> tuple[object, ...]:
    return check.campaign.start, check.campaign.end, check.campaign.name.casefold()
