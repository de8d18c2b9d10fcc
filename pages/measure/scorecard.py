"""Scorecard: where every KPI stands against its target, and which movements are real."""

import streamlit as st

from pages.shared import empty, header, menu, visit
from pages.shared.kpis import open_kpis

opened = visit.plan()
kpis = open_kpis()
header.show("Scorecard", "", opened)

if not kpis.watched:
    empty.show("This plan watches no KPIs yet.", menu.KPI_SETUP, "Choose KPIs from the catalogue")
    st.stop()
