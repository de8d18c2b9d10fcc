"""Series: a KPI's readings, period by period, added up over its teams."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from planner.kpis.columns import Columns, columns_of
from planner.kpis.counts import Counts
from planner.kpis.formula import Formula, inputs_of, parse
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Period, next_period, periods, previous_period
from planner.kpis.pooled import Readings, readings_of, within_range
from planner.kpis.process import has_no_sample, swing_of
from planner.kpis.reading import NO_READING, Reading
from planner.kpis.sheet import EMPTY, Sheet
from planner.kpis.stretch import Stretch
from planner.shared.errors import BadInput


@dataclass(frozen=True, slots=True)
class Point:
    """One period: its reading and the counts behind it, which teams have entered, and what they noted.

    `is_small` says that n is below the KPI's minimum, so that the value is not to be read.
    `is_partial` says that teams are missing though the period is due.
    """

    period: Period
    reading: Reading
    counted: Counts | tuple[Columns, int] = field(compare=False, repr=False)
    teams: tuple[str, ...]
    notes: tuple[tuple[str, str], ...] = ()
    is_small: bool = False
    is_partial: bool = False

    @property
    def counts(self) -> Counts:
        """What was counted; few are ever looked at, so those of a series wait in their columns."""
        if isinstance(self.counted, Counts):
            return self.counted
        columns, at = self.counted
        return columns.counts(at)


@dataclass(frozen=True, slots=True)
class Series:
    """The settled periods of a KPI, oldest first; `team` is None for the total of all teams.

    A period is settled when every team has entered or when it is overdue; periods nobody entered are left out.
    Without `is_sample`, the figures have no sampling error (amounts, shares of money); `swing` is then half the width
    of their interval: how far they move by themselves, None with fewer than six readable points.
    `inputs` are the series that a formula is computed from, by their keys.
    """

    kpi: Kpi
    points: Sequence[Point]
    team: str | None = None
    is_sample: bool = True
    swing: float | None = None
    inputs: tuple[tuple[str, "Series"], ...] = ()
    readable: Sequence[Point] = field(init=False, repr=False, compare=False)
    """The points whose value may be read: there is one, and n reaches the minimum."""

    def __post_init__(self) -> None:
        readable = [point for point in self.points if point.reading.value is not None and not point.is_small]
        object.__setattr__(self, "readable", readable)


def series_of(kpi: Kpi, sheet: Sheet, today: date, team: str | None = None) -> Series:
    """The settled periods of a KPI's entries, for one team or added up over all.

    The total takes a period when every team has entered it or its due day is past; a sum needs every team that has
    entered before, and waits until numbers are asked for. Entries of teams that are no longer the KPI's still count
    in it. One team's series takes every period it has entered.
    A formula has no entries: `formula_series` computes it.
    """
    stretch = Stretch.of(kpi, sheet, team).settled(kpi, today)
    columns = stretch.columns(kpi.kind)
    readings = readings_of(kpi, columns)
    is_small = _small(kpi, columns, readings)
    is_sample, swing = not has_no_sample(kpi, columns, readings), None
    if not is_sample:
        swing = swing_of(readings.value[~is_small & ~np.isnan(readings.value)])
        readings = _within_swing(kpi, readings, swing)
    figures = (stretch.periods, readings.readings(), zip(repeat(columns), range(len(columns))))
    marks = (stretch.teams, stretch.notes(), is_small.tolist(), stretch.is_partial)
    return Series(kpi, list(map(Point, *figures, *marks)), team, is_sample, swing)


def rolled(series: Series, at: int = -1, periods: int = 4) -> Reading:
    """The reading of the counts of up to so many periods together, the last of them at a point of the series.

    Only points within that many period lengths count. An amount without a base is given per period.
    """
    if not series.points:
        return NO_READING
    return reading_over(series, points_up_to(series, series.points[at].period, periods))


def points_up_to(series: Series, last: Period, periods: int) -> list[Point]:
    """The points of the last so many periods, of which the given one is the last."""
    kpi, first = series.kpi, last
    for _ in range(periods - 1):
        first = previous_period(first, kpi.cadence, kpi.week_starts)
    return [point for point in series.points if first.start <= point.period.start <= last.start]


def reading_over(series: Series, points: Sequence[Point], periods: int | None = None) -> Reading:
    """The reading of these points' counts together; an amount without a base is divided by the number of periods."""
    if not points:
        return NO_READING
    if series.kpi.kind is Kind.FORMULA:
        periods = periods or len(points)
        inputs = {key: reading_over(of, _ending_with(of, points), periods) for key, of in series.inputs}
        return parse(series.kpi.formula).of(inputs)
    together = columns_of(series.kpi.kind, [point.counts for point in points], in_one=True)
    reading = readings_of(series.kpi, together, are_counted=series.is_sample).readings()[0]
    if series.is_sample:
        return reading
    # Where there was nothing to count there is no amount, which is not an amount of 0.
    told = [point for point in points if point.reading.value is not None]
    return _with_swing(series, together, reading, told, periods or len(told))


def ending_in(series: Series, span: Period) -> list[Point]:
    """The points whose period ends in a span of days."""
    return [point for point in series.points if span.holds(point.period.end)]


