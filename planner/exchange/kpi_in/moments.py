"""Moments: cells as days and as minutes, each different text read once; day or month first is one choice per file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import numpy as np

from planner.exchange.cell_dates import DateOrder, date_in, date_order
from planner.exchange.kpi_in.cells import Floats, Texts, Whole, is_mixed
from planner.exchange.kpi_in.wording import words
from planner.shared.errors import BadInput

BLANK = 0
"""The day of a cell that says nothing."""
BAD = -1
"""The day of a cell that cannot be read."""
_FIRST_DAY, _LAST_DAY = date(1990, 1, 1), date(2199, 12, 31)
_SERIAL_ZERO = date(1899, 12, 30)  # spreadsheets believe in a 29th of February 1900
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")
_DIGITS_ONLY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_FIRST = ("-", "/")
_LONGEST_BLANK = 20
"""No longer text is looked at as perhaps a word for nothing."""
_TIME = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?\s*(?:z|utc|gmt)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?",
    re.IGNORECASE,
)
_FOREIGN_DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - all moments are taken to UTC first, where the file says their zone


@dataclass(slots=True)
class Calendar:
    """How the dates of one file are read; equal dates are read once."""

    order: DateOrder
    known: dict[str, date] = field(default_factory=dict)

    def day(self, text: str) -> date:
        """The day in a cell as it is written there, in the file's own time zone; `BadInput` if there is none."""
        key = _day_part(text)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = _read(key, self.order)
        return found

    def minutes(self, text: str) -> float:
        """The moment in a cell as minutes since 1970, in UTC if the cell says its zone."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return self._minutes(text)
        if offset := moment.utcoffset():
            moment -= offset
        return (moment.replace(tzinfo=None) - _EPOCH).total_seconds() / 60

    def _minutes(self, text: str) -> float:
        text = plain_digits(text)
        start = (self.day(text) - _EPOCH.date()).days * 1440.0
        if _SERIAL.fullmatch(text):
            return start + float(text.replace(",", ".")) % 1 * 1440
        return start + (_time_of_day(found) if (found := _TIME.search(text)) else 0.0)


def order_of(columns: Iterable[Texts], day_first: bool | None) -> DateOrder:
    """The order of day and month in the dates of a file; `BadInput` where the dates contradict each other."""
    return order_in((text for column in columns for text in column.texts), day_first)


def order_in(texts: Iterable[str], day_first: bool | None) -> DateOrder:
    """The same for dates that stand anywhere, such as in the headers of a table."""
    doubtful = (text for text in texts if text[4:5] not in _YEAR_FIRST)
    starts = {plain_digits(text).split(" ", 1)[0].rstrip(",") for text in doubtful}
    return date_order((text.split("T", 1)[0] for text in sorted(starts)), day_first)


def days_of(column: Texts, calendar: Calendar) -> tuple[Whole, dict[int, str]]:
    """The day of each different text as an ordinal, `BLANK` or `BAD`, and why the bad ones are bad."""
    keys = [text[:10] if text[4:5] == "-" == text[7:8] else text for text in column.texts]
    reasons = {key: reason for key in set(keys) if (reason := _why_bad(key, calendar))}
    days = {key: BAD if key in reasons else _ordinal(key, calendar) for key in set(keys)}
    found = np.fromiter(map(days.__getitem__, keys), np.int64, len(keys))
    return found, {at: reasons[key] for at, key in enumerate(keys) if key in reasons} if reasons else {}


def _why_bad(text: str, calendar: Calendar) -> str:
    """Why a cell holds no day; empty if it holds one or says nothing."""
    try:
        _ordinal(text, calendar)
    except BadInput as error:
        return str(error)
    return ""


def _ordinal(text: str, calendar: Calendar) -> int:
    return BLANK if says_nothing(text) else calendar.day(text).toordinal()


def minutes_of(column: Texts, calendar: Calendar) -> Floats:
    """The minutes since 1970 of each different text; NaN where there is no moment."""
    return np.array([_minutes_or_nan(text, calendar) for text in column.texts], np.float64)


def looks_like_dates(cells: Sequence[str]) -> bool:
    """Whether nearly all of some cells are dates."""
    calendar = Calendar(DateOrder(day_first=True))
    other = Calendar(DateOrder(day_first=False))
    dates = sum(_is_date(cell, calendar) or _is_date(cell, other) for cell in cells)
    return bool(cells) and dates * 10 >= len(cells) * 9


def says_nothing(text: str) -> bool:
    """Whether a cell holds no answer."""
    return not text or (len(text) <= _LONGEST_BLANK and text.strip().casefold() in words("blank"))


def plain_digits(text: str) -> str:
    """A cell with the digits 0 to 9, whatever script its own are of."""
    text = text.strip()
    return text if text.isascii() else text.translate(_FOREIGN_DIGITS)


def _is_date(text: str, calendar: Calendar) -> bool:
    if _SERIAL.fullmatch(text):
        return False  # a number is a date only where the column is said to hold dates
    try:
        calendar.day(text)
    except BadInput:
        return False
    return True


def _minutes_or_nan(text: str, calendar: Calendar) -> float:
    try:
        return np.nan if says_nothing(text) else calendar.minutes(text)
    except BadInput:
        return np.nan


def _day_part(text: str) -> str:
    """The part of a moment that says the day, so that one day is read once however many moments it has."""
    text = plain_digits(text)
    if text[4:5] in _YEAR_FIRST:
        return text[:10] if text[7:8] in _YEAR_FIRST else text.split(" ", 1)[0]
    head = text.split(" ", 1)[0].rstrip(",")
    return head if head.count("/") == 2 or head.count(".") == 2 or head.count("-") == 2 else text


def _read(text: str, order: DateOrder) -> date:
    if is_mixed(text):
        raise BadInput("this date cannot be read")
    if _SERIAL.fullmatch(text):
        found = _SERIAL_ZERO + timedelta(days=int(float(text.replace(",", "."))))
    elif digits := _DIGITS_ONLY.fullmatch(text):
        found = _checked(digits)
    else:
        found = _in_words(text, order)
    return in_reach(found)


def in_reach(day: date) -> date:
    """The day, if it may be one of a company's business; `BadInput` otherwise."""
    if not _FIRST_DAY <= day <= _LAST_DAY:
        reach = f"dates are read from {_FIRST_DAY.year} to {_LAST_DAY.year}"
        raise BadInput(f"the year {day.year} is too {'long ago' if day < _FIRST_DAY else 'far ahead'}; {reach}")
    return day


def _checked(digits: re.Match[str]) -> date:
    try:
        return date(int(digits[1]), int(digits[2]), int(digits[3]))
    except ValueError as error:
        raise BadInput("there is no such date in the calendar") from error


def _in_words(text: str, order: DateOrder) -> date:
    try:
        return date_in(text, order)
    except BadInput as error:
        is_no_day = "calendar" in str(error)
        reason = "there is no such date in the calendar" if is_no_day else "this is no date; write it as YYYY-MM-DD"
        raise BadInput(reason) from error


def _time_of_day(found: re.Match[str]) -> float:
    """Minutes after midnight, in UTC where an offset is written."""
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    minutes = hour * 60 + int(found[2]) + int(found[3] or 0) / 60
    offset = int(found[6] or 0) * 60 + int(found[7] or 0)
    return minutes - (offset if found[5] == "+" else -offset if found[5] == "-" else 0)
