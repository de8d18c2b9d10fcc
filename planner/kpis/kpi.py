"""A KPI as a plan watches it: what is counted, by whom, how often, and where it shall go."""

from datetime import date, timedelta
from typing import Annotated, NewType, Self

from pydantic import AfterValidator, Field, model_validator

from planner.kpis.counts import PARTS, Measure
from planner.kpis.kind import Answers, Direction, Kind
from planner.kpis.period import Cadence, Period, period_of
from planner.kpis.target import Target
from planner.shared.value import Line, Name, PlanDate, Text, Value

KpiId = NewType("KpiId", str)

WHOLE_COMPANY = ""
"""The team of a KPI that is not split by team."""


class Team(Value):
    """A team or segment that enters numbers of its own; the KPI's total adds up their counts.

    It owes the periods from the one that holds `since` on; without it, all of the KPI's.
    """

    name: Name
    owner: Line = ""
    since: PlanDate | None = None


class LimitsBaseline(Value):
    """A named stretch of periods from which the natural process limits are taken and held."""

    name: Name
    start: PlanDate
    end: PlanDate
    reason: Line = ""
    frozen_on: PlanDate
    frozen_by: Line = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("the stretch ends before it begins")
        return self


def _different_names(teams: tuple[Team, ...]) -> tuple[Team, ...]:
    names = [team.name.casefold() for team in teams]
    if len(set(names)) < len(names):
        raise ValueError("two teams have the same name; every team needs its own")
    return teams


class Kpi(Value):
    """One KPI of one plan. `scale` turns the ratio of counts into the unit: 100 for %, 1,000 for per thousand.

    `low` and `high` are the ends of what is entered or worked out; of a mean, of the scale that is answered on.
    `week_starts` (Monday 0) is taken from the plan's calendar when the KPI is made. An entry is due
    `due_days` after the last day of its period. `warn_at` and `alarm_at` are the values beyond which
    the KPI is at risk or off whatever its path; with direction BAND, the band takes their place.
    """

    id: KpiId
    version: int = Field(default=1, ge=1)
    position: int = Field(default=0, ge=0)
    catalogue: str = ""
    name: Name
    kind: Kind
    unit: Line = ""
    scale: float = Field(default=1.0, gt=0, le=1e9)
    decimals: int = Field(default=0, ge=0, le=6)
    direction: Direction = Direction.HIGHER
    low: Measure | None = None
    high: Measure | None = None
    band_low: Measure | None = None
    band_high: Measure | None = None
    warn_at: Measure | None = None
    alarm_at: Measure | None = None
    cadence: Cadence = Cadence.WEEKLY
    week_starts: int = Field(default=0, ge=0, le=6)
    due_days: int = Field(default=2, ge=-6, le=90)
    since: PlanDate
    phase: str = ""
    owner: Line = ""
    teams: Annotated[tuple[Team, ...], AfterValidator(_different_names)] = Field(default=(), max_length=50)
    source: Line = ""
    minimum_n: int = Field(default=0, ge=0, le=1_000_000)
    baseline_value: Measure | None = None
    baseline_start: PlanDate | None = None
    baseline_end: PlanDate | None = None
    targets: tuple[Target, ...] = ()
    limits: tuple[LimitsBaseline, ...] = ()
    answers: Answers = Answers.MEAN
    top_from: Measure | None = None
    bottom_to: Measure | None = None
    labels: dict[str, Line] = Field(default_factory=dict)
    formula: Line = ""
    definition: Text = ""
    pitfalls: Text = ""
    sources: tuple[Line, ...] = ()
    retired_on: PlanDate | None = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for low, high, what in ((self.low, self.high, "range"), (self.band_low, self.band_high, "band")):
            if low is not None and high is not None and low > high:
                raise ValueError(f"the {what} from {low:g} to {high:g} ends before it begins")
        if self.direction is Direction.BAND and self.band_low is None and self.band_high is None:
            raise ValueError("a KPI that shall stay in a band needs its lower or upper end")
        if self.kind is Kind.FORMULA and not self.formula:
            raise ValueError("write the formula, such as clv / cac")
        if self.answers is not Answers.MEAN and self.top_from is None:
            raise ValueError("say from which answer the top of the scale begins")
        if self.answers is Answers.NET and self.bottom_to is None:
            raise ValueError("say up to which answer the bottom of the scale reaches")
        if (self.baseline_start is None) != (self.baseline_end is None):
            raise ValueError("a baseline needs its first and its last day")
        if self.baseline_start and self.baseline_end and self.baseline_end < self.baseline_start:
            raise ValueError("the baseline ends before it begins")
        return self

    @property
    def team_names(self) -> tuple[str, ...]:
        """Who enters: the teams, or the whole company where there are none."""
        return tuple(team.name for team in self.teams) or (WHOLE_COMPANY,)

    def teams_of(self, period: Period) -> tuple[str, ...]:
        """Whose numbers a period needs: all who enter, without the teams that were added later."""
        if not self.teams:
            return (WHOLE_COMPANY,)
        return tuple(team.name for team in self.teams if team.since is None or team.since <= period.end)

    @property
    def parts(self) -> tuple[str, ...]:
        """What an entry is made of: the parts of the kind, without the base of an amount that has none."""
        known = PARTS[self.kind]
        return known if self.kind is not Kind.AMOUNT or "per" in self.labels else ("amount",)

    @property
    def value_range(self) -> tuple[float | None, float | None]:
        """Between which ends its figures lie: for shares of the answers these are not the ends of the scale."""
        if self.kind is not Kind.MEAN or self.answers is Answers.MEAN:
            return self.low, self.high
        return (0.0, 100.0) if self.answers is Answers.TOP else (-100.0, 100.0)

    @property
    def target(self) -> Target | None:
        """The target in force: the latest."""
        return self.targets[-1] if self.targets else None

    def who_enters(self, team: str) -> str:
        """Who owes the numbers of a team: its own owner, or else the KPI's."""
        return next((known.owner for known in self.teams if known.name == team and known.owner), self.owner)

    def is_entered_by(self, person: str) -> bool:
        """Whether the person owes any numbers of this KPI."""
        return bool(person) and any(self.who_enters(team) == person for team in self.team_names)

    def period_of(self, day: date) -> Period:
        """The KPI's period that holds a day."""
        return period_of(day, self.cadence, self.week_starts)

    def due_on(self, period: Period) -> date:
        """The day by which the period's numbers are due."""
        return period.end + timedelta(days=self.due_days)

    def opens_on(self, period: Period) -> date:
        """The first day on which numbers are asked for: the day after the period, or two days before they are due."""
        return min(period.end + timedelta(days=1), self.due_on(period) - timedelta(days=2))
