"""Movement: the ways people went from day to day, and who is named."""

from typing import Any

from planner.charts.palette import Look
from planner.charts.stakeholder_moves import lanes, moves_alt, stakeholder_moves, steps_of, turns_of
from planner.stakeholders.movement import Movement, movements
from planner.stakeholders.stakeholder import Engagement
from tests.stakeholders.builders import a_day, a_stakeholder

DAYS = [a_day(0), a_day(45)]
NAMES = ["Day 0", "Today"]


def walk(name: str, first: str | None, then: str | None) -> Movement:
    one = a_stakeholder(name, engagement=first) if first else a_stakeholder(name)
    return movements([one.placed(a_day(20), engagement=then) if then else one], DAYS)[0]


UP, DOWN, SAME = walk("Ada", "neutral", "leading"), walk("Ben", "neutral", "resistant"), walk("Eve", "neutral", None)


def named(spec: dict[str, Any]) -> list[str]:
    labels = next(trace for trace in spec["data"] if trace["name"] == "names")
    return [text.strip() for text in labels["text"]]


def test_those_who_went_the_same_way_share_a_lane():
    found = lanes([UP, walk("Zoe", "neutral", "leading"), SAME])
    assert [list(lane.names) for lane in found] == [["Ada", "Zoe"], ["Eve"]]


def test_those_who_moved_are_named_with_their_direction_and_others_are_not():
    assert named(stakeholder_moves([UP, DOWN, SAME], NAMES, Look.LIGHT)) == ["▲ Ada", "▼ Ben"]


def test_a_line_says_by_its_name_whether_it_goes_up_or_down():
    spec = stakeholder_moves([UP, DOWN, SAME], NAMES, Look.LIGHT)
    assert [trace["name"] for trace in spec["data"]] == ["unchanged", "down", "up", "names"]


def test_a_line_with_more_people_is_thicker():
    many = [walk(f"P{at}", "neutral", "supportive") for at in range(9)]
    spec = stakeholder_moves([*many, DOWN], NAMES, Look.LIGHT)
    widths = {trace["name"]: trace["line"]["width"] for trace in spec["data"] if "line" in trace}
    assert widths["up"] > 3 * widths["down"]


def test_lines_that_stand_on_one_step_do_not_lie_on_each_other():
    first_day = [lane.heights[0] for lane in lanes([UP, DOWN, SAME])]
    assert len(set(first_day)) == 3
    assert all(round(height) == Engagement.NEUTRAL.step for height in first_day)


def test_many_names_are_shortened_to_how_many_more():
    many = [walk(f"Person number {at}", "neutral", "supportive") for at in range(9)]
    assert named(stakeholder_moves(many, NAMES, Look.LIGHT)) == ["▲ Person number 0 +8"]


def test_names_keep_a_line_apart_from_each_other():
    moves = [walk(f"{first} {at}", first, "leading") for at, first in enumerate(("unaware", "resistant", "neutral"))]
    labels = stakeholder_moves(moves, NAMES, Look.LIGHT)["data"][-1]
    assert all(above - below > 0.2 for above, below in zip(labels["y"], labels["y"][1:], strict=False))


def test_who_is_known_on_one_day_only_has_not_moved():
    assert steps_of(walk("New", None, "leading")) is None
    assert (steps_of(UP), steps_of(DOWN), steps_of(SAME)) == (2, -1, 0)


def test_turns_leave_out_the_days_on_which_nothing_changed():
    assert turns_of(UP) == [Engagement.NEUTRAL, Engagement.LEADING]
    assert turns_of(SAME) == [Engagement.NEUTRAL]


def test_without_anybody_known_the_chart_says_so():
    spec = stakeholder_moves([walk("New", None, None)], NAMES, Look.LIGHT)
    assert spec["layout"]["annotations"][0]["text"] == "Nobody’s engagement is known on these days."


def test_a_screen_reader_hears_how_many_moved():
    assert moves_alt([UP, DOWN, SAME], NAMES) == (
        "Engagement from Day 0 to Today: of 3 people known, 1 moved up and 1 down."
    )
