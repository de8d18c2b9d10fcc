"""Quadrants: how closely to keep in touch, by influence and interest."""

import pytest

from planner.stakeholders.quadrant import Quadrant, is_high, quadrant_of
from tests.stakeholders.builders import a_day, a_stakeholder


@pytest.mark.parametrize(
    ("influence", "interest", "quadrant"),
    [
        (4, 4, Quadrant.MANAGE_CLOSELY),
        (5, 1, Quadrant.KEEP_SATISFIED),
        (1, 5, Quadrant.KEEP_INFORMED),
        (3, 3, Quadrant.MONITOR),
        (4, 3, Quadrant.KEEP_SATISFIED),
        (3, 4, Quadrant.KEEP_INFORMED),
    ],
)
def test_each_pair_of_influence_and_interest_has_its_quadrant(influence, interest, quadrant):
    assert quadrant_of(a_stakeholder(influence=influence, interest=interest)) is quadrant


def test_the_middle_of_the_scale_is_not_high():
    assert [level for level in range(1, 6) if is_high(level)] == [4, 5]


@pytest.mark.parametrize("known", [{}, {"influence": 5}, {"interest": 5}])
def test_nobody_has_a_quadrant_before_both_are_known(known):
    assert quadrant_of(a_stakeholder(**known)) is None


def test_the_last_placement_decides():
    ada = a_stakeholder(influence=5, interest=5).placed(a_day(10), interest=2)

    assert quadrant_of(ada) is Quadrant.KEEP_SATISFIED
