"""Signals in words, and which of them still hold at the latest reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.kpis.kind import Direction
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.period_words import number_word, period_words
from planner.kpis.series import Point, Series
from planner.kpis.value_words import value_words
from planner.kpis.xmr import Limits, Rule, Signal


@dataclass(frozen=True, slots=True)
class Live:
    """A signal that still holds at the latest reading: in words, with the period in which it began."""

    signal: Signal
    began: Period
    words: str
    is_better: bool | None
    """Whether it moves the better way; None where neither way is better."""


def words_of(signal: Signal, series: Series, first_day: date) -> str:
    """What the signal says; its positions are those of the readable points of the series.

    “Eight weeks in a row above the average, which is better: a real change, started in week 6 (week of 9 March)”
    """
    points = series.readable
    match signal.rule:
        case Rule.BEYOND_LIMIT:
            return _beyond(signal, series.kpi, points, first_day)
        case Rule.MOVING_RANGE:
            return _jump(signal, series.kpi, points, first_day)
        case Rule.EIGHT_ON_ONE_SIDE:
            run = f"{number_word(len(signal.positions))} {series.kpi.cadence.noun}s in a row"
            side = f"{'above' if signal.is_above else 'below'} the average"
            return f"{run} {side}{_judged(signal, series.kpi)}: a real change, {_span(signal, series, first_day)}"
        case Rule.THREE_OF_FOUR:
            side = f"close to the {'upper' if signal.is_above else 'lower'} limit"
            stretch = _stretch(signal, series.kpi)
            return f"{stretch} {side}{_judged(signal, series.kpi)}: a likely change, {_span(signal, series, first_day)}"


def is_better(signal: Signal, kpi: Kpi) -> bool | None:
    """Whether the signal moves the KPI the better way; None where neither way is better."""
    if kpi.direction in (Direction.BAND, Direction.CONTEXT):
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
    return [
        Live(signal, points[signal.positions[0]].period, words_of(signal, series, first_day), is_better(signal, kpi))
        for signal in signals
        if _holds_at(signal, len(points) - 1)
    ]


def _holds_at(signal: Signal, latest: int) -> bool:
    if signal.rule is Rule.THREE_OF_FOUR:
        return sum(at > latest - 4 for at in signal.positions) >= 3
    return signal.positions[-1] == latest


def _beyond(signal: Signal, kpi: Kpi, points: Sequence[Point], first_day: date) -> str:
    point = points[signal.positions[0]]
    side = "above the upper limit" if signal.is_above else "below the lower limit"
    return f"{_value(kpi, point)} {_in(kpi, point, first_day)}: {side}{_judged(signal, kpi)}, more than noise explains"


def _jump(signal: Signal, kpi: Kpi, points: Sequence[Point], first_day: date) -> str:
    before, after = points[signal.positions[0] - 1], points[signal.positions[0]]
    way = "up" if signal.is_above else "down"
    moved = f"from {_value(kpi, before)} {way} to {_value(kpi, after)} {_in(kpi, after, first_day)}"
    return f"A jump {moved}{_judged(signal, kpi)}: more than noise explains"


def _stretch(signal: Signal, kpi: Kpi) -> str:
    near = len(signal.positions)
    # Three in a row are three of four, whatever the fourth is.
    of = max(signal.positions[-1] - signal.positions[0] + 1, 4)
    return f"{number_word(near)} of {number_word(of).lower()} {kpi.cadence.noun}s"


def _judged(signal: Signal, kpi: Kpi) -> str:
    better = is_better(signal, kpi)
    return "" if better is None else f", which is {'better' if better else 'worse'}"


def _span(signal: Signal, series: Series, first_day: date) -> str:
    points = series.readable
    began, ended = points[signal.positions[0]], points[signal.positions[-1]]
    started = f"started {_in(series.kpi, began, first_day)}"
    if _holds_at(signal, len(points) - 1):
        return started
    return f"{started}, ended {_in(series.kpi, ended, first_day)}"


def _in(kpi: Kpi, point: Point, first_day: date) -> str:
    return f"in {period_words(point.period, kpi.cadence, first_day, kpi.week_starts)}"


def _value(kpi: Kpi, point: Point) -> str:
    return "" if point.reading.value is None else value_words(kpi, point.reading.value)
