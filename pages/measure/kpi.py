"""KPI: where one KPI stands, whether its movements are real, and what moved it."""

import streamlit as st

from pages.shared import empty, header, kpis, menu, screen, visit
from pages.shared.kpi import (
    about,
    choice,
    event_form,
    event_list,
    facts,
    nothing,
    periods,
    signals,
    target_form,
    teams,
    trend,
)
from pages.shared.kpi.view import view_of
from pages.shared.text import plain

opened = visit.plan()
watched = kpis.open_kpis()
if not watched.kpis:
    header.show("KPI", "", opened)
    empty.show("This plan watches no KPIs yet.", menu.KPI_SETUP, "Choose KPIs from the catalogue")
    st.stop()

kpi = choice.chosen(watched)
view = view_of(kpi)
tile = facts.tile_of(view)
header.show(plain(kpi.name), facts.answer(view, tile), opened)
choice.bar(watched, kpi)
if tile:
    facts.show(view, tile)

names = ["Trend", "Signals", "Teams", "Events", "Periods", "About"]
tabs = st.tabs(names, key="part", on_change="rerun", bind="query-params")
shown = next((name for name, tab in zip(names, tabs, strict=True) if tab.open), names[0])
with tabs[names.index(shown)]:
    match shown:
        case "Trend" | "Signals" | "Teams" | "Periods" if not view.points:
            nothing.show(view)
        case "Trend":
            trend.show(view)
        case "Signals":
            signals.show(view)
        case "Teams":
            teams.show(view)
        case "Events":
            event_list.show(opened, view)
        case "Periods":
            periods.show(view)
        case _:
            about.show(view)
target_form.show()
event_form.show()
screen.watch()
