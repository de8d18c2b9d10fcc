"""Where on the page one is: which part is open, and which KPI; the address bar holds both."""

import streamlit as st

from pages.shared import notices
from pages.shared.kpi_setup import fields
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import Kpi, KpiId

WATCHED, CATALOGUE, OWN = PARTS = ("This plan’s KPIs", "Catalogue", "Own KPI")
"""The parts of the page, as its tabs call them."""

PART, KPI = "setup", "kpi"
"""The names in the address bar; the first is the key of the tabs as well."""


def selected(opened: OpenKpis) -> Kpi | None:
    """The KPI whose set-up is open; one that is gone is not."""
    asked = st.query_params.get(KPI, "")
    return next((kpi for kpi in opened.kpis if kpi.id == asked), None)


def select(kpi: KpiId) -> None:
    """Open the set-up of a KPI of the plan; to be called in a callback."""
    st.query_params[KPI] = kpi
    turn_to(WATCHED)
    forget_problems()


def close() -> None:
    """Open none; to be called in a callback."""
    st.query_params.pop(KPI, None)


def turn_to(part: str) -> None:
    """Open another part of the page; to be called in a callback."""
    st.session_state[PART] = part


def forget_problems() -> None:
    """Drop what was wrong with the fields of another KPI; to be called in a callback."""
    notices.forget(fields.FORM)
