"""The export: all numbers and the scorecard, as files."""

import streamlit as st

from pages.shared.scorecard import download
from pages.shared.text import count
from planner.actions.kpi_files import KpiFile
from planner.actions.kpis import OpenKpis

_LABELS = {
    KpiFile.BOOK: "Download Excel workbook",
    KpiFile.ENTRIES: "Download entries as CSV",
    KpiFile.SCORECARD: "Download scorecard as CSV",
}
_ABOUT = (
    "- **Excel workbook**: the scorecard, all entries, and a sheet for each KPI with its figures, its limits and a "
    "chart that Excel draws itself\n"
    "- **Entries**: every number as it was entered, with its note and who entered it when; it can be imported "
    "again without loss\n"
    "- **Scorecard**: where each KPI stands today, in full precision"
)


_FOR_ADMINS = (
    "On the server, `python -m planner kpi stats` works out the figures of the entries file, and "
    "`python -m planner kpi import` reads a file every night; see the guide to the command line."
)


def show(opened: OpenKpis) -> None:
    """What is in the files, and a button for each."""
    st.markdown(_ABOUT)
    retired = len(opened.kpis) - len(opened.watched)
    st.caption(f"{count(len(opened.kpis), 'KPI')}{f', {retired} of them retired' if retired else ''}.")
    with st.container(horizontal=True):
        for file, label in _LABELS.items():
            download.of_file(opened, file, label, look="primary" if file is KpiFile.BOOK else "")
    with st.expander("For administrators", icon=":material/terminal:", key="kpi_export_admins"):
        st.markdown(_FOR_ADMINS)
