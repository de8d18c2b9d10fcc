"""The promise guard: whether the numbers support what a campaign promises, judged by their interval."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.communication.campaign import Briefing, Campaign, Promise, Sense
from planner.communication.departments import Told, by_state
from planner.communication.promise_words import needs_words, number_words, when_words
from planner.kpis.kpi import KpiId
from planner.kpis.reading import NO_READING, Reading
from planner.kpis.standing import EXACT, Freshness, Shown
from planner.kpis.tile import Tile

NEAR_DAYS = 14
"""So many days before its start a campaign is looked at."""
_ROUNDING = 1e-9


class Readiness(StrEnum):
    """Whether the numbers support a promise."""

    READY = "ready"
    AT_RISK = "at risk"
    NOT_READY = "not ready"
    UNKNOWN = "unknown"

    @property
    def severity(self) -> int:
        """The higher, the worse: not ready, at risk, unknown, ready."""
        return _SEVERITY.index(self)


_SEVERITY = (Readiness.READY, Readiness.UNKNOWN, Readiness.AT_RISK, Readiness.NOT_READY)


@dataclass(frozen=True, slots=True)
class PromiseCheck:
    """Whether the numbers support one promise, and the sentence why, to stand beside the word."""

    promise: Promise
    readiness: Readiness
    why: str


@dataclass(frozen=True, slots=True)
class CampaignCheck:
    """Whether the numbers support a campaign's promises, the worst first, and which departments know it.

    Each department is in one of the five groups.
    """

    campaign: Campaign
    readiness: Readiness
    promises: tuple[PromiseCheck, ...]
    confirmed: tuple[Briefing, ...]
    unbriefed: tuple[Briefing, ...]
    unconfirmed: tuple[Briefing, ...]
    outdated: tuple[Briefing, ...]
    objections: tuple[Briefing, ...]
    why: str

    @property
    def must_wait(self) -> bool:
        """Whether a promise is not ready, so that the campaign is to be held back."""
        return self.readiness is Readiness.NOT_READY


def check_promise(promise: Promise, tile: Tile | None) -> PromiseCheck:
    """Whether a KPI supports a promise; `tile` is its tile of today, None when it is not watched.

    Ready: the whole interval lies on the right side of the threshold. Not ready: the whole of it on the wrong side.
    At risk: it holds the threshold. A figure that is no sample is not ready as soon as it lies on the wrong side, and
    ready only if all of its usual swing lies on the right one. Unknown: no KPI, no number fresh enough, or fewer
    cases than the KPI or the promise asks for.
    """
    if promise.threshold is None:
        return PromiseCheck(promise, Readiness.UNKNOWN, "It is tied to no KPI, so no number says whether it is kept.")
    if tile is None:
        return PromiseCheck(promise, Readiness.UNKNOWN, "The KPI it is tied to is not watched any more.")
    reading = _evidence(tile)
    if reading.value is None:
        return PromiseCheck(promise, Readiness.UNKNOWN, f"{tile.kpi.name}: {tile.standing.why}")
    needed = max(promise.minimum_n, tile.kpi.minimum_n)
    if reading.n < needed:
        why = f"{tile.kpi.name} has too few cases to tell: {reading.n:,.0f}, and {needed:,} are needed."
        return PromiseCheck(promise, Readiness.UNKNOWN, why)
    readiness = _readiness(promise, reading, reading.value)
    return PromiseCheck(promise, readiness, _why(promise, tile, reading, readiness))


def check_campaign(campaign: Campaign, tiles: Mapping[KpiId, Tile]) -> CampaignCheck:
    """All promises of a campaign, as ready as the worst of them; one that promises nothing is ready."""
    checks = [check_promise(promise, tiles.get(KpiId(promise.kpi))) for promise in campaign.promises]
    checks.sort(key=lambda check: -check.readiness.severity)
    departments = by_state(campaign)
    return CampaignCheck(
        campaign=campaign,
        readiness=checks[0].readiness if checks else Readiness.READY,
        promises=tuple(checks),
        confirmed=departments[Told.CONFIRMED],
        unbriefed=departments[Told.NOT_BRIEFED],
        unconfirmed=departments[Told.BRIEFED],
        outdated=departments[Told.OUTDATED],
        objections=departments[Told.OBJECTS],
        why=_campaign_why(checks),
    )


def to_hold_back(
    campaigns: Iterable[Campaign], tiles: Mapping[KpiId, Tile], today: date, within_days: int = NEAR_DAYS
) -> list[CampaignCheck]:
    """The campaigns that run, or start within so many days, with a promise that does not hold, the worst first.

    First those that must wait, then those at risk and unknown; each by its start. Not those that are cancelled or
    held back already.
    """
    last = today + timedelta(days=within_days)
    near = [
        check_campaign(one, tiles)
        for one in campaigns
        if one.start <= last and today <= one.end and not one.is_cancelled and not one.held_why
    ]
    open_ones = [check for check in near if check.readiness is not Readiness.READY]
    return sorted(open_ones, key=lambda check: (-check.readiness.severity, check.campaign.start, check.campaign.name))


def _evidence(tile: Tile) -> Reading:
    """What a tile shows as its number; of an amount or a formula also a figure that has no usual swing yet."""
    if tile.reading is not None:
        return tile.reading
    points = tile.series.points
    if tile.shown is Shown.COUNTS and tile.kpi.kind in EXACT and points and not points[-1].is_small:
        return points[-1].reading
    return NO_READING


def _readiness(promise: Promise, reading: Reading, value: float) -> Readiness:
    ends = [reading.low, reading.high] if reading.has_interval else []
    is_right = [_holds(promise, end) for end in ends if end is not None]
    if is_right and all(is_right):
        return Readiness.READY
    if reading.is_swing or not is_right:
        return Readiness.AT_RISK if _holds(promise, value) else Readiness.NOT_READY
    return Readiness.AT_RISK if any(is_right) else Readiness.NOT_READY


def _holds(promise: Promise, figure: float) -> bool:
    """Whether a figure is on the right side of the threshold, or on it but for the rounding of the machine."""
    threshold = promise.threshold or 0.0
    room = _ROUNDING * max(1.0, abs(threshold))
    return figure >= threshold - room if promise.sense is Sense.AT_LEAST else figure <= threshold + room


def _why(promise: Promise, tile: Tile, reading: Reading, readiness: Readiness) -> str:
    late = " A newer number is overdue." if tile.freshness is Freshness.LATE else ""
    within = ""
    if readiness is Readiness.AT_RISK:
        within = ", which its usual swing holds" if reading.is_swing else ", which the interval holds"
    if not reading.has_interval:
        within = ""
    needs = needs_words(promise, tile.kpi, reading)
    said = f"{number_words(promise, tile.kpi, reading)} {when_words(tile)}".rstrip()
    return f"{said}; the promise needs {needs}{within}.{late}"


def _campaign_why(checks: Sequence[PromiseCheck]) -> str:
    if not checks:
        return "It promises nothing."
    worst = checks[0]
    said = f"“{worst.promise.text}”: {worst.why}"
    more = sum(check.readiness is worst.readiness for check in checks) - 1
    if not more:
        return said
    return f"{said} {more} more {'promise is' if more == 1 else 'promises are'} {worst.readiness}."
