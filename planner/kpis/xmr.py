"""XmR charts: natural process limits, and which movements are signals and not noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST_POINTS = 6
"""With fewer there are no limits."""


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
    raise NotImplementedError


def signals_in(values: Sequence[float], limits: Limits) -> list[Signal]:
    """Every rule that fires on these values against these limits, in the order in which the signals begin."""
    raise NotImplementedError
