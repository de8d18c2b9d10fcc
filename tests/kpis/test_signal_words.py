"""Signals in words, and which still hold."""

from datetime import date, timedelta

from planner.kpis.kpi import Kpi
from planner.kpis.signal_words import Live, live_signals, words_of
from planner.kpis.xmr import Limits, Rule, Signal, signals_in
from tests.kpis.a_series import a_series
from tests.kpis.builders import MONDAY, a_kpi

DAY_0 = date(2026, 2, 2)
PLAIN = Limits(mean=40.0, mean_moving_range=3.4, lower=31.0, upper=49.0, upper_range=11.1, points=12)


def said(values: list[float], rule: Rule, kpi: Kpi | None = None, first_day: date = DAY_0) -> str:
    series = a_series(values, kpi)
    return next(
        words_of(signal, series, PLAIN, first_day) for signal in signals_in(values, PLAIN) if signal.rule is rule
    )


def live(values: list[float], kpi: Kpi | None = None) -> list[Live]:
    series = a_series(values, kpi)
    return live_signals(series.kpi, series, PLAIN, signals_in(values, PLAIN), DAY_0)


def test_a_run_says_how_long_it_is_and_when_it_started() -> None:
    values = [39.0] * 9 + [41.0] * 8

    assert said(values, Rule.EIGHT_ON_ONE_SIDE).startswith("Nine weeks in a row below the average, which is worse")
    assert said([39.0, *[41.0] * 9], Rule.EIGHT_ON_ONE_SIDE, first_day=MONDAY) == (
        "Nine weeks in a row above the average, which is better: a real change, started in week 2 (week of 12 January)"
    )


def test_where_lower_is_better_above_the_average_is_worse() -> None:
    assert ", which is worse: " in said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE, a_kpi(direction="lower"))


def test_where_neither_way_is_better_nothing_is_judged() -> None:
    words = said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE, a_kpi(direction="context"))

    assert words.startswith("Eight weeks in a row above the average: a real change")


def test_a_week_before_day_0_is_called_by_its_first_day() -> None:
    words = said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE)

    assert words.endswith("started in the week of 5 January, before day 0")


def test_a_week_of_another_year_says_the_year() -> None:
    words = said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE, first_day=date(2027, 2, 1))

    assert words.endswith("started in the week of 5 January 2026, before day 0")


def test_a_run_that_is_over_says_when_it_ended() -> None:
    words = said([*[41.0] * 8, 39.0], Rule.EIGHT_ON_ONE_SIDE, first_day=MONDAY)

    assert words.endswith("started in week 1 (week of 5 January), ended in week 8 (week of 23 February)")


def test_months_and_quarters_are_named() -> None:
    monthly, quarterly = a_kpi(cadence="monthly"), a_kpi(cadence="quarterly")

    assert said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE, monthly).endswith("started in January 2026")
    assert said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE, quarterly).startswith("Eight quarters in a row")
    assert said([41.0] * 8, Rule.EIGHT_ON_ONE_SIDE, quarterly).endswith("started in the first quarter of 2026")


def test_a_value_beyond_a_limit_is_named_with_its_week() -> None:
    assert said([40.0, 50.0], Rule.BEYOND_LIMIT, first_day=MONDAY) == (
        "50 points in week 2 (week of 12 January): above the upper limit, which is better, "
        "more than its usual swings explain"
    )


def test_three_of_four_say_near_which_limit() -> None:
    assert said([40.0, 33.0, 33.0, 40.0, 33.0], Rule.THREE_OF_FOUR, first_day=MONDAY) == (
        "Three of four weeks close to the lower limit, which is worse: "
        "a likely change, started in week 2 (week of 12 January)"
    )


def test_a_jump_within_the_limits_is_no_real_change() -> None:
    assert said([34.0, 46.0], Rule.MOVING_RANGE, first_day=MONDAY) == (
        "46 points in week 2 (week of 12 January), after 34 points: a bigger step up from the week before than usual, "
        "but within the limits; watch the next one"
    )


def test_a_jump_beyond_the_limits_is_not_said_to_lie_within_them() -> None:
    assert said([40.0, 20.0], Rule.MOVING_RANGE).endswith("than usual, and beyond the limits")


def test_a_jump_alone_is_neither_better_nor_worse_nor_real() -> None:
    (jump,) = live([34.0, 46.0])

    assert (jump.signal.rule, jump.is_real, jump.is_better) == (Rule.MOVING_RANGE, False, None)
    assert all(signal.is_real for signal in live([41.0] * 8))


def test_signals_that_hold_give_weeks_and_no_dates() -> None:
    series = a_series([41.0] * 8)
    signals = signals_in([41.0] * 8, PLAIN)

    (during,) = live_signals(series.kpi, series, PLAIN, signals, MONDAY)
    (before,) = live_signals(series.kpi, series, PLAIN, signals, DAY_0)

    assert during.words.endswith("started in week 1")
    assert before.words.endswith("started in the 4th week before day 0")


def test_positions_are_those_of_the_readable_points() -> None:
    series = a_series([40.0, 99.0, 50.0], small=[1])

    words = words_of(Signal(Rule.BEYOND_LIMIT, (1,), True), series, PLAIN, MONDAY)

    assert words.startswith("50 points in week 3")


def test_a_run_that_goes_on_holds() -> None:
    found = live([39.0, *[41.0] * 8])

    assert [(signal.began.start, signal.is_better) for signal in found] == [(MONDAY + timedelta(weeks=1), True)]


def test_a_run_that_ended_no_longer_holds() -> None:
    assert live([*[41.0] * 8, 39.0]) == []


def test_only_the_latest_value_beyond_a_limit_holds() -> None:
    assert [signal.signal.rule for signal in live([40.0, 45.0, 50.0])] == [Rule.BEYOND_LIMIT]
    assert live([40.0, 45.0, 50.0, 42.0]) == []


def test_three_of_four_hold_as_long_as_they_are_among_the_last_four() -> None:
    assert [signal.signal.rule for signal in live([46.0, 46.0, 46.0, 41.0])] == [Rule.THREE_OF_FOUR]
    assert live([46.0, 46.0, 46.0, 41.0, 39.0]) == []


def test_in_a_band_a_signal_is_neither_better_nor_worse() -> None:
    kpi = a_kpi(direction="band", band_low=30, band_high=50)

    assert [signal.is_better for signal in live([41.0] * 8, kpi)] == [None]
