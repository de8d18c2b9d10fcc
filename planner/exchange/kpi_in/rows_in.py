"""The rows of a file while they are counted: which count, of which day each is, and what is wrong with which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from planner.exchange.kpi_in.answers import Reader
from planner.exchange.kpi_in.cells import Cells, Floats, Marks, Texts, Whole
from planner.exchange.kpi_in.decimal_sign import decimal_sign_of
from planner.exchange.kpi_in.moments import BAD, BLANK, Calendar, days_of
from planner.exchange.kpi_in.opened import OpenedFile, Use
from planner.exchange.kpi_in.problems import Problems
from planner.shared.errors import BadInput


@dataclass(slots=True)
class RowsIn:
    """One file's rows; what was read of a column is kept, as several KPIs may need it."""

    opened: OpenedFile
    cells: Cells
    kept: Marks
    calendar: Calendar
    today: date
    problems: Problems
    dropped: dict[str, int]
    remarks: dict[str, None] = field(default_factory=dict)
    _days: dict[int, Whole] = field(default_factory=dict)
    _future_told: set[int] = field(default_factory=set)

    def days(self, at: int) -> Whole:
        """The day of each row in a column as an ordinal, `BLANK` or `BAD`; what cannot be read is told."""
        if at not in self._days:
            column = self.cells.columns[at]
            days, reasons = days_of(column, self.calendar)
            self.problems.tell(at, reasons, self.kept)
            self._days[at] = days[column.codes]
        return self._days[at]

    def past_days(self, at: int) -> Whole:
        """The same for a date that cannot lie in the future: later than tomorrow is told, and bad."""
        days = self.days(at)
        # Tomorrow is already today somewhere east of here.
        future = self.kept & (days > self.today.toordinal() + 1)
        if at not in self._future_told and future.any():
            self._future_told.add(at)
            self.problems.tell_rows(np.flatnonzero(future), self.header(at), "this date lies in the future")
        return np.where(future, BAD, days)

    def dated(self, use: Use) -> tuple[Marks, Whole]:
        """Which rows have a day by which they can be put into a period, and that day."""
        at = self.date_column(use)
        if at is None:
            if self.opened.day is None:
                raise BadInput("Choose the column with the dates, or the day to which all rows belong.")
            days = np.full(len(self.cells), self.opened.day.toordinal(), np.int64)
        else:
            days = self.past_days(at)
        return self.kept & (days > BLANK), days

    def date_column(self, use: Use) -> int | None:
        """By which column the rows of a use are dated."""
        return self.opened.date_column if use.date_column is None else use.date_column

    def values(self, at: int, read: Reader, rows: Marks) -> Floats:
        """What a column says in each row, NaN where nothing; of `rows` it is told what is wrong."""
        column = self.cells.columns[at]
        values, reasons = read_all(column, read)
        self.problems.tell(at, reasons, rows)
        found: Floats = values[column.codes]
        return found

    def decimal_sign(self, at: int) -> str:
        """The sign before the decimals in a column; empty if its numbers do not tell."""
        return self.opened.source.decimal_sign or decimal_sign_of(self.cells.columns[at].texts)

    def header(self, at: int) -> str:
        """The header of a column."""
        return self.opened.columns[at].header

    def leave_out(self, reason: str, rows: Marks) -> None:
        """Say that some rows do not count for a reason."""
        count = int(np.count_nonzero(rows))
        if count:
            self.dropped[reason] = self.dropped.get(reason, 0) + count

    def span(self, days: Whole, rows: Marks) -> tuple[int, int] | None:
        """The first and the last day among some rows; None if there is none."""
        chosen = days[rows & (days > BLANK)]
        return (int(chosen.min()), int(chosen.max())) if len(chosen) else None


def read_all(column: Texts, read: Reader) -> tuple[Floats, Mapping[int, str]]:
    """Each different text as a value, NaN for what says nothing or is wrong, and what is wrong with which."""
    values = np.full(len(column.texts), np.nan)
    reasons = {}
    for at, text in enumerate(column.texts):
        try:
            values[at] = read(text)
        except BadInput as error:
            reasons[at] = str(error)
    return values, reasons
