"""Counts: what was counted in one period, never a finished percentage, so that it can be added up."""

import math
from collections.abc import Iterable, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from planner.kpis.kind import Kind
from planner.shared.value import Value


def _finite(number: float) -> float:
    if not math.isfinite(number):
        raise ValueError("type an ordinary number")
    return number


def _whole(number: float) -> float:
    if not number.is_integer():
        raise ValueError("type a whole number; things are counted one by one")
    return number


def _sorted(bins: tuple["Bin", ...]) -> tuple["Bin", ...]:
    for low, high, count in bins:
        if high < low:
            raise ValueError(f"the bucket from {low:g} to {high:g} ends before it begins")
        if count < 0:
            raise ValueError(f"{count:,} cases are fewer than none")
    return tuple(sorted(row for row in bins if row[2]))


Bin = tuple[Annotated[float, AfterValidator(_finite)], Annotated[float, AfterValidator(_finite)], int]
"""From, to, and how many cases lie there; for cases known exactly both ends are the same."""

Tally = Annotated[tuple[Bin, ...], AfterValidator(_sorted)]
"""A histogram of answers, or cases by their duration, in ascending order."""

Measure = Annotated[float, AfterValidator(_finite)]
Positive = Annotated[float, Field(ge=0, le=1e15), AfterValidator(_finite)]
Count = Annotated[float, Field(ge=0, le=1e12), AfterValidator(_finite), AfterValidator(_whole)]

PARTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NPS: ("promoters", "passives", "detractors"),
    Kind.PROPORTION: ("numerator", "denominator"),
    Kind.MEAN: ("value", "n", "sd", "tally"),
    Kind.RATE: ("numerator", "denominator"),
    Kind.AMOUNT: ("amount", "per"),
    Kind.DURATION: ("tally",),
    Kind.FORMULA: (),
}
"""Which numbers an entry of each kind is made of. A mean has either a tally, or a value with n and spread."""

NUMBERS = (
    *("promoters", "passives", "detractors"),
    *("numerator", "denominator"),
    *("value", "n", "sd"),
    *("amount", "per"),
)
"""All parts that are one number."""


class Counts(Value):
    """What one team counted in one period; the parts its kind does not know are None or empty.

    `is_nothing` says that there was nothing to count, which is not the same as an entry that is missing.
    A `numerator` and a `denominator` may be amounts (spend of customers), so they need not be whole.
    """

    promoters: Count | None = None
    passives: Count | None = None
    detractors: Count | None = None
    numerator: Positive | None = None
    denominator: Positive | None = None
    value: Measure | None = None
    n: Count | None = None
    sd: Positive | None = None
    amount: Measure | None = None
    per: Positive | None = None
    tally: Tally = ()
    is_nothing: bool = False

    @property
    def said(self) -> dict[str, float]:
        """The parts that are numbers and were given, by name."""
        return {name: number for name in NUMBERS if (number := getattr(self, name)) is not None}


NOTHING = Counts(is_nothing=True)
"""There was nothing to count."""


def tally_of(values: Iterable[float]) -> tuple[Bin, ...]:
    """Exact values, such as stars or minutes, as a tally."""
    counted: dict[float, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    return tuple((value, value, counted[value]) for value in sorted(counted))
