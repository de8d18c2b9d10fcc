"""XmR charts: limits and signals, against published sets and set by set."""

import pytest

from planner.kpis.xmr import Limits, Rule, Signal, limits_of, signals_in

# D. Wheeler, Making Sense of Data, tables 9.1 (group A), 9.2 and 8.1.
ACCIDENTS = [43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39]
RECEIVABLES = [
    *(55.6, 54.7, 54.9, 54.8, 56.9, 55.7, 53.8, 54.8, 53.4, 57.0, 59.4, 63.2),
    *(60.9, 60.7, 58.6, 57.3, 56.9, 58.1, 58.3, 50.9, 53.3, 52.5, 50.8, 52.9),
]
SMOKERS = [21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0]

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates.
FLOW_RATES = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]

# Mean 0, limits 9 away, half-way at 4.5, widest range 11.1.
PLAIN = Limits(mean=0.0, mean_moving_range=3.4, lower=-9.0, upper=9.0, upper_range=11.1, points=12)


def limits(values: list[float]) -> Limits:
    found = limits_of(values)
    assert found
    return found


def fired(values: list[float], rule: Rule, against: Limits = PLAIN) -> list[Signal]:
    return [signal for signal in signals_in(values, against) if signal.rule is rule]


def test_the_limits_of_wheelers_accidents_are_those_he_published() -> None:
    found = limits(ACCIDENTS)

    assert (found.upper, found.lower) == pytest.approx((43.9, 25.6), abs=0.06)


def test_the_limits_of_nists_flow_rates_are_those_published() -> None:
    found = limits(FLOW_RATES)

    assert (found.mean, found.mean_moving_range) == pytest.approx((50.81, 1.8778), abs=0.0001)
    # The handbook divides by d2 = 1.128, which makes 2.6596 of the 2.66.
    assert (found.upper, found.lower) == pytest.approx((55.8041, 45.8159), abs=0.001)


def test_wheelers_receivables_signal_where_he_says() -> None:
    found = signals_in(RECEIVABLES, limits(RECEIVABLES))

    assert [s.positions for s in found if s.rule is Rule.BEYOND_LIMIT] == [(11,), (12,), (19,), (22,)]
    assert [s.positions for s in found if s.rule is Rule.MOVING_RANGE] == [(19,)]


def test_wheelers_smokers_run_on_one_side_is_one_signal() -> None:
    found = fired(SMOKERS, Rule.EIGHT_ON_ONE_SIDE, limits(SMOKERS))

    assert found == [Signal(Rule.EIGHT_ON_ONE_SIDE, (6, 7, 8, 9, 10, 11, 12, 13), is_above=False)]


def test_fewer_than_six_values_have_no_limits() -> None:
    assert limits_of([1, 2, 3, 4, 5]) is None
    assert limits_of([1, 2, 3, 4, 5, 6]) is not None


def test_a_value_on_a_limit_is_not_beyond_it() -> None:
    assert not fired([9.0, -9.0], Rule.BEYOND_LIMIT)
    assert fired([9.01], Rule.BEYOND_LIMIT) == [Signal(Rule.BEYOND_LIMIT, (0,), is_above=True)]


def test_seven_on_one_side_are_no_signal_and_eight_are() -> None:
    assert not fired([1.0] * 7, Rule.EIGHT_ON_ONE_SIDE)
    assert len(fired([1.0] * 8, Rule.EIGHT_ON_ONE_SIDE)) == 1


def test_a_run_of_eleven_is_one_signal_over_all_eleven() -> None:
    found = fired([-1.0, *[1.0] * 11, -1.0], Rule.EIGHT_ON_ONE_SIDE)

    assert found == [Signal(Rule.EIGHT_ON_ONE_SIDE, tuple(range(1, 12)), is_above=True)]


def test_a_value_on_the_mean_ends_a_run() -> None:
    assert not fired([*[1.0] * 5, 0.0, *[1.0] * 5], Rule.EIGHT_ON_ONE_SIDE)


def test_three_of_four_near_one_limit_fire() -> None:
    found = fired([0.0, 5.0, 5.0, 1.0, 5.0, 0.0], Rule.THREE_OF_FOUR)

    assert found == [Signal(Rule.THREE_OF_FOUR, (1, 2, 4), is_above=True)]


def test_three_near_different_limits_do_not_fire() -> None:
    assert not fired([5.0, -5.0, 5.0, 0.0], Rule.THREE_OF_FOUR)


def test_halfway_between_mean_and_limit_is_not_near_the_limit() -> None:
    assert not fired([4.5] * 4, Rule.THREE_OF_FOUR)


def test_fours_that_overlap_are_one_signal() -> None:
    found = fired([5.0, 5.0, 5.0, 0.0, 5.0, 5.0], Rule.THREE_OF_FOUR)

    assert [signal.positions for signal in found] == [(0, 1, 2, 4, 5)]


def test_fours_far_apart_are_two_signals() -> None:
    found = fired([-5.0, -5.0, -5.0, 0.0, 0.0, -5.0, -5.0, -5.0], Rule.THREE_OF_FOUR)

    assert [signal.positions for signal in found] == [(0, 1, 2), (5, 6, 7)]


def test_a_jump_wider_than_the_ranges_limit_fires_at_its_later_value() -> None:
    assert fired([-6.0, 6.0], Rule.MOVING_RANGE) == [Signal(Rule.MOVING_RANGE, (1,), is_above=True)]


def test_signals_come_in_the_order_in_which_they_begin() -> None:
    begins = [signal.positions[0] for signal in signals_in(RECEIVABLES, limits(RECEIVABLES))]

    assert begins == sorted(begins)


def test_values_that_never_move_give_no_signal() -> None:
    values = [0.1 + 0.2] * 20

    assert signals_in(values, limits(values)) == []
