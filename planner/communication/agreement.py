"""What was agreed with the CEO: goals, expectations, style, resources, development; dated, with its changes."""

from datetime import date
from enum import StrEnum
from typing import Annotated, NewType, Self

from pydantic import AfterValidator, Field, model_validator

from planner.shared.errors import BadInput
from planner.shared.in_words import full_date
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


def _written(text: str) -> str:
    if not text:
        raise ValueError("write what was agreed, in the words you would both repeat")
    return text


class Agreed(Value):
    """The words agreed on, on a day, and why they replaced the ones before."""

    on: PlanDate
    text: Annotated[Text, AfterValidator(_written)]
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

    def reworded(self, on: date, text: str, why: str = "") -> Self:
        """The agreement with other words from a day on; `BadInput` for no words or a day before the last change."""
        agreed = Agreed.checked(on=on, text=text, why=why)
        if on < self.now.on:
            problem = f"The words before are of {full_date(self.now.on)}; choose that day or a later one."
            raise BadInput(problem, {"on": problem})
        return self.but(wordings=(*self.wordings, agreed))
