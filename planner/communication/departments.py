"""Departments: how far each one is with a campaign, from not told to confirmed."""

from enum import StrEnum

from planner.communication.campaign import Briefing, Campaign


class Told(StrEnum):
    """How far a department is with a campaign."""

    NOT_BRIEFED = "not briefed"
    BRIEFED = "not confirmed"
    CONFIRMED = "confirmed"
    OUTDATED = "confirmed an earlier version"
    OBJECTS = "cannot confirm"


def told(briefing: Briefing, campaign: Campaign) -> Told:
    """How far the department is. What it confirmed counts for the wording of now only; an objection comes first."""
    if briefing.objection:
        return Told.OBJECTS
    if briefing.confirmed_on:
        return Told.CONFIRMED if briefing.confirmed_for == campaign.wording else Told.OUTDATED
    return Told.BRIEFED if briefing.briefed_on else Told.NOT_BRIEFED


def those(campaign: Campaign, state: Told) -> tuple[Briefing, ...]:
    """The departments of a campaign that are so far, in their order."""
    return tuple(one for one in campaign.briefings if told(one, campaign) is state)
