"""Movement: where each stakeholder stood on some days, and who moved up or down between them."""

import pytest

from planner.stakeholders.movement import moved, movements, standing_on, walked
from planner.stakeholders.stakeholder import Engagement, Stakeholder
from tests.stakeholders.builders import a_day, a_placement, a_stakeholder


def _moving(name: str = "Ada", first: str = "neutral", then: str = "supportive", on: int = 20) -> Stakeholder:
    return a_stakeholder(name, engagement=first).placed(a_day(on), engagement=Engagement(then))


@pytest.mark.parametrize(
    ("day", "engagement"), [(0, "neutral"), (19, "neutral"), (20, "supportive"), (99, "supportive")]
)
def test_a_placement_holds_until_the_next_one(day, engagement):
    standing = standing_on(_moving(), a_day(day))

    assert standing == a_placement(a_day(0 if day < 20 else 20), engagement=engagement)


def test_nobody_stands_anywhere_before_they_were_placed():
    assert standing_on(_moving(), a_day(-1)) is None


def test_who_was_first_seen_after_the_first_day_walks_from_there():
    [movement] = walked([_moving(first="neutral", then="leading", on=20).but(id="x")], [a_day(-1), a_day(37)])

    assert [step and step.engagement for step in movement.steps] == [Engagement.NEUTRAL, Engagement.LEADING]


def test_who_had_influence_before_anybody_knew_where_they_stand_walks_from_where_they_were_first_seen():
    ada = a_stakeholder(influence=5).placed(a_day(10), engagement=Engagement.RESISTANT)
    [movement] = walked([ada], [a_day(0), a_day(37)])

    assert [step and step.engagement for step in movement.steps] == [Engagement.RESISTANT, Engagement.RESISTANT]


def test_a_movement_has_a_step_for_each_day_asked_for():
    [movement] = movements([_moving()], [a_day(-1), a_day(0), a_day(45)])

    assert [step and step.engagement for step in movement.steps] == [None, Engagement.NEUTRAL, Engagement.SUPPORTIVE]


def test_movements_keep_the_order_of_the_stakeholders():
    people = [_moving("Cas"), _moving("Ada")]

    assert [movement.stakeholder for movement in movements(people, [])] == people


def test_moved_tells_who_rose_who_fell_and_who_stayed():
    rose, fell, stayed = _moving("Rose"), _moving("Fell", then="resistant"), _moving("Stayed", then="neutral")

    result = moved([rose, fell, stayed], a_day(0), a_day(37))

    assert (result.up, result.down, result.unchanged, result.unknown) == ((rose,), (fell,), (stayed,), ())


def test_resistant_is_a_step_further_than_unaware():
    noticed = _moving(first="unaware", then="resistant")

    assert moved([noticed], a_day(0), a_day(37)).up == (noticed,)


def test_what_happened_after_the_last_day_does_not_count():
    later = _moving(on=40)

    assert moved([later], a_day(0), a_day(37)).unchanged == (later,)


def test_whoever_was_not_placed_on_both_days_is_unknown():
    new, half = a_stakeholder("New", engagement="neutral", on=a_day(5)), a_stakeholder("Half", influence=3)

    assert moved([new, half, a_stakeholder("Never")], a_day(0), a_day(37)).unknown == (
        new,
        half,
        a_stakeholder("Never"),
    )
