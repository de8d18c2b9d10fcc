"""The catalogue: KPIs as experts define them, kept as data, from which a plan takes its own."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml
from pydantic import Field, model_validator

from planner.kpis.counts import PARTS, Measure
from planner.kpis.kind import Answers, Direction, Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Cadence
from planner.shared.errors import NotFound
from planner.shared.value import Line, Name, Text, Value

_FILE = Path(__file__).with_name("catalogue.yaml")
_TAKEN_OVER = (
    *("name", "kind", "unit", "scale", "decimals", "direction", "low", "high", "band_low", "band_high"),
    *("cadence", "due_days", "minimum_n", "labels", "answers", "top_from", "bottom_to", "formula"),
    *("definition", "pitfalls", "sources"),
)
"""What a KPI of a plan takes over from its definition, unless the plan says otherwise."""


class Group(StrEnum):
    """What a KPI is about, for finding it."""

    LOYALTY = "loyalty"
    STAYING = "staying"
    SERVICE = "service"
    DELIVERY = "delivery"
    REVIEWS = "reviews"
    ECONOMICS = "economics"
    PEOPLE = "people"

    @property
    def label(self) -> str:
        """The group as the screen writes it."""
        return _GROUPS[self]


_GROUPS: Mapping[Group, str] = {
    Group.LOYALTY: "Loyalty and satisfaction",
    Group.STAYING: "Customers who stay",
    Group.SERVICE: "Service",
    Group.DELIVERY: "Delivery and promises",
    Group.REVIEWS: "Reviews and word of mouth",
    Group.ECONOMICS: "Economics",
    Group.PEOPLE: "People",
}


class WayToRead(Value):
    """One of several published ways to read the same answers."""

    name: Name
    unit: Line
    decimals: int
    answers: Answers
    top_from: Measure | None = None
    bottom_to: Measure | None = None

    @property
    def changes(self) -> dict[str, Any]:
        """What it changes in a KPI."""
        return {field: getattr(self, field) for field in WayToRead.model_fields if field != "name"}


class Definition(Value):
    """One KPI of the catalogue; `leads` says what it announces or follows, `low` and `high` what it can be.

    Where there are several `readings`, the KPI starts with the first of them.
    """

    key: Name
    name: Name
    group: Group
    kind: Kind
    unit: Line = ""
    is_money: bool = False
    scale: float = 1.0
    decimals: int = 0
    direction: Direction
    low: Measure | None = None
    high: Measure | None = None
    band_low: Measure | None = None
    band_high: Measure | None = None
    cadence: Cadence
    due_days: int = 2
    leads: Line
    minimum_n: int = 0
    labels: dict[str, Line] = Field(default_factory=dict)
    answers: Answers = Answers.MEAN
    top_from: Measure | None = None
    bottom_to: Measure | None = None
    readings: tuple[WayToRead, ...] = ()
    formula: Line = ""
    definition: Text
    aggregation: Text
    interval: Line
    pitfalls: Text
    sources: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _labels_are_parts(self) -> Self:
        unknown = set(self.labels) - set(PARTS[self.kind])
        if unknown:
            raise ValueError(f"an entry of kind {self.kind} has no part {', '.join(sorted(unknown))}")
        return self

    @property
    def needs(self) -> tuple[str, ...]:
        """The keys of the KPIs that its formula is worked out from."""
        return tuple(re.findall(r"[a-z]\w*", self.formula))

    def kpi(self, id: KpiId, since: date, week_starts: int = 0, **changes: Any) -> Kpi:  # noqa: A002 - as everywhere
        """A KPI of a plan by this definition, watched since a day; `BadInput` for changes that do not fit."""
        own = {field: getattr(self, field) for field in _TAKEN_OVER}
        return Kpi.checked(
            **own | {"id": id, "catalogue": self.key, "since": since, "week_starts": week_starts} | changes
        )


@cache
def catalogue() -> tuple[Definition, ...]:
    """All definitions, group by group."""
    rows = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=_loader())  # noqa: S506 - both loaders are safe
    return tuple(Definition.model_validate(row) for row in rows)


def definition(key: str) -> Definition:
    """The definition with this key; `NotFound` if the catalogue has none."""
    for known in catalogue():
        if known.key == key:
            return known
    raise NotFound(f"The catalogue has no KPI “{key}”; it knows {', '.join(known.key for known in catalogue())}.")


_OWN: Mapping[Kind, Mapping[str, Any]] = {
    Kind.NPS: {"unit": "points", "low": -100, "high": 100, "minimum_n": 30},
    Kind.PROPORTION: {"unit": "%", "scale": 100, "decimals": 1, "low": 0, "high": 100, "minimum_n": 30},
    Kind.MEAN: {"decimals": 2, "minimum_n": 30},
    Kind.RATE: {"unit": "per 1,000", "scale": 1000, "decimals": 1, "low": 0},
    Kind.AMOUNT: {},
    Kind.DURATION: {"unit": "minutes", "low": 0, "minimum_n": 30},
    Kind.FORMULA: {"decimals": 1},
}
"""What a KPI of the company's own starts with, by its kind."""


def kpi_of_own(id: KpiId, name: str, kind: Kind, since: date, week_starts: int = 0, **changes: Any) -> Kpi:  # noqa: A002
    """A KPI that the catalogue does not know, with what its kind usually has; `BadInput` for what does not fit."""
    own = {"id": id, "name": name, "kind": kind, "since": since, "week_starts": week_starts}
    return Kpi.checked(**{**own, **_OWN[kind], **changes})


def _loader() -> type[Any]:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as quick, but not everywhere
