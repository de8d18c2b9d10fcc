"""The campaign calendar, as its readers meet it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from planner.charts.campaign_calendar import campaign_calendar, campaign_calendar_alt
from planner.charts.campaign_lanes import CampaignView, Lane, lanes
from planner.charts.palette import Look, colours
from planner.communication.campaign import Campaign, CampaignId
from planner.communication.promise_guard import CampaignCheck, Readiness
from tests.builders import a_plan
from tests.communication.builders import MONDAY, a_campaign, a_day

INK = colours(Look.LIGHT)


def checked(campaign: Campaign, readiness: Readiness = Readiness.READY, why: str = "") -> CampaignCheck:
    return CampaignCheck(campaign, readiness, (), (), (), (), (), (), why)


def a_view(*checks: CampaignCheck, days: int = 60, today: date = MONDAY, selected: str = "") -> CampaignView:
    chosen = CampaignId(selected) if selected else None
    return CampaignView(checks, a_plan().calendar(), MONDAY, a_day(days - 1), today, chosen)


def trace(spec: dict[str, Any], name: str) -> dict[str, Any]:
    return next(trace for trace in spec["data"] if trace["name"] == name)


def bars(*checks: CampaignCheck, **how: Any) -> dict[str, Any]:
    return trace(campaign_calendar(a_view(*checks, **how), Look.LIGHT), "campaigns")


def rows(view: CampaignView) -> Sequence[int]:
    return [lane.row for lane in lanes(view, 16, 44)]


def test_a_bar_covers_its_first_and_its_last_day() -> None:
    shown = bars(checked(a_campaign("Spring", start=7, days=14)))
    assert (shown["base"], shown["x"]) == ([7], [14])


def test_a_bar_carries_the_id_of_its_campaign_and_so_does_its_name() -> None:
    spec = campaign_calendar(a_view(checked(a_campaign("Spring"))), Look.LIGHT)
    assert trace(spec, "campaigns")["customdata"] == trace(spec, "names")["customdata"] == ["Spring"]


def test_a_campaign_that_began_before_the_stretch_is_cut_at_its_edge() -> None:
    shown = bars(checked(a_campaign("Spring", start=-10, days=15)), days=10)
    assert (shown["base"], shown["x"]) == ([0], [5])


def test_campaigns_outside_the_stretch_are_not_drawn() -> None:
    assert bars(checked(a_campaign("Later", start=60)), checked(a_campaign("Before", start=-30)))["base"] == []


def test_campaigns_that_do_not_meet_share_a_lane() -> None:
    view = a_view(checked(a_campaign("A", start=0, days=20)), checked(a_campaign("B", start=25, days=20)))
    assert rows(view) == [0, 0]


def test_campaigns_that_overlap_have_lanes_of_their_own() -> None:
    view = a_view(checked(a_campaign("A", start=0, days=20)), checked(a_campaign("B", start=19, days=20)))
    assert rows(view) == [0, 1]


def the_lane(*, start: int, days: int, name: str = "A service you would send a friend to") -> Lane:
    (lane,) = lanes(a_view(checked(a_campaign(name, start=start, days=days), Readiness.AT_RISK)), 10, 44)
    return lane


def test_a_name_longer_than_its_bar_needs_the_room_too() -> None:
    short = checked(a_campaign("A name that is much longer than the bar", start=0, days=2))
    assert rows(a_view(short, checked(a_campaign("B", start=4, days=20)))) == [0, 1]


def test_a_name_a_little_too_long_is_cut_and_its_sign_and_its_word_stay() -> None:
    lane = the_lane(start=0, days=28)
    assert lane.label == "△ A service you would send… · at risk"
    assert (lane.label_at, lane.is_label_left) == (0, False)
    assert len(lane.label) * 7 <= 28 * 10


def test_a_short_bar_has_its_whole_label_beside_it() -> None:
    lane = the_lane(start=5, days=3)
    assert lane.label == "△ A service you would send a friend to · at risk"
    assert (lane.label_at, lane.is_label_left) == (8, False)


def test_a_short_bar_at_the_end_of_the_time_has_its_label_to_the_left() -> None:
    lane = the_lane(start=57, days=30)
    assert (lane.label_at, lane.is_label_left) == (57, True)


@pytest.mark.parametrize(("start", "days"), [(0, 60), (0, 1), (20, 2), (59, 1), (30, 20)])
@pytest.mark.parametrize("day_px", [3, 6, 16])
def test_no_label_runs_past_its_bar_into_the_room_of_another_or_off_the_sheet(start, days, day_px) -> None:
    many = [checked(a_campaign(f"{at} you would send a friend to", start=at, days=days)) for at in (start, 0, 40)]
    drawn = lanes(a_view(*many), day_px, 44)
    for lane in drawn:
        assert "ready" in lane.label
        wide = len(lane.label) * 7 / day_px
        left = lane.label_at - wide if lane.is_label_left else lane.label_at
        assert left >= 0
        assert left + wide <= 60
        assert left + wide <= lane.begin or left >= lane.end or left + wide <= lane.end


def test_a_bar_that_goes_on_beyond_the_days_shown_has_a_mark_at_that_edge() -> None:
    checks = (checked(a_campaign("Both", start=-5, days=80)), checked(a_campaign("Whole", start=10, days=20)))
    shown = trace(campaign_calendar(a_view(*checks), Look.LIGHT), "beyond")
    assert list(zip(shown["customdata"], shown["text"], shown["x"], strict=True)) == [
        ("Both", "«", 0),
        ("Both", "»", 60),
    ]


def test_a_name_stands_clear_of_the_mark_at_its_edge() -> None:
    lane = the_lane(start=-5, days=80)
    assert lane.label_at > 1
    assert lane.ground()[1] <= 60 - 1


def test_no_line_runs_through_a_name_beside_its_bar() -> None:
    checks = (checked(a_campaign("Spring has come", start=5, days=3)), checked(a_campaign("Wide", start=5, days=50)))
    grounds = trace(campaign_calendar(a_view(*checks), Look.LIGHT), "grounds")
    assert (grounds["base"], grounds["marker"]["color"]) == ([8], INK.background)
    assert grounds["x"][0] * 1040 / 60 >= len("✓ Spring has come · ready") * 6


@pytest.mark.parametrize(("start", "days"), [(0, 36), (0, 1), (30, 30), (35, 1), (-9, 10), (10, 15)])
def test_on_a_phone_every_bar_has_its_name_above_it_and_all_of_it_on_the_sheet(start: int, days: int) -> None:
    every = [checked(a_campaign(f"{n} a service for friends", start=start, days=days)) for n in range(3)]
    view = a_view(*every, days=36)
    drawn = lanes(view, 340 / 36, 22, above=True)
    assert all(lane.label.startswith(f"✓ {n} a service for") for n, lane in enumerate(drawn))
    assert all(lane.ground()[0] >= 0 and lane.ground()[1] <= 36 for lane in drawn)
    spec = campaign_calendar(view, Look.LIGHT, compact=True, width=340)
    assert all(name < bar for name, bar in zip(trace(spec, "names")["y"], trace(spec, "campaigns")["y"], strict=True))


def test_a_month_has_more_labels_than_one_a_week_where_there_is_room() -> None:
    assert len(campaign_calendar(a_view(days=36), Look.LIGHT, width=1080)["layout"]["xaxis"]["tickvals"]) == 18
    assert (
        len(campaign_calendar(a_view(days=36), Look.LIGHT, compact=True, width=340)["layout"]["xaxis"]["tickvals"]) == 6
    )


def test_readiness_is_a_colour_a_sign_and_a_word() -> None:
    spec = campaign_calendar(a_view(checked(a_campaign("Spring"), Readiness.NOT_READY)), Look.LIGHT)
    assert trace(spec, "campaigns")["marker"]["line"]["color"] == [INK.bad]
    assert "✕ Spring · not ready" in trace(spec, "names")["text"][0]


def test_every_readiness_has_a_sign_of_its_own() -> None:
    checks = [checked(a_campaign(one.value), one) for one in Readiness]
    shown = trace(campaign_calendar(a_view(*checks), Look.LIGHT), "names")["text"]
    assert len({text.strip()[0] for text in shown}) == len(Readiness)


def test_one_that_is_held_back_is_hollow_and_says_so_with_its_reason() -> None:
    shown = bars(checked(a_campaign("Spring", held_why="Too slow"), Readiness.NOT_READY))
    assert shown["marker"]["color"] == [INK.background]
    assert "Held back" in shown["hovertext"][0]
    assert "Too slow" in shown["hovertext"][0]


def test_a_cancelled_one_is_struck_through() -> None:
    spec = campaign_calendar(a_view(checked(a_campaign("Spring", is_cancelled=True))), Look.LIGHT)
    assert "<s>⊘ Spring · cancelled</s>" in trace(spec, "names")["text"][0]


def test_the_sentence_why_stands_beside_the_bar_that_is_pointed_at() -> None:
    shown = bars(checked(a_campaign("Spring"), Readiness.NOT_READY, "On-time delivery is 88 %."))
    assert "On-time delivery is 88 %." in shown["hovertext"][0]


def test_what_was_typed_cannot_act_as_markup() -> None:
    spec = campaign_calendar(a_view(checked(a_campaign("<b>Spring</b>"))), Look.LIGHT)
    assert "&lt;b&gt;Spring&lt;/b&gt;" in trace(spec, "names")["text"][0]


def test_today_is_a_line_with_its_word_and_is_left_out_where_it_is_not_shown() -> None:
    layout = campaign_calendar(a_view(today=a_day(3)), Look.LIGHT)["layout"]
    assert [line["x0"] for line in layout["shapes"] if line["line"]["color"] == INK.accent] == [3.5]
    assert [note["text"] for note in layout["annotations"]] == ["Today"]
    assert not campaign_calendar(a_view(today=a_day(90)), Look.LIGHT)["layout"]["annotations"]


def test_the_open_campaign_has_a_bold_outline() -> None:
    shown = bars(checked(a_campaign("A")), checked(a_campaign("B")), selected="B")
    assert shown["marker"]["line"]["width"] == [1.4, 3]


def test_a_screen_reader_hears_names_days_and_readiness() -> None:
    said = campaign_calendar_alt(a_view(checked(a_campaign("Spring", start=7, days=7), Readiness.AT_RISK)))
    assert "“Spring” 12 Jan to Sun 18 Jan 2026: at risk" in said
    assert campaign_calendar_alt(a_view()).startswith("No campaign runs from")
