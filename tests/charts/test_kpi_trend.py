"""The trend of a KPI, as its readers meet it."""

from dataclasses import replace
from datetime import date
from typing import Any

from planner.charts.kpi_ground import numbered
from planner.charts.kpi_trend import Trend, trend, trend_alt, trend_key
from planner.charts.palette import Look
from planner.kpis.forecast import KpiForecast
from planner.kpis.kind import Direction, Kind
from planner.kpis.kpi import Team
from planner.kpis.target import Target
from tests.charts.kpis import FIRST_DAY, a_ground, a_point, points
from tests.kpis.builders import a_kpi, an_event

AIMED = a_kpi(targets=(Target(value=50, by_day=100, set_on=FIRST_DAY),), minimum_n=20)
PATH = ((-1, 30.0), (100, 50.0))


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def has(spec: dict[str, Any], name: str) -> bool:
    return any(trace["name"] == name for trace in spec["data"])


def test_a_reading_stands_on_the_last_day_of_its_period():
    spec = trend(a_ground(), Trend(points([30, 31])))
    assert trace(spec, "readings")["x"] == [6.5, 13.5]
    assert trace(spec, "readings")["y"] == [30, 31]


def test_the_interval_is_a_band_from_its_lower_to_its_upper_end():
    band = trace(trend(a_ground(), Trend(points([30, 40]))), "95 % interval")
    assert band["y"] == [35, 45, 35, 25]


def test_what_is_too_small_to_be_read_is_hollow_and_outside_line_and_band():
    shown = Trend([*points([30, 31]), a_point(2, 90, n=4, half=60, is_small=True)])
    spec = trend(a_ground(AIMED), shown)
    assert trace(spec, "readings")["y"] == [30, 31]
    assert trace(spec, "too few")["marker"]["symbol"] == "circle-open"
    assert "not to be read" in trace(spec, "too few")["hovertext"][0]
    assert max(y for y in trace(spec, "95 % interval")["y"]) < 60


def test_the_line_breaks_where_a_period_is_missing():
    shown = Trend([a_point(0, 30), a_point(1, 31), a_point(4, 32)])
    assert trace(trend(a_ground(), shown), "readings")["y"] == [30, 31, None, 32]


def test_a_period_without_all_teams_has_a_sign_of_its_own_and_says_how_many_are_missing():
    kpi = a_kpi(teams=["Shop", "Hotline", Team(name="App", since=date(2026, 6, 1))])
    lacking = replace(a_point(1, 31, is_partial=True), teams=("Shop",))
    readings = trace(trend(a_ground(kpi), Trend([a_point(0, 30), lacking])), "readings")
    assert readings["marker"]["symbol"] == ["circle", "circle-cross-open"]
    assert "1 of 2 teams missing" in readings["hovertext"][1]


def test_the_path_leads_to_a_diamond_at_the_target():
    spec = trend(a_ground(AIMED), Trend(points([30]), PATH))
    assert trace(spec, "path")["y"] == [30.0, 50.0]
    assert (trace(spec, "target")["x"], trace(spec, "target")["y"]) == ([100.5], [50])
    assert "50 points" in trace(spec, "target")["text"][0]


def test_today_and_the_last_day_are_lines_with_their_names():
    layout = trend(a_ground(), Trend(points([30, 31])))["layout"]
    assert [line["x0"] for line in layout["shapes"]] == [37.5, 100.5]
    assert [note["text"] for note in layout["annotations"]] == ["Today", "Day 100"]


def test_the_forecast_is_a_band_with_its_interval_in_the_hover_text():
    ahead = KpiForecast((date(2026, 3, 8), date(2026, 5, 6)), (40, 48), (30, 33), (50, 63), 0.4, 8, "")
    spec = trend(a_ground(AIMED), Trend(points([30]), PATH, ahead))
    assert trace(spec, "forecast band")["y"] == [50, 63, 33, 30]
    assert "95 of 100 between 33 points and 63 points" in trace(spec, "forecast")["hovertext"][1]
    assert spec["layout"]["yaxis"]["range"][1] > 63


def test_events_have_numbers_and_those_of_the_same_day_stand_below_each_other():
    events = numbered([an_event(1, id="b", name="Price"), an_event(1, id="a", name="Outage"), an_event(9, id="c")])
    badges = trace(trend(a_ground(), Trend(points([30] * 12, first_week=-4), events=events)), "events")
    assert badges["text"] == ["1", "2", "3"]
    first, second, third = badges["y"]
    assert first == third > second
    assert "1. Outage" in badges["hovertext"][0]


def test_an_event_long_before_the_first_reading_is_not_drawn():
    events = numbered([an_event(1), an_event(9, id="b")])
    assert trace(trend(a_ground(), Trend(points([30] * 6), events=events)), "events")["text"] == ["2"]


def test_a_band_to_stay_in_is_shaded_between_its_ends():
    kpi = a_kpi(Kind.AMOUNT, direction=Direction.BAND, band_low=3, band_high=5)
    shapes = trend(a_ground(kpi), Trend(points([4, 4.5])))["layout"]["shapes"]
    assert any(shape["type"] == "rect" and (shape["y0"], shape["y1"]) == (3, 5) for shape in shapes)


def test_user_text_is_shown_as_typed():
    events = numbered([an_event(5, name="<b>50 $</b>")])
    spec = trend(a_ground(), Trend(points([30] * 9, first_week=-4), events=events))
    assert "&lt;b&gt;50 &#36;&lt;/b&gt;" in trace(spec, "events")["hovertext"][0]


def test_dark_has_colours_of_its_own():
    light, dark = (trend(a_ground(look=look), Trend(points([30, 31]))) for look in Look)
    assert trace(light, "readings")["line"]["color"] != trace(dark, "readings")["line"]["color"]


def test_the_key_names_only_what_is_drawn():
    assert "path" not in trend_key(a_ground(), Trend(points([30])))
    assert "path to the target" in trend_key(a_ground(AIMED), Trend(points([30]), PATH))


def test_a_screen_reader_hears_the_latest_reading_with_its_interval_and_the_target():
    said = trend_alt(a_ground(AIMED), Trend(points([30, 31]), PATH))
    assert "latest 31 points (26 to 36), target 50 points by day 100" in said


def test_without_a_readable_reading_a_screen_reader_is_told_so():
    assert trend_alt(a_ground(), Trend([])).endswith("no readings yet.")


def test_a_single_reading_is_drawn():
    spec = trend(a_ground(), Trend(points([0.0])))
    low, high = spec["layout"]["yaxis"]["range"]
    assert low < -5 < 5 < high
    assert has(spec, "95 % interval")
