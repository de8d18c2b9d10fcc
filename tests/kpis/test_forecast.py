"""The forecast of a KPI: the trend, its prediction interval, and the chance of the target."""

from datetime import timedelta

import numpy as np
import pytest

from planner.kpis.forecast import KpiForecast, Line, forecast, why_none
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.target import Target
from tests.kpis.a_series import a_series
from tests.kpis.builders import MONDAY, a_kpi

# Ezekiel's stopping distances (1930), the data set `cars` of R: speed in mph, distance in feet.
SPEED = [
    *(4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15),
    *(15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25),
]
DISTANCE = [
    *(2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26),
    *(54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85),
]
RISING = [40.0, 41.5, 41.0, 43.0, 43.5, 45.0, 44.5, 46.5]


def goal(value: float) -> tuple[Target, ...]:
    return (Target(value=value, by_day=100, set_on=MONDAY),)


def found(values: list[float], day: int = 100, **fields: object) -> KpiForecast:
    kpi: Kpi = a_kpi(**fields)
    forecasted = forecast(a_series(values, kpi), kpi, day, MONDAY)
    assert forecasted
    return forecasted


def test_the_prediction_interval_is_that_published_for_stopping_distances() -> None:
    """R's predict(lm(dist ~ speed, cars), interval="prediction"), as printed by A. Kassambara on sthda.com."""
    line = Line.through(np.array(SPEED, float), np.array(DISTANCE, float))
    at = np.array([12.0, 19.0, 24.0])
    mid, half = line.at(at), line.half_width_at(at)

    assert mid == pytest.approx([29.6, 57.1, 76.8], abs=0.05)
    assert mid - half == pytest.approx([-1.75, 25.76, 44.75], abs=0.005)
    assert mid + half == pytest.approx([61.0, 88.5, 108.8], abs=0.05)


def test_fewer_than_six_readable_points_give_no_forecast() -> None:
    kpi = a_kpi()

    assert forecast(a_series(RISING[:5], kpi), kpi, 100, MONDAY) is None
    assert forecast(a_series(RISING[:6], kpi, small=[2]), kpi, 100, MONDAY) is None


def test_a_day_that_has_been_read_is_not_forecast() -> None:
    assert forecast(a_series(RISING), a_kpi(), 55, MONDAY) is None


def test_the_band_leads_from_the_latest_reading_to_the_day_and_widens() -> None:
    band = found(RISING)
    width = [high - low for low, high in zip(band.low, band.high, strict=True)]

    assert band.days[0] == MONDAY + timedelta(days=55)
    assert band.days[1] == MONDAY + timedelta(days=62)
    assert band.days[-1] == MONDAY + timedelta(days=100)
    assert width == sorted(width)


def test_a_straight_line_goes_on_straight() -> None:
    band = found([float(value) for value in range(20, 28)], day=62)

    assert band.mid[-1] == pytest.approx(28)


def test_only_the_last_thirteen_points_count() -> None:
    assert found([*[-90.0] * 20, *[40.0, 41.0] * 6, 40.0], day=260).mid[-1] == pytest.approx(40.46, abs=0.1)


def test_the_band_stays_within_what_the_kpi_can_be() -> None:
    band = found([80.0, 85.0, 88.0, 92.0, 95.0, 99.0])

    assert max(band.high) == 100 and max(band.mid) == 100


def test_the_share_of_top_answers_is_not_cut_at_the_ends_of_the_scale() -> None:
    fields = {"answers": "top", "top_from": 4, "low": 1, "high": 5}
    kpi = a_kpi(Kind.MEAN, **fields)
    band = forecast(a_series([70.0, 72.0, 71.0, 73.0, 72.0, 74.0], kpi), kpi, 100, MONDAY)

    assert band and band.mid[-1] > 70


def test_half_of_the_chance_lies_above_the_middle() -> None:
    middle = found(RISING).mid[-1]

    assert found(RISING, targets=goal(middle)).chance == pytest.approx(0.5, abs=1e-6)


