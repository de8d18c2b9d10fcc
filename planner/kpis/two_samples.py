"""Two samples: how far a figure of one lies from that of the other, at 95 %."""

import math
from typing import NamedTuple

import numpy as np

from planner.kpis.intervals import Z, adjusted_net, t_point, tells_spread

Ends = tuple[float | None, float | None]
"""Lower and upper end; None where they cannot be told."""


class Net(NamedTuple):
    """Answers for, neither, and against."""

    likes: float
    neither: float
    dislikes: float


class Mean(NamedTuple):
    """A mean, of how many cases, with which standard deviation."""

    value: float
    n: float
    sd: float | None


def net_change(before: Net, after: Net) -> Ends:
    """After minus before, in points: adjusted Wald, with answers added on each side as in `intervals.nps`."""
    was, var_was = adjusted_net(*_columns(before))
    now, var_now = adjusted_net(*_columns(after))
    change, raw = float(now - was), _net(after) - _net(before)
    reach = Z * math.sqrt(float(var_was + var_now))
    return 100 * max(min(change - reach, raw), -2), 100 * min(max(change + reach, raw), 2)


def mean_change(before: Mean, after: Mean) -> Ends:
    """After minus before by Welch's t (Biometrika 34, 1947); not told where a spread is unknown or both are nil."""
    known = [
        (side.sd, side.n)
        for side in (before, after)
        if side.sd is not None and side.n > 1 and tells_spread(side.value, side.n, side.sd)
    ]
    parts = [(sd**2 / n, n - 1) for sd, n in known]
    variance = sum(part for part, _ in parts)
    if len(parts) < 2 or not variance:
        return None, None
    freedom = variance**2 / sum(part**2 / free for part, free in parts)
    reach, change = float(t_point(freedom)) * math.sqrt(variance), after.value - before.value
    return change - reach, change + reach


def _net(side: Net) -> float:
    return (side.likes - side.dislikes) / sum(side)


def _columns(side: Net) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.float64]], ...]:
    return tuple(np.array(part, dtype=np.float64) for part in side)
