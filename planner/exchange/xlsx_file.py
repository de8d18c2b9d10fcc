"""XLSX files: checked for bombs before they are opened, and their cells as text."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from planner.shared.errors import BadInput

_MOST_MEMBERS = 2_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_CELL_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Z]{0,4})(\d{0,10})["']""", re.IGNORECASE)
_SHARED_TEXT = re.compile(rb"<(?:\w+:)?si\b.*?</(?:\w+:)?si>", re.DOTALL)
_REFERENCE = re.compile(rb"""t\s*=\s*["']s["'][^>]*>\s*(?:<(?:\w+:)?f\b[^>]*/>)?\s*<(?:\w+:)?v>(\d{1,9})<""")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a workbook may unpack to, in bytes and cells; `holds` says in a word what its rows are."""

    unpacked: int = 80 * 1024 * 1024
    cells: int = 3_000_000
    text: int = 200 * 1024 * 1024
    holds: str = "tasks"


TASKS = Limits()
"""A table of tasks."""

Cell = str | float | int | bool | date | datetime | time | timedelta | None


def sheets_of(
    content: bytes, file_name: str, sheet: str | None, limits: Limits = TASKS
) -> tuple[str, tuple[str, ...], list[list[str]]]:
    """The sheet read, the names of all visible sheets, and the rows of the one read, from A1 on.

    Without a name it is the first sheet that holds anything. Raises `BadInput` for anything that is
    not a sound, unprotected workbook of a sensible size.
    """
    with streamed(content, file_name, sheet, limits) as (chosen, names, rows):
        return chosen, names, list(rows)


@contextmanager
def streamed(
    content: bytes, file_name: str, sheet: str | None, limits: Limits
) -> Iterator[tuple[str, tuple[str, ...], Iterator[list[str]]]]:
    """The same with the rows one by one, so that a large sheet never stands twice in memory."""
    try:
        with CalamineWorkbook.from_object(_checked(content, file_name, limits)) as book:
            names = _visible_sheets(book)
            chosen = _choose(book, names, sheet, file_name, limits)
            yield chosen.name, names, _rows(chosen)
    except PasswordError as error:
        raise BadInput(f"“{file_name}” is protected by a password; save it without one.") from error
    except (CalamineError, OSError, ValueError, UnicodeError) as error:
        raise _broken(file_name) from error


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)  # calamine passes over empty columns, not over empty rows
    for row in sheet.iter_rows():
        yield left + [text_of(cell) for cell in row]


def text_of(cell: Cell) -> str:
    """A cell as text: whole numbers without a point, dates as YYYY-MM-DD."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date():  # a moment too
            return cell.isoformat(*([" "] if isinstance(cell, datetime) else []))
    return str(cell)


def _checked(content: bytes, file_name: str, limits: Limits) -> io.BytesIO:
    """The workbook packed anew from parts whose true size was seen, with nothing hidden between them."""
    parts = _parts(content, file_name, limits)
    if not any(name.lower() == "xl/workbook.xml" for name in parts):
        raise BadInput(f"“{file_name}” is not an Excel workbook; save the table as .xlsx or as CSV.")
    _refuse_unfolding(parts, file_name, limits)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as sound:
        for name, part in parts.items():
            sound.writestr(name, part)
    packed.seek(0)
    return packed


def _parts(content: bytes, file_name: str, limits: Limits) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = packed.infolist()
            if len(members) > _MOST_MEMBERS or sum(part.file_size for part in members) > limits.unpacked:
                raise _too_big(file_name, limits)
            return {part.filename: packed.read(part) for part in members if not part.is_dir()}
    except RuntimeError as error:  # how zipfile says that a part is encrypted
        raise BadInput(f"“{file_name}” is protected by a password; save it without one.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise _broken(file_name) from error


def _refuse_unfolding(parts: Mapping[str, bytes], file_name: str, limits: Limits) -> None:
    """A cell far out makes a huge empty grid, a long text used a thousand times a huge full one."""
    shared = next((part for name, part in parts.items() if name.lower() == "xl/sharedstrings.xml"), b"")
    lengths = [found.end() - found.start() for found in _SHARED_TEXT.finditer(shared)]
    for name, part in parts.items():
        if not _SHEET.fullmatch(name):
            continue
        if _grid(part) > limits.cells:
            raise BadInput(f"“{file_name}” has cells far away from the others; delete the empty rows and columns.")
        used = (int(found[1]) for found in _REFERENCE.finditer(part))
        if sum(lengths[at] for at in used if at < len(lengths)) > limits.text:
            raise _too_big(file_name, limits)


def _grid(sheet: bytes) -> int:
    """Rows times columns up to the furthest cell named in a sheet."""
    letters: set[bytes] = set()
    furthest = 0
    for found in _CELL_PLACE.finditer(sheet):
        letters.add(found[1])
        furthest = max(furthest, int(found[2] or 0))
    return furthest * max((_column_number(name.upper()) for name in letters), default=0)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _visible_sheets(book: CalamineWorkbook) -> tuple[str, ...]:
    return tuple(
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    )


def _choose(
    book: CalamineWorkbook, names: tuple[str, ...], wanted: str | None, file_name: str, limits: Limits
) -> CalamineSheet:
    """The sheet wanted, or the first that holds anything; each is parsed once at most."""
    if not names:
        raise BadInput(f"“{file_name}” has no sheet to read; add one with the {limits.holds}.")
    if wanted is None:
        sheets = (book.get_sheet_by_name(name) for name in names)
        return next((sheet for sheet in sheets if sheet.height), None) or book.get_sheet_by_name(names[0])
    if wanted not in names:
        raise BadInput(f"“{file_name}” has no sheet “{wanted}”; choose one of: {', '.join(names)}.")
    return book.get_sheet_by_name(wanted)


def _too_big(file_name: str, limits: Limits) -> BadInput:
    return BadInput(
        f"“{file_name}” unpacks to far more than a table of {limits.holds}; "
        f"export only the {limits.holds} and try again."
    )


def _broken(file_name: str) -> BadInput:
    return BadInput(f"“{file_name}” is damaged or not a real Excel workbook; open it in Excel and save it again.")
