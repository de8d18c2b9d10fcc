"""False alarms: what pure noise gives, checked against a simulation of it."""

import numpy as np
import pytest

from planner.kpis.false_alarms import signals_per_reading
from planner.kpis.signal_words import is_real
from planner.kpis.xmr import limits_of, signals_in

WATCHED, KPIS = 14, 15_000


def new_signals(values: list[float], baseline: int) -> int:
    """How many real changes the watched weeks add to those of the baseline."""
    limits = limits_of(values[:baseline])
    assert limits
    after, before = (sum(map(is_real, signals_in(some, limits))) for some in (values, values[:baseline]))
    return after - before


@pytest.mark.parametrize("baseline", [6, 10, 12])
def test_noise_gives_as_many_signals_as_is_said(baseline: int) -> None:
    noise = np.random.default_rng(20260105).standard_normal((KPIS, baseline + WATCHED)).tolist()

    found = sum(new_signals(values, baseline) for values in noise) / (KPIS * WATCHED)

    assert found == pytest.approx(signals_per_reading(baseline), rel=0.05)


def test_the_more_points_limits_stand_on_the_fewer_false_alarms() -> None:
    rates = [signals_per_reading(points) for points in range(6, 53)]

    assert rates == sorted(rates, reverse=True) and len(set(rates)) == len(rates)


def test_limits_from_very_many_points_are_held_to_those_from_a_year() -> None:
    assert signals_per_reading(150) == signals_per_reading(52)
