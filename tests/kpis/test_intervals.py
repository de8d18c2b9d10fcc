"""Intervals against published figures and against scipy.stats."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from planner.kpis.intervals import median_ranks, nps, poisson_rate, wilson
from planner.kpis.kind import Kind
from planner.kpis.pooled import reading_of
from tests.kpis.builders import a_kpi, an_entry
from tests.kpis.published import PUBLISHED

counts = st.integers(0, 100_000)


def by_source(case) -> str:
    return case["source"][:40]


@pytest.mark.parametrize("case", PUBLISHED["nps"], ids=by_source)
def test_net_promoter_scores_are_as_published(case):
    found = nps(case["promoters"], case["passives"], case["detractors"])
    assert [float(part) for part in found] == pytest.approx([case["value"], case["low"], case["high"]], abs=1e-6)


@pytest.mark.parametrize("case", PUBLISHED["wilson"], ids=by_source)
def test_wilson_intervals_are_as_published(case):
    found = wilson(case["x"], case["n"])
    assert [float(found.low), float(found.high)] == pytest.approx([case["low"], case["high"]], abs=6e-5)


@given(st.tuples(counts, counts))
def test_wilson_intervals_are_those_of_scipy(parts):
    x, n = min(parts), max(*parts, 1)
    expected = stats.binomtest(x, n).proportion_ci(method="wilson")
    found = wilson(x, n)
    assert [float(found.low), float(found.high)] == pytest.approx([expected.low, expected.high], abs=1e-12)


@pytest.mark.parametrize("case", PUBLISHED["poisson"], ids=by_source)
def test_exact_poisson_intervals_are_as_published(case):
    found = poisson_rate(case["events"], 1)
    assert [float(found.low), float(found.high)] == pytest.approx([case["low"], case["high"]], abs=6e-4)


@pytest.mark.parametrize("case", PUBLISHED["median"], ids=by_source)
def test_intervals_of_medians_are_as_published(case):
    found = reading_of(a_kpi(Kind.DURATION), an_entry(values=case["values"]).counts)
    assert (found.value, found.low, found.high) == (case["value"], case["low"], case["high"])


def test_the_ranks_round_a_median_are_as_in_the_published_table():
    for n, ranks in PUBLISHED["median_ranks"]["ranks"].items():
        assert [float(rank) for rank in median_ranks(int(n))] == ranks


@given(st.integers(6, 50_000))
def test_no_higher_rank_leaves_at_most_one_in_forty_below(n):
    lower = int(median_ranks(n)[0])
    assert stats.binom.cdf(lower - 1, n, 0.5) <= 0.025 < stats.binom.cdf(lower, n, 0.5)


def test_fewer_than_six_cases_give_a_median_without_an_interval():
    found = reading_of(a_kpi(Kind.DURATION), an_entry(values=[1, 2, 3, 4, 5]).counts)
    assert (found.value, found.has_interval) == (3, False)


@pytest.mark.parametrize("case", PUBLISHED["mean"], ids=by_source)
def test_t_intervals_are_as_published(case):
    found = reading_of(a_kpi(Kind.MEAN, low=None, high=None), an_entry(values=case["values"]).counts)
    assert [found.value, found.low, found.high] == pytest.approx([case["value"], case["low"], case["high"]], abs=1e-5)


@given(counts, counts, counts)
def test_the_interval_of_a_net_promoter_score_holds_it(promoters, passives, detractors):
    found = nps(promoters, passives, max(detractors, 1))
    assert -100 <= found.low <= found.value <= found.high <= 100


@given(counts, st.integers(1, 10**9))
def test_the_interval_of_a_rate_holds_it(events, base):
    found = poisson_rate(events, base)
    assert 0 <= found.low <= found.value <= found.high


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 50), st.integers(2, 30))
def test_more_answers_of_the_same_mix_make_a_net_promoter_score_surer(promoters, passives, detractors, times):
    few = nps(promoters, passives, detractors)
    many = nps(promoters * times, passives * times, detractors * times)
    assert many.high - many.low <= few.high - few.low


@given(st.integers(0, 50), st.integers(0, 50), st.integers(2, 30))
def test_more_cases_of_the_same_share_make_it_surer(hits, misses, times):
    few, many = (wilson(hits * k, (hits + misses + 1) * k) for k in (1, times))
    assert many.high - many.low < few.high - few.low


def test_nothing_counted_gives_neither_value_nor_interval():
    for found in (nps(0, 0, 0), wilson(0, 0), poisson_rate(0, 0)):
        assert np.isnan(found.value)
    assert np.isnan(wilson(0, 0).low)
