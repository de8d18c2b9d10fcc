"""Dates and lists as sentences have them, in English wherever the product runs."""

from collections.abc import Iterable
from datetime import date, datetime

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_and_month(day: date) -> str:
    """ "1 March"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """ "1 March 2026"."""
    return f"{day_and_month(day)} {day.year}"


def moment_in_words(at: datetime) -> str:
    """ "1 March at 09:30 UTC"; of a moment in UTC."""
    return f"{day_and_month(at)} at {at:%H:%M} UTC"


def listed(items: Iterable[str]) -> str:
    """ "A, B and C"; empty for nothing."""
    *others, last = list(items) or [""]
    return f"{', '.join(others)} and {last}" if others else last
