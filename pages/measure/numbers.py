"""My numbers: what I owe this period, past periods to correct, and a block to paste."""

import streamlit as st

from pages.shared import empty, header, kpis, menu, visit
from pages.shared.numbers import answer, past, paste, readers, this_period
from pages.shared.numbers.owing import enterable, may_enter

opened = kpis.open_kpis()
header.show("My numbers", answer.of(opened), visit.plan())

if not enterable(opened):
    empty.show("This plan watches no KPIs that are entered yet.", menu.KPI_SETUP, "Choose KPIs from the catalogue")
elif not may_enter(opened):
    readers.show(opened)
else:
    now, before, block = st.tabs(
        ["This period", "Past periods", "Paste a block"], key="numbers", on_change="rerun", bind="query-params"
    )
    if now.open:
        with now:
            this_period.show()
    if before.open:
        with before:
            past.show()
    if block.open:
        with block:
            paste.show()
