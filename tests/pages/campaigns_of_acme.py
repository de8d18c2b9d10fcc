"""A plan with campaigns, messages and an on-time KPI, in the database of the page's test."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from planner.access.visitor import LOCAL_OWNER
from planner.actions import campaigns as campaign_actions
from planner.actions import communication as communication_actions
from planner.actions import confirming, links
from planner.actions import messages as message_actions
from planner.actions.communication import OpenCommunication
from planner.communication.campaign import Briefing, Campaign
from planner.communication.message import Message, Sending
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from tests.pages.app import TODAY
from tests.pages.kpis_of_acme import LAST_WEEK, Measured
from tests.pages.plans import NOW


def in_days(number: int) -> date:
    """So many days from today."""
    return TODAY + timedelta(days=number)


def on_time(share: float, n: int = 400) -> Counts:
    """So many orders, of which this share came in time."""
    return Counts(numerator=round(share * n), denominator=n)


class Told(Measured):
    """The communication of a plan as it is stored, past the page."""

    def on_time(self, share: float, last: date = LAST_WEEK) -> Kpi:
        """A KPI of on-time delivery that stands at this share in a week."""
        kpi = self.watch("On-time delivery", Kind.PROPORTION, unit="%", scale=100, decimals=0, minimum_n=50)
        self.enter(kpi, [on_time(share)], last=last)
        return kpi

    def campaign(self, name: str = "Spring", *, starts: int = 9, days: int = 30, **fields: Any) -> Campaign:
        """One more campaign, which starts in so many days."""
        basics: dict[str, Any] = {"name": name, "start": in_days(starts), "end": in_days(starts + days - 1)}
        saved = campaign_actions.add_campaign(self.workspace, LOCAL_OWNER, self.plan.id, basics | fields, NOW)
        assert saved.campaign
        return saved.campaign

    def promising(self, kpi: Kpi, at_least: float, name: str = "Delivered in 48 hours", **fields: Any) -> Campaign:
        """A campaign with one promise, which needs the KPI at this value."""
        promise = {"text": "Delivered in 48 hours", "kpi": kpi.id, "sense": "at least", "threshold": at_least}
        return self.campaign(name, promises=[promise], **fields)

    def asking(self, *departments: str, person: str = "", **fields: Any) -> Campaign:
        """A campaign that these departments have to know."""
        briefings = [Briefing(department=name, person=person) for name in departments]
        return self.campaign(briefings=briefings, **fields)

    def reworded(self, campaign: Campaign, **fields: Any) -> Campaign:
        """The campaign changed by somebody else."""
        saved = campaign_actions.save_campaign(
            self.workspace, LOCAL_OWNER, self.plan.id, self.now(campaign).but(**fields), NOW
        )
        assert saved.campaign
        return saved.campaign

    def confirm(self, campaign: Campaign, department: str) -> None:
        """The department confirms the wording of now."""
        wording = self.now(campaign).wording
        given = (self.workspace, LOCAL_OWNER, self.plan.id, campaign.id, department, wording, TODAY, NOW)
        confirming.confirm(*given)

    def object_to(self, campaign: Campaign, department: str, why: str = "Two drivers are missing") -> None:
        """The department objects to the wording of now."""
        wording = self.now(campaign).wording
        given = (self.workspace, LOCAL_OWNER, self.plan.id, campaign.id, department, wording, why, TODAY, NOW)
        confirming.object_to(*given)

    def link(self, campaign: Campaign, department: str) -> str:
        """The token of a link made for a department."""
        return links.make_confirmation_link(
            self.workspace, LOCAL_OWNER, self.plan.id, campaign.id, department, NOW, days=90
        )

    def message(self, name: str = "Weekly letter", *, first: int = -14, **fields: Any) -> Message:
        """One more message, first due so many days from today."""
        basics: dict[str, Any] = {"name": name, "audience": "All staff", "first_on": in_days(first)}
        saved = message_actions.add_message(self.workspace, LOCAL_OWNER, self.plan.id, basics | fields, NOW)
        assert saved.message
        return saved.message

    def reworded_message(self, message: Message, **fields: Any) -> None:
        """The message changed by somebody else."""
        changed = message.but(**fields)
        assert message_actions.save_message(self.workspace, LOCAL_OWNER, self.plan.id, changed, NOW).message

    def sent(self, message: Message, due: int, **fields: Any) -> None:
        """The message was sent on the day it was due, unless said otherwise."""
        sending = Sending.checked(**{"due_on": in_days(due), "sent_on": in_days(due)} | fields)
        given = (self.workspace, LOCAL_OWNER, self.plan.id, message.id, sending, in_days(due), NOW)
        message_actions.report_sending(*given)

    @property
    def communication(self) -> OpenCommunication:
        """What is stored."""
        return communication_actions.open_communication(self.workspace, LOCAL_OWNER, self.plan.id, TODAY)

    @property
    def campaigns(self) -> Sequence[Campaign]:
        """The campaigns as they are stored."""
        return self.communication.campaigns

    @property
    def messages(self) -> Sequence[Message]:
        """The messages as they are stored."""
        return self.communication.messages

    def now(self, campaign: Campaign) -> Campaign:
        """The campaign as it is stored now."""
        return next(known for known in self.campaigns if known.id == campaign.id)
