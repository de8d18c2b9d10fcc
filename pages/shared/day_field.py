"""A field for a day, as all pages ask for one: every day can be typed, and one that is wrong is refused in words."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

import streamlit as st

from pages.shared.dates import input_format
from planner.shared.errors import BadInput
from planner.shared.value import in_our_time

FIRST, LAST = date(11, 1, 1), date(9988, 12, 31)
"""Streamlit refuses days beyond its own limits in the browser and then keeps the day before; so there are hardly any,
but for the years in which counting days forth and back would leave the calendar."""

NOT_OUR_TIME: Final = "Choose a date between the years 1950 and 2150."


def day_field(label: str, *value: Any, **how: Any) -> Any:
    """The day typed, or none; with a pair of days as `value` a first and a last one. It is checked when it is used."""
    return st.date_input(label, *value, **{"min_value": FIRST, "max_value": LAST, "format": input_format()} | how)


def must_be_in_our_time(field: str, days: Iterable[date]) -> None:
    """`BadInput` about a field if one of the days is not in the years that plans have to do with."""
    if not all(map(is_in_our_time, days)):
        raise BadInput(NOT_OUR_TIME, {field: NOT_OUR_TIME})


def is_in_our_time(day: date) -> bool:
    """Whether a day is in the years that plans have to do with."""
    try:
        in_our_time(day)
    except ValueError:
        return False
    return True
