"""Differences: how far a figure moved between two times, and whether that can be told from chance."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.kpis.counts import NOTHING, Counts, tally_of
from planner.kpis.difference import before_and_after, difference, latest_step, leaves_out_0
from planner.kpis.kind import Direction, Kind
from planner.kpis.series import Series, all_series, series_of
from tests.kpis.builders import a_kpi, a_period, a_sheet, an_entry, an_event
from tests.kpis.published import PUBLISHED

LATER = a_period(40)
SHARE = a_kpi(Kind.PROPORTION, scale=1, high=1.0)
counts = st.integers(0, 500)


def net(promoters: int, passives: int, detractors: int) -> Counts:
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


def tallied(*values: float) -> Counts:
    return Counts(tally=tally_of(values))


def scores(*promoters: int, **fields: object) -> Series:
    """A series of net promoter scores, as many promoters of 100 in each week."""
    entries = (an_entry(week, net(count, 0, 100 - count)) for week, count in enumerate(promoters))
    return series_of(a_kpi(**fields), a_sheet(*entries), LATER)


@pytest.mark.parametrize("case", PUBLISHED["newcombe"], ids=lambda case: case["source"][:40])
def test_the_difference_of_two_shares_is_as_published(case):
    before, after = (Counts(numerator=x, denominator=n) for x, n in (case["before"], case["after"]))
    found = difference(SHARE, before, after)
    assert [found.value, found.low, found.high] == pytest.approx([case["value"], case["low"], case["high"]], abs=6e-5)


@pytest.mark.parametrize("case", PUBLISHED["welch"], ids=lambda case: case["source"][:40])
def test_the_difference_of_two_means_is_as_published(case):
    kpi = a_kpi(Kind.MEAN, low=None, high=None)
    found = difference(kpi, tallied(*case["before"]), tallied(*case["after"]))
    assert [found.low, found.high] == pytest.approx([case["low"], case["high"]], abs=1e-6)


def test_means_compare_alike_from_tallies_and_from_n_and_spread():
    kpi, before, after = a_kpi(Kind.MEAN), tallied(1, 2, 3), tallied(3, 3, 4, 5)
    given_so = Counts(value=2, n=3, sd=1)
    assert difference(kpi, given_so, after).low == pytest.approx(difference(kpi, before, after).low)


def test_a_side_of_a_few_cases_all_alike_tells_no_difference():
    few, many = (Counts(tally=tally_of(values)) for values in ([4, 4, 4], [2, 3, 4, 5, 5]))
    assert not difference(a_kpi(Kind.MEAN), few, many).has_interval


def test_the_difference_of_net_scores_adds_answers_on_both_sides():
    # 25.75 - 2.75 and 15.75 - 12.75 of 39; variances by hand
    found = difference(a_kpi(), net(15, 9, 12), net(25, 9, 2))
    was, now = 3 / 39, 23 / 39
    reach = 1.959964 * ((28.5 / 39 - now**2) / 39 + (28.5 / 39 - was**2) / 39) ** 0.5
    assert found.value == pytest.approx(100 * (23 - 3) / 36)
    assert (found.low, found.high) == pytest.approx((100 * (now - was - reach), 100 * (now - was + reach)), abs=1e-4)


@given(*[st.tuples(counts, counts, counts).filter(any)] * 2)
@example((0, 1, 22), (1, 0, 0))
def test_a_net_score_moves_as_far_back_as_it_moved_forth(before, after):
    forth, back = difference(a_kpi(), net(*before), net(*after)), difference(a_kpi(), net(*after), net(*before))
    assert forth.low <= forth.value <= forth.high
    assert (forth.low, forth.high) == pytest.approx((-back.high, -back.low))


def test_rates_and_medians_have_intervals_from_those_of_each_side():
    rate = difference(a_kpi(Kind.RATE), *(Counts(numerator=x, denominator=1000) for x in (10, 30)))
    # Garwood's tables: 10 events 4.795 to 18.390, 30 events 20.241 to 42.827
    below, above = math.hypot(30 - 20.241, 18.390 - 10), math.hypot(42.827 - 30, 10 - 4.795)
    assert (rate.value, rate.low, rate.high) == pytest.approx((20, 20 - below, 20 + above), abs=1e-3)
    median = difference(a_kpi(Kind.DURATION), tallied(*range(1, 11)), tallied(*range(11, 21)))
    assert (median.value, median.low, median.high) == pytest.approx((10, 10 - 24.5**0.5, 10 + 24.5**0.5))


def test_without_counts_on_one_side_there_is_no_difference():
    assert difference(a_kpi(), NOTHING, net(1, 1, 1)).value is None


def test_amounts_alone_have_no_interval():
    found = difference(a_kpi(Kind.AMOUNT), Counts(amount=10), Counts(amount=12))
    assert (found.value, found.has_interval) == (2, False)


def test_the_period_that_holds_the_event_is_on_neither_side():
    found = before_and_after(scores(50, 50, 99, 60, 60), an_event(2))
    assert [period.start for period in found.before_periods] == [a_period(0), a_period(1)]
    assert [period.start for period in found.after_periods] == [a_period(3), a_period(4)]
    assert (found.before.value, found.after.value) == (0, 20)


def test_each_side_is_four_periods_long_at_most():
    found = before_and_after(scores(*range(20)), an_event(10))
    assert [period.start for period in found.before_periods] == [a_period(week) for week in (6, 7, 8, 9)]
    assert [period.start for period in found.after_periods] == [a_period(week) for week in (11, 12, 13, 14)]


def test_a_real_difference_says_how_far_and_which_way():
    found = before_and_after(scores(*[50] * 4, 50, *[65] * 4), an_event(4))
    assert (found.is_real, found.is_better) == (True, True)
    assert (
        found.words
        == "After it 30 instead of 0 points: +30.0 points (95 % +16.3 to +43.2), a real difference for the better."
    )


def test_a_rise_of_what_shall_fall_is_for_the_worse():
    found = before_and_after(scores(*[50] * 4, 50, *[65] * 4, direction=Direction.LOWER), an_event(4))
    assert found.is_better is False
    assert found.words.endswith("a real difference for the worse.")


def test_a_difference_that_may_be_nil_is_told_as_none():
    found = before_and_after(scores(50, 50, 55, 52), an_event(2))
    assert not found.is_real
    assert found.words.endswith("; the interval holds 0: no difference can be told.")


def test_an_event_without_numbers_after_it_says_so():
    found = before_and_after(scores(50, 50), an_event(1))
    assert (found.difference.value, found.is_real) == (None, False)
    assert found.words == "Nothing to compare: there are no settled numbers after it."


def test_amounts_are_compared_by_the_values_of_their_periods():
    values = [1.5, 6.4, 3.3, 5.8, 4.8, 7.2, 5.6, 4.5, 0, 5.1, 2.0, 4.1, 6.2, 7.1, 8.3]
    sheet = a_sheet(*(an_entry(week, amount=value) for week, value in enumerate(values)))
    found = before_and_after(series_of(a_kpi(Kind.AMOUNT), sheet, LATER), an_event(8), periods=8)
    published = PUBLISHED["welch"][0]
    assert (found.difference.low, found.difference.high) == pytest.approx(
        (published["low"], published["high"]), abs=1e-6
    )
    assert found.difference.n == 14


def test_formulas_are_compared_by_the_values_of_their_periods():
    kpis = [a_kpi(Kind.AMOUNT, id=key, name=key) for key in ("clv", "cac")]
    values = {"clv": [9, 10, 11, 10, 19, 21, 20], "cac": [5] * 7}
    sheets = {key: a_sheet(*(an_entry(w, amount=v) for w, v in enumerate(row))) for key, row in values.items()}
    series = all_series([*kpis, a_kpi(Kind.FORMULA)], sheets, LATER)["formula"]
    found = before_and_after(series, an_event(3))
    assert (found.before.value, found.after.value, found.is_real) == (2, 4, True)
    assert found.difference.value == pytest.approx(2)


def test_the_latest_step_is_told_from_chance_by_the_counts_of_both_weeks():
    calm, fell = scores(50, 61, 60), scores(50, 61, 40)
    assert not leaves_out_0(latest_step(calm))
    assert leaves_out_0(latest_step(fell))
    assert latest_step(fell).value == pytest.approx(-42)


def test_the_latest_step_of_an_amount_is_not_told_from_chance():
    entries = (an_entry(week, kpi="amount", amount=100 + 50 * week) for week in range(8))
    series = series_of(a_kpi(Kind.AMOUNT), a_sheet(*entries), LATER)
    assert not leaves_out_0(latest_step(series))


def test_a_single_week_has_made_no_step():
    assert latest_step(scores(50)).value is None


def test_a_difference_smaller_than_the_last_digit_is_not_told_as_none():
    found = before_and_after(_a_third_less(), an_event(2))
    assert "−0.3 points" in found.words


def _a_third_less() -> Series:
    """A score of 0 before the event, and of −1 in one of three weeks after it."""
    halves = [net(50, 0, 50)] * 5 + [net(50, 0, 51)]
    entries = (an_entry(week, counted) for week, counted in enumerate(halves))
    return series_of(a_kpi(), a_sheet(*entries), LATER)
