"""Shifts: where a series last settled on another level, so that what lies before says little of where it goes."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from planner.kpis.intervals import Floats
from planner.kpis.limits import limits_in_force
from planner.kpis.series import Series
from planner.kpis.signal_words import holds_at, is_real
from planner.kpis.xmr import Rule, Signal, signals_in


def latest_shift(series: Series, start: int, first_day: date) -> int | None:
    """The position among the readable points at which the level last changed after `start`; None if it did not.

    It changed where the signals begin that hold at the latest reading, and where a run on one side of the average
    ended.
    A series that follows a straight line from `start` on has no such place: every part of it differs from the rest.
    """
    limits = limits_in_force(series.kpi, series, first_day).limits
    values = [value for point in series.readable if (value := point.reading.value) is not None]
    if limits is None:
        return None
    groups = _groups([signal for signal in signals_in(values, limits) if is_real(signal)])
    places = [place for group in groups if (place := _place(group, len(values) - 1)) is not None]
    shift = max(places, default=0)
    if shift <= start or _is_straight(np.array(values[start:]), shift - start):
        return None
    return shift


def _groups(signals: Sequence[Signal]) -> list[list[Signal]]:
    """Signals on the same side that overlap or follow each other tell of one change."""
    found: list[list[Signal]] = []
    for side in (True, False):
        ended = -2
        for signal in sorted((one for one in signals if one.is_above is side), key=lambda one: one.positions[0]):
            if signal.positions[0] > ended + 1:
                found.append([])
            found[-1].append(signal)
            ended = max(ended, signal.positions[-1])
    return found


def _place(group: Sequence[Signal], latest: int) -> int | None:
    if any(holds_at(signal, latest) for signal in group):
        return min(signal.positions[0] for signal in group)
    if any(signal.rule is Rule.EIGHT_ON_ONE_SIDE for signal in group):
        return max(signal.positions[-1] for signal in group) + 1
    return None


def _is_straight(values: Floats, step: int) -> bool:
    """Whether a straight line misses the values by less than one level before the step and another from it on."""
    x = np.arange(len(values), dtype=float)
    levels = np.where(x < step, values[:step].mean(), values[step:].mean())
    line = np.polynomial.Polynomial.fit(x, values, 1)(x)
    return bool(((values - line) ** 2).sum() < ((values - levels) ** 2).sum())
