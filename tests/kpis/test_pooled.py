"""Counts added up, and what they come to."""

import statistics
from functools import reduce
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.kpis.counts import NOTHING, Counts, tally_of
from planner.kpis.kind import Kind
from planner.kpis.pooled import pooled, reading_of
from planner.kpis.reading import NO_READING
from tests.kpis.builders import a_kpi

NPS, SHARE, RATE = a_kpi(Kind.NPS), a_kpi(Kind.PROPORTION), a_kpi(Kind.RATE)
STARS, MONEY, MINUTES = a_kpi(Kind.MEAN), a_kpi(Kind.AMOUNT), a_kpi(Kind.DURATION)
EFFORT = {"kind": Kind.MEAN, "low": -100.0, "high": 100.0, "top_from": 6.0}

numbers = st.integers(0, 1000)
answers = st.lists(st.integers(1, 5), max_size=12)


def net(promoters=0, passives=0, detractors=0) -> Counts:
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


def share(numerator: float, denominator: float) -> Counts:
    return Counts(numerator=numerator, denominator=denominator)


def a_mean(values: list[float]) -> Counts:
    spread = statistics.stdev(values) if len(values) > 1 else None
    return Counts(value=statistics.fmean(values), n=len(values), sd=spread)


def tallied(*values: float) -> Counts:
    return Counts(tally=tally_of(values))


some_net = st.builds(net, numbers, numbers, numbers)
some_share = st.builds(lambda x, rest: share(x, x + rest), numbers, numbers)
some_stars = answers.map(lambda values: Counts(tally=tally_of(values)))
some_mean = st.lists(st.integers(1, 5), min_size=2, max_size=12).map(a_mean)
some_amount = st.integers(-1000, 1000).map(lambda amount: Counts(amount=amount))


@pytest.mark.parametrize(
    ("kpi", "parts"),
    [
        (NPS, some_net),
        (SHARE, some_share),
        (STARS, some_stars),
        (STARS, some_mean),
        (STARS, some_stars | some_mean),
        (MONEY, some_amount),
    ],
)
def test_it_does_not_matter_in_which_order_or_groups_counts_are_added(kpi, parts):
    @given(st.lists(parts | st.just(NOTHING), min_size=1, max_size=6), st.randoms(use_true_random=False))
    def holds(given_parts, random):
        at_once = pooled(kpi, given_parts)
        random.shuffle(given_parts)
        one_by_one = reduce(lambda so_far, part: pooled(kpi, [so_far, part]), given_parts)
        assert one_by_one.said == pytest.approx(at_once.said, abs=1e-6)
        assert one_by_one.tally == at_once.tally

    holds()


def test_net_promoter_counts_are_added_and_scored_once():
    together = pooled(NPS, [net(9, 1, 0), net(10, 40, 40)])
    assert reading_of(NPS, together).value == -21
    assert together == net(19, 41, 40)


@given(st.lists(st.lists(st.integers(1, 5), min_size=2, max_size=20), min_size=1, max_size=5))
def test_means_with_their_spread_combine_to_those_of_all_cases(groups):
    together, everybody = pooled(STARS, [a_mean(group) for group in groups]), list(chain.from_iterable(groups))
    assert together.n == len(everybody)
    assert together.value == pytest.approx(statistics.fmean(everybody))
    assert together.sd == pytest.approx(statistics.stdev(everybody), abs=1e-9)


def test_a_tally_and_a_mean_combine_exactly():
    together = pooled(STARS, [tallied(5, 4, 4), a_mean([1, 2, 2, 3])])
    assert together.sd == pytest.approx(statistics.stdev([5, 4, 4, 1, 2, 2, 3]))
    assert (together.n, together.tally) == (7, ())


def test_a_spread_that_one_team_does_not_know_is_not_known_for_both():
    together = pooled(STARS, [a_mean([1, 2, 3]), Counts(value=4, n=5)])
    assert (together.value, together.n, together.sd) == (3.25, 8, None)
    assert not reading_of(STARS, together).has_interval


def test_tallies_are_merged_and_stay_tallies():
    assert pooled(STARS, [tallied(5, 4), tallied(5)]) == Counts(tally=((4, 4, 1), (5, 5, 2)))


def test_nothing_to_count_adds_nothing_and_alone_gives_no_value():
    assert pooled(NPS, [NOTHING, net(1, 2, 3)]) == net(1, 2, 3)
    assert pooled(NPS, [NOTHING, NOTHING]) == NOTHING
    assert reading_of(NPS, NOTHING) == NO_READING


