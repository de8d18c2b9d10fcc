"""Departments: how far each one is with a campaign, from not told to confirmed."""

from enum import StrEnum

from planner.communication.campaign import Briefing, Campaign


class Told(StrEnum):
    """How far a department is with a campaign."""

    NOT_BRIEFED = "not briefed"
    BRIEFED = "not confirmed"
    CONFIRMED = "confirmed"
    OUTDATED = "confirmed an earlier version"
    OBJECTS = "objects"


def told(briefing: Briefing, campaign: Campaign) -> Told:
    """How far the department is. What it confirmed counts for the wording of now only; an objection comes first."""
    return _told(briefing, campaign.wording)


def by_state(campaign: Campaign) -> dict[Told, tuple[Briefing, ...]]:
    """The departments of a campaign by how far they are, each group in their order."""
    wording = campaign.wording
    states = [(_told(one, wording), one) for one in campaign.briefings]
    return {state: tuple(one for so_far, one in states if so_far is state) for state in Told}


def reconfirmed(campaign: Campaign, before: str) -> Campaign:
    """The campaign with what was confirmed in one wording (its mark `before`) as confirmed in that of now."""
    now = campaign.wording
    briefings = (one.but(confirmed_for=now) if one.confirmed_for == before else one for one in campaign.briefings)
    return campaign.but(briefings=tuple(briefings))


def _told(briefing: Briefing, wording: str) -> Told:
    if briefing.objection:
        return Told.OBJECTS
    if briefing.confirmed_on:
        return Told.CONFIRMED if briefing.confirmed_for == wording else Told.OUTDATED
    return Told.BRIEFED if briefing.briefed_on else Told.NOT_BRIEFED
