"""Standing: status against the target, and the sentence that says why."""

from datetime import timedelta

import pytest

from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.reading import Reading
from planner.kpis.standing import Standing, Status, standing_of
from planner.kpis.target import Target
from tests.kpis.builders import MONDAY, a_kpi

# Day 48 of a path from 30 to 58 on day 96 expects 44.
TARGET = Target(value=58, by_day=96, set_on=MONDAY)
PERIOD = a_kpi().period_of(MONDAY + timedelta(days=48))


def a_reading(value: float, low: float | None = None, high: float | None = None) -> Reading:
    return Reading(value, 120, value - 5 if low is None else low, value + 5 if high is None else high)


def standing(reading: Reading | None, **fields: object) -> Standing:
    return standing_of(_kpi(**fields), reading, PERIOD, (MONDAY, 30.0), MONDAY)


def _kpi(**fields: object) -> Kpi:
    return a_kpi(**{"targets": (TARGET,)} | fields)


def test_the_expected_value_is_that_of_the_readings_last_day() -> None:
    assert standing(a_reading(41)).expected == pytest.approx(44)


def test_short_of_the_path_but_not_by_more_than_the_interval_is_unclear() -> None:
    found = standing(a_reading(41, 36, 46))

    assert found.status is Status.UNCLEAR
    assert found.why == "41 points against 44 expected by now; the interval 36 to 46 holds it: too early to tell."


def test_how_far_an_amount_moves_by_itself_is_not_called_an_interval() -> None:
    found = standing(Reading(41, 1, 36, 46, is_swing=True), kind=Kind.AMOUNT)

    assert found.why == "41 EUR against 44 expected by now; its usual swing 36 to 46 holds it: too early to tell."


def test_short_of_the_path_by_more_than_the_interval_is_behind() -> None:
    found = standing(a_reading(35, 31, 39))

    assert found.status is Status.BEHIND
    assert found.why == "35 points against 44 expected by now; the interval 31 to 39 does not reach it."


def test_on_the_path_is_on_pace() -> None:
    assert standing(a_reading(44)).status is Status.ON_PACE
    assert standing(a_reading(50)).why == "50 points against 44 expected by now."


def test_at_the_target_before_its_day_is_reached() -> None:
    found = standing(a_reading(58))

    assert (found.status, found.target, found.by_day) == (Status.REACHED, 58, 96)
    assert found.why == "58 points against the target of 58."


def test_where_lower_is_better_a_low_value_is_on_pace() -> None:
    falling = Target(value=10, by_day=96, set_on=MONDAY)

    assert standing(a_reading(19), direction="lower", targets=(falling,)).status is Status.ON_PACE
    assert standing(a_reading(21), direction="lower", targets=(falling,)).status is Status.UNCLEAR
    assert standing(a_reading(40), direction="lower", targets=(falling,)).status is Status.BEHIND


def test_beyond_the_alarm_value_is_off_whatever_the_path_says() -> None:
    low_path = Target(value=20, by_day=96, set_on=MONDAY)

    found = standing(a_reading(19), targets=(low_path,), warn_at=30, alarm_at=20)

    assert found.status is Status.OFF
    assert found.why == "19 points is beyond the alarm value of 20."


def test_between_warning_and_alarm_is_at_risk() -> None:
    assert standing(a_reading(25), warn_at=30, alarm_at=20).status is Status.AT_RISK


def test_at_the_warning_value_is_not_yet_beyond_it() -> None:
    assert standing(a_reading(44), warn_at=44, alarm_at=20).status is Status.ON_PACE


def test_where_lower_is_better_the_alarm_lies_above() -> None:
    assert standing(a_reading(90), direction="lower", alarm_at=80).status is Status.OFF


def test_an_alarm_needs_no_target() -> None:
    assert standing(a_reading(19), targets=(), alarm_at=20).status is Status.OFF
    assert standing(a_reading(25), targets=(), alarm_at=20).status is Status.NO_TARGET


@pytest.mark.parametrize(
    ("reading", "status", "words"),
    [
        (a_reading(40, 32, 48), Status.ON_PACE, "40 points against the band 30 to 50: in the band."),
        (
            a_reading(46, 40, 52),
            Status.AT_RISK,
            "46 points against the band 30 to 50; the interval 40 to 52 reaches out of it.",
        ),
        (a_reading(56, 51, 61), Status.OFF, "56 points against the band 30 to 50: out of the band."),
        (
            a_reading(52, 45, 59),
            Status.AT_RISK,
            "52 points against the band 30 to 50; the interval 45 to 59 reaches out of it.",
        ),
    ],
)
def test_in_a_band_the_whole_interval_counts(reading: Reading, status: Status, words: str) -> None:
    found = standing(reading, direction="band", band_low=30, band_high=50, targets=())

    assert (found.status, found.why) == (status, words)


def test_a_band_may_have_one_end_only() -> None:
    found = standing(a_reading(40), direction="band", band_low=50, targets=())

    assert (found.status, found.why) == (Status.OFF, "40 points against the band from 50: out of the band.")


def test_context_has_no_target_to_miss() -> None:
    assert standing(a_reading(1), direction="context").status is Status.NO_TARGET


def test_without_a_reading_nothing_stands_anywhere() -> None:
    found = standing(None)

    assert (found.status, found.expected, found.target) == (Status.NO_READING, None, 58)


def test_a_sample_without_interval_is_not_held_against_the_target() -> None:
    assert standing(Reading(41, 1)).status is Status.NO_READING


def test_an_amount_without_interval_is_held_but_not_told() -> None:
    kpi = a_kpi(Kind.AMOUNT, targets=(TARGET,))

    found = standing_of(kpi, Reading(41, 1), PERIOD, (MONDAY, 30.0), MONDAY)

    assert (found.status, found.why) == (Status.BEHIND, "The value against 44 expected by now.")


def test_without_a_baseline_there_is_no_pace() -> None:
    found = standing_of(_kpi(), a_reading(41), PERIOD, None, MONDAY)

    assert (found.status, found.expected) == (Status.UNCLEAR, None)


def test_figures_are_told_with_the_kpis_own_decimals() -> None:
    assert standing(a_reading(41.26, 36, 46), decimals=1).why.startswith("41.3 points against 44.0 expected by now")


def test_weeks_together_are_held_against_what_was_expected_of_them_on_average() -> None:
    # Days 27, 34, 41 and 48 of the path expect 37.875, 39.917, 41.958 and 44.
    weeks = [a_kpi().period_of(MONDAY + timedelta(days=day)) for day in (27, 34, 41, 48)]
    found = standing_of(_kpi(), a_reading(41), PERIOD, (MONDAY, 30.0), MONDAY, [(week, 25) for week in weeks])

    assert found.expected == pytest.approx(40.9375)
    assert found.status is Status.ON_PACE


def test_a_mark_that_is_stricter_than_the_path_is_named_beside_it() -> None:
    found = standing(a_reading(44), warn_at=46)

    assert found.status is Status.AT_RISK
    assert found.why == "44 points is on its path, but beyond the warning value of 46 that was set."


def test_values_that_look_alike_and_are_not_have_a_digit_more() -> None:
    assert standing(a_reading(43.8, 43, 43.9)).why == (
        "43.8 points against 44.0 expected by now; the interval 43.0 to 43.9 does not reach it."
    )
    assert standing(a_reading(45.9), warn_at=46).why.endswith(
        "45.9 points is on its path, but beyond the warning value of 46.0 that was set."
    )
