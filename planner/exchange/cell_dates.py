"""Cells as days: dates in the ways tools write them, or day numbers; day or month first is one choice per file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.shared.errors import BadInput

_DAY_NUMBER = re.compile(r"(?:d|day)?\s*(?P<day>[+-]?\d{1,6})", re.IGNORECASE)
_TIME = re.compile(r"[T ,]+\d{1,2}:\d{2}.*$|(?<=\d)T\d.*$")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[., ]+", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_POINTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})")
_EITHER = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_DAY_MONTH_NAME = re.compile(r"(\d{1,2})[ /.-]+([a-z]{3})[a-z]*[ /.,-]+(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_NAME_DAY = re.compile(r"([a-z]{3})[a-z]*[ .]+(\d{1,2})[ ,]+(\d{4}|\d{2})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_A_SERIAL = 36_500  # higher than any day of a plan; spreadsheets count dates from 1900


@dataclass(frozen=True, slots=True)
class DateOrder:
    """Whether 03/04/2025 is the third of April; `is_asked` if nothing in the file tells."""

    day_first: bool
    is_asked: bool = False


def date_order(cells: Iterable[str], day_first: bool | None = None) -> DateOrder:
    """The order that all dates with slashes in a file share; a date with a part above 12 settles it.

    A choice made by the user counts where the file does not tell. Dates that need both orders raise
    `BadInput`.
    """
    dates = {cell: found for cell in cells if (found := _EITHER.fullmatch(_bare(cell)))}
    must_be_day = next((cell for cell, found in dates.items() if int(found[1]) > 12), None)
    must_be_month = next((cell for cell, found in dates.items() if int(found[2]) > 12), None)
    if must_be_day and must_be_month:
        raise BadInput(f"“{must_be_day}” has the day first, “{must_be_month}” the month; write all as YYYY-MM-DD.")
    if must_be_day or must_be_month:
        return DateOrder(day_first=must_be_day is not None)
    return DateOrder(
        bool(day_first), is_asked=day_first is None and any(found[1] != found[2] for found in dates.values())
    )


def date_or_day(text: str, order: DateOrder) -> date | int:
    """A date, or the number of a day; `BadInput` in words for anything else."""
    found = _DAY_NUMBER.fullmatch(text.strip())
    if found is None:
        return date_in(text, order)
    day = int(found["day"])
    if day > _A_SERIAL:
        raise BadInput("This is a spreadsheet's inner number of a date; format the column as dates.")
    return day


def date_in(text: str, order: DateOrder) -> date:
    """A date; `BadInput` in words if it is none."""
    bare = _bare(text)
    try:
        return _date(bare, order)
    except ValueError as error:
        raise BadInput("There is no such date in the calendar.") from error


def first_in_doubt(cells: Iterable[str]) -> str:
    """The first cell that reads differently with day or month first; empty if there is none."""
    found = (cell for cell in cells if (parts := _EITHER.fullmatch(_bare(cell))) and parts[1] != parts[2])
    return next(found, "")


def _bare(text: str) -> str:
    return _TIME.sub("", _WEEKDAY.sub("", text.strip())).strip()


def _date(bare: str, order: DateOrder) -> date:
    if found := _YEAR_FIRST.fullmatch(bare):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _POINTS.fullmatch(bare):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _EITHER.fullmatch(bare):
        day, month = (found[1], found[2]) if order.day_first else (found[2], found[1])
        return date(_year(found[3]), int(month), int(day))
    if found := _DAY_MONTH_NAME.fullmatch(bare):
        return date(_year(found[3]), _month(found[2]), int(found[1]))
    if found := _MONTH_NAME_DAY.fullmatch(bare):
        return date(_year(found[3]), _month(found[1]), int(found[2]))
    raise BadInput("This is no date; write YYYY-MM-DD or the number of a day.")


def _month(name: str) -> int:
    try:
        return _MONTHS.index(name.lower()) + 1
    except ValueError as error:
        raise BadInput("This is no date; write YYYY-MM-DD or the number of a day.") from error


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
