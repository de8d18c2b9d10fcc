"""How readiness looks: a colour, a sign and a word for each, of a promise and of a whole campaign."""

from collections.abc import Mapping

from planner.charts.palette import Colours
from planner.communication.promise_guard import CampaignCheck, Readiness

_ICONS: Mapping[Readiness, str] = {
    Readiness.READY: "✓",
    Readiness.AT_RISK: "△",
    Readiness.NOT_READY: "✕",
    Readiness.UNKNOWN: "?",
}
_HELD, _CANCELLED = "‖", "⊘"


def readiness_tone(readiness: Readiness, ink: Colours) -> str:
    """The colour of a readiness."""
    return {Readiness.READY: ink.good, Readiness.AT_RISK: ink.warning, Readiness.NOT_READY: ink.bad}.get(
        readiness, ink.muted
    )


def campaign_tone(check: CampaignCheck, ink: Colours) -> str:
    """The colour of a campaign: that of its readiness, unless it does not run."""
    return ink.muted if _does_not_run(check) else readiness_tone(check.readiness, ink)


def campaign_icon(check: CampaignCheck) -> str:
    """The sign of a campaign: whether it is cancelled or held back, or else of its readiness."""
    if check.campaign.is_cancelled:
        return _CANCELLED
    return _HELD if check.campaign.held_why else _ICONS[check.readiness]


def campaign_words(check: CampaignCheck) -> str:
    """The same in a word: “cancelled”, “held back”, “not ready”."""
    if check.campaign.is_cancelled:
        return "cancelled"
    return "held back" if check.campaign.held_why else check.readiness.value


def _does_not_run(check: CampaignCheck) -> bool:
    return check.campaign.is_cancelled or bool(check.campaign.held_why)
