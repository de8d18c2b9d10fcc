"""The KPI book: scorecard, entries, and for each KPI its figures with a chart, as an Excel workbook."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.exchange.formula_cells import marked
from planner.exchange.kpi_table_out import (
    ENTRY_HEADERS,
    SCORECARD_HEADERS,
    Cell,
    Row,
    entry_rows,
    scorecard_rows,
)
from planner.exchange.sheet_out import DAY, HEADER, finish, width
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.limits import limits_in_force
from planner.kpis.scorecard import Scorecard
from planner.kpis.series import Point, Series
from planner.kpis.sheet import Sheet
from planner.kpis.start import start_of
from planner.kpis.target import expected_at
from planner.kpis.value_words import interval_name

FIGURE_HEADERS = (
    *("Period", "Value", "Low", "High", "Interval", "n", "Expected"),
    *("Mean", "Lower limit", "Upper limit"),
)
_LINES = (
    ("Value", {"color": "#0F766E", "width": 2.25}),
    ("Low", {"color": "#8FBFBA", "width": 0.75}),
    ("High", {"color": "#8FBFBA", "width": 0.75}),
    ("Expected", {"color": "#B45309", "width": 1.5, "dash_type": "dash"}),
    ("Mean", {"color": "#64748B", "width": 1}),
    ("Lower limit", {"color": "#64748B", "width": 1, "dash_type": "round_dot"}),
    ("Upper limit", {"color": "#64748B", "width": 1, "dash_type": "round_dot"}),
)
_FIRST_XLSX_DATE = date(1900, 3, 1)  # before it, spreadsheets count a day that never was
_LONGEST_TEXT = 32_000
_WIDTHS_FROM = 200
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")


def kpi_book(kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet], card: Scorecard, first_day: date) -> bytes:
    """The workbook. Figures are numbers in full precision; those that the scorecard does not show are left out."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        page = _Page(book)
        page.table(book.add_worksheet("Scorecard"), SCORECARD_HEADERS, scorecard_rows(card))
        page.table(book.add_worksheet("Entries"), ENTRY_HEADERS, entry_rows(kpis, sheets))
        names = {"scorecard", "entries"}
        for tile in card.tiles:
            if len(tile.series.readable) > 1:
                sheet = book.add_worksheet(_sheet_name(tile.kpi.name, names))
                page.figures(sheet, tile.series, first_day)
    return out.getvalue()


def figure_rows(series: Series, first_day: date) -> list[Row]:
    """A row for each readable period: the reading, what was expected at its end, and the limits in force."""
    kpi, start = series.kpi, start_of(series.kpi, series, first_day)
    limits = limits_in_force(kpi, series, first_day).limits
    lines = (limits.mean, limits.lower, limits.upper) if limits else (None, None, None)
    return [(*_read(point), _expected(point, kpi, start, first_day), *lines) for point in series.readable]


def _read(point: Point) -> Row:
    reading = point.reading
    return point.period.start, reading.value, reading.low, reading.high, interval_name(reading), reading.n


def _expected(point: Point, kpi: Kpi, start: tuple[date, float] | None, first_day: date) -> float | None:
    """Where the path to the target stands at the period's end; there is none before it sets out."""
    if start is None or not kpi.targets or point.period.end < start[0]:
        return None
    return expected_at(point.period.end, first_day, start, kpi.targets)


class _Page:
    """What all sheets of one workbook share."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._header = book.add_format(HEADER)
        self._plain = book.add_format({"valign": "top"})
        self._date = book.add_format(DAY)

    def table(self, sheet: Worksheet, headers: Sequence[str], rows: Sequence[Row]) -> None:
        """A table with a header that stays in sight."""
        for at, header in enumerate(headers):
            sheet.write_string(0, at, header, self._header)
            sheet.set_column(at, at, width(header, (row[at] for row in rows[:_WIDTHS_FROM])))
        for number, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                _write(sheet, number, at, cell, self._date if isinstance(cell, date) else self._plain)
        finish(sheet, max(1, len(rows)), len(headers), frozen=1)

    def figures(self, sheet: Worksheet, series: Series, first_day: date) -> None:
        """The figures of a KPI, and beside them the chart that Excel draws from them."""
        rows = figure_rows(series, first_day)
        self.table(sheet, FIGURE_HEADERS, rows)
        chart = self._book.add_chart({"type": "line"})
        for name, line in _LINES:
            at = FIGURE_HEADERS.index(name)
            if any(row[at] is not None for row in rows):
                chart.add_series(
                    {
                        "name": [sheet.get_name(), 0, at],
                        "categories": [sheet.get_name(), 1, 0, len(rows), 0],
                        "values": [sheet.get_name(), 1, at, len(rows), at],
                        "line": line,
                    }
                )
        chart.set_title({"name": series.kpi.name, "overlay": False})
        chart.set_y_axis({"name": series.kpi.unit, "major_gridlines": {"visible": True, "line": {"color": "#E2E8F0"}}})
        chart.set_x_axis({"date_axis": True, "num_format": "d mmm yy", "label_position": "low"})
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 860, "height": 420})
        sheet.insert_chart(1, len(FIGURE_HEADERS) + 1, chart, {"description": f"{series.kpi.name} by period"})


class _Exact(float):
    """A number that is written with all its digits; xlsxwriter formats numbers with sixteen, and some need one more."""

    def __format__(self, _: str) -> str:
        return repr(float(self))


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, look: Format) -> None:
    if isinstance(cell, date) and cell >= _FIRST_XLSX_DATE:
        sheet.write_datetime(row, at, cell, look)
    elif isinstance(cell, int | float):
        sheet.write_number(row, at, _Exact(cell), look)
    elif cell not in (None, ""):
        sheet.write_string(row, at, marked(str(cell)[:_LONGEST_TEXT]), look)


def _sheet_name(name: str, taken: set[str]) -> str:
    """The KPI's name as a sheet may be called: 31 characters, some signs barred, each name once."""
    plain = " ".join(_NO_SHEET_NAME.sub(" ", name).split()) or "KPI"
    candidates = (plain[:31].strip() if again == 1 else f"{plain[:26].strip()} ({again})" for again in count(1))
    found = next(one for one in candidates if one.casefold() not in taken)
    taken.add(found.casefold())
    return found
