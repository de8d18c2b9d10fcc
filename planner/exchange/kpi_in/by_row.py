"""Measures that make one value of each row: answers, durations, amounts, what was in time and what was answered."""

import numpy as np

from planner.exchange.kpi_in.answers import reader_of
from planner.exchange.kpi_in.cells import Floats, Marks, Texts, Whole
from planner.exchange.kpi_in.kept_rows import blank_in
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.moments import BAD, BLANK, minutes_of
from planner.exchange.kpi_in.opened import Use
from planner.exchange.kpi_in.rows_in import RowsIn
from planner.kpis.kpi import Kpi


def values_of(rows_in: RowsIn, use: Use, rows: Marks) -> Floats:
    """The value of each row, NaN where the row says nothing for this measure."""
    match use.measure:
        case Measure.ROWS:
            return np.ones(len(rows_in.cells))
        case Measure.SPAN:
            return _spans(rows_in, use, rows)
        case Measure.ANSWERED:
            return _answered(rows_in, use, rows)
    at = use.columns[0]
    return rows_in.values(at, reader_of(use.measure, rows_in.decimal_sign(at)), rows)


def in_time(rows_in: RowsIn, use: Use, kpi: Kpi) -> tuple[Marks, Whole, Floats]:
    """Which rows were due, on which day, and whether each was done by then.

    What is not done counts as late once its day has passed by the end of the file; until then it is not due.
    """
    promised, done = rows_in.days(use.columns[0]), rows_in.past_days(use.columns[1])
    rows = rows_in.kept & (promised > BLANK) & (done != BAD)
    span = rows_in.span(done, rows_in.kept)
    last = span[1] if span else rows_in.today.toordinal()
    is_open = done == BLANK
    early = rows & (promised > last)
    waiting = rows & is_open & (promised >= last) & ~early
    rows_in.leave_out(f"not due yet, for “{kpi.name}”", early | waiting)
    values = np.where(~is_open & _was_in_time(rows_in, use), 1.0, 0.0)
    return once_per_order(rows_in, rows & ~early & ~waiting, values), promised, values


def once_per_order(rows_in: RowsIn, rows: Marks, values: Floats) -> Marks:
    """Of the lines of one order the one with the lowest value: an order is in time when all of it is."""
    at = rows_in.opened.order_column
    if at is None:
        return rows
    column = rows_in.cells.columns[at]
    numbered = np.flatnonzero(rows & ~blank_in(column))
    chosen = numbered[np.lexsort((values[numbered], column.codes[numbered]))]
    _, firsts = np.unique(column.codes[chosen], return_index=True)
    kept = rows & blank_in(column)
    kept[chosen[firsts]] = True
    return kept


def _was_in_time(rows_in: RowsIn, use: Use) -> Marks:
    """To the minute where both cells say the time of day, else by the day."""
    promised, done = (rows_in.cells.columns[at] for at in use.columns)
    by_minute: Marks = _moments(rows_in, use.columns[1]) <= _moments(rows_in, use.columns[0])
    by_day: Marks = rows_in.past_days(use.columns[1]) <= rows_in.days(use.columns[0])
    return np.where(_is_timed(promised) & _is_timed(done), by_minute, by_day)


def _is_timed(column: Texts) -> Marks:
    found: Marks = np.array([":" in text for text in column.texts], np.bool_)[column.codes]
    return found


def _spans(rows_in: RowsIn, use: Use, rows: Marks) -> Floats:
    """Minutes from one moment to the other; it is told where the second comes before the first."""
    first, second = use.columns
    starts, ends = (_moments(rows_in, at) for at in (first, second))
    lengths = np.where(rows_in.past_days(second) > BLANK, ends - starts, np.nan)
    backward = rows & (lengths < 0)
    rows_in.problems.tell_rows(
        np.flatnonzero(backward), rows_in.header(second), f"this comes before “{rows_in.header(first)}”"
    )
    return np.where(backward, np.nan, lengths)


def _moments(rows_in: RowsIn, at: int) -> Floats:
    column = rows_in.cells.columns[at]
    found: Floats = np.where(rows_in.days(at) > BLANK, minutes_of(column, rows_in.calendar)[column.codes], np.nan)
    return found


def _answered(rows_in: RowsIn, use: Use, rows: Marks) -> Floats:
    """Whether a row was answered within so many days; those that still have time are left out."""
    received, replied = rows_in.past_days(use.columns[0]), rows_in.days(use.columns[1])
    span = rows_in.span(np.maximum(received, replied), rows_in.kept)
    last = span[1] if span else rows_in.today.toordinal()
    is_open = (replied == BLANK) & (received + use.within_days > last)
    rows_in.leave_out(f"less than {use.within_days} days old and not answered yet", rows & is_open)
    answered = (replied > BLANK) & (replied - received <= use.within_days)
    return np.where(is_open | (replied == BAD), np.nan, answered.astype(np.float64))
