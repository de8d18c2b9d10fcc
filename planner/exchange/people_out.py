"""Stakeholders out: the register as a CSV or XLSX file that this product reads back without loss."""

import io
from collections.abc import Sequence
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from planner.exchange.csv_out import csv_bytes
from planner.exchange.formula_cells import marked
from planner.exchange.people_cells import PeopleColumn, people_columns
from planner.exchange.sheet_out import DAY, HEADER, finish, width
from planner.stakeholders.stakeholder import Stakeholder


def people_csv(stakeholders: Sequence[Stakeholder], *, with_judged: bool) -> bytes:
    """The stakeholders as CSV in UTF-8 with a byte-order mark, so that Excel reads it right; formulas are defused."""
    columns = people_columns(stakeholders, with_judged=with_judged)
    return csv_bytes([column.header for column in columns], zip(*(column.cells for column in columns), strict=True))


def people_xlsx(stakeholders: Sequence[Stakeholder], *, with_judged: bool) -> bytes:
    """The stakeholders as an Excel workbook of one sheet."""
    columns = people_columns(stakeholders, with_judged=with_judged)
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Stakeholders")
        header = book.add_format(HEADER)
        text = book.add_format({"valign": "top"})
        day = book.add_format(DAY)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.header, header)
            sheet.set_column(at, at, width(column.header, column.cells))
            _write_cells(sheet, at, column, text, day)
        finish(sheet, len(stakeholders), len(columns), frozen=2)
    return out.getvalue()


def _write_cells(sheet: Worksheet, at: int, column: PeopleColumn, text: Format, day: Format) -> None:
    for row, cell in enumerate(column.cells, 1):
        if isinstance(cell, date):
            sheet.write_datetime(row, at, cell, day)
        elif isinstance(cell, int):
            sheet.write_number(row, at, cell, text)
        elif cell:
            sheet.write_string(row, at, marked(cell), text)
