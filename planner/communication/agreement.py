"""What was agreed with the CEO: goals, expectations, style, resources, development; dated, with its changes."""

from enum import StrEnum
from typing import NewType, Self

from pydantic import Field, model_validator

from planner.shared.value import Line, Name, PlanDate, Text, Value

AgreementId = NewType("AgreementId", str)


class Topic(StrEnum):
    """What the talk was about."""

    SITUATION = "situation"
    GOALS_3 = "goals at 3 months"
    GOALS_6 = "goals at 6 months"
    GOALS_12 = "goals at 12 months"
    EXPECTATIONS = "expectations"
    STYLE = "working style"
    RESOURCES = "resources"
    DEVELOPMENT = "development"


class Agreed(Value):
    """The words agreed on, on a day, and why they replaced the ones before."""

    on: PlanDate
    text: Text
    why: Line = ""


class Agreement(Value):
    """One thing agreed on, in all its wordings in the order of their days; the last one holds.

    `met_on` is the day on which both called it reached, `dropped_on` the day it was given up.
    """

    id: AgreementId
    version: int = Field(default=1, ge=1)
    topic: Topic
    name: Name
    wordings: tuple[Agreed, ...] = Field(min_length=1)
    review_on: PlanDate | None = None
    met_on: PlanDate | None = None
    dropped_on: PlanDate | None = None
    is_private: bool = True

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        days = [wording.on for wording in self.wordings]
        if days != sorted(days):
            raise ValueError("the wordings must be in the order of their days")
        if self.met_on and self.dropped_on:
            raise ValueError("it was either reached or given up: keep one of the two days")
        return self

    @property
    def now(self) -> Agreed:
        """The wording that holds."""
        return self.wordings[-1]
