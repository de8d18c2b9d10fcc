"""Entries per team and period: what the rows of a file come to for one KPI."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from planner.exchange.kpi_in.by_customer import active, orders_of, with_customer
from planner.exchange.kpi_in.by_row import in_time, once_per_order, values_of
from planner.exchange.kpi_in.cells import Floats, Marks, Whole
from planner.exchange.kpi_in.counted import CountedEntry
from planner.exchange.kpi_in.grouped import NO_TEAM, Group, groups, marked, starts_of, teams_of
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.opened import Use
from planner.exchange.kpi_in.rows_in import RowsIn
from planner.exchange.kpi_in.tallied import counts_of, share
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, periods

Covered = tuple[int, int]
"""The first and the last day of a file, as ordinals."""


def entries_of(rows_in: RowsIn, use: Use, kpi: Kpi) -> Iterator[CountedEntry]:
    """The counts of one use, by team and period."""
    match use.measure:
        case Measure.REPEAT:
            return _came_back(rows_in, use, kpi)
        case Measure.CUSTOMERS:
            return _active(rows_in, use, kpi)
        case Measure.ON_TIME:
            return _of_values(rows_in, use, kpi, *in_time(rows_in, use, kpi))
    rows, days = rows_in.dated(use)
    if use.measure is Measure.ROWS:
        rows = once_per_order(rows_in, rows, np.zeros(len(rows)))
    return _of_values(rows_in, use, kpi, rows, days, values_of(rows_in, use, rows))


def _of_values(rows_in: RowsIn, use: Use, kpi: Kpi, rows: Marks, days: Whole, values: Floats) -> Iterator[CountedEntry]:
    covered = rows_in.span(days, rows)
    patience = use.within_days if use.measure is Measure.ANSWERED else 0
    for group in _groups(rows_in, use, kpi, np.flatnonzero(rows & ~np.isnan(values)), days):
        counts = counts_of(kpi, use.measure, values[group.rows])
        yield _entry(kpi, group, counts, covered, patience)


def _active(rows_in: RowsIn, use: Use, kpi: Kpi) -> Iterator[CountedEntry]:
    rows, days = rows_in.dated(use)
    for group in _groups(rows_in, use, kpi, with_customer(rows_in, use, np.flatnonzero(rows)), days):
        customers = active(rows_in.cells.columns[use.columns[0]].codes[group.rows].astype(np.int64))
        yield _entry(kpi, group, Counts(amount=customers), rows_in.span(days, rows))


def _came_back(rows_in: RowsIn, use: Use, kpi: Kpi) -> Iterator[CountedEntry]:
    """For each period of the file, the customers with two orders or more in the window that ends with it."""
    days = rows_in.past_days(use.columns[1])
    rows = with_customer(rows_in, use, np.flatnonzero(rows_in.kept & (days > 0)))
    covered = rows_in.span(days, marked(rows, len(days)))
    if covered is None:
        return
    first, last = (date.fromordinal(day) for day in covered)
    for team, chosen in _by_team(rows_in, use, kpi, rows):
        orders = orders_of(rows_in, use, chosen, days[chosen])
        for period in periods(first, last, kpi.cadence, kpi.week_starts):
            came_back, customers = orders.back_from(period.end, use.look_back_days)
            if customers:
                yield CountedEntry(
                    kpi.id, team, period.start, share(came_back, customers), is_partial=_is_short(period, use, covered)
                )
    _tell_short_history(rows_in, use, kpi, first)


def _tell_short_history(rows_in: RowsIn, use: Use, kpi: Kpi, first: date) -> None:
    full = date.fromordinal(first.toordinal() + use.look_back_days - 1)
    rows_in.remarks[
        f"{kpi.name}: the orders begin on {first.isoformat()}, so a window of {use.look_back_days} days is full only "
        f"from {full.isoformat()} on. Periods that end earlier count as partly covered; their rates are too low."
    ] = None


def _is_short(period: Period, use: Use, covered: Covered) -> bool:
    end = period.end.toordinal()
    return end > covered[1] or end - use.look_back_days + 1 < covered[0]


def _groups(rows_in: RowsIn, use: Use, kpi: Kpi, rows: Whole, days: Whole) -> Iterator[Group]:
    for team, chosen in _by_team(rows_in, use, kpi, rows):
        yield from groups(team, chosen, starts_of(kpi, days[chosen]))


def _by_team(rows_in: RowsIn, use: Use, kpi: Kpi, rows: Whole) -> Iterator[tuple[str, Whole]]:
    """The rows of each team that has any; rows of no team of the KPI are left out."""
    if use.team_column is None:
        yield use.team, rows
        return
    teams = teams_of(kpi, rows_in.cells.columns[use.team_column])[rows]
    rows_in.leave_out(f"of no team of “{kpi.name}”", teams == NO_TEAM)
    for at, name in enumerate(kpi.team_names):
        if len(chosen := rows[teams == at]):
            yield name, chosen


def _entry(kpi: Kpi, group: Group, counts: Counts, covered: Covered | None, patience: int = 0) -> CountedEntry:
    """An entry; its period is covered in part if the file begins after it began, or ends before it ended."""
    period = kpi.period_of(group.period)
    first, last = covered or (0, 0)
    is_partial = period.start.toordinal() < first or period.end.toordinal() + patience > last
    return CountedEntry(kpi.id, group.team, group.period, counts, is_partial=is_partial)
