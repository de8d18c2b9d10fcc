"""Scorecard: where every KPI stands against its target, and which movements are real."""

import streamlit as st

from pages.shared import empty, header, kpis, menu, screen, visit
from pages.shared.scorecard import bar, body, words
from pages.shared.text import plain
from planner.access.visitor import Permission

opened = visit.plan()
watched = kpis.open_kpis()

if not watched.watched:
    header.show("Scorecard", "", opened)
    empty.show("This plan watches no KPIs yet.", menu.KPI_SETUP, "Choose KPIs from the catalogue")
    st.stop()

card = kpis.card()
header.show("Scorecard", words.answer(card), opened)
bar.show(watched, card)
body.show(watched, card)
with st.container(key="scorecard_foot", gap="xsmall"):
    st.caption(words.LEGEND)
    st.caption(plain(words.false_alarms(card)))
    with st.container(horizontal=True):
        if visit.may(Permission.ENTER_OWN_KPIS):
            st.page_link(menu.NUMBERS, label="Enter my numbers", icon=":material/edit_note:")
            st.page_link(menu.KPI_IMPORT, label="Import numbers", icon=":material/upload_file:")
        if visit.may(Permission.EDIT_KPIS):
            st.page_link(menu.KPI_SETUP, label="Set up KPIs", icon=":material/rule_settings:")
screen.watch()
