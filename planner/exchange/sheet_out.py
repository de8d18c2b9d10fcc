"""Sheets of a workbook: the look of their headers, how wide columns are, and what stays in sight."""

from collections.abc import Iterable

from xlsxwriter.worksheet import Worksheet

HEADER = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E5F", "valign": "vcenter", "border": 0}
DAY = {"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"}
_WIDEST = 44


def width(header: str, cells: Iterable[object]) -> float:
    """How wide a column is: as its header and the first line of its longest cell, up to a bound."""
    longest = max((len(str(cell).split("\n")[0]) for cell in cells if cell is not None), default=0)
    return min(_WIDEST, max(len(header) + 4, longest + 2))


def finish(sheet: Worksheet, rows: int, columns: int, frozen: int) -> None:
    """A header that stays in sight with the first columns, and can filter."""
    sheet.set_row(0, 22)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, rows, columns - 1)
