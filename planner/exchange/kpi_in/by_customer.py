"""Measures over customers: how many came back within a window, how many were active in a period."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from planner.exchange.kpi_in.cells import Cells, Whole
from planner.exchange.kpi_in.kept_rows import blank_in
from planner.exchange.kpi_in.opened import Use
from planner.exchange.kpi_in.rows_in import RowsIn


@dataclass(frozen=True, slots=True)
class Orders:
    """Orders by customer and day, each once, ascending by day."""

    customers: Whole
    days: Whole

    def back_from(self, end: date, days: int) -> tuple[int, int]:
        """Customers with two orders or more, and with any, in so many days up to the end, which is included."""
        first = np.searchsorted(self.days, end.toordinal() - days + 1)
        last = np.searchsorted(self.days, end.toordinal(), side="right")
        orders = np.bincount(self.customers[first:last]) if last > first else np.zeros(1, np.int64)
        return int(np.count_nonzero(orders >= 2)), int(np.count_nonzero(orders))


def orders_of(rows_in: RowsIn, use: Use, rows: Whole, days: Whole) -> Orders:
    """The orders in some rows. Lines of one order are one order: by its number, or else by customer and day."""
    customers = rows_in.cells.columns[use.columns[0]].codes[rows].astype(np.int64)
    number = _order_numbers(rows_in.cells, rows_in.opened.order_column, rows)
    keys = np.stack([customers, days if number is None else number])
    _, firsts = np.unique(keys, axis=1, return_index=True)
    order = firsts[np.argsort(days[firsts], kind="stable")]
    return Orders(customers[order], days[order])


def with_customer(rows_in: RowsIn, use: Use, rows: Whole) -> Whole:
    """The rows that name their customer."""
    column = rows_in.cells.columns[use.columns[0]]
    nameless = blank_in(column)[rows]
    rows_in.problems.tell_rows(rows[nameless], rows_in.header(use.columns[0]), "the customer is missing")
    return rows[~nameless]


def active(customers: Whole) -> int:
    """How many different customers there are."""
    return len(np.unique(customers))


def _order_numbers(cells: Cells, at: int | None, rows: Whole) -> Whole | None:
    if at is None:
        return None
    column = cells.columns[at]
    found = column.codes[rows].astype(np.int64)
    return None if blank_in(column)[rows].any() else found
