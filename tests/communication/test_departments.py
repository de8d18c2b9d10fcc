"""Departments: how far each is with a campaign."""

import pytest

from planner.communication.campaign import Briefing
from planner.communication.departments import Told, by_state, told
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
