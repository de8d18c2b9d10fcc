"""Campaigns: when they run, what they say and promise, and which departments know it."""

import hashlib
import json
from enum import StrEnum
from typing import NewType, Self

from pydantic import Field, model_validator

from planner.kpis.counts import Measure
from planner.shared.value import Line, Name, PlanDate, Text, Value

CampaignId = NewType("CampaignId", str)


class Sense(StrEnum):
    """On which side of its threshold the KPI keeps the promise."""

    AT_LEAST = "at least"
    AT_MOST = "at most"


class Promise(Value):
    """What customers are told they will get. With a KPI (its id) and a threshold the numbers can support it or not.

    Fewer than `minimum_n` cases support nothing.
    """

    id: str
    text: Name
    kpi: str = ""
    sense: Sense = Sense.AT_LEAST
    threshold: Measure | None = None
    minimum_n: int = Field(default=0, ge=0, le=1_000_000)

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if bool(self.kpi) != (self.threshold is not None):
            raise ValueError("a promise that is tied to a KPI needs its threshold, and one that is not has none")
        return self


class Briefing(Value):
    """One department: who answers for it, when it was told, and when it confirmed that it knows and can keep it.

    `confirmed_for` is the campaign's `wording` that was confirmed. An `objection` says why it cannot be confirmed, in
    the words of who objects.
    """

    department: Name
    person: Line = ""
    briefed_on: PlanDate | None = None
    confirmed_on: PlanDate | None = None
    confirmed_by: Line = ""
    confirmed_for: str = ""
    objection: Line = ""
    objected_on: PlanDate | None = None
    objected_by: Line = ""


class Campaign(Value):
    """One campaign; both days included. `held_why` says why it is held back; empty while it is not."""

    id: CampaignId
    version: int = Field(default=1, ge=1)
    name: Name
    owner: Line = ""
    start: PlanDate
    end: PlanDate
    channels: tuple[Name, ...] = Field(default=(), max_length=30)
    message: Text = ""
    promises: tuple[Promise, ...] = Field(default=(), max_length=30)
    briefings: tuple[Briefing, ...] = Field(default=(), max_length=50)
    held_why: Line = ""
    is_cancelled: bool = False

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.end < self.start:
            raise ValueError("it ends before it starts: check the two days")
        departments = [briefing.department.casefold() for briefing in self.briefings]
        if len(set(departments)) < len(departments):
            raise ValueError("the same department is there twice: keep one")
        if len({promise.id for promise in self.promises}) < len(self.promises):
            raise ValueError("two promises have the same id; every promise needs its own")
        return self

    @property
    def wording(self) -> str:
        """A short mark of what departments confirm: name, days, channels, message, promises. It changes with them."""
        promises = [(promise.text, promise.sense, promise.threshold, promise.kpi) for promise in self.promises]
        told = [self.name, str(self.start), str(self.end), self.channels, self.message, promises]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
