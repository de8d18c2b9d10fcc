"""KPI set-up: which KPIs the plan watches, whose they are, and where they shall go."""

from pathlib import Path

import streamlit as st

from pages.shared import header, kpis, screen, visit
from pages.shared.kpi import target_form
from pages.shared.kpi_setup import address, delete_dialog, listing, panel
from pages.shared.kpi_setup import catalogue as shown_catalogue
from planner.access.visitor import Permission

opened = kpis.open_kpis()
header.show("KPI set-up", listing.answer(opened), visit.plan())

st.html(Path("pages/shared/kpi_setup/kpi_setup.css"))
narrow = screen.is_narrow()
screen.watch()
selected = address.selected(opened)
target_form.show()
delete_dialog.show()

if narrow and selected:
    panel.show(opened, selected)
    st.stop()

parts = address.PARTS if visit.may(Permission.EDIT_KPIS) else address.PARTS[:2]
watched, catalogue, *own = st.tabs(parts, key=address.PART, on_change=address.forget_problems, bind="query-params")
if watched.open:
    with watched:
        if not opened.watched:
            shown_catalogue.starter(opened)
        if selected:
            work, beside = st.columns([6, 5], gap="medium")
            with work:
                listing.show(opened, selected, narrow=narrow)
            with beside:
                panel.show(opened, selected)
        else:
            listing.show(opened, None, narrow=narrow)
if catalogue.open:
    with catalogue:
        shown_catalogue.show(opened)
if own and own[0].open:
    with own[0]:
        from pages.shared.kpi_setup import own as own_kpi

        own_kpi.show(opened)
