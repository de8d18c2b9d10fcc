"""Quadrants: how closely to keep in touch, by influence and interest."""

from enum import StrEnum

from planner.stakeholders.stakeholder import Stakeholder

_HIGH_FROM = 4


class Quadrant(StrEnum):
    """What influence and interest ask for, after Mendelow's grid of power and interest (1991)."""

    MANAGE_CLOSELY = "manage closely"
    KEEP_SATISFIED = "keep satisfied"
    KEEP_INFORMED = "keep informed"
    MONITOR = "monitor"


_GRID = {
    (True, True): Quadrant.MANAGE_CLOSELY,
    (True, False): Quadrant.KEEP_SATISFIED,
    (False, True): Quadrant.KEEP_INFORMED,
    (False, False): Quadrant.MONITOR,
}


def is_high(level: int) -> bool:
    """Whether a level of influence or interest counts as high: 4 and 5 do, the middle does not."""
    return level >= _HIGH_FROM


def quadrant_of(stakeholder: Stakeholder) -> Quadrant | None:
    """The quadrant a stakeholder stands in now; None unless both influence and interest are known."""
    influence, interest = stakeholder.influence, stakeholder.interest
    if influence is None or interest is None:
        return None
    return _GRID[is_high(influence), is_high(interest)]
