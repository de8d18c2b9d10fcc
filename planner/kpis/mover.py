"""MOVER: what is computed from figures with intervals has an interval too, recovered from theirs.

For sums and differences as in Zou and Donner (Statistics in Medicine 27, 2008), for products and quotients of positive
figures the same on the logarithm (Donner and Zou, Statistical Methods in Medical Research 21, 2012), else to the first
order. The figures are taken to be independent of each other.
"""

import math
from typing import NamedTuple

_MOST = 700.0
"""e to this is as much as a number can be."""


class Estimate(NamedTuple):
    """A figure with its interval, if it has one; a constant has one without width."""

    value: float
    low: float | None
    high: float | None

    @property
    def ends(self) -> tuple[float, float] | None:
        """The interval; None if an end is missing or without bound."""
        if self.low is None or self.high is None or not math.isfinite(self.low + self.high):
            return None
        return self.low, self.high


def constant(value: float) -> Estimate:
    """A number that is known exactly."""
    return Estimate(value, value, value)


def plus(one: Estimate, other: Estimate) -> Estimate:
    """The sum of two."""
    value = one.value + other.value
    if one.ends is None or other.ends is None:
        return Estimate(value, None, None)
    below = math.hypot(one.value - one.ends[0], other.value - other.ends[0])
    above = math.hypot(one.ends[1] - one.value, other.ends[1] - other.value)
    return Estimate(value, value - below, value + above)


def minus(one: Estimate, other: Estimate) -> Estimate:
    """The first less the second."""
    ends = other.ends
    return plus(one, Estimate(-other.value, -ends[1], -ends[0]) if ends else Estimate(-other.value, None, None))


def times(one: Estimate, other: Estimate) -> Estimate:
    """The product of two."""
    value = one.value * other.value
    if one.ends is None or other.ends is None:
        return Estimate(value, None, None)
    if min(one.value, other.value) > 0 and min(one.ends[0], other.ends[0]) >= 0:
        return _on_the_logarithm(one, other)
    first, second = _scaled(one, other.value), _scaled(other, one.value)
    below = math.hypot(value - first[0], value - second[0])
    above = math.hypot(first[1] - value, second[1] - value)
    return Estimate(value, value - below, value + above)


def over(one: Estimate, other: Estimate) -> Estimate | None:
    """The first divided by the second; None if that is 0, and without an interval if it might be."""
    if other.value == 0:
        return None
    ends = other.ends
    if ends is None or ends[0] <= 0 <= ends[1]:
        return Estimate(one.value / other.value, None, None)
    return times(one, Estimate(1 / other.value, 1 / ends[1], 1 / ends[0]))


def _on_the_logarithm(one: Estimate, other: Estimate) -> Estimate:
    value = one.value * other.value
    below = math.hypot(_ratio(one.value, one.low), _ratio(other.value, other.low))
    above = math.hypot(_ratio(one.high, one.value), _ratio(other.high, other.value))
    return Estimate(value, value * math.exp(-below), value * math.exp(min(above, _MOST)))


def _ratio(upper: float | None, lower: float | None) -> float:
    return math.log(upper / lower) if upper and lower else math.inf


def _scaled(estimate: Estimate, factor: float) -> tuple[float, float]:
    low, high = estimate.ends or (estimate.value, estimate.value)
    return min(low * factor, high * factor), max(low * factor, high * factor)
