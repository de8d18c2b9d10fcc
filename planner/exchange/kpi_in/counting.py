"""Counting: the rows of an opened file become counts per KPI, team and period.

The counts are always those of the whole file, so counting the same file again gives the same entries.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.exchange.kpi_in.cells import cells_of
from planner.exchange.kpi_in.counted import Counted, together
from planner.exchange.kpi_in.kept_rows import kept_of, sieve_of
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.moments import Calendar, order_of
from planner.exchange.kpi_in.opened import OpenedFile, Use
from planner.exchange.kpi_in.period_count import count_period_rows
from planner.exchange.kpi_in.period_entries import entries_of
from planner.exchange.kpi_in.plain_count import count_plain
from planner.exchange.kpi_in.problems import Problems
from planner.exchange.kpi_in.rows_in import RowsIn
from planner.exchange.kpi_in.source import Progress
from planner.exchange.kpi_in.use_checks import must_be_sound
from planner.kpis.kpi import Kpi, KpiId
from planner.shared.errors import BadInput

_TWO_DATES = (Measure.SPAN, Measure.ON_TIME, Measure.ANSWERED)


def count(
    opened: OpenedFile,
    uses: Sequence[Use],
    kpis: Sequence[Kpi],
    today: date,
    progress: Progress = lambda _: None,
) -> Counted:
    """What the file comes to for the KPIs that these uses feed; rows that cannot be used are listed.

    Raises `BadInput` when a use does not fit its KPI or lacks a column, a team or a date, when two feed
    the same entries, and when the file does not tell whether the day or the month comes first.
    """
    by_id = {kpi.id: kpi for kpi in kpis}
    must_be_sound(opened, uses, by_id)
    if opened.plain is not None:
        return count_plain(opened, opened.plain, uses, by_id, today, progress)
    of_periods = [use for use in uses if use.measure is Measure.PERIOD_ROWS]
    of_rows = [use for use in uses if use.measure is not Measure.PERIOD_ROWS]
    found = list(count_period_rows(opened, of_periods, by_id, today, progress))
    if of_rows:
        found.append(_count_rows(opened, of_rows, by_id, today, progress))
    return found[0] if len(found) == 1 else together(found)


def _count_rows(
    opened: OpenedFile, uses: Sequence[Use], by_id: Mapping[KpiId, Kpi], today: date, progress: Progress
) -> Counted:
    rows_in = _rows_in(opened, uses, today, progress)
    entries = [entry for use in uses for entry in entries_of(rows_in, use, by_id[use.kpi])]
    return Counted(
        entries=entries,
        problems=sorted(rows_in.problems.found, key=lambda problem: problem.row),
        problem_count=rows_in.problems.count,
        dropped=rows_in.dropped,
        rows=len(rows_in.cells),
        remarks=tuple(rows_in.remarks),
    )


def _rows_in(opened: OpenedFile, uses: Sequence[Use], today: date, progress: Progress) -> RowsIn:
    dates = _date_columns(opened, uses)
    is_whole = opened.order_column is not None
    sieve = sieve_of([column.header for column in opened.columns], opened.id_column, is_whole)
    named = [opened.order_column, *(use.team_column for use in uses)]
    measured = [at for use in uses for at in use.columns]
    wanted = [*sieve.columns, *dates, *measured, *(at for at in named if at is not None)]
    cells = cells_of(opened.source, opened.first_row, len(opened.columns), wanted, progress, is_whole)
    kept, dropped = kept_of(cells, sieve)
    calendar = Calendar(order_of([cells.columns[at] for at in dates], opened.day_first))
    problems = Problems(cells, {column.at: column.header for column in opened.columns})
    problems.tell_uneven()
    _must_know_the_order(opened, calendar)
    return RowsIn(opened, cells, kept, calendar, today, problems, dropped)


def _date_columns(opened: OpenedFile, uses: Sequence[Use]) -> list[int]:
    """All columns that are read as dates, for one order of day and month must hold for all of them."""
    found = {opened.date_column if use.date_column is None else use.date_column for use in uses}
    for use in uses:
        if use.measure in _TWO_DATES:
            found.update(use.columns)
        if use.measure is Measure.REPEAT:
            found.add(use.columns[1])
    return sorted(at for at in found if at is not None)


def _must_know_the_order(opened: OpenedFile, calendar: Calendar) -> None:
    if calendar.order.is_asked:
        raise BadInput(f"Say whether the day or the month comes first in the dates of “{opened.file_name}”.")