def test_the_upper_end_of_the_interval_is_reached_with_two_and_a_half_percent() -> None:
    upper = found(RISING).high[-1]

    assert found(RISING, targets=goal(upper)).chance == pytest.approx(0.025, abs=1e-6)


def test_where_lower_is_better_the_chance_is_the_other_side() -> None:
    higher = found(RISING, targets=goal(50)).chance
    lower = found(RISING, targets=goal(50), direction="lower").chance

    assert higher is not None and lower == pytest.approx(1 - higher, abs=1e-6)


def test_in_a_band_the_chance_is_to_lie_inside() -> None:
    middle = found(RISING)

    inside = found(RISING, direction="band", band_low=middle.low[-1], band_high=middle.high[-1])

    assert inside.chance == pytest.approx(0.95, abs=1e-6)
    assert inside.words.startswith("A chance of 95 % to lie in the band on day 100")


def test_a_kpi_that_stands_on_its_target_and_never_moves_has_reached_it() -> None:
    assert found([100.0] * 8, targets=goal(100)).chance == 1
    assert found([100.0] * 8, targets=goal(100), direction="lower").chance == 1


def test_the_words_say_the_chance_and_what_it_assumes() -> None:
    words = found(RISING, targets=goal(53)).words

    assert words.startswith("A chance of ")
    assert words.endswith(" % to reach 53 points by day 100, if it goes on like the last 8 weeks.")


def test_a_chance_is_never_said_to_be_none_or_certain() -> None:
    assert found(RISING, targets=goal(99)).words.startswith("A chance of less than 1 % to reach 99 points")
    assert found(RISING, targets=goal(20)).words.startswith("A chance of more than 99 % to reach 20 points")


def test_without_a_target_the_words_give_the_interval() -> None:
    band = found(RISING)

    assert band.chance is None
    assert band.words.startswith(f"Between {band.low[-1]:.0f} and {band.high[-1]:.0f} points on day 100")


LOW = [80.0, 81.0, 79.0, 80.0, 81.0, 79.0]
HIGH = [90.0, 91.0, 89.0, 90.0, 91.0, 89.0, 90.0]


def test_after_a_step_only_the_weeks_since_it_count() -> None:
    band = found([*LOW, *HIGH], day=200)

    assert band.points == 7
    assert band.mid[-1] == pytest.approx(90, abs=2)
    assert band.words.endswith("if it goes on like the last 7 weeks, since it changed in week 7.")


def test_too_soon_after_a_step_there_is_no_forecast_and_the_reason_is_told() -> None:
    kpi = a_kpi()
    series = a_series([*LOW, *LOW, *HIGH[:3]], kpi)

    assert forecast(series, kpi, 200, MONDAY) is None
    assert why_none(series, kpi, 200, MONDAY) == "It changed in week 13; a forecast needs six weeks after that."


def test_a_step_that_was_taken_back_counts_from_when_it_was() -> None:
    kpi = a_kpi()
    series = a_series([*LOW, *LOW, *HIGH, 90.0, 91.0, 80.0, 79.0, 81.0], kpi)

    assert why_none(series, kpi, 400, MONDAY).startswith("It changed in week 22; ")


def test_a_steady_rise_is_no_step() -> None:
    assert found([float(value) for value in range(20, 33)], day=200).points == 13


def test_a_step_that_lies_further_back_is_forgotten() -> None:
    assert found([*LOW, *LOW, *HIGH, *HIGH], day=300).points == 13


def test_where_there_is_a_forecast_no_reason_is_given_against_it() -> None:
    assert why_none(a_series(RISING), a_kpi(), 100, MONDAY) == ""
    assert why_none(a_series(RISING), a_kpi(), 50, MONDAY) == "Day 50 is past: there is nothing left to forecast."
    assert why_none(a_series(RISING[:1]), a_kpi(), 100, MONDAY) == (
        "A forecast needs 6 weeks that can be read; there is 1."
    )
