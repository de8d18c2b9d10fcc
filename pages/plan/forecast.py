"""Forecast: will the gates hold, how far is the plan against what was agreed, and what was agreed when."""

import streamlit as st

from pages.shared import empty, header, menu, screen, visit
from pages.shared.forecast import baseline_compare, baseline_freeze, baseline_progress, parts

opened = visit.plan()
header.show("Forecast", "", opened)

if not opened.tasks:
    empty.show("This plan has no tasks to forecast yet.", menu.TASKS, "Add the first task")
    st.stop()

view = parts.worked_out(opened)
parts.answer(opened, view)
gate = baseline_freeze.gate_passed(opened) if baseline_freeze.may_freeze(opened) else None
if gate:
    baseline_freeze.offer(opened, gate)

gates, progress, baselines = st.tabs(
    ["Gates", "Progress", "Baselines"], key="show", on_change="rerun", bind="query-params"
)
if gates.open:
    with gates:
        if view.points:
            parts.cards(opened, view)
            parts.one_gate(opened, view)
            parts.outlook(opened, view)
        parts.basis(view)
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
