"""XmR charts: natural process limits, and which movements are signals and not noise."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

FEWEST_POINTS = 6
"""With fewer there are no limits."""

RUN = 8
"""So many successive values on one side of the mean are a change."""

_LIMIT_FACTOR = 2.66
_RANGE_FACTOR = 3.268
# Sums of decimals differ in the last digits; a value that lies on a line shall not count as beyond it.
_ROUNDING = 1e-9


class Rule(StrEnum):
    """Wheeler's three detection rules, and the limit of the moving ranges, by name."""

    BEYOND_LIMIT = "rule_1_point_beyond_limit"
    EIGHT_ON_ONE_SIDE = "rule_2_eight_on_one_side"
    THREE_OF_FOUR = "rule_3_three_of_four_near_limit"
    MOVING_RANGE = "moving_range_beyond_limit"


@dataclass(frozen=True, slots=True)
class Limits:
    """The mean, the mean moving range, and the natural process limits that follow from them."""

    mean: float
    mean_moving_range: float
    lower: float
    upper: float
    upper_range: float
    points: int
    """From how many points they were taken."""

    @property
    def rounding(self) -> float:
        """How far apart two figures must lie to count as different."""
        return _ROUNDING * max(abs(self.lower), abs(self.upper))


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that fired, and the positions of the values it fired on, ascending."""

    rule: Rule
    positions: tuple[int, ...]
    is_above: bool
    """Whether the values lie above the mean; for a moving range, whether it rose."""


def limits_of(values: Sequence[float]) -> Limits | None:
    """The limits taken from these values; None for fewer than six.

    mean ± 2.66 x the mean moving range; upper limit of the ranges 3.268 x it (Wheeler, Understanding Variation).
    """
    if len(values) < FEWEST_POINTS:
        return None
    mean = math.fsum(values) / len(values)
    moving = math.fsum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)
    reach = _LIMIT_FACTOR * moving
    return Limits(mean, moving, mean - reach, mean + reach, _RANGE_FACTOR * moving, len(values))


def signals_in(values: Sequence[float], limits: Limits) -> list[Signal]:
    """Every rule that fires on these values against these limits, in the order in which the signals begin."""
    found = [*_beyond(values, limits), *_runs(values, limits), *_near(values, limits), *_jumps(values, limits)]
    return sorted(found, key=lambda signal: signal.positions[0])


def _beyond(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    """Rule 1: a value beyond a limit; each is a signal of its own."""
    lower, upper = limits.lower - limits.rounding, limits.upper + limits.rounding
    for at, value in enumerate(values):
        if not lower <= value <= upper:
            yield Signal(Rule.BEYOND_LIMIT, (at,), value > upper)


def _runs(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    """Rule 2: eight or more successive values on one side of the mean; the whole run is one signal."""
    sides = _sides(values, limits.mean, limits.mean, limits.rounding)
    for side, run in groupby(range(len(values)), key=sides.__getitem__):
        positions = tuple(run)
        if side and len(positions) >= RUN:
            yield Signal(Rule.EIGHT_ON_ONE_SIDE, positions, side > 0)


def _near(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    """Rule 3: three of four successive values closer to a limit than to the mean; overlapping fours are one."""
    low, high = (limits.mean + limits.lower) / 2, (limits.mean + limits.upper) / 2
    sides = _sides(values, low, high, limits.rounding)
    for side in (1, -1):
        near = [at for at, known in enumerate(sides) if known == side]
        # Three that lie within four places fire; two such triples that share a value are one signal.
        positions: list[int] = []
        for first, second, third in zip(near, near[1:], near[2:], strict=False):
            if third - first > 3:
                continue
            if positions and first > positions[-1]:
                yield Signal(Rule.THREE_OF_FOUR, tuple(positions), side > 0)
                positions = []
            positions += [at for at in (first, second, third) if not positions or at > positions[-1]]
        if positions:
            yield Signal(Rule.THREE_OF_FOUR, tuple(positions), side > 0)


def _jumps(values: Sequence[float], limits: Limits) -> Iterator[Signal]:
    """A moving range beyond its limit, at the later of its two values."""
    widest = limits.upper_range + limits.rounding
    for at, (before, after) in enumerate(pairwise(values), start=1):
        if abs(after - before) > widest:
            yield Signal(Rule.MOVING_RANGE, (at,), after > before)


def _sides(values: Sequence[float], low: float, high: float, rounding: float) -> list[int]:
    """1 for values above the higher line, -1 below the lower, 0 on them and between."""
    low, high = low - rounding, high + rounding
    return [1 if value > high else -1 if value < low else 0 for value in values]
