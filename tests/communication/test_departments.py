"""Departments: how far each is with a campaign."""

import pytest

from planner.communication.campaign import Briefing
from planner.communication.departments import Told, by_state, open_objections, told
from tests.communication.builders import a_briefing, a_campaign, a_day, confirmed

BRIEFED = a_briefing(briefed_on=a_day(0))


@pytest.mark.parametrize(
    ("briefing", "state"),
    [
        (a_briefing(), Told.NOT_BRIEFED),
        (BRIEFED, Told.BRIEFED),
        (BRIEFED.but(confirmed_on=a_day(1), confirmed_for="another wording"), Told.OUTDATED),
        (BRIEFED.but(objection="No trucks on Saturdays"), Told.OBJECTS),
    ],
)
def test_a_department_is_as_far_as_its_briefing_says(briefing: Briefing, state: Told) -> None:
    assert told(briefing, a_campaign(briefings=(briefing,))) is state


def test_a_department_that_confirmed_the_wording_of_now_has_confirmed() -> None:
    campaign = confirmed(a_campaign(), "Logistics")

    assert told(campaign.briefings[0], campaign) is Told.CONFIRMED


@pytest.mark.parametrize("change", [{"name": "Summer"}, {"end": a_day(60)}, {"channels": ("TV",)}, {"message": "Now"}])
def test_whatever_is_told_to_customers_outdates_a_confirmation_when_it_changes(change: dict[str, object]) -> None:
    campaign = confirmed(a_campaign(), "Logistics").but(**change)

    assert told(campaign.briefings[0], campaign) is Told.OUTDATED


def test_a_new_owner_or_another_department_outdates_nothing() -> None:
    campaign = confirmed(confirmed(a_campaign(), "Logistics").but(owner="Kim"), "Service")

    assert [one.department for one in by_state(campaign)[Told.CONFIRMED]] == ["Logistics", "Service"]


def test_an_objection_counts_more_than_a_confirmation() -> None:
    campaign = confirmed(a_campaign(), "Logistics")
    objecting = campaign.briefings[0].but(objection="No trucks")

    assert told(objecting, campaign) is Told.OBJECTS


def test_objections_are_open_while_their_campaign_is_to_run() -> None:
    objecting = a_briefing("Finance", objection="Too dear")
    later, sooner = (a_campaign(name, start=at, briefings=(objecting,)) for name, at in (("later", 9), ("sooner", 7)))
    over = a_campaign("over", start=-20, days=5, briefings=(objecting,))
    waiting = [later.but(id=mark, **{mark: value}) for mark, value in (("held_why", "Trucks"), ("is_cancelled", True))]

    found = open_objections([later, over, *waiting, sooner, a_campaign("none")], a_day(0))

    assert [(one.name, briefing.department) for one, briefing in found] == [("sooner", "Finance"), ("later", "Finance")]
