"""CSV out: in UTF-8 with a byte-order mark, so that Excel reads it right, and nothing in it that Excel would run."""

import csv
import io
from collections.abc import Iterable, Sequence

from planner.exchange.formula_cells import defused


def csv_bytes(headers: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """A table as a file; None is an empty cell, and texts that a spreadsheet would run are defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headers)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
