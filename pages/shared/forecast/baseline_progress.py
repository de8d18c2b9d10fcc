"""Progress against the baseline: the agreed curve, what is done today, the pace."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared import screen
from pages.shared.dates import long_date, week_date
from pages.shared.derived import derived
from pages.shared.text import plain
from planner.actions.plans import OpenPlan
from planner.charts.canvas import spec_of
from planner.charts.palette import Look
from planner.charts.progress import pace_words, progress_alt, progress_curve
from planner.plan.baseline import Baseline
from planner.scheduling.earned import Performance, performance


def show(opened: OpenPlan) -> None:
    """The curve, the three figures and what they mean; what to do where no baseline stands yet."""
    baseline = opened.all_baseline
    if baseline is None:
        st.markdown("There is no baseline yet. Freeze one under “Baselines”: progress is measured against it.")
        return
    done = _performance(opened, baseline)
    st.markdown(f"#### {plain(pace_words(done))}")
    taken_on = long_date(baseline.taken_on)
    st.markdown(f"Held against baseline {baseline.number}, “{plain(baseline.reason)}”, of {taken_on}.")
    _figures(done)
    look = screen.look()
    is_narrow = screen.is_narrow()
    draw = partial(_spec, done=done, look=look, is_narrow=is_narrow)
    spec = derived("baseline_progress", opened, draw, look, is_narrow)
    alt = progress_alt(done)
    st.plotly_chart(spec, key="progress_curve", theme=None, config={"displayModeBar": False}, alt=alt)
    with st.expander("The agreed curve as a table", key="progress_table_open"):
        st.dataframe(_table(opened, done), hide_index=True, key="progress_table", alt=alt)
    st.caption(
        "Pace is SPI(t) by earned schedule: the working days of the agreed plan that are earned, divided by the "
        "working days gone by. 1 keeps pace; 0.8 means that ten days bring as much as eight were to bring. "
        "Recurring, dropped and later added tasks do not count."
    )


def _figures(done: Performance) -> None:
    ahead = round((done.earned - done.planned) * 100)
    with st.grid(2, min_column_width=150):
        st.metric(
            "Done",
            f"{done.earned:.0%}",
            f"{ahead:+d} pts vs {done.planned:.0%} agreed" if ahead else "as agreed",
            delta_arrow="auto" if ahead else "off",
            border=True,
            help="Working days done, of those that the baseline holds.",
        )
        st.metric(
            "Pace, SPI(t)",
            "—" if done.spi_t is None else f"{done.spi_t:.2f}",
            f"{done.earned_schedule:.1f} of {done.actual_time} days",
            delta_color="off",
            delta_arrow="off",
            border=True,
        )


def _performance(opened: OpenPlan, baseline: Baseline) -> Performance:
    def compute(opened: OpenPlan) -> Performance:
        return performance(opened.plan, opened.all_tasks, baseline, opened.status_day)

    return derived("performance", opened, compute, baseline.number)


def _spec(opened: OpenPlan, *, done: Performance, look: Look, is_narrow: bool) -> dict[str, Any]:
    figure = progress_curve(opened.plan, done, opened.status_day, look, compact=is_narrow)
    return spec_of(figure)


def _table(opened: OpenPlan, done: Performance) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Day": [day for day, _ in done.curve],
            "Date": [week_date(opened.schedule.calendar.date_of(day)) for day, _ in done.curve],
            "Agreed by the end of the day": [f"{share:.1%}" for _, share in done.curve],
        }
    )
