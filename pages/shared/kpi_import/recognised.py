"""What the file was recognised as, how much of it counts, and what only the user can say about its dates."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from pages.shared.dates import short_date
from pages.shared.day_field import day_field
from pages.shared.file_dates import ask_day_first
from pages.shared.kpi_import.held import Held
from pages.shared.kpi_import.words import column_name
from pages.shared.text import plain
from planner.exchange.kpis_in import Measure, OpenedFile

_NOUNS = {
    "zendesk": "ticket",
    "freshdesk": "ticket",
    "google_reviews": "review",
    "trustpilot": "review",
    "table": "row",
    "plain": "row",
}


def show(held: Held) -> None:
    """One line on what it is, and one on the rows that do not count."""
    file = held.file
    with st.container(gap="xsmall", key="kpi_import_recognised"):
        st.markdown(f":material/description: {_what(file)}: {_how_much(file)}")
        if file.dropped:
            st.caption(f"Left out: {plain(dropped_words(file.dropped))}.")
        if personal := [column.header for column in file.columns if column.is_personal]:
            names = ", ".join(f"“{plain(header)}”" for header in personal)
            st.caption(f":material/visibility_off: Not read, because they are personal: {names}.")


def chosen(held: Held, today: date) -> OpenedFile:
    """The file with what was said about its dates."""
    file = held.file
    if file.plain is None:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            file = _dated(held, file, today)
    if file.asks_day_first:
        file = replace(file, day_first=ask_day_first(held.named("day_first")))
    return file


def is_settled(file: OpenedFile) -> bool:
    """Whether all is said that must be known before anything can be counted."""
    return not file.asks_day_first or file.day_first is not None


def dropped_words(dropped: Mapping[str, int]) -> str:
    """ "12 previews, 3 tests, 2 there twice"."""
    return ", ".join(f"{rows:,} {reason}" for reason, rows in dropped.items())


def _dated(held: Held, file: OpenedFile, today: date) -> OpenedFile:
    if not file.date_columns:
        if file.period_columns and any(use.measure is Measure.PERIOD_ROWS for use in held.rows.values()):
            return file
        day = day_field(
            "The file has no dates. All its rows are of",
            None,
            max_value=today,
            key=held.named("day"),
            width=280,
        )
        return replace(file, day=day)
    if len(file.date_columns) == 1:
        return file
    at = st.selectbox(
        "Rows belong to the period of their",
        file.date_columns,
        index=file.date_columns.index(file.date_column) if file.date_column in file.date_columns else 0,
        format_func=lambda at: column_name(file, at),
        key=held.named("date"),
        width=320,
    )
    return replace(file, date_column=at)


def _what(file: OpenedFile) -> str:
    if file.plain is not None:
        return "A **table of KPI numbers**"
    if any(use.measure is Measure.PERIOD_ROWS for use in file.uses):
        return "A **table with a row for each period**. Check which column is what"
    if file.tool == "table":
        return "A **table** of no tool that is known here. Check what is counted"
    return f"An export of **{plain(file.tool_name)}**"


def _how_much(file: OpenedFile) -> str:
    noun = _NOUNS.get(file.tool, "response")
    rows = f"{file.rows:,} {noun if file.rows == 1 else noun + 's'}"
    if file.first_day is None or file.last_day is None:
        return rows
    first, last = file.first_day, file.last_day
    year = f" {first.year}" if first.year != last.year else ""
    return f"{rows}, {plain(f'{short_date(first)}{year} to {short_date(last)} {last.year}')}"
