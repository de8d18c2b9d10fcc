"""Tasks out: the plan's tasks as a CSV or XLSX file that this product reads back without loss."""

import io
from collections.abc import Sequence
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.exchange.csv_out import csv_bytes
from planner.exchange.formula_cells import marked
from planner.exchange.sheet_out import HEADER, finish, width
from planner.exchange.task_cells import Cell, Column, Look, columns_of
from planner.plan.plan import Plan
from planner.scheduling.schedule import Schedule
from planner.shared.errors import BadInput
from planner.tasks.task import Task

_LONGEST_XLSX_TEXT = 32_767
_FIRST_XLSX_DATE = date(1900, 3, 1)  # before it, spreadsheets count a day that never was
_LOOKS: dict[Look, dict[str, str]] = {
    "text": {},
    "number": {},
    "percent": {"num_format": "0%"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
}


def tasks_csv(plan: Plan, tasks: Sequence[Task], schedule: Schedule | None, *, with_private: bool) -> bytes:
    """The tasks as CSV in UTF-8 with a byte-order mark, so that Excel reads it right; formulas are defused."""
    columns = columns_of(plan, tasks, schedule, with_private=with_private)
    cells = ([_csv_cell(cell, column.look) for cell in column.cells] for column in columns)
    return csv_bytes([column.header for column in columns], zip(*cells, strict=True))


def tasks_xlsx(plan: Plan, tasks: Sequence[Task], schedule: Schedule | None, *, with_private: bool) -> bytes:
    """The tasks as an Excel workbook of one sheet. `BadInput` names a text too long for a cell."""
    columns = columns_of(plan, tasks, schedule, with_private=with_private)
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Tasks")
        header = book.add_format(HEADER)
        looks = {look: book.add_format({"valign": "top", **style}) for look, style in _LOOKS.items()}
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.header, header)
            sheet.set_column(at, at, width(column.header, column.cells))
            _write_cells(sheet, at, column, looks[column.look])
        finish(sheet, len(columns[0].cells), len(columns), frozen=2)
    return out.getvalue()


def _csv_cell(cell: Cell, look: Look) -> Cell:
    return f"{cell}%" if look == "percent" and cell is not None else cell


def _write_cells(sheet: Worksheet, at: int, column: Column, look: Format) -> None:
    for row, cell in enumerate(column.cells, 1):
        if isinstance(cell, date) and cell >= _FIRST_XLSX_DATE:
            sheet.write_datetime(row, at, cell, look)
        elif isinstance(cell, int | float) and float(f"{cell:.16G}") == cell:
            sheet.write_number(row, at, cell / 100 if column.look == "percent" else cell, look)
        elif cell not in (None, ""):
            sheet.write_string(row, at, _xlsx_text(str(cell), column.header, row), look)


def _xlsx_text(text: str, header: str, row: int) -> str:
    if len(text) >= _LONGEST_XLSX_TEXT:
        raise BadInput(
            f"“{header}” in row {row + 1} is too long for a cell of an Excel workbook; export as CSV instead."
        )
    return marked(text)
