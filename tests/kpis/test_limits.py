"""Limits in force: on which periods they stand, and what is said where there are none."""

from datetime import date, timedelta

from planner.kpis.kpi import LimitsBaseline
from planner.kpis.limits import baseline_points, limits_in_force
from tests.kpis.a_series import a_series
from tests.kpis.builders import MONDAY, a_kpi

LATER = MONDAY + timedelta(weeks=8)
VALUES = [float(40 + at % 3) for at in range(20)]


def a_baseline(first: int, last: int, name: str = "Before the relaunch") -> LimitsBaseline:
    start, end = MONDAY + timedelta(weeks=first), MONDAY + timedelta(weeks=last, days=6)
    return LimitsBaseline(name=name, start=start, end=end, frozen_on=MONDAY)


def test_a_named_baseline_is_what_the_limits_stand_on() -> None:
    kpi = a_kpi(limits=(a_baseline(0, 6, "Old"), a_baseline(3, 10)))

    limits, words, is_frozen = limits_in_force(kpi, a_series(VALUES, kpi), LATER)

    assert limits and limits.points == 8
    assert (words, is_frozen) == ("Before the relaunch (8 weeks)", True)


def test_new_readings_leave_frozen_limits_alone() -> None:
    kpi = a_kpi(limits=(a_baseline(0, 7),))

    before = limits_in_force(kpi, a_series(VALUES, kpi), LATER).limits
    after = limits_in_force(kpi, a_series([*VALUES, 99.0, 1.0], kpi), LATER).limits

    assert before == after


def test_a_named_baseline_with_fewer_than_six_points_gives_none_and_says_so() -> None:
    kpi = a_kpi(limits=(a_baseline(0, 3),))

    limits, words, is_frozen = limits_in_force(kpi, a_series(VALUES, kpi), LATER)

    assert limits is None and not is_frozen
    assert words == "Before the relaunch holds 4 weeks that can be read; limits need 6. Choose a longer stretch."


def test_six_weeks_before_day_0_are_enough_to_stand_on() -> None:
    limits, words, is_frozen = limits_in_force(a_kpi(), a_series(VALUES), MONDAY + timedelta(weeks=6))

    assert limits and limits.points == 6
    assert (words, is_frozen) == ("Before day 0 (6 weeks)", True)


def test_the_week_that_holds_day_0_is_not_before_it() -> None:
    limits = limits_in_force(a_kpi(), a_series(VALUES), MONDAY + timedelta(weeks=6, days=3)).limits

    assert limits and limits.points == 6


def test_with_little_before_day_0_the_first_twelve_count() -> None:
    limits, words, is_frozen = limits_in_force(a_kpi(), a_series(VALUES), MONDAY)

    assert limits and limits.points == 12
    assert (words, is_frozen) == ("The first 12 weeks", True)


def test_limits_from_fewer_than_twelve_are_provisional() -> None:
    limits, words, is_frozen = limits_in_force(a_kpi(), a_series(VALUES[:8]), MONDAY)

    assert limits and not is_frozen
    assert words == "The first 8 weeks, provisional until there are 12"


def test_without_six_points_the_words_say_how_many_are_missing() -> None:
    limits, words, _ = limits_in_force(
        a_kpi(cadence="monthly"), a_series([1, 2, 3, 4, 5], a_kpi(cadence="monthly")), MONDAY
    )

    assert limits is None
    assert words == "Limits need 6 months that can be read; 1 month is missing."


def test_points_with_too_few_cases_are_left_out() -> None:
    series = a_series([40.0, 41.0, 400.0, 40.0, 41.0, 40.0, 41.0], small=[2])

    limits = limits_in_force(a_kpi(), series, MONDAY).limits

    assert limits and limits.upper < 50


def test_the_points_behind_the_limits_can_be_shown() -> None:
    points = baseline_points(a_kpi(), a_series(VALUES), LATER)

    assert (points[0].period.start, points[-1].period.end) == (MONDAY, date(2026, 3, 1))
