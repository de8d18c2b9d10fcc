"""Tables in: a CSV or XLSX file, whatever tool wrote it, as headers and rows of text."""

from dataclasses import replace

from planner.exchange import csv_file, xlsx_file
from planner.exchange.formula_cells import restored
from planner.exchange.raw_table import MOST_BYTES, RawTable, table_of
from planner.shared.errors import BadInput

_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK"


def read_table(content: bytes, file_name: str, sheet: str | None = None, row: str = "task") -> RawTable:
    """The table in an uploaded file; `sheet` names the one wanted of an XLSX (the first filled one otherwise).

    What the file is, is seen from its content; `row` says in a word what each row of it is. Raises `BadInput`,
    naming the file and the remedy, for an empty, broken, protected, oversized or unreadable file.
    """
    if not content.strip():
        raise BadInput(f"“{file_name}” is empty; choose a file with a row of headers and a row for each {row}.")
    if len(content) > MOST_BYTES:
        raise BadInput(
            f"“{file_name}” is larger than {MOST_BYTES // 1024**2} MB; export only the {row}s and try again."
        )
    refuse_old_office(content, file_name)
    if is_xlsx(content, file_name):
        return _from_xlsx(content, file_name, sheet, row)
    return _from_csv(content, file_name, row)


def is_xlsx(content: bytes, file_name: str) -> bool:
    """Whether it is, or says to be, an Excel workbook."""
    return content.startswith(_ZIP) or file_name.lower().endswith((".xlsx", ".xlsm"))


def refuse_old_office(content: bytes, file_name: str) -> None:
    """Raise `BadInput` for a file of an old Office format, or one that a password protects."""
    if content.startswith(_OLD_OFFICE):
        raise _old_office(content, file_name)


def _from_xlsx(content: bytes, file_name: str, sheet: str | None, row: str) -> RawTable:
    limits = replace(xlsx_file.TASKS, holds=f"{row}s")
    chosen, names, rows = xlsx_file.sheets_of(content, file_name, sheet, limits)
    return table_of(file_name, _restored(rows), sheet=chosen, sheets=names, row=row)


def _from_csv(content: bytes, file_name: str, row: str) -> RawTable:
    text, encoding = csv_file.decoded(content, file_name)
    records = _restored(csv_file.records(text, file_name))
    return table_of(file_name, records, encoding=encoding, delimiter=csv_file.delimiter_of(text), row=row)


def _restored(rows: list[list[str]]) -> list[list[str]]:
    return [[restored(cell) for cell in row] for row in rows]


def _old_office(content: bytes, file_name: str) -> BadInput:
    if _ENCRYPTED in content:
        return BadInput(f"“{file_name}” is protected by a password; save it without one.")
    if file_name.lower().endswith(".mpp"):
        return BadInput(f"“{file_name}” is a Microsoft Project file; save it there as an Excel workbook or CSV.")
    return BadInput(f"“{file_name}” is in an old Office format; save it as an Excel workbook (.xlsx) or CSV.")
