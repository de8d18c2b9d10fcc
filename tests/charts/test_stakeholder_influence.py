"""Who influences whom: everybody in the column of where they stand, and arrows that can be followed."""

from typing import Any

from planner.charts.influence_map import influence_alt, influence_map, laid_out, links_of
from planner.charts.palette import Look
from tests.stakeholders.builders import a_stakeholder

CARL = a_stakeholder("Carl", engagement="resistant", desired="neutral")
BEN = a_stakeholder("Ben", engagement="neutral", influences=[CARL])
ADA = a_stakeholder("Ada", engagement="leading", influences=[BEN, CARL])
ALONE = a_stakeholder("Alone", engagement="supportive")
ALL = [ADA, BEN, CARL, ALONE]


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def arrows(spec: dict[str, Any], name: str) -> int:
    return sum(1 for found in spec["data"] if found["name"] == name for size in found["marker"]["size"] if size)


def test_every_influence_is_an_arrow():
    assert arrows(influence_map(ALL, frozenset(), Look.LIGHT), "links") == 3


def test_ways_from_supporters_to_those_to_be_won_are_strong():
    spec = influence_map(ALL, frozenset({(ADA.id, CARL.id)}), Look.LIGHT, every=True)
    assert (arrows(spec, "ways"), arrows(spec, "links")) == (1, 2)


def test_unless_every_influence_is_wanted_only_the_ways_are_drawn():
    spec = influence_map(ALL, frozenset({(ADA.id, CARL.id)}), Look.LIGHT)
    assert (arrows(spec, "ways"), arrows(spec, "links")) == (1, 0)


def test_with_somebody_open_only_their_own_influences_are_drawn():
    spec = influence_map(ALL, frozenset({(ADA.id, CARL.id)}), Look.LIGHT, selected=BEN.id)
    assert (arrows(spec, "ways"), arrows(spec, "links")) == (2, 0)


def test_every_name_stands_on_a_ground_of_its_own_before_the_arrows():
    names = influence_map(ALL, frozenset(), Look.LIGHT)["layout"]["annotations"]
    assert sorted(name["text"] for name in names) == ["Ada", "Ben", "Carl"]
    assert all(name["bgcolor"] for name in names)


def test_who_has_no_influence_on_anybody_and_is_under_none_is_left_out():
    assert ALONE.id not in trace(influence_map(ALL, frozenset(), Look.LIGHT), "people")["customdata"]


def test_the_column_is_where_they_stand():
    assert {one: spot.x for one, spot in laid_out(ALL).items()} == {"Carl": 1, "Ben": 2, "Ada": 4}


def test_the_same_people_are_laid_out_alike_in_any_order():
    assert laid_out(ALL) == laid_out(ALL[::-1])


def test_nobody_stands_on_anybody():
    crowd = [a_stakeholder(f"P{at}", engagement="neutral", influences=["Carl"]) for at in range(30)]
    spots = laid_out([*crowd, CARL])
    assert len(set(spots.values())) == len(spots) == 31


def test_an_arrow_ends_where_the_influenced_one_stands():
    spec = influence_map([BEN, CARL], frozenset(), Look.LIGHT)
    spot, drawn = laid_out([BEN, CARL])[CARL.id], trace(spec, "links")
    assert (drawn["x"][-2], drawn["y"][-2]) == (spot.x, spot.y)


def test_an_influence_on_somebody_who_is_not_shown_is_no_arrow():
    assert links_of([BEN, ALONE]) == []


def test_without_any_influence_the_chart_says_so():
    layout = influence_map([ALONE], frozenset(), Look.LIGHT)["layout"]
    assert layout["annotations"][0]["text"] == "Nobody’s influence on others is written down yet."


def test_a_screen_reader_hears_how_many_arrows_there_are():
    assert influence_alt(ALL) == "Who influences whom: 3 arrows between 3 people."
