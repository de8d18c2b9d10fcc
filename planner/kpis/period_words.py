"""Periods in words: “week 6 (week of 9 March)”, “March 2026”, “the first quarter of 2026”."""

from datetime import date

from planner.kpis.period import Cadence, Period, week_number
from planner.shared.in_words import MONTHS, day_and_month

_ORDINALS = ("first", "second", "third", "fourth")
_NUMBERS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


def counted(cadence: Cadence, number: int) -> str:
    """So many periods: “1 week”, “6 months”."""
    return f"{number} {cadence.noun}" + ("" if number == 1 else "s")


def number_word(number: int) -> str:
    """A number to begin a sentence with: as a word up to twelve."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else str(number)


def period_words(period: Period, cadence: Cadence, first_day: date, week_starts: int = 0) -> str:
    """The period as people call it. Weeks count from day 0; one before it is called by its first day.

    The year is said where it is not that of day 0.
    """
    match cadence:
        case Cadence.WEEKLY:
            return _week(period, first_day, week_starts)
        case Cadence.MONTHLY:
            return f"{MONTHS[period.start.month - 1]} {period.start.year}"
        case Cadence.QUARTERLY:
            return f"the {_ORDINALS[(period.start.month - 1) // 3]} quarter of {period.start.year}"


def brief_period_words(period: Period, cadence: Cadence, first_day: date, week_starts: int = 0) -> str:
    """The same without dates, for places that give those in their own way: “week 6”, “the 2nd week before day 0”."""
    if cadence is not Cadence.WEEKLY:
        return period_words(period, cadence, first_day, week_starts)
    number = week_number(period, first_day, week_starts)
    if number > 0:
        return f"week {number}"
    return "the week before day 0" if number == 0 else f"the {_ordinal(1 - number)} week before day 0"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _week(period: Period, first_day: date, week_starts: int) -> str:
    number = week_number(period, first_day, week_starts)
    year = "" if period.start.year == first_day.year else f" {period.start.year}"
    week = f"week of {day_and_month(period.start)}{year}"
    return f"week {number} ({week})" if number > 0 else f"the {week}, before day 0"
