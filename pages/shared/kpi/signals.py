"""The signals of a KPI: its XmR chart, every signal in words, which limits they break and who froze them."""

from functools import partial

import pandas as pd
import streamlit as st

from pages.shared import kpis
from pages.shared.dates import long_date
from pages.shared.kpi import drawn, limits_form
from pages.shared.kpi.view import KpiView, ground_of
from pages.shared.numbers.words import period_name
from pages.shared.scorecard import words
from pages.shared.text import count, plain
from planner.charts.kpi_xmr import RULES, Behaviour, Stretch, xmr, xmr_alt, xmr_key
from planner.kpis.kpi import LimitsBaseline
from planner.kpis.signal_words import is_better, is_real, words_of
from planner.kpis.value_words import number_words, value_words
from planner.kpis.xmr import Limits, Signal

_MOST = 8
"""So many signals stand in words at once; the others wait behind a fold."""


def show(view: KpiView) -> None:
    """The chart, then why: signals, limits, and freezing them anew."""
    ground, shown = ground_of(view), behaviour(view)
    if shown.readable:
        alt = xmr_alt(ground, shown)
        drawn.chart("kpi_xmr", ground, partial(xmr, shown=shown), alt)
        st.caption(plain(xmr_key(ground, shown)))
        drawn.table("kpi_xmr_table", lambda: _table(view, shown), alt)
    else:
        st.markdown(f"No {view.kpi.cadence.noun} has enough cases yet to be read.")
    st.subheader("What is a real change, and why", anchor=False)
    _signals(view)
    st.caption(plain(words.false_alarms(kpis.card())))
    st.subheader("The limits", anchor=False)
    _limits(view)
    limits_form.show(view)


def behaviour(view: KpiView) -> Behaviour:
    """What the chart draws."""
    stretch = Stretch(view.in_force.words, *view.stretch, view.in_force.is_frozen) if view.stretch else None
    return Behaviour(view.points, view.in_force.limits, view.signals, stretch, view.events)


def _signals(view: KpiView) -> None:
    limits = view.in_force.limits
    if limits is None:
        st.markdown("No limits, no signals: with so few readings nobody can tell usual swings from a real change.")
        return
    if not view.signals:
        st.markdown(f"Every movement so far is {words.USUAL}: there is nothing to explain in single ups and downs.")
        return
    latest_first = sorted(view.signals, key=lambda signal: signal.positions, reverse=True)
    st.markdown("\n".join(_line(view, limits, signal) for signal in latest_first[:_MOST]))
    if more := latest_first[_MOST:]:
        with st.expander(f"{count(len(more), 'earlier signal')}", key="kpi_signals_more"):
            st.markdown("\n".join(_line(view, limits, signal) for signal in more))


def _line(view: KpiView, limits: Limits, signal: Signal) -> str:
    """ "- **1** 45 points in week 6 …", green for the better and red for the worse, with an arrow; a jump in gray."""
    better = is_better(signal, view.kpi)
    colour = {True: "green", False: "red", None: "blue"}[better] if is_real(signal) else "gray"
    arrow = "trending_up" if signal.is_above else "trending_down"
    said = plain(words_of(signal, view.series, limits, view.first_day))
    return f"- :{colour}[:material/{arrow}: **{RULES[signal.rule][0]}**] {said}."


def _limits(view: KpiView) -> None:
    in_force, kpi = view.in_force, view.kpi
    if in_force.limits is None:
        st.markdown(plain(in_force.words))
        return
    lower, upper = number_words(kpi, in_force.limits.lower), value_words(kpi, in_force.limits.upper)
    held = "held from then on" if in_force.is_frozen else "not held yet: each new reading moves them"
    mean = number_words(kpi, in_force.limits.mean)
    st.markdown(f"**{plain(f'{lower} to {upper}')}**, average {plain(mean)}. {plain(in_force.words)}; {held}.")
    if frozen := [_frozen(one) for one in reversed(kpi.limits)]:
        st.markdown("\n".join(f"- {line}" for line in frozen))
    st.caption(
        "Limits say what this KPI does by itself: average ± 2.66 × the mean moving range; ranges up to 3.268 × it. "
        "They are no targets. A reading beyond them (1), eight in a row on one side (2), or three of four near a limit "
        "(3) hardly happen by chance. A step beyond the range limit by itself (R) is an unusual jump, and no real "
        "change yet: watch the next reading."
    )


def _frozen(limits: LimitsBaseline) -> str:
    stretch = f"{long_date(limits.start)} to {long_date(limits.end)}"
    who = f" by {plain(limits.frozen_by)}" if limits.frozen_by else ""
    why = f": {plain(limits.reason)}" if limits.reason else ""
    return f"“{plain(limits.name)}”, {plain(stretch)}, frozen on {plain(long_date(limits.frozen_on))}{who}{why}"


def _table(view: KpiView, shown: Behaviour) -> pd.DataFrame:
    """Values, moving ranges and the rules that fired, the latest first."""
    kpi, ranges = view.kpi, [None, *shown.ranges]
    fired: dict[int, list[str]] = {}
    for signal in view.signals:
        for position in signal.positions:
            fired.setdefault(position, []).append(RULES[signal.rule][1])
    rows = [
        {
            "Period": period_name(kpi, point.period, view.today),
            "Value": number_words(kpi, value),
            "From the one before": "" if moved is None else number_words(kpi, moved),
            "Signal": "; ".join(dict.fromkeys(fired.get(at, []))),
        }
        for at, (point, value, moved) in enumerate(zip(shown.readable, shown.values, ranges, strict=False))
    ]
    return pd.DataFrame(rows[::-1])
