"""Doubt: a new figure far from all that the same team entered in the last year is asked about, never refused."""

from datetime import date, timedelta
from itertools import compress

import numpy as np

from planner.kpis.columns import Columns
from planner.kpis.counts import Counts
from planner.kpis.counts_words import quantity
from planner.kpis.intervals import Floats
from planner.kpis.kpi import Kpi
from planner.kpis.pooled import Readings, reading_of, readings_of
from planner.kpis.reading import Reading
from planner.kpis.sheet import Sheet
from planner.kpis.value_words import number_words, value_words

FEWEST_TO_COMPARE = 6
"""With fewer readings in the year nothing is asked."""

_YEAR = timedelta(days=365)
_FAR = 0.25  # of the year's range beyond it
_FAR_IF_SURE = 0.1  # the same where even the reading's interval does not reach the range
_LEAST_RANGE = 0.05  # of the figures themselves: a year that stood still must not make every change doubtful
_TIMES_AS_MANY = 5


def doubt(kpi: Kpi, counts: Counts, sheet: Sheet, team: str, period: date) -> str:
    """The question whether the counts are right, in one sentence; empty if they are like those of the last year.

    Asked when the figure lies beyond all of the year's by more than a quarter of their range, on either side, or by
    a tenth and its interval does not reach them; or when it comes from more than five times the most cases or less
    than a fifth of the fewest. `period` is the first day of the period.
    """
    before = _last_year(kpi, sheet, team, period)
    if counts.is_nothing or before is None:
        return ""
    new = reading_of(kpi, counts)
    return _far_value(kpi, new, before.value) or _other_size(new, before.n)


def _last_year(kpi: Kpi, sheet: Sheet, team: str, period: date) -> Readings | None:
    """The readings of the team in the year before the period, if there are enough."""
    chosen = [
        entered == team and period - _YEAR <= day < period and not nothing
        for entered, day, nothing in zip(sheet.teams, sheet.periods, sheet.nothing, strict=True)
    ]
    rows = sum(chosen)
    if rows < FEWEST_TO_COMPARE:
        return None
    numbers = {name: column[np.array(chosen)] for name, column in sheet.numbers.items()}
    tallies = list(compress(sheet.tallies, chosen))
    return readings_of(kpi, Columns.added(kpi.kind, numbers, tallies, [False] * rows, np.arange(rows), rows))


def _far_value(kpi: Kpi, new: Reading, before: Floats) -> str:
    known = before[~np.isnan(before)]
    if new.value is None or len(known) < FEWEST_TO_COMPARE:
        return ""
    low, high = float(known.min()), float(known.max())
    spread = max(high - low, _LEAST_RANGE * max(abs(low), abs(high)))
    beyond = max(low - new.value, new.value - high)
    if beyond <= (_FAR_IF_SURE if _is_surely_outside(new, low, high) else _FAR) * spread:
        return ""
    side = "above" if new.value > high else "below"
    was = _span(number_words(kpi, low), number_words(kpi, high))
    return f"{value_words(kpi, new.value)} is far {side} the last 12 months' {was}. Is it right?"


def _is_surely_outside(new: Reading, low: float, high: float) -> bool:
    return new.low is not None and new.high is not None and (new.low > high or new.high < low)


def _other_size(new: Reading, before: Floats) -> str:
    fewest, most = float(before.min()), float(before.max())
    if fewest / _TIMES_AS_MANY <= new.n <= most * _TIMES_AS_MANY:
        return ""
    more = "far more" if new.n > most else "far fewer"
    was = _span(quantity(fewest), quantity(most))
    return f"This counts {quantity(new.n)}, {more} than the last 12 months' {was}. Is it right?"


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"
