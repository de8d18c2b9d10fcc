"""Campaigns in words: the answer of the page, days, readiness and what departments have said."""

from collections.abc import Mapping, Sequence
from datetime import date

from pages.shared.dates import long_date, short_date
from pages.shared.text import count, plain
from planner.communication.campaign import Briefing, Campaign
from planner.communication.departments import Told, told
from planner.communication.promise_guard import CampaignCheck, Readiness
from planner.shared.in_words import listed

_LOOKS: Mapping[Readiness, tuple[str, str]] = {
    Readiness.READY: ("green", "check_circle"),
    Readiness.AT_RISK: ("orange", "warning"),
    Readiness.NOT_READY: ("red", "error"),
    Readiness.UNKNOWN: ("gray", "help"),
}

_MOST_NAMED = 3
"""So many campaigns a sentence can name."""


def days_words(start: date, end: date) -> str:
    """ "12 Jan to Mon, 9 Feb 2026"; a single day by itself."""
    return long_date(end) if start == end else f"{short_date(start)} to {long_date(end)}"


def answer(checks: Sequence[CampaignCheck], doubtful: Sequence[CampaignCheck], today: date) -> str:
    """What to hold back first, or that nothing is; `doubtful` are those soon or running whose promises do not hold."""
    if not checks:
        return "No campaign is planned yet."
    if waiting := [check for check in doubtful if check.must_wait]:
        return f"{count(len(waiting), 'campaign')} to hold back: {_each_named(waiting, today)}."
    return f"{_numbers(checks, today)} {_nothing_to_hold(doubtful)}"


def readiness_mark(readiness: Readiness) -> str:
    """The word with its icon, in its colour, as Markdown."""
    colour, icon = _LOOKS[readiness]
    return f":{colour}[:material/{icon}: {readiness.value.capitalize()}]"


def campaign_mark(check: CampaignCheck) -> str:
    """The same of a campaign: cancelled, held back, or as ready as its promises."""
    if check.campaign.is_cancelled:
        return ":gray[:material/cancel: Cancelled]"
    if check.campaign.held_why:
        return f":gray[:material/pause_circle: Held back] · {readiness_mark(check.readiness)}"
    return readiness_mark(check.readiness)


def confirmed_words(check: CampaignCheck) -> str:
    """ "2 of 4 departments confirmed, 1 department objects"; that nobody is asked."""
    asked = len(check.campaign.briefings)
    if not asked:
        return "no department is asked"
    said = f"{len(check.confirmed)} of {count(asked, 'department')} confirmed"
    return f"{said}, {objecting_words(len(check.objections))}" if check.objections else said


def objecting_words(number: int) -> str:
    """ "1 department objects", "2 departments object"."""
    return count(number, "department objects", "departments object")


def briefing_mark(briefing: Briefing, campaign: Campaign) -> str:
    """How far a department is, as Markdown: “told on 2 Mar, not confirmed yet”."""
    match told(briefing, campaign):
        case Told.OBJECTS:
            objected = said_words(briefing.objected_on, briefing.objected_by)
            return f":red[:material/feedback: Objects]{objected}: {plain(briefing.objection)}"
        case Told.CONFIRMED:
            confirmed = said_words(briefing.confirmed_on, briefing.confirmed_by)
            return f":green[:material/check_circle: Confirmed]{confirmed}"
        case Told.OUTDATED:
            confirmed = said_words(briefing.confirmed_on, briefing.confirmed_by)
            return f":orange[:material/history: Confirmed an older wording]{confirmed}"
        case Told.BRIEFED:
            when = plain(short_date(briefing.briefed_on)) if briefing.briefed_on else ""
            return f":orange[:material/schedule: Told on {when}, not confirmed yet]"
    return ":gray[:material/mail: Not told yet]"


def said_words(on: date | None, by: str) -> str:
    """When and by whom a department answered, as Markdown to follow a word: “ on 2 Mar by Ada”."""
    when = f" on {plain(short_date(on))}" if on else ""
    return f"{when} by {plain(by)}" if by else when


def changed_words(changed: str) -> str:
    """What changed since a department confirmed, as Markdown: “Changed since: its message.”; empty if nothing did."""
    return f"Changed since then: {plain(changed)}." if changed else ""


def _each_named(waiting: Sequence[CampaignCheck], today: date) -> str:
    """Each with when and why; of many the first, and the number of the others."""
    is_whole = len(waiting) <= _MOST_NAMED
    told = waiting if is_whole else waiting[: _MOST_NAMED - 1]
    said = [f"“{one.campaign.name}” {_starts(one, today)} and {_why(one)}" for one in told]
    return "; ".join([*said, *([] if is_whole else [f"and {len(waiting) - len(told)} more"])])


def _starts(check: CampaignCheck, today: date) -> str:
    days = (check.campaign.start - today).days
    if days < 0:
        return "is running"
    return {0: "starts today", 1: "starts tomorrow"}.get(days, f"starts in {days} days")


def _why(check: CampaignCheck) -> str:
    failing = sum(one.readiness is Readiness.NOT_READY for one in check.promises)
    if failing == 1:
        return "its promise does not hold" if len(check.promises) == 1 else "one of its promises does not hold"
    return f"{failing} of its promises do not hold"


def _numbers(checks: Sequence[CampaignCheck], today: date) -> str:
    live = [one.campaign for one in checks if not one.campaign.is_cancelled]
    running = sum(one.start <= today <= one.end for one in live)
    coming = sum(one.start > today for one in live)
    if not running:
        return f"{count(coming, 'campaign')} to come." if coming else "No campaign is running or to come."
    return f"{count(running, 'campaign')} running, {coming or 'none'} to come."


def _nothing_to_hold(doubtful: Sequence[CampaignCheck]) -> str:
    if not doubtful:
        return "Nothing to hold back."
    at_risk = sum(one.readiness is Readiness.AT_RISK for one in doubtful)
    unknown = len(doubtful) - at_risk
    parts = [f"the promises of {count(at_risk, 'campaign')} are at risk"] if at_risk else []
    parts += [f"of {count(unknown, 'campaign')} it is unknown whether the promises hold"] if unknown else []
    return f"Nothing to hold back for certain, but {listed(parts)}."
