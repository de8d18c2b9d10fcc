"""KPIs out: entries and scorecard as CSV, in UTF-8 with a byte-order mark, so that Excel reads them right."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from planner.exchange.formula_cells import defused
from planner.exchange.kpi_table_out import (
    ENTRY_HEADERS,
    SCORECARD_HEADERS,
    Cell,
    Row,
    entry_rows,
    scorecard_rows,
)
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.scorecard import Scorecard
from planner.kpis.sheet import Sheet


def entries_csv(kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet]) -> bytes:
    """All entries as a long table, which the import and `kpi stats` read back without loss."""
    return _csv(ENTRY_HEADERS, entry_rows(kpis, sheets))


def scorecard_csv(card: Scorecard) -> bytes:
    """The scorecard, a row for each KPI, in full precision."""
    return _csv(SCORECARD_HEADERS, scorecard_rows(card))


def _csv(headers: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headers)
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return defused(cell)
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else str(cell)
