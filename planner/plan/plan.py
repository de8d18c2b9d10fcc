"""A plan: whose hundred days, from which first day, in which phases, on which calendar."""

from datetime import datetime
from typing import Annotated, NewType, Self

from pydantic import AfterValidator, Field, model_validator

from planner.shared.calendar import WeekPattern, WorkCalendar, national_holidays
from planner.shared.errors import BadInput
from planner.shared.value import Line, Name, PlanDate, Text, Value
from planner.stakeholders.rhythm import Rhythms
from planner.tasks.task import Day

PlanId = NewType("PlanId", str)


def _country(code: str) -> str:
    try:
        national_holidays(code.upper(), 2000)
    except BadInput as error:
        raise ValueError(str(error)) from error  # so that it is said beside the field
    return code.upper()


Country = Annotated[str, AfterValidator(_country)]


class Phase(Value):
    """A stretch of the plan, both days included. Phases may overlap and may start before day 0."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")
    name: Name
    start_day: Day
    end_day: Day
    purpose: Text = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end_day < self.start_day:
            raise ValueError(f"phase {self.name} ends on day {self.end_day}, before it starts on day {self.start_day}")
        return self

    def holds(self, day: int) -> bool:
        """Whether the day lies inside the phase."""
        return self.start_day <= day <= self.end_day


class DayOff(Value):
    """A day of the company's own on which nobody works."""

    day: PlanDate
    name: Name = "Day off"


class Plan(Value):
    """One leader's first hundred days. `revision` rises with every change to anything in the plan."""

    id: PlanId
    version: int = Field(default=1, ge=1)
    revision: int = Field(default=1, ge=1)
    company: Name
    leader: Name
    role: Line = ""
    first_day: PlanDate
    country: Country = ""
    week: WeekPattern = WeekPattern.MON_FRI
    days_off: tuple[DayOff, ...] = ()
    phases: tuple[Phase, ...] = Field(min_length=1)
    length: int = Field(default=100, ge=1, le=3650)
    rhythms: Rhythms = Rhythms()
    template: str = ""
    is_sample: bool = False
    created_at: datetime
    archived_at: datetime | None = None
    deleted_at: datetime | None = None

    @model_validator(mode="after")
    def _phases_differ(self) -> Self:
        keys = [phase.key for phase in self.phases]
        if len(set(keys)) < len(keys):
            raise ValueError("two phases have the same key; every phase needs its own")
        return self

    @property
    def title(self) -> str:
        """How the plan is called in lists."""
        return f"{self.company} · {self.leader}"

    @property
    def earliest_day(self) -> int:
        """The plan's first day: no task is scheduled before it."""
        return min(phase.start_day for phase in self.phases)

    @property
    def last_phase_day(self) -> int:
        """The day on which the last phase ends."""
        return max(phase.end_day for phase in self.phases)

    def phase(self, key: str) -> Phase:
        """The phase with this key; `KeyError` if there is none."""
        return {phase.key: phase for phase in self.phases}[key]

    def live_phases(self, day: int) -> list[Phase]:
        """The phases that are running on a day."""
        return [phase for phase in self.phases if phase.holds(day)]

    def calendar(self) -> WorkCalendar:
        """Working days of this plan, counted from its earliest day."""
        holidays = national_holidays(self.country, self.first_day.year)
        return WorkCalendar(self.first_day, self.week, holidays, (off.day for off in self.days_off), self.earliest_day)
