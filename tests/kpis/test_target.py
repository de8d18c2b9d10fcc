"""The path to a target: what is expected on a day, and where the path starts."""

from datetime import date, timedelta

import pytest

from planner.kpis.counts import Counts
from planner.kpis.series import Point
from planner.kpis.start import start_of
from planner.kpis.target import Shape, Target, expected_at
from tests.kpis.a_series import a_series
from tests.kpis.builders import MONDAY, a_kpi

DAY_0 = MONDAY
START = (DAY_0, 30.0)


def on_day(number: int) -> date:
    return DAY_0 + timedelta(days=number)


def a_target(value: float, by_day: int, shape: Shape = Shape.LINEAR, set_on_day: int = 0) -> Target:
    return Target(value=value, by_day=by_day, shape=shape, set_on=on_day(set_on_day))


def expected(day: int, *targets: Target) -> float:
    return expected_at(on_day(day), DAY_0, START, targets)


def test_a_linear_path_rises_day_by_day() -> None:
    target = a_target(50, by_day=100)

    assert [expected(day, target) for day in (0, 25, 50, 100)] == [30, 35, 40, 50]


def test_before_the_start_the_path_stands_at_the_start() -> None:
    assert expected(-30, a_target(50, by_day=100)) == 30


def test_after_its_day_the_path_stays_at_the_target() -> None:
    assert expected(300, a_target(50, by_day=100)) == 50


def test_a_path_may_fall() -> None:
    assert expected(50, a_target(10, by_day=100)) == 20


def test_a_step_waits_until_the_day_of_the_target() -> None:
    target = a_target(50, by_day=60, shape=Shape.STEP)

    assert [expected(day, target) for day in (0, 59, 60, 61)] == [30, 30, 50, 50]


def test_without_a_target_the_start_is_expected() -> None:
    assert expected(50) == 30


def test_a_later_target_takes_over_on_the_day_it_was_set_from_where_the_path_stood() -> None:
    first, second = a_target(50, by_day=100), a_target(60, by_day=100, set_on_day=50)

    assert expected(49, first, second) == pytest.approx(39.8)
    assert expected(50, first, second) == pytest.approx(40)
    assert expected(75, first, second) == pytest.approx(50)
    assert expected(100, first, second) == 60


def test_what_was_expected_before_a_target_changed_stays() -> None:
    first, second = a_target(50, by_day=100), a_target(20, by_day=100, set_on_day=50)

    assert expected(25, first, second) == expected(25, first)


def test_a_target_that_replaces_another_at_once_leaves_no_trace_of_it() -> None:
    assert expected(50, a_target(90, by_day=100), a_target(50, by_day=100)) == 40


def test_a_target_changed_after_its_day_sets_out_from_the_old_target() -> None:
    first, second = a_target(50, by_day=60), a_target(70, by_day=100, set_on_day=80)

    assert expected(90, first, second) == pytest.approx(60)


def test_the_value_that_was_typed_starts_the_path_on_day_0() -> None:
    kpi = a_kpi(baseline_value=31)

    assert start_of(kpi, a_series([40.0] * 5, kpi), on_day(14)) == (on_day(14), 31)


def test_the_baseline_is_its_counts_added_up_and_not_the_average_of_its_scores() -> None:
    kpi = a_kpi(baseline_start=on_day(0), baseline_end=on_day(13))
    series = a_series([0.0, 0.0, 0.0], kpi)
    few, many = Counts(promoters=1, passives=0, detractors=0), Counts(promoters=0, passives=99, detractors=0)
    points = [_with_counts(point, counts) for point, counts in zip(series.points, [few, many, few], strict=True)]

    assert start_of(kpi, type(series)(kpi, points), on_day(7)) == (on_day(13), 1.0)


def test_a_baseline_long_before_day_0_does_not_start_the_path_before_it() -> None:
    kpi = a_kpi(baseline_start=on_day(-70), baseline_end=on_day(-1))

    start = start_of(kpi, a_series([0.0] * 12, kpi, start=on_day(-70)), DAY_0)

    assert start and start[0] == DAY_0


def test_without_a_baseline_the_last_four_weeks_before_day_0_stand_in() -> None:
    series = a_series([0.0] * 6)
    counts = [Counts(promoters=100, passives=0, detractors=0), *[Counts(promoters=1, passives=1, detractors=0)] * 5]
    points = [_with_counts(point, given) for point, given in zip(series.points, counts, strict=True)]

    assert start_of(a_kpi(), type(series)(a_kpi(), points), on_day(35)) == (on_day(35), 50)


def test_without_anything_before_day_0_the_first_readable_week_starts_the_path() -> None:
    assert start_of(a_kpi(), a_series([99.0, 33.0, 35.0], small=[0]), DAY_0) == (on_day(13), 33)


def test_without_any_reading_there_is_no_start() -> None:
    assert start_of(a_kpi(), a_series([]), DAY_0) is None


def _with_counts(point: Point, counts: Counts) -> Point:
    return Point(point.period, point.reading, counts, point.teams)
