"""An uploaded file as a source: text as it is, workbooks and JSON turned into delimited text first."""

import csv
import io
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from planner.exchange import csv_file, xlsx_file
from planner.exchange.kpi_in import reviews
from planner.exchange.kpi_in.plain_headers import is_entry_table
from planner.exchange.kpi_in.source import Source
from planner.exchange.tables_in import is_xlsx, refuse_old_office
from planner.shared.errors import BadInput

MOST_BYTES = 200 * 1024 * 1024
MOST_ROWS = 1_100_000
"""Somewhat more than a sheet of Excel can hold."""
_WORKBOOK = xlsx_file.Limits(unpacked=400 * 1024 * 1024, cells=6_000_000, text=400 * 1024 * 1024, holds="answers")
_MOST_SHEET_ROWS = 200_000
_ROWS_LOOKED_AT = 40
_MOST_LOOKED_THROUGH, _MOST_SHEETS = 8 * 1024 * 1024, 8
"""In workbooks of so many bytes at most, so many sheets are looked at for the one that holds entries."""


def source_of(content: bytes, file_name: str, sheet: str | None = None) -> tuple[Source, str, tuple[str, ...]]:
    """The source, the sheet that was read and the names of all sheets; the last two are empty but for an XLSX.

    Raises `BadInput`, naming the file and the remedy, for an empty, broken, protected, oversized or
    unreadable file.
    """
    if not content.strip():
        raise BadInput(f"“{file_name}” is empty; choose a file with a row of headers and rows under it.")
    if len(content) > MOST_BYTES:
        raise BadInput(f"“{file_name}” is larger than {MOST_BYTES // 1024**2} MB; export fewer columns or months.")
    refuse_old_office(content, file_name)
    if is_xlsx(content, file_name):
        return _from_xlsx(content, file_name, sheet)
    if reviews.is_json(content):
        return _written(file_name, reviews.table_of(content, file_name)), "", ()
    return _from_text(content, file_name), "", ()


def _from_text(content: bytes, file_name: str) -> Source:
    encoding, errors = csv_file.encoding_of(content, file_name)
    start = csv_file.start_of(content, encoding, errors).removeprefix("\ufeff")
    skip = len(csv_file.separator_line(start))
    return Source(file_name, content, encoding, errors, csv_file.delimiter_of(start), skip)


def _from_xlsx(content: bytes, file_name: str, sheet: str | None) -> tuple[Source, str, tuple[str, ...]]:
    with xlsx_file.streamed(content, file_name, sheet, _WORKBOOK) as (chosen, names, rows):
        top = list(islice(rows, _ROWS_LOOKED_AT))
        if sheet is None and not is_entry_table(top) and len(content) < _MOST_LOOKED_THROUGH:
            others = [name for name in names if name != chosen][:_MOST_SHEETS]
            sheet = next((name for name in others if _has_entries(content, file_name, name)), None)
        else:
            sheet = None
        if sheet is None:
            return _written(file_name, _no_more_than_a_sheet(chain(top, rows), file_name)), chosen, names
    return _from_xlsx(content, file_name, sheet)


def _has_entries(content: bytes, file_name: str, sheet: str) -> bool:
    with xlsx_file.streamed(content, file_name, sheet, _WORKBOOK) as (_, _, rows):
        return is_entry_table(islice(rows, _ROWS_LOOKED_AT))


def _no_more_than_a_sheet(rows: Iterable[Sequence[str]], file_name: str) -> Iterable[Sequence[str]]:
    for number, row in enumerate(rows):
        if number > _MOST_SHEET_ROWS:
            raise BadInput(f"“{file_name}” has more than {_MOST_SHEET_ROWS:,} rows; save it as “CSV UTF-8”.")
        yield row


def _written(file_name: str, rows: Iterable[Sequence[str]]) -> Source:
    raw = io.BytesIO()
    text = io.TextIOWrapper(raw, "utf-8", errors="replace", newline="")
    csv.writer(text).writerows(rows)
    text.flush()
    return Source(file_name, raw.getvalue(), decimal_sign=".")
