"""Workbooks made for the tests, good and bad."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

from xlsxwriter import Workbook


def a_workbook(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """An XLSX with these sheets; dates become date cells."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        dated = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell not in (None, ""):
                        sheet.write(at, column, cell, *([dated] if isinstance(cell, date) else []))
            if name in hidden:
                sheet.hide()
    return out.getvalue()


def a_book(*rows: Sequence[object]) -> bytes:
    """An XLSX of one sheet with these rows."""
    return a_workbook({"Plan": rows})


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, part)
    return out.getvalue()


MONDAY_BOARD = [
    ["First 100 days"],
    [],
    ["Assess"],
    ["Name", "Person", "Status", "Timeline - Start", "Timeline - End", "Dependent On"],
    ["Talk to the front line", "Ada, Ben", "Working on it", date(2026, 1, 12), date(2026, 1, 16), ""],
    ["Size the churn", "Cleo", "Stuck", date(2026, 1, 19), date(2026, 1, 23), "Talk to the front line"],
    [],
    ["Act"],
    ["Name", "Person", "Status", "Timeline - Start", "Timeline - End", "Dependent On"],
    ["Fix the returns", "Ben", "", date(2026, 2, 2), date(2026, 2, 13), "Size the churn"],
]
"""A board as monday.com exports it: groups with titles, each with its own row of headers."""
