"""False alarms: what pure noise gives, checked against a simulation of it."""

import numpy as np
import pytest

from planner.kpis.false_alarms import SIGNALS_PER_READING, false_alarms
from planner.kpis.xmr import limits_of, signals_in

BASELINE, WATCHED, KPIS = 12, 14, 15_000


def new_signals(values: list[float]) -> int:
    """How many signals the watched weeks add to those of the baseline."""
    limits = limits_of(values[:BASELINE])
    assert limits
    return len(signals_in(values, limits)) - len(signals_in(values[:BASELINE], limits))


def test_noise_gives_as_many_signals_as_is_said() -> None:
    noise = np.random.default_rng(20260105).standard_normal((KPIS, BASELINE + WATCHED)).tolist()

    found = sum(new_signals(values) for values in noise) / (KPIS * WATCHED)

    assert found == pytest.approx(SIGNALS_PER_READING, rel=0.04)


def test_twice_the_kpis_give_twice_the_alarms() -> None:
    assert false_alarms(20, 1) == pytest.approx(2 * false_alarms(10, 1))
    assert false_alarms(10, 14) == pytest.approx(14 * false_alarms(10, 1))
