"""Cells as numbers: durations, percentages and estimates as people and project tools write them."""

import math
import re
from collections.abc import Collection

from planner.shared.errors import BadInput

_DURATION = re.compile(r"(?P<count>\d{1,6}(?:[.,]\d+)?)\s*(?P<unit>[a-z]*)\.?\s*\??", re.IGNORECASE)
_HOURS_A_DAY = 8
_DAYS_A_MONTH = 20  # what Microsoft Project takes a month for
_UNITS = {
    **dict.fromkeys(("", "d", "dy", "dys", "day", "days", "wd", "workday", "workdays"), "days"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "weeks"),
    **dict.fromkeys(("mo", "mon", "mons", "month", "months"), "months"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "hours"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), "minutes"),
}
_BLANKS = frozenset({"", "na", "n/a", "none", "null", "-", "–", "—"})


def is_blank(text: str) -> bool:
    """Whether a cell says nothing; Microsoft Project writes NA where there is no date."""
    return text.strip().casefold() in _BLANKS


def working_days(text: str, days_per_week: int) -> tuple[int, bool]:
    """A duration in whole working days, and whether it was rounded up or converted from hours or months."""
    found = _DURATION.fullmatch(text.strip())
    unit = _UNITS.get(found["unit"].lower()) if found else None
    if found is None or unit is None:
        raise BadInput("This is no duration; write working days such as 3, 3d or 2w.")
    count = float(found["count"].replace(",", "."))
    a_day = {"days": 1.0, "weeks": float(days_per_week), "months": float(_DAYS_A_MONTH)}
    days = count * a_day[unit] if unit in a_day else count / (_HOURS_A_DAY * (60 if unit == "minutes" else 1))
    whole = math.ceil(round(days, 6))
    return whole, whole != count * a_day.get(unit, 0) or unit == "months"


def number(text: str) -> float:
    """A number with a decimal point or comma."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise BadInput("This is not a number.")
    return found


def whole_number(text: str) -> int:
    """A number without decimals."""
    found = number(text)
    if not found.is_integer():
        raise BadInput("This is not a whole number.")
    return int(found)


def holds_fractions(cells: Collection[str]) -> bool:
    """Whether a column of percentages is written as 0 to 1, as spreadsheets store them: nothing is above 1."""
    said = [cell for cell in cells if not is_blank(cell)]
    try:
        return bool(said) and all(0 <= number(cell) <= 1 for cell in said)
    except BadInput:
        return False


def percent(text: str, are_fractions: bool) -> int:
    """A percentage from 0 to 100, rounded: `50`, `50%`, or `0.5` where the column holds fractions."""
    try:
        found = number(text.strip().removesuffix("%")) * (100 if are_fractions else 1)
    except BadInput as error:
        raise BadInput("This is no percentage; write 0 to 100.") from error
    if not 0 <= found <= 100:
        raise BadInput("A percentage lies between 0 and 100.")
    return round(found)
