"""Where on the page of campaigns one is: which stretch of time is shown, and which campaign is open."""

from datetime import date, timedelta
from enum import StrEnum

import streamlit as st

from pages.shared import screen
from planner.communication.campaign import CampaignId
from planner.communication.promise_guard import NEAR_DAYS

CAMPAIGN, SPAN, MONTH = "campaign", "span", "month"
"""The names in the address bar; the second is the key of the widget as well."""


class Span(StrEnum):
    """How much is shown."""

    MONTH = "Month"
    QUARTER = "Quarter"
    LIST = "List"


def span_field() -> Span:
    """The choice of how much is shown: the list on a phone, three months elsewhere, unless another one is chosen."""
    usual = Span.LIST if screen.is_narrow() else Span.QUARTER
    st.segmented_control(
        "How much is shown",
        list(Span),
        default=usual,
        required=True,
        key=SPAN,
        bind="query-params",
        label_visibility="collapsed",
    )
    chosen = st.session_state[SPAN]
    return Span(chosen) if chosen in list(Span) else usual


def days(span: Span, today: date) -> tuple[date, date]:
    """The first and the last day shown: the month of the address, or that and the next two.

    The month of today reaches at least to the last day on which a campaign that starts may have to be held back.
    """
    first = _month(today)
    last = _later(first, 3 if span is Span.QUARTER else 1) - timedelta(days=1)
    is_now = first <= today <= last
    return first, max(last, today + timedelta(days=NEAR_DAYS)) if is_now else last


def turn(span: Span, today: date, by: int) -> None:
    """Show an earlier or a later stretch of the same length, 0 for that of today; to be called in a callback."""
    if not by:
        st.query_params.pop(MONTH, None)
        return
    first = _later(_month(today), by * (3 if span is Span.QUARTER else 1))
    st.query_params[MONTH] = f"{first:%Y-%m}"


def selected() -> CampaignId | None:
    """The campaign of the address, whether it is there or not."""
    asked = st.query_params.get(CAMPAIGN, "")
    return CampaignId(asked) if asked else None


def select(campaign: CampaignId) -> None:
    """Open a campaign; to be called in a callback."""
    st.query_params[CAMPAIGN] = campaign


def close() -> None:
    """Open none; to be called in a callback."""
    st.query_params.pop(CAMPAIGN, None)


def _month(today: date) -> date:
    try:
        asked = date.fromisoformat(f"{st.query_params.get(MONTH, '')}-01")
    except ValueError:
        return today.replace(day=1)
    return asked if 1950 <= asked.year <= 2149 else today.replace(day=1)


def _later(month: date, months: int) -> date:
    at = month.year * 12 + month.month - 1 + months
    return date(at // 12, at % 12 + 1, 1)
