"""Campaigns in words: the answer of the page, days, readiness and what departments have said."""

from datetime import date

from pages.shared.dates import long_date, short_date


def days_words(start: date, end: date) -> str:
    """ "12 Jan to Mon, 9 Feb 2026"; a single day by itself."""
    return long_date(end) if start == end else f"{short_date(start)} to {long_date(end)}"
