"""Dates as the visitor writes them: English words, the order of the visitor's own country."""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

import streamlit as st
from babel import Locale, localedata
from babel.dates import format_skeleton

_WORLD = "en_001"  # 12 Jan rather than Jan 12


@lru_cache(maxsize=256)
def english_of(locale: str) -> str:
    """English as it is written in the visitor's country: "de-DE" becomes "en_DE"."""
    territory = locale.replace("_", "-").rpartition("-")[2].upper() if "-" in locale or "_" in locale else ""
    name = f"en_{territory}"
    return name if territory and localedata.exists(name) else _WORLD


@lru_cache(maxsize=8192)
def _formatted(when: date, skeleton: str, locale: str) -> str:
    return format_skeleton(skeleton, when, locale=english_of(locale))


def _locale() -> str:
    return st.context.locale or ""


def short_date(when: date, today: date | None = None) -> str:
    """ "12 Jan"; seen from a day of another year, "12 Jan 2012"."""
    return _formatted(when, "MMMd" if _is_of_year(when, today) else "yMMMd", _locale())


def week_date(when: date, today: date | None = None) -> str:
    """ "Mon, 12 Jan"; seen from a day of another year, "Thu, 12 Jan 2012"."""
    return _formatted(when, "MMMEd" if _is_of_year(when, today) else "yMMMEd", _locale())


def long_date(when: date) -> str:
    """ "Mon, 12 Jan 2026"."""
    return _formatted(when, "yMMMEd", _locale())


def _is_of_year(when: date, today: date | None) -> bool:
    return today is None or when.year == today.year


def local(at: datetime) -> datetime:
    """A moment on the visitor's clock."""
    try:
        return at.astimezone(ZoneInfo(st.context.timezone or "UTC"))
    except (KeyError, ValueError):  # a zone this machine has no data for
        return at


def day_and_time(at: datetime) -> str:
    """ "12 January at 09:30", on the visitor's clock."""
    when = local(at)
    return f"{_formatted(when.date(), 'MMMMd', _locale())} at {when:%H:%M}"


def input_format() -> str:
    """How date fields are typed in the visitor's country: "DD/MM/YYYY", "MM/DD/YYYY" or "YYYY/MM/DD"."""
    order = "".join(dict.fromkeys(c for c in _short_pattern(_locale()) if c in "dMy"))
    separator = next((c for c in _short_pattern(_locale()) if c in "./-"), "/")
    parts = {"d": "DD", "M": "MM", "y": "YYYY"}
    return separator.join(parts[part] for part in order)


def column_format() -> str:
    """The format of a column of days in a table: "D MMM YYYY", or where the month comes first "MMM D, YYYY"."""
    return "MMM D, YYYY" if input_format().startswith("MM") else "D MMM YYYY"


@lru_cache(maxsize=256)
def _short_pattern(locale: str) -> str:
    return str(Locale.parse(english_of(locale)).date_formats["short"].pattern)
