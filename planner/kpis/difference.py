"""Difference: how far a figure moved from one time to another, and whether that can be told from chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.kpis.columns import columns_of
from planner.kpis.counts import Counts
from planner.kpis.event import Event
from planner.kpis.kind import Answers, Direction, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.mover import Estimate, minus
from planner.kpis.period import Period, next_period, previous_period
from planner.kpis.pooled import net_answers, pooled, reading_of
from planner.kpis.reading import Reading
from planner.kpis.series import Point, Series, points_up_to, reading_over
from planner.kpis.two_samples import Ends, Mean, Net, mean_change, net_change
from planner.kpis.value_words import change_words, number_words, signed_words, value_words


def difference(kpi: Kpi, before: Counts, after: Counts) -> Reading:
    """After minus before, in the KPI's unit, with its 95 % interval; n is that of both together.

    Net scores: adjusted Wald. Means: Welch's t. Shares: Newcombe's method 10 (Statistics in Medicine 17, 1998), which
    is MOVER on Wilson's intervals; rates and medians: MOVER on theirs. Amounts and shares of money have no interval
    here; `before_and_after` compares their periods.
    """
    return _moved(kpi, _Side(before, reading_of(kpi, before)), _Side(after, reading_of(kpi, after)))


def latest_step(series: Series) -> Reading:
    """The latest readable period minus the readable one before it.

    Without an interval for figures that are no sample and for formulas, whose counts nobody has taken.
    """
    points = series.readable[-2:]
    if len(points) < 2 or not series.is_sample or series.kpi.kind is Kind.FORMULA:
        return Reading(None, sum(point.reading.n for point in points))
    before, after = (_Side(point.counts, point.reading) for point in points)
    return _moved(series.kpi, before, after)


def leaves_out_0(change: Reading) -> bool:
    """Whether the interval of a difference leaves out 0, so that chance in the counts does not explain it."""
    return change.low is not None and change.high is not None and (change.low > 0 or change.high < 0)


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """What was read on both sides of an event and how far it moved, with the periods each side is made of."""

    before: Reading
    after: Reading
    difference: Reading
    before_periods: tuple[Period, ...]
    after_periods: tuple[Period, ...]
    is_better: bool | None
    """Whether it moved the better way; None where it did not, or where neither way is better."""
    words: str

    @property
    def is_real(self) -> bool:
        """Whether the interval of the difference leaves out 0."""
        return leaves_out_0(self.difference)


def before_and_after(series: Series, event: Event, periods: int = 4) -> BeforeAfter:
    """The counts of up to so many periods before the event against those after it.

    The period that holds the event is on neither side, and each side reaches so many period lengths away from it.
    Figures that are no sample are compared by the values of their periods, with Welch's t; n is how many those are.
    """
    before, after = _sides(series, event, periods)
    was, is_now = reading_over(series, before), reading_over(series, after)
    if series.kpi.kind is Kind.FORMULA or not series.is_sample:
        change = _change_of_values(was, is_now, _values(before), _values(after))
    else:
        counts = (pooled(series.kpi, [point.counts for point in side]) for side in (before, after))
        change = difference(series.kpi, *counts)
    return BeforeAfter(
        before=was,
        after=is_now,
        difference=change,
        before_periods=tuple(point.period for point in before),
        after_periods=tuple(point.period for point in after),
        is_better=_is_better(series.kpi, change),
        words=_words(series.kpi, was, is_now, change),
    )


@dataclass(frozen=True, slots=True)
class _Side:
    """What was counted at one time, and what it comes to."""

    counts: Counts
    reading: Reading


def _moved(kpi: Kpi, before: _Side, after: _Side) -> Reading:
    was, is_now = before.reading, after.reading
    if was.value is None or is_now.value is None:
        return Reading(None, was.n + is_now.n)
    value = is_now.value - was.value
    low, high = _around(value, _ends(kpi, before, after))
    return Reading(value, was.n + is_now.n, low, high)


def _around(value: float, ends: Ends) -> Ends:
    """The ends, held apart by the value itself, which rounding may put a last digit beyond one of them."""
    low, high = ends
    return None if low is None else min(low, value), None if high is None else max(high, value)


def _ends(kpi: Kpi, before: _Side, after: _Side) -> Ends:
    counts = (before.counts, after.counts)
    match kpi.kind, kpi.answers:
        case (Kind.NPS, _):
            was, is_now = (Net(side.promoters or 0, side.passives or 0, side.detractors or 0) for side in counts)
            return net_change(was, is_now)
        case (Kind.MEAN, Answers.NET):
            parts = net_answers(kpi, columns_of(kpi.kind, counts, in_one=False))
            was, is_now = (Net(*side) for side in zip(*(part.tolist() for part in parts), strict=True))
            return net_change(was, is_now)
        case (Kind.MEAN, Answers.MEAN):
            return mean_change(*map(_mean, counts))
        case _:
            change = minus(_estimate(after.reading), _estimate(before.reading))
            return change.low, change.high


def _estimate(reading: Reading) -> Estimate:
    return Estimate(reading.value or 0.0, reading.low, reading.high)


def _mean(counts: Counts) -> Mean:
    if counts.value is not None:
        return Mean(counts.value, counts.n or 1, counts.sd)
    n, mean, squares = (float(column[0]) for column in columns_of(Kind.MEAN, [counts], in_one=True).tallies.moments())
    return Mean(mean, n, (squares / (n - 1)) ** 0.5 if n > 1 else None)


def _sides(series: Series, event: Event, periods: int) -> tuple[list[Point], list[Point]]:
    kpi, held = series.kpi, series.kpi.period_of(event.on)
    last = held
    for _ in range(periods):
        last = next_period(last, kpi.cadence, kpi.week_starts)
    before = points_up_to(series, previous_period(held, kpi.cadence, kpi.week_starts), periods)
    return before, points_up_to(series, last, periods)


def _values(points: Sequence[Point]) -> list[float]:
    return [point.reading.value for point in points if point.reading.value is not None]


def _change_of_values(was: Reading, is_now: Reading, before: list[float], after: list[float]) -> Reading:
    n = len(before) + len(after)
    if was.value is None or is_now.value is None:
        return Reading(None, n)
    change = is_now.value - was.value
    low, high = mean_change(_mean_of_values(before), _mean_of_values(after))
    if low is None or high is None:
        return Reading(change, n)
    reach = (high - low) / 2
    return Reading(change, n, change - reach, change + reach)


def _mean_of_values(values: list[float]) -> Mean:
    sd = float(np.std(values, ddof=1)) if len(values) > 1 else None
    return Mean(float(np.mean(values)) if values else 0.0, len(values), sd)


def _is_better(kpi: Kpi, change: Reading) -> bool | None:
    if not change.value or kpi.direction not in (Direction.HIGHER, Direction.LOWER):
        return None
    return (change.value > 0) is (kpi.direction is Direction.HIGHER)


def _words(kpi: Kpi, before: Reading, after: Reading, change: Reading) -> str:
    if before.value is None or after.value is None or change.value is None:
        side = "before" if before.value is None else "after"
        return f"Nothing to compare: there are no settled numbers {side} it."
    values = f"After it {number_words(kpi, after.value)} instead of {value_words(kpi, before.value)}"
    moved = f"{values}: {change_words(kpi, change.value)}"
    if change.low is None or change.high is None:
        return f"{moved}; too little was counted to tell a difference from chance."
    interval = f"(95 % {signed_words(kpi, change.low)} to {signed_words(kpi, change.high)})"
    if change.low <= 0 <= change.high:
        return f"{moved} {interval}; the interval holds 0: no difference can be told."
    way = {True: " for the better", False: " for the worse", None: ""}[_is_better(kpi, change)]
    return f"{moved} {interval}, a real difference{way}."
