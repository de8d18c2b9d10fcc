"""The sample company as of a day: its working days and people, and the steps in which it came to speak."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.weekly_note import WeeklyNote
from planner.kpis.kpi import KpiId
from planner.shared.calendar import WorkCalendar

_FRIDAY = 4


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
class Company:
    """A calendar seen from today, names by role, and the ids of KPIs by catalogue, of tasks and of stakeholders."""

    calendar: WorkCalendar
    today: date
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

    def working_day(self, number: int) -> date:
        """The working day of a day number, or the first one after it."""
        return self.calendar.date_of(self.calendar.working_day(self.calendar.index_at_start_of(number)))

    def friday(self, number: int) -> date:
        """The Friday of the week of a day number."""
        day = self.day(number)
        return day + timedelta(days=_FRIDAY - day.weekday())

    def on(self, when: int | date) -> date:
        """The working day on which something was done, or the last one before it; never after yesterday."""
        number = when if isinstance(when, int) else self.calendar.day_of(when)
        last = self.calendar.index_at_start_of(self.calendar.day_of(self.today)) - 1
        index = min(self.calendar.index_at_end_of(number) - 1, last)
        return self.calendar.date_of(self.calendar.working_day(index))

    def at(self, when: int | date, hour: int, minute: int = 0) -> datetime:
        """A moment of such a day, in UTC."""
        return datetime.combine(self.on(when), time(hour, minute), UTC)
