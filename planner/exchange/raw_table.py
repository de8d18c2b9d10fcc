"""A table as it stands in a file, before anybody knows what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.shared.errors import BadInput

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 100
_ROWS_BEFORE_HEADERS = 30


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row's cells as text; `number` is the row number that a spreadsheet shows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Headers and the rows under them, all cells text, every row as wide as the headers.

    `sheet` and `sheets` are empty for a CSV; `encoding` and `delimiter` are empty for an XLSX.
    """

    file_name: str
    headers: tuple[str, ...]
    rows: tuple[RawRow, ...]
    header_row: int
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""

    def columns(self, header: str) -> list[int]:
        """The positions of the columns with this header; some tools repeat one."""
        return [at for at, name in enumerate(self.headers) if name == header]


def table_of(
    file_name: str,
    records: Sequence[Sequence[str]],
    *,
    sheet: str = "",
    sheets: tuple[str, ...] = (),
    encoding: str = "",
    delimiter: str = "",
    row: str = "task",
) -> RawTable:
    """The table in the records of a file: title and blank rows above the headers are passed over.

    `row` says in a word what each row is. Raises `BadInput` when nothing is in it or when it is too long or too wide.
    """
    at = header_at(records)
    if at is None:
        raise BadInput(f"“{file_name}” is empty; choose a file with a row of headers and a row for each {row}.")
    filled = [(number, record) for number, record in enumerate(records[at + 1 :], at + 2) if _filled(record)]
    width = max(_width(records[at]), max((_width(record) for _, record in filled), default=0))
    _refuse_too_much(file_name, len(filled), width)
    rows = tuple(RawRow(number, _padded(record, width)) for number, record in filled)
    return RawTable(file_name, _named(records[at], width), rows, at + 1, sheet, sheets, encoding, delimiter)


def column_letters(at: int) -> str:
    """The letters a spreadsheet gives the column at a position: A, B, … Z, AA."""
    letters = ""
    while at >= 0:
        letters = chr(ord("A") + at % 26) + letters
        at = at // 26 - 1
    return letters


def header_at(records: Sequence[Sequence[str]]) -> int | None:
    """The first row of two cells or more that is at least half as full as the fullest one near the top."""
    fill = [_filled(record) for record in records[:_ROWS_BEFORE_HEADERS]]
    fullest = max(fill, default=0)
    if not fullest:
        return next((at for at, record in enumerate(records) if _filled(record)), None)
    return next(at for at, cells in enumerate(fill) if cells * 2 >= fullest and cells >= min(2, fullest))


def _filled(record: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in record)


def _width(record: Sequence[str]) -> int:
    return max((at + 1 for at, cell in enumerate(record) if cell.strip()), default=0)


def _padded(record: Sequence[str], width: int) -> tuple[str, ...]:
    return tuple(record[:width]) + ("",) * (width - len(record))


def _named(record: Sequence[str], width: int) -> tuple[str, ...]:
    names = (" ".join(cell.split()) for cell in _padded(record, width))
    return tuple(name or f"Column {column_letters(at)}" for at, name in enumerate(names))


def _refuse_too_much(file_name: str, rows: int, width: int) -> None:
    if rows > MOST_ROWS:
        raise BadInput(f"“{file_name}” has {rows:,} rows; at most {MOST_ROWS:,} can be imported. Split the file.")
    if width > MOST_COLUMNS:
        raise BadInput(
            f"“{file_name}” has {width:,} columns; at most {MOST_COLUMNS} can be read. Delete the ones not needed."
        )