def test_a_share_without_its_whole_is_left_out():
    assert pooled(SHARE, [share(3, 10), Counts(numerator=5)]) == share(3, 10)


def test_a_share_is_given_in_the_unit_of_the_kpi():
    found = reading_of(SHARE, share(4, 20))
    assert (found.value, found.n) == (20, 20)
    assert (found.low, found.high) == pytest.approx((8.0657663, 41.6017432))


def test_a_share_of_nothing_has_no_value():
    assert reading_of(SHARE, share(0, 0)).value is None


def test_a_rate_has_an_exact_poisson_interval_per_thousand():
    found = reading_of(RATE, share(10, 2000))
    assert (found.value, found.low, found.high) == pytest.approx((5, 2.3977, 9.1952), abs=1e-4)


@pytest.mark.parametrize("counts", [share(10_300.5, 10_000), share(103, 100), share(0.5, 10)])
def test_shares_of_money_have_no_sampling_interval(counts):
    found = reading_of(SHARE, counts)
    assert found.value is not None
    assert not found.has_interval


def test_a_share_that_may_exceed_the_whole_is_one_of_money_even_when_its_numbers_are_whole():
    assert not reading_of(a_kpi(Kind.PROPORTION, high=200.0), share(95, 100)).has_interval


def test_the_interval_of_a_mean_does_not_leave_the_scale():
    assert reading_of(STARS, tallied(5, 5, 5, 4)).high == 5


@pytest.mark.parametrize("counts", [tallied(4, 4, 4), tallied(*[4.1] * 29), Counts(value=4, n=3, sd=0)])
def test_a_few_cases_that_are_all_alike_do_not_say_how_sure_their_mean_is(counts):
    found = reading_of(STARS, counts)
    assert found.value == pytest.approx(4, abs=0.11)
    assert not found.has_interval


def test_thirty_cases_that_are_all_alike_are_taken_for_what_they_are():
    found = reading_of(STARS, tallied(*[4] * 30))
    assert (found.low, found.high) == (4, 4)


def test_the_top_of_a_scale_is_read_as_a_share():
    kpi = a_kpi(**EFFORT, answers="top")
    found = reading_of(kpi, tallied(7, 6, 6, 5, 1))
    assert (found.value, found.n) == (60, 5)
    assert found.low == pytest.approx(23.0724, abs=1e-4)


def test_the_top_less_the_bottom_of_a_scale_is_read_as_a_net_score():
    kpi = a_kpi(**EFFORT, answers="net", bottom_to=3.0)
    assert reading_of(kpi, tallied(7, 6, 6, 5, 1)) == reading_of(NPS, net(3, 1, 1))


def test_an_amount_per_customer_is_the_sum_divided_by_all_customers():
    together = pooled(MONEY, [Counts(amount=100, per=1), Counts(amount=100, per=9)])
    assert (reading_of(MONEY, together).value, reading_of(MONEY, together).n) == (20, 10)


def test_an_amount_without_a_base_is_the_sum():
    together = pooled(MONEY, [Counts(amount=100), Counts(amount=-30)])
    assert (reading_of(MONEY, together).value, reading_of(MONEY, together).n) == (70, 1)


def test_durations_are_given_as_median_and_nine_in_ten():
    found = reading_of(MINUTES, tallied(*range(1, 11)))
    assert (found.value, found.p90, found.n) == (5.5, 9, 10)


def test_cases_are_spread_evenly_over_their_bucket():
    found = reading_of(MINUTES, Counts(tally=((0, 10, 10), (10, 60, 10))))
    assert found.value == pytest.approx((9.5 + 12.5) / 2)


def test_buckets_that_overlap_are_cut_where_the_others_end():
    halves, whole = [Counts(tally=((0, 10, 5),)), Counts(tally=((10, 20, 5),))], Counts(tally=((0, 20, 10),))
    together = reading_of(MINUTES, pooled(MINUTES, [*halves, whole]))
    assert (together.value, together.n) == (10, 20)
    assert (together.low, together.high) == pytest.approx((5.5, 14.5))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 10), st.integers(1, 30)), min_size=1, max_size=6))
def test_the_interval_of_a_median_holds_it_however_buckets_overlap(buckets):
    counts = Counts(tally=tuple((low, low + width, cases) for low, width, cases in buckets))
    found = reading_of(MINUTES, pooled(MINUTES, [counts]))
    if found.has_interval:
        assert found.low <= found.value <= found.high <= max(low + width for low, width, _ in buckets)
