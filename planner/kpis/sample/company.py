"""The sample company as of a day: its calendar and people, and the steps in which its KPIs came to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.kpis.entry import Entry
from planner.kpis.event import Event
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, next_period, previous_period
from planner.kpis.sample.story import KpiStory
from planner.shared.past_days import PastDays


@dataclass(frozen=True, slots=True)
class KpiStep:
    """One thing somebody did: KPIs as they stand afterwards, entries typed or corrected, events noted down.

    Without a summary, what was changed speaks for itself.
    """

    at: datetime
    who: str
    summary: str = ""
    kpis: tuple[Kpi, ...] = ()
    entries: tuple[Entry, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Company(PastDays):
    """The story on the working days of a calendar; `people` are names by role, `tasks` ids by those in the template."""

    story: KpiStory
    people: Mapping[str, str]
    tasks: Mapping[str, str]

    @property
    def imported_at(self) -> datetime:
        """When the history was imported: all that was due until then came with it."""
        return self.at(self.story.set_up.day, 15)

    def period(self, kpi: Kpi, number: int) -> Period:
        """A period by its number: the one that holds day 0 is 1, the one before it 0."""
        period = kpi.period_of(self.calendar.first_day)
        step = next_period if number > 1 else previous_period
        for _ in range(abs(number - 1)):
            period = step(period, kpi.cadence, kpi.week_starts)
        return period
