"""The parts of the forecast: the answer, a card per gate, the day it is likely to be passed, what it rests on."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared import screen
from pages.shared.dates import week_date
from pages.shared.derived import derived
from pages.shared.forecast import words as forecast_words
from pages.shared.forecast.view import RUNS, ForecastView, forecast_view
from pages.shared.task.link import task_link
from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.charts.canvas import spec_of
from planner.charts.forecast import driver_bars, forecast_alt, gate_outlook
from planner.charts.gate_days import gate_days, gate_days_alt
from planner.charts.palette import Look
from planner.scheduling.forecast import Driver, GateForecast
from planner.scheduling.sampling import DISTRIBUTIONS, Distribution

DISTRIBUTION, GATE = "distribution", "gate"
"""The keys of the two choices, which are their names in the address bar."""

_NAMES = {"pert": "PERT", "triangular": "Triangular"}
_CONFIG = {"displayModeBar": False}


def worked_out(opened: OpenPlan) -> ForecastView:
    """The forecast with the distribution chosen; simulated once for each state of the plan."""
    chosen = distribution()
    with st.spinner(f"Running the plan through {RUNS:,} futures …"):
        return derived("forecast", opened, partial(forecast_view, distribution=chosen), chosen)


def distribution() -> Distribution:
    """The distribution chosen for three-point estimates; PERT if none is."""
    chosen = st.session_state.get(DISTRIBUTION)
    return next((known for known in DISTRIBUTIONS if known == chosen), DISTRIBUTIONS[0])


def answer(opened: OpenPlan, view: ForecastView) -> None:
    """Whether the next gate holds, and when the plan ends."""
    date_of = opened.schedule.calendar.date_of
    gate = view.next_gate
    with st.container(border=True, gap="xsmall", key="forecast_answer"):
        ends = forecast_words.plan_answer(view.forecast.finish, lambda day: week_date(date_of(day)))
        if gate is None:
            st.markdown(f"#### {plain(ends)}")
            st.markdown("No gate or milestone lies ahead. Gates are tasks of the kind “gate”.")
            return
        colour, icon, _ = forecast_words.tone(gate.chance)
        said = forecast_words.answer(gate, lambda day: week_date(date_of(day)))
        st.markdown(f"#### :{colour}[{icon}] {plain(said)}")
        st.markdown(plain(ends))


def cards(opened: OpenPlan, view: ForecastView) -> None:
    """A card per gate; per milestone where there are no gates."""
    gates = view.gates or view.milestones
    with st.grid(min(3, len(gates)), min_column_width=280):
        for gate in gates:
            _card(opened, gate, view)


def _card(opened: OpenPlan, gate: GateForecast, view: ForecastView) -> None:
    date_of = opened.schedule.calendar.date_of
    colour, icon, words = forecast_words.tone(gate.chance)
    finish = gate.finish
    with st.container(border=True, gap="xsmall", height="stretch", key=f"forecast_gate_{gate.task}"):
        task_link(opened, gate.task, gate.name)
        st.caption(f"Target {week_date(date_of(gate.target_day))} · day {gate.target_day}")
        st.markdown(f"### {plain(forecast_words.percentage(gate.chance))}")
        st.progress(gate.chance)
        st.markdown(f":{colour}[{icon} {words}]")
        days = (("P50", finish.p50_day), ("P80", finish.p80_day), ("P90", finish.p90_day))
        st.markdown("  \n".join(f"{name} **{week_date(date_of(day))}** · day {day}" for name, day in days))
        drivers = [driver for driver in gate.drivers if driver.task in view.seen]
        if drivers:
            st.caption("Driven most by")
        for number, driver in enumerate(drivers, 1):
            task_link(opened, driver.task, f"{number}. {driver.name}")


def outlook(opened: OpenPlan, view: ForecastView) -> None:
    """All gates and milestones on one axis, with the figures in a table behind it."""
    st.subheader("All gates and milestones", anchor=False)
    spec = _drawn(opened, "forecast_outlook", partial(_outlook_spec, view=view))
    alt = forecast_alt(opened.plan, view.points)
    st.plotly_chart(spec, key="forecast_outlook", theme=None, config=_CONFIG, alt=alt)
    with st.expander("The figures as a table", key="forecast_table_open"):
        st.dataframe(_table(opened, view), hide_index=True, key="forecast_table", alt=alt)


def one_gate(opened: OpenPlan, view: ForecastView) -> None:
    """The day on which the chosen gate would be passed, and what moves it."""
    points = {_choice(point): point for point in view.points}
    first = view.next_gate
    if first is None:
        return
    st.subheader("One gate in detail", anchor=False)
    options = list(points)
    chosen = st.selectbox(
        "Gate or milestone", options, index=options.index(_choice(first)), key=GATE, bind="query-params"
    )
    gate = points[chosen]
    days, drivers = st.columns(2, gap="large")
    with days:
        st.markdown("**On which day it is reached**")
        spec = _drawn(opened, "forecast_days", partial(_days_spec, gate=gate), gate.task)
        alt = gate_days_alt(opened.plan, gate)
        st.plotly_chart(spec, key="forecast_days", theme=None, config=_CONFIG, alt=alt)
        with st.expander("The days as a table", key="forecast_days_open"):
            st.dataframe(_days_table(opened, gate), hide_index=True, key="forecast_days_table", alt=alt)
    with drivers:
        st.markdown("**What moves it**")
        _drivers(opened, gate, view)


def _drivers(opened: OpenPlan, gate: GateForecast, view: ForecastView) -> None:
    seen = [driver for driver in gate.drivers if driver.task in view.seen]
    if not seen:
        st.markdown("No single task decides it.")
        return
    spec = _drawn(opened, "forecast_drivers", partial(_drivers_spec, drivers=seen), gate.task)
    alt = "; ".join(f"{driver.name} {driver.correlation:.2f} of 1" for driver in seen)
    st.plotly_chart(spec, key="forecast_drivers", theme=None, config=_CONFIG, alt=alt)
    st.caption(
        "How closely the gate’s day follows the length of the task, from 0 to 1. "
        "Settle the first one early and the gate is safer."
    )


def basis(view: ForecastView) -> None:
    """What the figures rest on, and the choice that changes them."""
    st.subheader("What this rests on", anchor=False)
    st.markdown(plain(view.forecast.basis))
    st.segmented_control(
        "Shape of the three-point estimates",
        DISTRIBUTIONS,
        default=DISTRIBUTIONS[0],
        required=True,
        key=DISTRIBUTION,
        format_func=lambda name: _NAMES[name],
        bind="query-params",
        help="PERT trusts the likely value more; triangular gives the extremes more weight.",
    )
    st.caption(
        f"{view.forecast.runs:,} runs, seed {view.seed}: the same plan gives the same figures. "
        "A chance of 80 % means that 80 of 100 such runs keep the date. P50, P80 and P90 are the days by which 50, 80 "
        "and 90 of 100 runs are there."
    )


def _drawn(opened: OpenPlan, what: str, draw: Any, *view: object) -> dict[str, Any]:
    is_narrow = screen.is_narrow()
    made = partial(draw, look=screen.look(), is_narrow=is_narrow)
    spec: dict[str, Any] = derived(what, opened, made, *view, distribution(), screen.look(), is_narrow)
    return spec


def _outlook_spec(opened: OpenPlan, *, view: ForecastView, look: Look, is_narrow: bool) -> dict[str, Any]:
    return spec_of(gate_outlook(opened.plan, view.points, look, compact=is_narrow))


def _days_spec(opened: OpenPlan, *, gate: GateForecast, look: Look, is_narrow: bool) -> dict[str, Any]:
    return spec_of(gate_days(opened.plan, gate, look, compact=is_narrow))


def _drivers_spec(opened: OpenPlan, *, drivers: Sequence[Driver], look: Look, is_narrow: bool) -> dict[str, Any]:
    return spec_of(driver_bars(drivers, look, compact=is_narrow))


def _choice(gate: GateForecast) -> str:
    return f"Day {gate.target_day} · {gate.name}"


def _table(opened: OpenPlan, view: ForecastView) -> pd.DataFrame:
    def when(day: int) -> str:
        return f"{week_date(opened.schedule.calendar.date_of(day))} (day {day})"

    rows = [
        {
            "Gate or milestone": gate.name,
            "Chance": forecast_words.percentage(gate.chance),
            "Target": when(gate.target_day),
            "P50": when(gate.finish.p50_day),
            "P80": when(gate.finish.p80_day),
            "P90": when(gate.finish.p90_day),
        }
        for gate in view.points
    ]
    return pd.DataFrame(rows)


def _days_table(opened: OpenPlan, gate: GateForecast) -> pd.DataFrame:
    shares = pd.Series([share for _, share in gate.by_day])
    return pd.DataFrame(
        {
            "Day": [day for day, _ in gate.by_day],
            "Date": [week_date(opened.schedule.calendar.date_of(day)) for day, _ in gate.by_day],
            "Runs on this day": [f"{share:.1%}" for share in shares],
            "Runs by this day": [f"{share:.1%}" for share in shares.cumsum()],
        }
    )
