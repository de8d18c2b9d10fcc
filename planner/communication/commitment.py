"""Commitments: what I promised to whom by when, and what was promised to me."""

from enum import StrEnum
from typing import NewType, Self

from pydantic import Field, field_validator, model_validator

from planner.shared.value import Line, Name, PlanDate, Text, Value

CommitmentId = NewType("CommitmentId", str)


class Side(StrEnum):
    """Who owes it."""

    MINE = "I promised"
    THEIRS = "promised to me"


class Outcome(StrEnum):
    """What became of it."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


class Renegotiation(Value):
    """On a day another due day was agreed on, in place of the one before."""

    on: PlanDate
    due_before: PlanDate
    due_on: PlanDate
    reason: Line = ""


class Commitment(Value):
    """One promise. `due_on` is the day in force now; `whom` is the other side's name, `stakeholder` their id if known.

    `closed_on` is the day it was kept or known to be broken. `task` is the id of the task that keeps it.
    """

    id: CommitmentId
    version: int = Field(default=1, ge=1)
    name: Name
    side: Side = Side.MINE
    whom: Name
    stakeholder: str = ""
    made_on: PlanDate
    due_on: PlanDate
    outcome: Outcome = Outcome.OPEN
    closed_on: PlanDate | None = None
    renegotiations: tuple[Renegotiation, ...] = ()
    task: str = ""
    note: Text = ""
    is_private: bool = False

    @field_validator("name", mode="before")
    @classmethod
    def _says_what(cls, name: object) -> object:
        if isinstance(name, str) and not name.strip():
            raise ValueError("write what was promised")
        return name

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.due_on < self.made_on:
            raise ValueError("it is due before it was made: check the two days")
        if (self.outcome is Outcome.OPEN) != (self.closed_on is None):
            raise ValueError("what is kept or broken has the day on which that was clear, and nothing else has")
        if self.closed_on and self.closed_on < self.made_on:
            raise ValueError("it was closed before it was made: check the two days")
        return self
