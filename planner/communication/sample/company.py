"""The sample company as of a day: its working days and people, and the steps in which it came to speak."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.weekly_note import WeeklyNote
from planner.kpis.kpi import KpiId
from planner.shared.past_days import PastDays, friday_of


@dataclass(frozen=True, slots=True)
class CommunicationStep:
    """One thing somebody did: values as they stand afterwards; without a summary, they speak for themselves."""

    at: datetime
    who: str
    summary: str = ""
    commitments: tuple[Commitment, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    messages: tuple[Message, ...] = ()
    notes: tuple[WeeklyNote, ...] = ()
    campaigns: tuple[Campaign, ...] = ()


@dataclass(frozen=True, slots=True)
class Company(PastDays):
    """A calendar seen from today, names by role, and the ids of KPIs by catalogue, of tasks and of stakeholders."""

    people: Mapping[str, str]
    kpis: Mapping[str, KpiId]
    tasks: Mapping[str, str]
    stakeholders: Mapping[str, str]
    new_id: Callable[[], str]

    def person(self, role: str) -> str:
        """Whoever has a role."""
        return self.people[role]

    def day(self, number: int) -> date:
        """The date of a day number, free or not: a due day, or one to come."""
        return self.calendar.date_of(number)

    def friday(self, number: int) -> date:
        """The Friday of the week of a day number."""
        return self.day(friday_of(number, self.calendar))
