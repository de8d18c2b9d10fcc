"""Problems out: what is wrong with a file, as a list to work through beside it."""

import csv
import io
from collections.abc import Iterable

from planner.exchange.formula_cells import defused
from planner.exchange.row_cells import CellProblem

_HEADERS = ("Row", "Column", "Value", "What to do")


def problems_csv(problems: Iterable[CellProblem]) -> bytes:
    """The problems as CSV in UTF-8 with a byte-order mark; cells that a spreadsheet would run are defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_HEADERS)
    for problem in problems:
        writer.writerow([problem.row, *map(defused, (problem.column, problem.value, problem.message))])
    return out.getvalue().encode("utf-8-sig")
