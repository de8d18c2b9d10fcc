"""A formula while it is written: which KPIs it names, what it gives now, or what is wrong with it."""

import streamlit as st

from pages.shared import notices
from pages.shared.draft import Draft
from pages.shared.kpi_setup import fields
from pages.shared.text import plain
from planner.actions.kpis import OpenKpis
from planner.kpis.formula import formula_key, inputs_of
from planner.kpis.kpi import Kpi
from planner.kpis.series import Series, all_series
from planner.kpis.value_words import value_words
from planner.shared.errors import BadInput


def show(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    """The field, its check, and what it may name."""
    formula = draft.origin.formula
    st.text_input(
        "Formula",
        formula,
        key=draft.field("formula", formula),
        placeholder="clv / cac",
        persist_state="session",
        help="+ - * / and parentheses, numbers, and the names below.",
    )
    notices.problem_of(fields.FORM, "formula")
    written = draft.value("formula") or ""
    if written.strip():
        named = draft.origin.name or "this KPI"
        _check(opened, draft.origin.model_copy(update={"formula": written, "name": named}))
    _names(opened, draft.origin)


def _check(opened: OpenKpis, kpi: Kpi) -> None:
    try:
        inputs = inputs_of(kpi, opened.kpis)
    except BadInput as error:
        if not notices.has_problem(fields.FORM):
            st.markdown(f":orange[:material/error: {plain(str(error))}]")
        return
    kpis = [kpi if other.id == kpi.id else other for other in opened.kpis]
    series = all_series(kpis if kpi in kpis else [*kpis, kpi], opened.sheets, opened.today)
    parts = [f"{key} is {other.name}{_latest(series[other.id])}" for key, other in inputs.items()]
    st.markdown(f":green[:material/check: {plain('; '.join(parts))}.]" if parts else ":green[:material/check:]")
    st.caption(plain(_gives(series[kpi.id])))


def _latest(series: Series) -> str:
    value = _value(series)
    return f" ({value})" if value else ", without numbers so far"


def _gives(series: Series) -> str:
    value = _value(series)
    return f"It gives {value} now." if value else "It gives a value as soon as all of them have numbers."


def _value(series: Series) -> str:
    found = [point.reading.value for point in series.points if point.reading.value is not None]
    return value_words(series.kpi, found[-1]) if found else ""


def _names(opened: OpenKpis, kpi: Kpi) -> None:
    known = [f"- `{formula_key(other)}` {plain(other.name)}" for other in opened.watched if other.id != kpi.id]
    if not known:
        st.caption("The plan has no other KPI yet. Add those that the formula is worked out from first.")
        return
    with st.expander(f"What a formula may name ({len(known)})", key=f"formula_names_{kpi.id}"):
        st.markdown("\n".join(known))