def _ending_with(series: Series, points: Sequence[Point]) -> list[Point]:
    """The points whose period ends in one of those of a formula's points, which may leave periods out."""
    return [own for point in points for own in ending_in(series, point.period)]


def formula_series(kpi: Kpi, inputs: Mapping[str, Series], today: date, team: str | None = None) -> Series:
    """The series of a formula KPI from those of its inputs, by key, in periods of its own.

    An input's counts go to the period in which theirs end. A period needs all inputs; it is settled when theirs that
    lie in it are, or when it is overdue. A sum that lacks one of its own periods would be too low, and so leaves the
    period out.
    """
    formula = parse(kpi.formula)
    needed = {key: inputs[key] for key in formula.keys}
    periods = {kpi.period_of(point.period.end): None for series in needed.values() for point in series.points}
    points = [
        _computed(kpi, formula, needed, period) for period in sorted(periods) if _is_settled(kpi, needed, period, today)
    ]
    return Series(kpi, points, team, inputs=tuple(needed.items()))


def all_series(
    kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet], today: date, team: str | None = None
) -> dict[KpiId, Series]:
    """The series of all KPIs, formulas included; one whose formula cannot be computed has no points.

    `formula.inputs_of` says what is wrong with such a formula.
    """
    found = {
        kpi.id: series_of(kpi, sheets.get(kpi.id, EMPTY), today, team) for kpi in kpis if kpi.kind is not Kind.FORMULA
    }
    for kpi in kpis:
        if kpi.kind is Kind.FORMULA:
            _add_formula(kpi, kpis, found, today, team)
    return found


def _add_formula(kpi: Kpi, kpis: Sequence[Kpi], found: dict[KpiId, Series], today: date, team: str | None) -> None:
    try:
        inputs = inputs_of(kpi, kpis)
    except BadInput:
        found[kpi.id] = Series(kpi, (), team)
        return
    for other in inputs.values():
        if other.id not in found:
            _add_formula(other, kpis, found, today, team)
    found[kpi.id] = formula_series(kpi, {key: found[other.id] for key, other in inputs.items()}, today, team)


def _small(kpi: Kpi, columns: Columns, readings: Readings) -> NDArray[np.bool_]:
    small = readings.n < kpi.minimum_n
    return small & ~np.isnan(columns.number("per")) if kpi.kind is Kind.AMOUNT else small


def _within_swing(kpi: Kpi, readings: Readings, swing: float | None) -> Readings:
    reach = np.full(len(readings.value), np.nan if swing is None else swing)
    low, high = within_range(kpi, readings.value, readings.value - reach, readings.value + reach)
    return replace(readings, low=low, high=high, is_swing=swing is not None)


def _with_swing(series: Series, counts: Columns, reading: Reading, points: Sequence[Point], periods: int) -> Reading:
    """Sums of m periods move √m times as far as one, means of m periods 1/√m times."""
    if reading.value is None:
        return reading
    is_sum = series.kpi.kind is Kind.AMOUNT and math.isnan(counts.number("per")[0])
    value = reading.value / periods if is_sum else reading.value
    n = sum(point.reading.n for point in points) if is_sum else reading.n
    if series.swing is None:
        return Reading(value, n)
    reach = series.swing * (math.sqrt(len(points)) / periods if is_sum else 1 / math.sqrt(len(points)))
    low, high = within_range(series.kpi, *np.array([[value], [value - reach], [value + reach]]))
    return Reading(value, n, float(low[0]), float(high[0]), is_swing=True)


def _is_settled(kpi: Kpi, inputs: Mapping[str, Series], period: Period, today: date) -> bool:
    mine = [(series.kpi, ending_in(series, period)) for series in inputs.values()]
    if not all(points for _, points in mine) or not all(_is_whole(series, period) for series in inputs.values()):
        return False
    return kpi.due_on(period) < today or all(_reaches_end(of, points[-1].period, period) for of, points in mine)


def _is_whole(series: Series, span: Period) -> bool:
    """Whether a sum has all periods that end in a span, since it began; other figures do with what they have."""
    kpi = series.kpi
    if kpi.kind is Kind.FORMULA:
        return all(_is_whole(of, span) for _, of in series.inputs)
    if kpi.parts != ("amount",) or kpi.period_of(span.end) == span:
        return True
    began = min(kpi.period_of(kpi.since), series.points[0].period)
    known = periods(span.start, span.end, kpi.cadence, kpi.week_starts)
    return len(ending_in(series, span)) == sum(span.holds(period.end) and period >= began for period in known)


def _reaches_end(kpi: Kpi, last: Period, period: Period) -> bool:
    return next_period(last, kpi.cadence, kpi.week_starts).end > period.end


def _computed(kpi: Kpi, formula: Formula, inputs: Mapping[str, Series], period: Period) -> Point:
    used = {key: ending_in(series, period) for key, series in inputs.items()}
    reading = formula.of({key: reading_over(inputs[key], points, 1) for key, points in used.items()})
    points = [point for mine in used.values() for point in mine]
    return Point(
        period=period,
        reading=reading,
        counted=Counts(),
        teams=tuple(dict.fromkeys(team for point in points for team in point.teams)),
        notes=tuple(dict.fromkeys(note for point in points for note in point.notes)),
        is_small=reading.n < kpi.minimum_n or any(point.is_small for point in points),
        is_partial=any(point.is_partial for point in points),
    )
