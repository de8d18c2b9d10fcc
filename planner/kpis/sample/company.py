"""The sample company as of a day: its calendar and people, and the steps in which its KPIs came to be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from planner.kpis.entry import Entry
from planner.kpis.event import Event
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, next_period, previous_period
from planner.kpis.sample.story import KpiStory
from planner.shared.calendar import WorkCalendar


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
class Company:
    """The story on the working days of a calendar; `people` are names by role, `tasks` ids by those in the template."""

    story: KpiStory
    calendar: WorkCalendar
    today: date
    people: Mapping[str, str]
    tasks: Mapping[str, str]

    def on(self, day: int) -> date:
        """The working day of a day number, or the last one before it; never after yesterday."""
        last = self.calendar.index_at_start_of(self.calendar.day_of(self.today)) - 1
        index = min(self.calendar.index_at_end_of(day) - 1, last)
        return self.calendar.date_of(self.calendar.working_day(index))

    def at(self, day: int, hour: int, minute: int = 0) -> datetime:
        """A moment of such a day, in UTC."""
        return datetime.combine(self.on(day), time(hour, minute), UTC)

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
