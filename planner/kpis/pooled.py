"""Pooled: counts of teams and periods added up, and the reading of what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from planner.kpis.columns import Columns, Flags, columns_of
from planner.kpis.counts import Counts
from planner.kpis.intervals import Floats, Interval, mean_of, nps, poisson_rate, wilson
from planner.kpis.kind import Answers, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.reading import Reading


def pooled(kpi: Kpi, parts: Sequence[Counts]) -> Counts:
    """Everything counted together, as if one team had counted it in one period; without parts, no counts.

    Means with n and spread are combined exactly. Parts with nothing to count add nothing.
    """
    return columns_of(kpi.kind, parts, in_one=True).counts(0) if parts else Counts()


def reading_of(kpi: Kpi, counts: Counts) -> Reading:
    """What counts come to: value, n and 95 % interval.

    An amount, and a share of things that are not counted one by one, have no sampling interval; how far they move by
    themselves shows in their series only (`process.py`). A formula has no counts and so no reading.
    """
    return readings_of(kpi, columns_of(kpi.kind, [counts], in_one=False)).readings()[0]


@dataclass(frozen=True, slots=True)
class Readings:
    """Readings in columns; NaN where there is none. `is_swing` holds for all of them."""

    value: Floats
    low: Floats
    high: Floats
    n: Floats
    p90: Floats
    is_swing: bool = False

    def readings(self) -> list[Reading]:
        """One by one."""
        value, low, high, p90 = map(_told, (self.value, self.low, self.high, self.p90))
        rows = zip(value, self.n.tolist(), low, high, p90, repeat(self.is_swing, len(value)), strict=True)
        return [Reading(*row) for row in rows]


def readings_of(kpi: Kpi, columns: Columns, *, are_counted: bool | None = None) -> Readings:
    """The readings of many rows at once; `are_counted` tells of shares and rates what the rows alone may not."""
    match kpi.kind:
        case Kind.NPS:
            parts = [columns.number(name) for name in ("promoters", "passives", "detractors")]
            return _readings(nps(*parts), np.sum(parts, axis=0))
        case Kind.PROPORTION | Kind.RATE:
            return _ratios(kpi, columns, is_counted(kpi, columns) if are_counted is None else are_counted)
        case Kind.MEAN:
            return _answers(kpi, columns)
        case Kind.AMOUNT:
            return _amounts(kpi, columns)
        case Kind.DURATION:
            median, p90 = columns.tallies.medians()
            return _readings(median, columns.tallies.n, p90)
        case Kind.FORMULA:
            return _readings(_alone(np.full(len(columns), np.nan)), np.zeros(len(columns)))


def is_counted(kpi: Kpi, columns: Columns) -> bool:
    """Whether a share or rate is of things counted one by one: whole numbers, and no share exceeds the whole.

    Shares of money or points are not: most of their rows show it, or the KPI's range, which goes beyond the whole.
    A few rows that do not fit, such as a slip of the pen, leave the others what they are.
    """
    part, whole = columns.number("numerator"), columns.number("denominator")
    is_odd = _has_fraction(part)
    if kpi.kind is Kind.PROPORTION:
        if kpi.high is not None and kpi.high > kpi.scale:
            return False
        is_odd |= _has_fraction(whole) | (part > whole)
    return bool(2 * np.sum(is_odd) <= np.sum(~np.isnan(part)))


def _ratios(kpi: Kpi, columns: Columns, are_counted: bool) -> Readings:
    part, whole = columns.number("numerator"), columns.number("denominator")
    with np.errstate(invalid="ignore", divide="ignore"):
        share = _alone(np.where(whole > 0, part / whole, np.nan))
    if are_counted and kpi.kind is Kind.RATE:
        share = poisson_rate(part, whole)
    elif are_counted:
        known = wilson(np.where(part <= whole, part, np.nan), whole)
        share = Interval(share.value, known.low, known.high)
    return _readings(Interval(*(kpi.scale * column for column in share)), whole)


def _answers(kpi: Kpi, columns: Columns) -> Readings:
    tallies = columns.tallies
    if kpi.answers is Answers.MEAN or kpi.top_from is None:
        return _means(kpi, columns)
    n, top = tallies.n, tallies.at_least(kpi.top_from)
    if kpi.answers is Answers.TOP:
        return _readings(Interval(*(100 * column for column in wilson(top, n))), n)
    return _readings(nps(*net_answers(kpi, columns)), n)


def net_answers(kpi: Kpi, columns: Columns) -> tuple[Floats, Floats, Floats]:
    """Answers on a scale at its top, between, and at its bottom."""
    tallies = columns.tallies
    top = tallies.at_least(np.inf if kpi.top_from is None else kpi.top_from)
    bottom = tallies.at_most(-np.inf if kpi.bottom_to is None else kpi.bottom_to)
    return top, tallies.n - top - bottom, bottom


def _means(kpi: Kpi, columns: Columns) -> Readings:
    cases, mean, squares = columns.tallies.moments()
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.sqrt(squares / np.where(cases > 1, cases - 1, np.nan))
    value, n, sd = (columns.number(name) for name in ("value", "n", "sd"))
    is_mean = ~np.isnan(value)
    n = np.where(is_mean, np.where(np.isnan(n), columns.entries, n), cases)
    found = mean_of(np.where(is_mean, value, mean), n, np.where(is_mean, sd, spread))
    low, high = within_range(kpi, *found)
    return _readings(Interval(found.value, low, high), n)


def _amounts(kpi: Kpi, columns: Columns) -> Readings:
    amount, per = columns.number("amount"), columns.number("per")
    has_base = ~np.isnan(per)
    with np.errstate(invalid="ignore", divide="ignore"):
        ratio = np.where(per > 0, kpi.scale * amount / per, np.nan)
    return _readings(_alone(np.where(has_base, ratio, amount)), np.where(has_base, per, columns.entries))


def within_range(kpi: Kpi, value: Floats, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Intervals cut at the KPI's range, unless the value itself leaves it."""
    if kpi.low is not None:
        low = np.where(value >= kpi.low, np.maximum(low, kpi.low), low)
    if kpi.high is not None:
        high = np.where(value <= kpi.high, np.minimum(high, kpi.high), high)
    return low, high


def _readings(found: Interval, n: Floats, p90: Floats | None = None) -> Readings:
    return Readings(*found, np.where(np.isnan(n), 0, n), np.full(len(n), np.nan) if p90 is None else p90)


def _alone(value: Floats) -> Interval:
    nothing = np.full(len(value), np.nan)
    return Interval(value, nothing, nothing)


def _has_fraction(numbers: Floats) -> Flags:
    has_fraction: Flags = ~np.isnan(numbers) & (numbers != np.floor(numbers))
    return has_fraction


def _told(column: Floats) -> list[float | None]:
    return [None if number != number else number for number in column.tolist()]  # NaN is not itself
