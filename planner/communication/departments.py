"""Departments: how far each one is with a campaign, from not told to confirmed."""

from collections.abc import Iterable
from datetime import date
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


def open_objections(campaigns: Iterable[Campaign], today: date) -> list[tuple[Campaign, Briefing]]:
    """What departments object to in campaigns that run or are to come, by their first day.

    Not in those that are cancelled or held back: they wait already.
    """
    live = [one for one in campaigns if one.end >= today and not one.is_cancelled and not one.held_why]
    found = [(one, briefing) for one in live for briefing in one.briefings if briefing.objection]
    return sorted(found, key=lambda pair: (pair[0].start, pair[0].name.casefold(), pair[1].department.casefold()))


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
