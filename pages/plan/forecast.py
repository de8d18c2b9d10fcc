"""Forecast: will the gates hold, how far is the plan against what was agreed, and what was agreed when."""

import streamlit as st

from pages.shared import (
    baseline_compare,
    baseline_freeze,
    baseline_progress,
    empty,
    forecast_parts,
    header,
    menu,
    screen,
    visit,
)

opened = visit.plan()
header.show("Forecast", "", opened)

if not opened.tasks:
    empty.show("This plan has no tasks to forecast yet.", menu.TASKS, "Add the first task")
    st.stop()

view = forecast_parts.worked_out(opened)
forecast_parts.answer(opened, view)
gate = baseline_freeze.gate_passed(opened) if baseline_freeze.may_freeze(opened) else None
if gate:
    baseline_freeze.offer(opened, gate)

gates, progress, baselines = st.tabs(
    ["Gates", "Progress", "Baselines"], key="show", on_change="rerun", bind="query-params"
)
if gates.open:
    with gates:
        if view.points:
            forecast_parts.cards(opened, view)
            forecast_parts.one_gate(opened, view)
            forecast_parts.outlook(opened, view)
        forecast_parts.basis(view)
if progress.open:
    with progress:
        baseline_progress.show(opened)
if baselines.open:
    with baselines:
        baseline_compare.compared(opened)
        baseline_compare.listed(opened)
        if baseline_freeze.may_freeze(opened) and not gate:
            baseline_freeze.anew(opened)
screen.watch()
