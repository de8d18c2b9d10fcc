"""Signals in words, and which of them still hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.kpis.kind import Direction
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.period_words import brief_period_words, number_word, period_words
from planner.kpis.series import Point, Series
from planner.kpis.value_words import value_words
from planner.kpis.xmr import Limits, Rule, Signal

Named = Callable[[Period], str]
"""What a period is called."""


@dataclass(frozen=True, slots=True)
class Live:
    """A signal that still holds at the latest reading: in words, with the period in which it began."""

    signal: Signal
    began: Period
    words: str
    is_better: bool | None
    """Whether it moves the better way; None where neither way is better, and for a jump."""

    @property
    def is_real(self) -> bool:
        """Whether it is a real change; a jump alone is not."""
        return is_real(self.signal)


def is_real(signal: Signal) -> bool:
    """Whether the signal tells of a real change: one that pure noise hardly makes.

    A step wider than usual by itself is a reason to look at the next reading, and no more.
    """
    return signal.rule is not Rule.MOVING_RANGE


def words_of(signal: Signal, series: Series, limits: Limits, first_day: date) -> str:
    """What the signal says; its positions are those of the readable points of the series.

    “Eight weeks in a row above the average, which is better: a real change, started in week 6 (week of 9 March)”
    """
    kpi = series.kpi
    return _said(signal, series, limits, lambda period: period_words(period, kpi.cadence, first_day, kpi.week_starts))


def is_better(signal: Signal, kpi: Kpi) -> bool | None:
    """Whether the signal moves the KPI the better way; None where neither way is better, and for a jump."""
    if kpi.direction in (Direction.BAND, Direction.CONTEXT) or not is_real(signal):
        return None
    return signal.is_above == (kpi.direction is Direction.HIGHER)


def live_signals(
    kpi: Kpi, series: Series, limits: Limits | None, signals: Sequence[Signal], first_day: date
) -> list[Live]:
    """The signals that still hold: those whose rule fires on a stretch that includes the latest readable point.

    So a run still runs, the latest value lies beyond a limit or jumped, or three of the last four lie near a limit.
    """
    points = series.readable
    if limits is None or not points:
        return []

    def named(period: Period) -> str:
        return brief_period_words(period, kpi.cadence, first_day, kpi.week_starts)

    return [
        Live(
            signal,
            points[signal.positions[0]].period,
            _said(signal, series, limits, named),
            is_better(signal, kpi),
        )
        for signal in signals
        if holds_at(signal, len(points) - 1)
    ]


def holds_at(signal: Signal, latest: int) -> bool:
    """Whether the signal includes the latest of the readable points, which stands at this position."""
    if signal.rule is Rule.THREE_OF_FOUR:
        return sum(at > latest - 4 for at in signal.positions) >= 3
    return signal.positions[-1] == latest


def _said(signal: Signal, series: Series, limits: Limits, named: Named) -> str:
    points, kpi = series.readable, series.kpi
    match signal.rule:
        case Rule.BEYOND_LIMIT:
            return _beyond(signal, kpi, points, named)
        case Rule.MOVING_RANGE:
            return _jump(signal, kpi, points, limits, named)
        case Rule.EIGHT_ON_ONE_SIDE:
            run = f"{number_word(len(signal.positions))} {kpi.cadence.noun}s in a row"
            side = f"{'above' if signal.is_above else 'below'} the average"
            return f"{run} {side}{_judged(signal, kpi)}: a real change, {_span(signal, points, named)}"
        case Rule.THREE_OF_FOUR:
            side = f"close to the {'upper' if signal.is_above else 'lower'} limit"
            near = f"{_stretch(signal, kpi)} {side}{_judged(signal, kpi)}"
            return f"{near}: a likely change, {_span(signal, points, named)}"


def _beyond(signal: Signal, kpi: Kpi, points: Sequence[Point], named: Named) -> str:
    point = points[signal.positions[0]]
    side = "above the upper limit" if signal.is_above else "below the lower limit"
    said = f"{_value(kpi, point)} in {named(point.period)}: {side}{_judged(signal, kpi)}"
    return f"{said}, more than its usual swings explain"


def _jump(signal: Signal, kpi: Kpi, points: Sequence[Point], limits: Limits, named: Named) -> str:
    before, after = points[signal.positions[0] - 1], points[signal.positions[0]]
    noun = kpi.cadence.noun
    step = f"a bigger step {'up' if signal.is_above else 'down'} from the {noun} before than usual"
    place = "but within the limits" if _is_within(after, limits) else "and beyond the limits"
    said = f"{_value(kpi, after)} in {named(after.period)}, after {_value(kpi, before)}: {step}, {place}"
    return f"{said}; watch the next one" if _is_within(after, limits) else said


def _is_within(point: Point, limits: Limits) -> bool:
    value = point.reading.value
    return value is None or limits.lower - limits.rounding <= value <= limits.upper + limits.rounding


def _stretch(signal: Signal, kpi: Kpi) -> str:
    near = len(signal.positions)
    # Three in a row are three of four, whatever the fourth is.
    of = max(signal.positions[-1] - signal.positions[0] + 1, 4)
    return f"{number_word(near)} of {number_word(of).lower()} {kpi.cadence.noun}s"


def _judged(signal: Signal, kpi: Kpi) -> str:
    better = is_better(signal, kpi)
    return "" if better is None else f", which is {'better' if better else 'worse'}"


def _span(signal: Signal, points: Sequence[Point], named: Named) -> str:
    began, ended = points[signal.positions[0]], points[signal.positions[-1]]
    started = f"started in {named(began.period)}"
    return started if holds_at(signal, len(points) - 1) else f"{started}, ended in {named(ended.period)}"


def _value(kpi: Kpi, point: Point) -> str:
    return "" if point.reading.value is None else value_words(kpi, point.reading.value)
