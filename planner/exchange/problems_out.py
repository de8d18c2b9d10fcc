"""Problems out: what is wrong with a file, as a list to work through beside it."""

from collections.abc import Iterable

from planner.exchange.csv_out import csv_bytes
from planner.exchange.field_cells import CellProblem

_HEADERS = ("Row", "Column", "Value", "What to do")


def problems_csv(problems: Iterable[CellProblem]) -> bytes:
    """The problems as CSV in UTF-8 with a byte-order mark; cells that a spreadsheet would run are defused."""
    return csv_bytes(_HEADERS, ((one.row, one.column, one.value, one.message) for one in problems))
