"""The way from a KPI to its numbers: those of past periods, to be entered or corrected."""

import streamlit as st

from pages.shared import menu, visit
from pages.shared.kpi.view import KpiView
from planner.access.visitor import Permission


def link(view: KpiView, label: str) -> None:
    """A link to the KPI's past periods on the page of numbers, for those who enter any."""
    if visit.may(Permission.ENTER_OWN_KPIS):
        address = {visit.PLAN_KEY: visit.plan_id(), "numbers": "Past periods", "kpi": view.kpi.id}
        st.page_link(menu.NUMBERS, label=label, icon=":material/edit_note:", query_params=address)
