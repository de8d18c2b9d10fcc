"""The XmR chart, as its readers meet it."""

from datetime import timedelta
from typing import Any

import pytest

from planner.charts.kpi_xmr import Behaviour, Stretch, xmr, xmr_alt, xmr_key
from planner.charts.palette import Look, colours
from planner.kpis.kind import Direction
from planner.kpis.xmr import Limits, Rule, Signal
from tests.charts.kpis import FIRST_DAY, a_ground, a_point, points
from tests.kpis.builders import a_kpi

LIMITS = Limits(mean=30, mean_moving_range=2, lower=24.68, upper=35.32, upper_range=6.536, points=6)
BEYOND = Signal(Rule.BEYOND_LIMIT, (6,), is_above=True)
STEADY = [30, 31, 29, 30, 31, 29]


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def drawn(values: list[float], *signals: Signal, kpi: Any = None, **fields: Any) -> dict[str, Any]:
    return xmr(a_ground(kpi), Behaviour(points(values), LIMITS, signals, **fields))


def test_below_the_values_stand_their_moving_ranges():
    ranges = trace(drawn([30, 33, 32]), "moving ranges")
    assert ranges["y"] == [3, 1]
    assert ranges["x"] == [13.5, 20.5]
    assert ranges["yaxis"] == "y2"


def test_the_limits_are_lines_with_their_figures():
    layout = drawn(STEADY)["layout"]
    assert {line["y0"] for line in layout["shapes"] if line["type"] == "line"} == {24.68, 35.32, 30, 2, 6.536}
    said = {note["text"] for note in layout["annotations"]}
    assert {"upper limit 35", "lower limit 25", "average 30", "range limit 7"} <= said


def test_without_limits_there_are_only_values():
    spec = xmr(a_ground(), Behaviour(points([30, 31, 29]), None, ()))
    assert spec["layout"]["shapes"] == []
    assert "too few for limits" in xmr_alt(a_ground(), Behaviour(points([30, 31, 29]), None, ()))


@pytest.mark.parametrize(
    ("rule", "sign", "symbol"),
    [
        (Rule.BEYOND_LIMIT, "1", "diamond"),
        (Rule.EIGHT_ON_ONE_SIDE, "2", "square"),
        (Rule.THREE_OF_FOUR, "3", "triangle-up"),
    ],
)
def test_a_signal_has_the_shape_and_the_number_of_its_rule(rule: Rule, sign: str, symbol: str):
    found = trace(drawn([*STEADY, 37], Signal(rule, (6,), is_above=True)), "signals")
    assert (found["text"], found["marker"]["symbol"]) == ([sign], [symbol])
    assert (found["x"], found["y"]) == ([48.5], [37])


def test_a_point_on_which_two_rules_fire_names_both():
    found = trace(drawn([*STEADY, 37], BEYOND, Signal(Rule.THREE_OF_FOUR, (6,), is_above=True)), "signals")
    assert found["text"] == ["1·3"]
    assert "three of four" in found["hovertext"][0]


def test_a_run_is_named_where_it_begins_and_marked_on_every_point():
    found = trace(drawn(STEADY * 2, Signal(Rule.EIGHT_ON_ONE_SIDE, tuple(range(8)), is_above=True)), "signals")
    assert found["text"] == ["2"] + [""] * 7
    assert found["marker"]["symbol"] == ["square"] * 8


def test_a_jump_is_marked_on_the_range_that_is_too_wide():
    found = trace(drawn([30, 31, 40], Signal(Rule.MOVING_RANGE, (2,), is_above=True)), "range signals")
    assert (found["x"], found["y"], found["text"], found["yaxis"]) == ([20.5], [9], ["R"], "y2")


def test_a_jump_is_marked_on_the_value_too_and_is_neither_green_nor_red():
    ink = colours(Look.LIGHT)
    found = trace(drawn([30, 31, 40], Signal(Rule.MOVING_RANGE, (2,), is_above=True)), "signals")
    assert (found["x"], found["y"], found["text"]) == ([20.5], [40], ["R"])
    assert found["marker"]["color"][0] not in (ink.good, ink.bad)


@pytest.mark.parametrize(("direction", "tone"), [(Direction.HIGHER, "good"), (Direction.LOWER, "bad")])
def test_a_rise_is_green_or_red_by_which_way_is_better(direction: Direction, tone: str):
    found = trace(drawn([*STEADY, 37], BEYOND, kpi=a_kpi(direction=direction)), "signals")
    assert found["marker"]["color"] == [getattr(colours(Look.LIGHT), tone)]


def test_where_neither_way_is_better_a_signal_is_neither_green_nor_red():
    ink = colours(Look.LIGHT)
    found = trace(drawn([*STEADY, 37], BEYOND, kpi=a_kpi(direction=Direction.CONTEXT)), "signals")
    assert found["marker"]["color"][0] not in (ink.good, ink.bad)


def test_the_stretch_behind_the_limits_is_shaded():
    stretch = Stretch("Before day 0", FIRST_DAY, FIRST_DAY + timedelta(days=41), is_frozen=True)
    shade = next(shape for shape in drawn(STEADY, stretch=stretch)["layout"]["shapes"] if shape["type"] == "rect")
    assert (shade["x0"], shade["x1"]) == (0.5, 42)


def test_points_too_small_to_be_read_are_hollow_and_have_no_range():
    shown = Behaviour([*points([30, 31]), a_point(2, 80, is_small=True), a_point(3, 30)], LIMITS, ())
    spec = xmr(a_ground(), shown)
    assert trace(spec, "values")["y"] == [30, 31, 30]
    assert trace(spec, "moving ranges")["y"] == [1, 1]
    assert trace(spec, "too few")["y"] == [80]


def test_the_key_explains_the_rules_that_fired_and_no_others():
    key = xmr_key(a_ground(), Behaviour(points([*STEADY, 37]), LIMITS, [BEYOND]))
    assert "◆ 1: beyond a limit" in key
    assert "eight in a row" not in key


def test_the_key_says_when_all_is_noise():
    assert "no signal" in xmr_key(a_ground(), Behaviour(points(STEADY), LIMITS, ()))


def test_a_screen_reader_hears_average_limits_and_signals():
    said = xmr_alt(a_ground(), Behaviour(points([*STEADY, 37]), LIMITS, [BEYOND]))
    assert said == "nps: average 30 points, limits 25 to 35 points, 1 signal in 7 readings."
