"""Urgency: which KPI needs somebody first."""

from collections.abc import Sequence

from planner.kpis.standing import Freshness, Status

_REASONS: tuple[Status | Freshness | str, ...] = (
    Status.OFF,
    Status.AT_RISK,
    "signal for the worse",
    Status.BEHIND,
    Freshness.STALE,
    Freshness.LATE,
    Status.UNCLEAR,
    Freshness.NEVER,
    "signal that is neither",
    Freshness.DUE,
    Status.NO_READING,
    "signal for the better",
    "jump",
)


def urgency_of(
    status: Status, freshness: Freshness, signals: Sequence[bool | None], *, has_jumped: bool = False
) -> int:
    """The higher, the more urgent; `signals` say of each real change whether it is better, worse or neither.

    `has_jumped` says that its latest step was wider than usual, which is no real change.

    The weightiest reason decides, and the ones below it break ties: each weighs more than all after it together.
    """
    words = {True: "signal for the better", False: "signal for the worse", None: "signal that is neither"}
    told = {status, freshness, *(words[is_better] for is_better in signals), *(["jump"] if has_jumped else [])}
    return sum(1 << weight for weight, reason in enumerate(reversed(_REASONS)) if reason in told)
