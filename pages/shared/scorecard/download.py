"""The scorecard and all entries as files to take along."""

import re
from datetime import date
from typing import Literal

import streamlit as st

from pages.shared import visit
from planner.actions.kpi_files import KpiFile, export_kpis
from planner.actions.kpis import OpenKpis

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LABELS = {
    KpiFile.BOOK: "Excel workbook with charts",
    KpiFile.SCORECARD: "Scorecard as CSV",
    KpiFile.ENTRIES: "Entries as CSV",
}


def button(opened: OpenKpis) -> None:
    """The button that opens the files."""
    with st.popover("Download", icon=":material/download:", key="kpi_downloads"):
        files(opened)


def files(opened: OpenKpis) -> None:
    """The files to choose from; they hold all KPIs, whatever the filters say."""
    st.markdown("All KPIs, whatever the filters say. Entries can be imported again without loss.")
    for file, label in _LABELS.items():
        of_file(opened, file, label, width="stretch")


def of_file(
    opened: OpenKpis, file: KpiFile, label: str, *, width: Literal["content", "stretch"] = "content", look: str = ""
) -> None:
    """The button that downloads one of the files, which is written on the click."""
    workspace, visitor = visit.workspace(), visit.visitor()
    plan, today = opened.plan, opened.today
    # Built on the click, in a thread that knows no visit: the action itself checks who is asking.
    st.download_button(
        label,
        lambda: export_kpis(workspace, visitor, plan.id, today, file),
        file_name=file_name(plan.company, file, today, plan.revision, file.ending),
        mime=_XLSX if file is KpiFile.BOOK else "text/csv",
        key=f"download_{file}",
        type="primary" if look == "primary" else "secondary",
        icon=":material/download:",
        width=width,
        on_click="ignore",
    )


def file_name(company: str, what: str, today: date, revision: int, ending: str) -> str:
    """ "acme-scorecard-2026-03-04-r17.csv": the company, what is in it, the day and the plan's revision."""
    name = re.sub(r"[\W_]+", "-", company.lower()).strip("-")[:60] or "plan"
    return f"{name}-{what}-{today.isoformat()}-r{revision}.{ending}"
