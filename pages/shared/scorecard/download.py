"""The scorecard and all entries as files to take along."""

import re
from collections.abc import Callable
from datetime import date

import streamlit as st

from pages.shared import visit
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import OpenKpis
from planner.exchange.kpis_out import entries_csv, scorecard_csv
from planner.kpis.scorecard import Scorecard, scorecard

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def button(opened: OpenKpis) -> None:
    """The button that opens the files to choose from; they hold all KPIs, whatever the filters say."""
    with st.popover("Download", icon=":material/download:", key="kpi_downloads"):
        st.markdown("All KPIs, whatever the filters say. Entries can be imported again without loss.")
        _file(opened, "Excel workbook with charts", "kpis", "xlsx", book)
        _file(opened, "Scorecard as CSV", "scorecard", "csv", lambda of: scorecard_csv(_card(of)))
        _file(opened, "Entries as CSV", "entries", "csv", lambda of: entries_csv(of.kpis, of.sheets))
        st.caption(f"Entries reach back {kpi_actions.YEARS_SHOWN} years.")


def book(opened: OpenKpis) -> bytes:
    """The workbook: scorecard, entries, and a chart for each KPI."""
    from planner.exchange.kpi_book import kpi_book  # slow to import, and few ask for it

    return kpi_book(opened.kpis, opened.sheets, _card(opened), opened.plan.first_day)


def file_name(company: str, what: str, today: date, revision: int, ending: str) -> str:
    """ "acme-scorecard-2026-03-04-r17.csv": the company, what is in it, the day and the plan's revision."""
    name = re.sub(r"[\W_]+", "-", company.lower()).strip("-")[:60] or "plan"
    return f"{name}-{what}-{today.isoformat()}-r{revision}.{ending}"


def _card(opened: OpenKpis) -> Scorecard:
    return scorecard(opened.kpis, opened.sheets, opened.plan.first_day, opened.today)


def _file(opened: OpenKpis, label: str, what: str, ending: str, made: Callable[[OpenKpis], bytes]) -> None:
    workspace, visitor = visit.workspace(), visit.visitor()
    plan, today = opened.plan, opened.today
    # Built on the click, in a thread that knows no visit: the action itself checks who is asking.
    st.download_button(
        label,
        lambda: made(kpi_actions.open_kpis(workspace, visitor, plan.id, today)),
        file_name=file_name(plan.company, what, today, plan.revision, ending),
        mime=_XLSX if ending == "xlsx" else "text/csv",
        key=f"download_{what}",
        icon=":material/download:",
        width="stretch",
        on_click="ignore",
    )
