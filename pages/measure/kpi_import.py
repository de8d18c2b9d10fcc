"""KPI files: numbers from surveys, tickets, reviews, orders and tables, and back out as files."""

import streamlit as st

from pages.shared import empty, header, kpis, menu, screen, visit
from pages.shared.kpi_import import export_form, import_form
from pages.shared.text import count

opened = kpis.open_kpis()
header.show(
    "KPI files",
    f"{count(len(opened.watched), 'KPI')} in this plan. Bring their numbers in from files, or take them out.",
    visit.plan(),
)

bring_in, take_out = st.tabs(["Import", "Export"], key="kpi_files", on_change="rerun", bind="query-params")
with bring_in:  # drawn even when the other is open, or the file would be gone
    import_form.show(opened)
with take_out:
    if opened.kpis:
        export_form.show(opened)
    else:
        empty.show("This plan watches no KPIs yet.", menu.KPI_SETUP, "Choose KPIs from the catalogue")
screen.watch()
