"""The bars of the themes, as their readers meet them."""

from typing import Any

from planner.charts.palette import Look
from planner.charts.themes import MOST, theme_bars, theme_words, themes_alt
from planner.stakeholders.themes import Theme, Voice

AGREED = Theme("Hand-overs", (Voice("Ada", "cause", "", False), Voice("Ben", "cause", "", False)))
CONTESTED = Theme("Price", (Voice("Ada", "chance", "", False), Voice("Ben", "chance", "", True)))


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def test_every_bar_is_as_long_as_the_people_who_name_the_theme():
    assert trace(theme_bars([AGREED, CONTESTED], Look.LIGHT), "name it")["x"] == [2, 1]


def test_those_who_see_it_otherwise_follow_where_the_others_end_in_their_own_row():
    spec = theme_bars([AGREED, CONTESTED], Look.LIGHT)
    against, named = trace(spec, "see it otherwise"), trace(spec, "name it")
    assert (against["x"], against["base"]) == ([1], [1])
    assert against["y"] == [named["y"][1]]


def test_what_is_contested_is_told_by_a_pattern_and_not_by_colour_alone():
    spec = theme_bars([CONTESTED], Look.DARK)
    assert trace(spec, "see it otherwise")["marker"]["pattern"]["shape"]
    assert "hatched" in spec["layout"]["annotations"][0]["text"]


def test_without_anybody_against_there_is_nothing_to_explain():
    assert theme_bars([AGREED], Look.LIGHT)["layout"]["annotations"] == []


def test_a_theme_that_looks_like_markup_is_shown_as_typed():
    spec = theme_bars([Theme("<b>Hand</b>", AGREED.voices)], Look.LIGHT)
    assert "&lt;b&gt;Hand" in trace(spec, "names")["text"][0]


def test_of_very_many_themes_the_first_ones_are_drawn():
    many = [Theme(f"Theme {number}", AGREED.voices) for number in range(MOST + 5)]
    assert len(trace(theme_bars(many, Look.LIGHT), "name it")["x"]) == MOST


def test_the_axis_counts_whole_people():
    assert theme_bars([AGREED], Look.LIGHT)["layout"]["xaxis"]["dtick"] == 1


def test_a_screen_reader_hears_every_theme():
    assert themes_alt([AGREED, CONTESTED]) == (
        "Themes of the interviews: Hand-overs: 2 people; Price: 1 person, 1 sees it otherwise."
    )


def test_the_words_count_people():
    assert theme_words(AGREED) == "2 people"
