"""How often the 95 % intervals hold the truth, over simulated samples of 10, 30 and 100."""

import numpy as np
import pytest

from planner.kpis.intervals import Interval, mean_of, nps, poisson_rate, wilson
from planner.kpis.tallies import Tallies

RUNS = 4_000
SIZES = [10, 30, 100]


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20_260_105)


def held(intervals: Interval, truth: float) -> float:
    return float(np.mean((intervals.low <= truth) & (truth <= intervals.high)))


@pytest.mark.parametrize("n", SIZES)
@pytest.mark.parametrize("mix", [(0.5, 0.3, 0.2), (0.3, 0.3, 0.4), (0.7, 0.2, 0.1)])
def test_the_interval_of_a_net_promoter_score_holds_the_truth_95_times_in_100(n, mix, rng):
    promoters, passives, detractors = rng.multinomial(n, mix, RUNS).T
    assert held(nps(promoters, passives, detractors), 100 * (mix[0] - mix[2])) == pytest.approx(0.95, abs=0.025)


@pytest.mark.parametrize("n", SIZES)
def test_the_interval_of_a_share_holds_the_truth_95_times_in_100(n, rng):
    # The coverage of one share swings with it, as counts are whole; what is promised is the average (Wilson).
    shares = rng.uniform(0.05, 0.95, RUNS)
    found = wilson(rng.binomial(n, shares), n)
    assert np.mean((found.low <= shares) & (shares <= found.high)) == pytest.approx(0.95, abs=0.015)


@pytest.mark.parametrize("n", SIZES)
def test_the_interval_of_a_mean_holds_the_truth_95_times_in_100(n, rng):
    samples = rng.normal(4, 1, (RUNS, n))
    assert held(mean_of(samples.mean(1), n, samples.std(1, ddof=1)), 4) == pytest.approx(0.95, abs=0.015)


@pytest.mark.parametrize("n", SIZES)
def test_the_interval_of_a_median_holds_the_truth_at_least_95_times_in_100(n, rng):
    samples = rng.lognormal(3, 1, (RUNS, n))
    owner, cases = np.repeat(np.arange(RUNS), n), np.sort(samples).ravel()
    tallies = Tallies(RUNS, owner, cases, cases, np.ones(RUNS * n))
    assert 0.94 < held(tallies.medians()[0], float(np.exp(3))) < 0.99


@pytest.mark.parametrize("mean_events", SIZES)
def test_the_interval_of_a_rate_holds_the_truth_at_least_95_times_in_100(mean_events, rng):
    found = poisson_rate(rng.poisson(mean_events, RUNS), 1000)
    assert 0.94 < held(found, mean_events / 1000) < 0.99
