"""Freezing limits: on which stretch of periods they stand from now on, under which name, and why."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import notices, visit
from pages.shared.kpi.view import KpiView
from pages.shared.numbers.words import period_name
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import kpis as kpi_actions
from planner.kpis.kpi import LimitsBaseline
from planner.kpis.period import Period
from planner.kpis.period_words import counted
from planner.kpis.value_words import number_words, value_words
from planner.kpis.xmr import FEWEST_POINTS, limits_of
from planner.shared.errors import PlannerError

FORM, _OPEN = "kpi_limits", "kpi_limits_open"
_KEPT: dict[str, Any] = {"persist_state": "session"}  # a look at another tab or KPI costs nothing that was typed


def show(view: KpiView) -> None:
    """The form behind a fold, for those who may and where there are enough readings."""
    readable = view.series.readable
    if not visit.may(Permission.EDIT_KPIS) or len(readable) < FEWEST_POINTS:
        return
    fold = st.expander("Freeze the limits on a stretch", key=_OPEN, icon=":material/ac_unit:", on_change="rerun")
    if fold.open:
        with fold:
            _form(view)


def _form(view: KpiView) -> None:
    periods = {point.period.start: point.period for point in view.series.readable}
    names = {start: period_name(view.kpi, period, view.today) for start, period in periods.items()}
    starts = list(periods)
    first, last = _usual(view, starts)
    st.caption(
        "Choose a calm stretch before anything was changed. From then on every reading is held against it. Another "
        "stretch can be frozen at any time; Undo, here or in the history, takes it back."
    )
    with st.grid(2, min_column_width=260, key="kpi_limits_fields"):
        st.text_input("Name", key=_key(view, "name"), placeholder="Before the relaunch", **_KEPT)
        st.text_input("Reason", key=_key(view, "reason"), placeholder="Why these limits from now on", **_KEPT)
        _period(view, "from", names, first)
        _period(view, "to", names, last)
    for field in ("name", "reason", "start", "end"):
        notices.problem_of(FORM, field)
    st.markdown(plain(_preview(view, periods)))
    st.button("Freeze these limits", key="kpi_limits_save", type="primary", on_click=_save, args=(view, periods))
    notices.problems_of(FORM, ("name", "reason", "start", "end"))


def _period(view: KpiView, which: str, names: Mapping[date, str], usual: int) -> None:
    st.selectbox(
        "From" if which == "from" else "To",
        list(names),
        index=usual,
        format_func=lambda start: names.get(start, "—"),
        key=_key(view, which),
        **_KEPT,
    )


def _usual(view: KpiView, starts: list[date]) -> tuple[int, int]:
    """The stretch that is in force now, as positions."""
    if view.stretch is None:
        return 0, len(starts) - 1
    inside = [at for at, start in enumerate(starts) if view.stretch[0] <= start <= view.stretch[1]]
    return (inside[0], inside[-1]) if inside else (0, len(starts) - 1)


def _preview(view: KpiView, periods: Mapping[date, Period]) -> str:
    """What the chosen stretch would give."""
    start, end = _chosen(view, periods)
    inside = [p for p in view.series.readable if start <= p.period.start and p.period.end <= end]
    found = limits_of([point.reading.value for point in inside if point.reading.value is not None])
    those = f"{counted(view.kpi.cadence, len(inside))} that can be read"
    if found is None:
        return f"{those[:1].upper()}{those[1:]}; limits need {FEWEST_POINTS} at least."
    kpi = view.kpi
    return (
        f"{those}: average {number_words(kpi, found.mean)}, limits {number_words(kpi, found.lower)} "
        f"to {value_words(kpi, found.upper)}."
    )


def _chosen(view: KpiView, periods: Mapping[date, Period]) -> tuple[date, date]:
    state = st.session_state
    return periods[state[_key(view, "from")]].start, periods[state[_key(view, "to")]].end


def _save(view: KpiView, periods: Mapping[date, Period]) -> None:
    start, end = _chosen(view, periods)
    state, kpi = st.session_state, view.kpi
    try:
        limits = LimitsBaseline.checked(
            name=state[_key(view, "name")],
            reason=state[_key(view, "reason")],
            start=start,
            end=end,
            frozen_on=view.today,
        )
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, kpi_actions.freeze_limits, visit.plan_id(), kpi.id, kpi.version, limits, visit.now())
    if saved:
        st.session_state[_OPEN] = False
        said = f"The limits of “{kpi.name}” are frozen on “{limits.name}”: {_preview(view, periods)}"
        notices.say(said, visit.plan_id(), saved.change.id if saved.change else None)


def _key(view: KpiView, field: str) -> str:
    return f"kpi_limits_{field}_{view.kpi.id}_{view.kpi.version}"
