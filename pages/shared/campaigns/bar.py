"""The bar above the campaigns: how much is shown, earlier and later, and adding one."""

from datetime import date, timedelta

import streamlit as st

from pages.shared import visit
from pages.shared.campaigns import address, form
from pages.shared.campaigns.address import Span
from planner.access.visitor import Permission
from planner.shared.in_words import day_and_month


def show(today: date) -> Span:
    """The bar; how much is to be shown."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="campaigns_bar"):
        span = address.span_field()
        if span is not Span.LIST:
            _steps(span, today)
        if visit.may(Permission.EDIT_COMMUNICATION):
            st.button("Add a campaign", key="add_campaign", icon=":material/add:", type="primary", on_click=form.ask)
    return span


def _steps(span: Span, today: date) -> None:
    what = "month" if span is Span.MONTH else "three months"
    for name, icon, by, told in (
        ("before", "chevron_left", -1, f"The {what} before"),
        ("today", "today", 0, "Back to today"),
        ("after", "chevron_right", 1, f"The next {what}"),
    ):
        st.button(
            "",
            key=f"campaigns_{name}",
            icon=f":material/{icon}:",
            help=told,
            on_click=address.turn,
            args=(span, today, by),
        )
    first, last = address.days(span, today)
    st.markdown(f"**{_named(first, last)}**", width="content")


def _named(first: date, last: date) -> str:
    if (last + timedelta(days=1)).day > 1:
        return f"{first:%B %Y}, on to {day_and_month(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return f"{first:%B}{'' if first.year == last.year else f' {first.year}'} to {last:%B %Y}"
