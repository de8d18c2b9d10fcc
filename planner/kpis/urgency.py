"""Urgency: which KPI needs somebody first."""

from collections.abc import Sequence

from planner.kpis.standing import Freshness, Status

_REASONS: tuple[Status | Freshness | str, ...] = (
    Status.OFF,
    Status.AT_RISK,
    Status.BEHIND,
    "signal for the worse",
    Freshness.STALE,
    Freshness.LATE,
    Status.UNCLEAR,
    Freshness.NEVER,
    "signal that is neither",
    Freshness.DUE,
    Status.NO_READING,
    "signal for the better",
)


def urgency_of(status: Status, freshness: Freshness, signals: Sequence[bool | None]) -> int:
    """The higher, the more urgent; `signals` say of each live signal whether it is better, worse or neither.

    The weightiest reason decides, and the ones below it break ties: each weighs more than all after it together.
    """
    words = {True: "signal for the better", False: "signal for the worse", None: "signal that is neither"}
    told = {status, freshness, *(words[is_better] for is_better in signals)}
    return sum(1 << weight for weight, reason in enumerate(reversed(_REASONS)) if reason in told)
