"""Where on the communication plan one is: which message is open, and what of the plan is shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

import streamlit as st

from pages.shared import notices
from planner.communication.message import MessageId

MESSAGE, SHOWN, ROWS = "message", "shown", "rows"
"""The names in the address bar; the last two are the keys of the widgets as well."""

FORM = "message"
"""The form whose problems stand in lists and panel."""


class Shown(StrEnum):
    """How much is shown."""

    WEEKS = "4 weeks"
    ALL = "All"
    TABLE = "Table"


class Rows(StrEnum):
    """What a row of the calendar is."""

    MESSAGES = "By message"
    AUDIENCES = "By audience"


def shown_field() -> Shown:
    """The choice of how much is shown."""
    return Shown(_choice("How much is shown", SHOWN, list(Shown)))


def rows_field() -> Rows:
    """The choice of what a row is."""
    return Rows(_choice("What a row is", ROWS, list(Rows)))


def days(shown: Shown, began: date, plan_ends: date, today: date) -> tuple[date, date]:
    """The first and last day of the calendar: from last week on, or from the first message to the plan's end."""
    monday = today - timedelta(days=today.weekday() + 7)
    if shown is Shown.ALL:
        return min(began, monday), max(plan_ends, today + timedelta(days=28))
    return monday, monday + timedelta(days=27)


def selected() -> MessageId | None:
    """The message of the address, whether it is there or not."""
    asked = st.query_params.get(MESSAGE, "")
    return MessageId(asked) if asked else None


def select(message: MessageId) -> None:
    """Open a message; to be called in a callback."""
    st.query_params[MESSAGE] = message
    notices.forget(FORM)


def close() -> None:
    """Open none; to be called in a callback."""
    st.query_params.pop(MESSAGE, None)
    notices.forget(FORM)


def _choice(name: str, key: str, options: Sequence[str]) -> str:
    st.segmented_control(
        name,
        options,
        default=options[0],
        required=True,
        key=key,
        bind="query-params",
        label_visibility="collapsed",
    )
    chosen = st.session_state[key]
    return chosen if chosen in options else options[0]
