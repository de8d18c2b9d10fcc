"""KPIs out: entries and scorecard as CSV, in UTF-8 with a byte-order mark, so that Excel reads them right."""

from collections.abc import Iterable, Mapping, Sequence

from planner.exchange.csv_out import csv_bytes
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
    return csv_bytes(ENTRY_HEADERS, _written(entry_rows(kpis, sheets)))


def scorecard_csv(card: Scorecard) -> bytes:
    """The scorecard, a row for each KPI, in full precision."""
    return csv_bytes(SCORECARD_HEADERS, _written(scorecard_rows(card)))


def _written(rows: Iterable[Row]) -> Iterable[Iterable[Cell]]:
    return ([_cell(cell) for cell in row] for row in rows)


def _cell(cell: Cell) -> Cell:
    """A count without its ".0"."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else cell
