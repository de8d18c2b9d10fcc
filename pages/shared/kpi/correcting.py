"""The way from a KPI to its numbers: those of past periods, to be entered or corrected."""

import streamlit as st

from pages.shared import kpis, menu, visit
from pages.shared.kpi.view import KpiView
from pages.shared.numbers.owing import enterable, may_enter, teams_to_enter


def link(view: KpiView, label: str) -> None:
    """A link to the KPI's past periods on the page of numbers, for those who may enter them."""
    opened = kpis.open_kpis()
    if may_enter(opened) and view.kpi in enterable(opened) and teams_to_enter(opened, view.kpi):
        address = {visit.PLAN_KEY: visit.plan_id(), "numbers": "Past periods", "kpi": view.kpi.id}
        st.page_link(menu.NUMBERS, label=label, icon=":material/edit_note:", query_params=address)
