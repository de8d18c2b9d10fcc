"""A KPI without numbers: what to do to get some."""

import streamlit as st

from pages.shared import menu, visit
from pages.shared.kpi import correcting
from pages.shared.kpi.view import KpiView
from planner.access.visitor import Permission
from planner.kpis.kind import Kind


def show(view: KpiView) -> None:
    """Why there is nothing to draw, and the ways to change that."""
    with st.container(border=True, key="kpi_nothing"):
        if view.kpi.kind is Kind.FORMULA:
            st.markdown("It is worked out from other KPIs, and they have no numbers for the same periods yet.")
            return
        st.markdown(
            f"No {view.kpi.cadence.noun} is complete yet. A period counts once all teams have entered it, or once its "
            "due day is past. Numbers from before day 0 are welcome: limits need some history."
        )
        with st.container(horizontal=True):
            correcting.link(view, "Enter numbers")
            if visit.may(Permission.ENTER_OWN_KPIS):
                st.page_link(menu.KPI_IMPORT, label="Import numbers", icon=":material/upload_file:")
