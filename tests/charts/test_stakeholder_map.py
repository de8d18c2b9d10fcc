"""The map as its readers meet it: who stands where, as what, and that a crowded cell stays a cell."""

from itertools import combinations
from typing import Any

import pytest

from planner.charts.palette import Look, colours, contrast
from planner.charts.stakeholder_looks import fill, letter
from planner.charts.stakeholder_map import map_alt, stakeholder_map
from planner.stakeholders.stakeholder import Engagement
from tests.stakeholders.builders import a_stakeholder

ADA = a_stakeholder("Ada", influence=5, interest=4, engagement="neutral", desired="leading")
BEN = a_stakeholder("Ben", influence=1, interest=2, engagement="resistant")
NEW = a_stakeholder("New", influence=3)


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def crowd(number: int) -> list[Any]:
    return [a_stakeholder(f"Person {at:03}", influence=4, interest=4, engagement="neutral") for at in range(number)]


def places(spec: dict[str, Any]) -> list[tuple[float, float]]:
    people = trace(spec, "people")
    return list(zip(people["x"], people["y"], strict=True))


def test_everybody_stands_in_the_cell_of_their_interest_and_influence():
    spec = stakeholder_map([ADA, BEN], {}, Look.LIGHT)
    cells = dict(zip(trace(spec, "people")["customdata"], places(spec), strict=True))
    assert tuple(map(round, cells["Ada"])) == (4, 5)
    assert tuple(map(round, cells["Ben"])) == (2, 1)


def test_those_who_are_not_placed_in_both_directions_are_not_on_the_map():
    assert trace(stakeholder_map([ADA, NEW], {}, Look.LIGHT), "people")["customdata"] == ["Ada"]


def test_a_mark_says_its_engagement_by_letter_and_where_they_are_wanted_by_name():
    spec = stakeholder_map([ADA], {}, Look.LIGHT)
    assert trace(spec, "people")["text"] == ["N"]
    assert trace(spec, "names")["text"] == ["Ada → L"]
    assert "neutral → leading" in trace(spec, "people")["hovertext"][0]


def test_on_a_phone_an_arrow_stands_beside_the_letter_in_place_of_the_name():
    spec = stakeholder_map([ADA, BEN], {}, Look.LIGHT, compact=True)
    assert trace(spec, "people")["text"] == ["R", "N↑"]
    assert trace(spec, "names")["text"] == []


def test_an_overdue_contact_wears_a_ring_and_says_by_how_much():
    spec = stakeholder_map([ADA, BEN], {BEN.id: 12}, Look.LIGHT)
    assert len(trace(spec, "overdue")["x"]) == 1
    assert "contact overdue by 12 days" in trace(spec, "people")["hovertext"][0]
    assert "overdue" not in trace(spec, "people")["hovertext"][1]


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("number", [6, 40, 300])
def test_a_crowd_stays_within_its_cell_and_nobody_lies_on_anybody(number, compact):
    spec = stakeholder_map(crowd(number), {}, Look.LIGHT, compact=compact)
    more = [trace for trace in spec["data"] if trace["name"] == "more"]
    found = places(spec) + [(one["x"][0], one["y"][0]) for one in more]
    assert all(3.5 < x < 4.5 and 3.5 < y < 4.5 for x, y in found)
    assert all(one != other for one, other in combinations(found, 2))


@pytest.mark.parametrize("compact", [False, True])
def test_a_cell_that_holds_more_than_fit_says_how_many_more_and_leads_to_them(compact):
    spec = stakeholder_map(crowd(40), {}, Look.LIGHT, compact=compact)
    shown, more = len(places(spec)), trace(spec, "more")
    assert 3 <= shown < 40
    assert more["text"][0].strip().startswith(f"+{40 - shown}")
    assert more["customdata"] == ["cell:4-4"]


def test_in_a_crowd_those_stand_by_name_who_are_overdue_the_longest_or_furthest_from_where_they_are_wanted():
    people = crowd(40)
    far = people[30].but(desired="leading")
    spec = stakeholder_map([*people[:30], far, *people[31:]], {people[39].id: 3, people[20].id: 9}, Look.LIGHT)
    assert {people[39].id, people[20].id, far.id} <= set(trace(spec, "people")["customdata"])


def test_who_is_open_is_never_among_those_left_out():
    people = crowd(40)
    spec = stakeholder_map(people, {}, Look.LIGHT, selected=people[35].id)
    assert people[35].id in trace(spec, "people")["customdata"]


def test_where_everybody_fits_there_is_no_mark_for_more():
    assert "more" not in {trace["name"] for trace in stakeholder_map(crowd(6), {}, Look.LIGHT)["data"]}


def test_the_same_people_give_the_same_picture_in_any_order():
    people = crowd(40)
    assert stakeholder_map(people, {}, Look.LIGHT) == stakeholder_map(people[::-1], {}, Look.LIGHT)


def test_a_name_is_never_read_as_markup():
    spec = stakeholder_map([a_stakeholder("<b>Eve</b>", influence=1, interest=1)], {}, Look.LIGHT)
    assert "<b>Eve" not in trace(spec, "names")["text"][0]
    assert "&lt;b&gt;Eve" in trace(spec, "people")["hovertext"][0]


def test_without_anybody_placed_the_map_says_so():
    layout = stakeholder_map([NEW], {}, Look.LIGHT)["layout"]
    assert "Nobody is placed yet." in [words["text"] for words in layout["annotations"]]


def test_a_screen_reader_hears_how_many_stand_where():
    assert map_alt([ADA, BEN, NEW], {ADA.id: 3}) == (
        "Influence over interest: 2 of 3 stakeholders are placed, 1 with high influence and high interest; "
        "the contact with 1 is overdue."
    )


def test_every_engagement_has_a_letter_of_its_own():
    assert len({letter(one) for one in (*Engagement, None)}) == len(Engagement) + 1


@pytest.mark.parametrize("look", Look)
def test_the_letter_reads_on_every_colour(look):
    ink = colours(look)
    fills = [fill(one, ink) for one in (*Engagement, None)]
    assert [one for one in fills if contrast(ink.on(one), one) < 4.5] == []
