"""Readings below each other and teams side by side, as their readers meet them."""

from typing import Any

from planner.charts.kpi_rows import Row, rows, rows_alt
from planner.charts.kpi_teams import MOST, teams, teams_alt
from planner.kpis.kind import Kind
from planner.kpis.reading import Reading
from planner.kpis.series import Series
from tests.charts.kpis import a_ground, a_point, points
from tests.kpis.builders import a_kpi

SHOP = Row("Shop", Reading(40, 300, 35, 45), "40 points, n 300")
HOTLINE = Row("Hotline", Reading(20, 9, -30, 60), "9 answers, too few", is_clear=False)


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def test_every_row_has_a_dot_and_a_line_as_long_as_its_interval():
    spec = rows(a_ground(), [SHOP, HOTLINE], 31, "all teams 31")
    assert trace(spec, "readings")["x"] == [40, 20]
    assert trace(spec, "intervals")["x"] == [35, 45, None, -30, 60, None]


def test_what_cannot_be_told_is_hollow():
    assert trace(rows(a_ground(), [SHOP, HOTLINE], 31, ""), "readings")["marker"]["symbol"] == ["circle", "circle-open"]


def test_all_rows_are_held_against_one_line_with_its_words():
    layout = rows(a_ground(), [SHOP, HOTLINE], 31, "all teams 31")["layout"]
    assert [line["x0"] for line in layout["shapes"]] == [31, 31]
    assert layout["annotations"][0]["text"] == "all teams 31"


def test_shares_change_by_points_and_not_by_percent():
    ground = a_ground(a_kpi(Kind.PROPORTION))
    assert rows(ground, [SHOP], 31, "")["layout"]["xaxis"]["ticksuffix"] == " %"
    assert rows(ground, [SHOP], 0, "", are_changes=True)["layout"]["xaxis"]["ticksuffix"] == ""


def test_a_row_without_a_value_keeps_its_name():
    spec = rows(a_ground(), [Row("Shop", Reading(None, 0), "no value")], None, "")
    assert trace(spec, "readings")["x"] == []
    assert "Shop" in trace(spec, "names")["text"][0]


def test_a_screen_reader_hears_every_row():
    assert rows_alt([SHOP, HOTLINE]) == "Shop: 40 points, n 300; Hotline: 9 answers, too few."


def test_every_team_has_a_panel_with_the_total_behind_it_on_one_scale():
    shown = [Series(a_kpi(), points([30, 31]), name) for name in ("Shop", "Hotline")]
    spec = teams(a_ground(), shown, points([10, 50]))
    assert [trace["name"] for trace in spec["data"]] == ["all teams", "Shop", "all teams", "Hotline"]
    assert spec["layout"]["yaxis"]["range"] == spec["layout"]["yaxis2"]["range"]


def test_panels_lie_inside_the_figure_and_do_not_overlap():
    shown = [Series(a_kpi(), points([30]), str(number)) for number in range(5)]
    layout = teams(a_ground(), shown, points([30]))["layout"]
    across = [layout[f"xaxis{at}"]["domain"] for at in ("", 2, 3)]
    above, below = layout["yaxis"]["domain"], layout["yaxis4"]["domain"]
    assert across[0][1] < across[1][0] < across[1][1] < across[2][0]
    assert 0 <= below[0] < below[1] < above[0] < above[1] <= 1


def test_on_a_phone_panels_stand_below_each_other():
    shown = [Series(a_kpi(), points([30]), str(number)) for number in range(2)]
    layout = teams(a_ground(is_compact=True), shown, points([30]))["layout"]
    assert layout["xaxis"]["domain"] == layout["xaxis2"]["domain"] == [0, 1]


def test_no_more_panels_than_can_be_seen():
    shown = [Series(a_kpi(), points([30]), str(number)) for number in range(MOST + 3)]
    assert len(teams(a_ground(), shown, points([30]))["data"]) == 2 * MOST


def test_a_team_with_too_few_says_so_in_place_of_a_value():
    series = Series(a_kpi(), [a_point(0, 30), a_point(1, 90, is_small=True)], "Shop")
    assert teams_alt(a_ground(), [series]).endswith("Shop: too few to be read.")
