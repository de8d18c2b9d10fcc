"""A task of the plan: what has to be done, by whom, when at the earliest, after what, and how far it is."""

from enum import StrEnum
from typing import Annotated, NewType, Self

from pydantic import Field, model_validator

from planner.shared.value import Line, Name, PlanDate, Text, Value

TaskId = NewType("TaskId", str)

DAYS = range(-3650, 36_501)
"""The days on which anything may lie: ten years before the first one, a hundred years after it."""

Day = Annotated[int, Field(ge=DAYS[0], le=DAYS[-1])]
"""A calendar day's number; day 0 is the leader's first day."""


class Kind(StrEnum):
    """What sort of entry it is; milestones and gates take no time, a gate is a decision."""

    TASK = "task"
    MILESTONE = "milestone"
    GATE = "gate"
    RECURRING = "recurring"


class Status(StrEnum):
    """How far a task is, in a word."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    BLOCKED = "blocked"
    DONE = "done"
    DROPPED = "dropped"


class LinkType(StrEnum):
    """Which end of the predecessor holds back which end of the task."""

    FS = "FS"
    SS = "SS"
    FF = "FF"
    SF = "SF"


class Raci(StrEnum):
    """A participant's part: does it, answers for it, is asked, is told."""

    RESPONSIBLE = "responsible"
    ACCOUNTABLE = "accountable"
    CONSULTED = "consulted"
    INFORMED = "informed"


class Link(Value):
    """A task waits for its predecessor, plus a lag in working days (negative: a lead)."""

    predecessor: TaskId
    type: LinkType = LinkType.FS
    lag: int = Field(default=0, ge=-1000, le=1000)


class Estimate(Value):
    """Three-point estimate of the duration, in working days."""

    optimistic: float = Field(ge=0, le=3650)
    likely: float = Field(ge=0, le=3650)
    pessimistic: float = Field(ge=0, le=3650)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.optimistic <= self.likely <= self.pessimistic:
            raise ValueError("the three estimates must rise: optimistic, likely, pessimistic")
        return self


class Participant(Value):
    """Somebody who takes part, and in which way."""

    name: Name
    raci: Raci = Raci.CONSULTED


class ChecklistItem(Value):
    """One line to tick."""

    text: Name
    is_done: bool = False


class Recurrence(Value):
    """A recurring task comes back every so many calendar days, up to and including a day."""

    every_days: int = Field(ge=1, le=366)
    until_day: Day


class Task(Value):
    """One row of the plan. `start_day` is the earliest day allowed; links may push it later."""

    id: TaskId
    number: int = Field(ge=1)
    version: int = Field(default=1, ge=1)
    phase: str
    name: Name
    kind: Kind = Kind.TASK
    start_day: Day
    duration: int = Field(default=1, ge=0, le=3650)
    estimate: Estimate | None = None
    deadline_day: Day | None = None
    owner: Line = ""
    participants: tuple[Participant, ...] = ()
    deliverable: Line = ""
    description: Text = ""
    tool: Line = ""
    checklist: tuple[ChecklistItem, ...] = ()
    links: tuple[Link, ...] = ()
    status: Status = Status.NOT_STARTED
    blocked_reason: Line = ""
    percent: int = Field(default=0, ge=0, le=100)
    actual_start: PlanDate | None = None
    actual_finish: PlanDate | None = None
    recurrence: Recurrence | None = None
    ticked_days: tuple[Day, ...] = ()
    is_private: bool = False
    private_note: Text = ""
    freezes_baseline: bool = False

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        if self.is_point and self.duration != 0:
            raise ValueError(f"a {self.kind} takes no time: set its duration to 0")
        if self.kind is Kind.TASK and self.duration == 0:
            raise ValueError("a task takes at least one working day; make it a milestone if it takes none")
        if (self.kind is Kind.RECURRING) != (self.recurrence is not None):
            raise ValueError("a recurring task, and only that, needs a rhythm: every how many days, until which day")
        if self.recurrence and self.recurrence.until_day < self.start_day:
            raise ValueError("the rhythm ends before the task starts: choose a later last day")
        return self

    @model_validator(mode="after")
    def _links_fit(self) -> Self:
        predecessors = [link.predecessor for link in self.links]
        if self.id in predecessors:
            raise ValueError("a task cannot wait for itself: remove the link to itself")
        if len({(link.predecessor, link.type) for link in self.links}) < len(self.links):
            raise ValueError("the same link is there twice: keep one")
        return self

    @model_validator(mode="after")
    def _status_fits(self) -> Self:
        if self.status is Status.NOT_STARTED and (self.percent or self.actual_start):
            raise ValueError("a task that is not started is at 0 % and has no actual start: set it in progress")
        if self.status is Status.BLOCKED and not self.blocked_reason:
            raise ValueError("say what blocks the task, so that somebody can help")
        if self.status is Status.DONE and (self.percent != 100 or self.actual_finish is None):
            raise ValueError("a task that is done is at 100 % and has the date it was finished")
        if self.status is not Status.DONE and self.actual_finish is not None:
            raise ValueError("only a task that is done has the date it was finished")
        if self.actual_start and self.actual_finish and self.actual_finish < self.actual_start:
            raise ValueError("the task ends before it starts: check the two actual dates")
        return self

    @property
    def is_point(self) -> bool:
        """Whether it takes no time: a milestone or a gate."""
        return self.kind in (Kind.MILESTONE, Kind.GATE)

    @property
    def is_done(self) -> bool:
        """Whether it is finished."""
        return self.status is Status.DONE

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do: neither done nor dropped."""
        return self.status not in (Status.DONE, Status.DROPPED)
