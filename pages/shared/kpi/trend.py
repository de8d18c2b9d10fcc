"""The trend of a KPI: its readings with their intervals, week by week or four weeks together, and where it heads."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from pages.shared.kpi import drawn, event_list, targets
from pages.shared.kpi.view import TOGETHER, KpiView, ground_of, together
from pages.shared.numbers.words import period_name
from pages.shared.text import plain
from planner.charts.kpi_trend import Trend, trend, trend_alt, trend_key
from planner.kpis.counts_words import quantity
from planner.kpis.forecast import why_none
from planner.kpis.period_words import counted
from planner.kpis.series import Point
from planner.kpis.value_words import interval_name, interval_words, number_words

_EACH, _TOGETHER = "each", "together"
READ = "read"
"""The key of the choice, which is its name in the address bar."""


def show(view: KpiView) -> None:
    """The chart, what it means, the events on it, the figures behind it."""
    ground = ground_of(view)
    is_together = _choice(view) == _TOGETHER
    points = together(view) if is_together else view.points
    shown = Trend(points, view.path, view.ahead, view.events)
    alt = trend_alt(ground, shown)
    drawn.chart("kpi_trend", ground, partial(trend, shown=shown), alt, is_together)
    st.caption(plain(trend_key(ground, shown)))
    event_list.legend(view)
    _targets(view)
    drawn.table("kpi_trend_table", lambda: table(view, points), alt)
    _what_it_means(view)


def _targets(view: KpiView) -> None:
    """What the path leads to, and which targets it led to before, each with why."""
    if view.kpi.target:
        st.caption(f"**Target** {plain(targets.target_words(view.kpi))}")
        if earlier := targets.earlier_targets(view.kpi):
            st.caption(earlier)


def _choice(view: KpiView) -> str:
    noun = view.kpi.cadence.noun
    labels = {_EACH: f"Each {noun}", _TOGETHER: f"{TOGETHER} {noun}s together"}
    chosen: str = st.segmented_control(
        "How to read it",
        list(labels),
        default=_EACH,
        required=True,
        format_func=lambda choice: labels.get(choice, choice),
        key=READ,
        bind="query-params",
        label_visibility="collapsed",
        help="Together, the counts are added up: calmer and surer, but slower to show a change.",
    )
    return chosen


def _what_it_means(view: KpiView) -> None:
    """The chance and what it stands on."""
    st.subheader("Where it is heading", anchor=False)
    st.markdown(plain(_heading(view)))


def _heading(view: KpiView) -> str:
    if view.ahead:
        last = counted(view.kpi.cadence, view.ahead.points)
        return (
            f"{view.ahead.words} The dotted line is a straight one through the last {last}, carried on; in the band "
            "round it lie 95 of 100 readings, as long as they keep to it."
        )
    return why_none(view.series, view.kpi, view.length, view.first_day)


def prospect(view: KpiView) -> str:
    """The chance with what it assumes; or that the KPI changed too lately to say. Empty where there is neither."""
    if view.ahead:
        return view.ahead.words
    return why_none(view.series, view.kpi, view.length, view.first_day) if view.series.readable[5:] else ""


def table(view: KpiView, points: Sequence[Point]) -> pd.DataFrame:
    """The readings, the latest first."""
    kpi, interval = view.kpi, interval_name(*(point.reading for point in points)).capitalize()
    rows = [
        {
            "Period": period_name(kpi, point.period, view.today),
            "Value": "" if point.reading.value is None else number_words(kpi, point.reading.value),
            interval: interval_words(kpi, point.reading),
            "n": quantity(point.reading.n),
            "Remark": "too few to be read" if point.is_small else "teams are missing" if point.is_partial else "",
        }
        for point in reversed(points)
    ]
    return pd.DataFrame(rows)
