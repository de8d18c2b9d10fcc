"""The periods of a KPI: what was counted, by whom, with which note; what stood there before; correcting it."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
import streamlit as st

from pages.shared import kpis, visit
from pages.shared.kpi import correcting
from pages.shared.kpi.view import KpiView
from pages.shared.numbers.clash import moment
from pages.shared.numbers.words import period_name
from pages.shared.text import plain
from planner.actions import entries as entry_actions
from planner.kpis.counts import Counts
from planner.kpis.counts_words import counts_words, quantity
from planner.kpis.kind import Kind
from planner.kpis.sheet import EMPTY
from planner.kpis.value_words import interval_name, interval_words, number_words

_MOST_PIXELS, _ROW = 560, 33


def show(view: KpiView) -> None:
    """All settled periods, then one of them entry by entry."""
    table = _table(view)
    unit = f" Values in {plain(view.kpi.unit)}." if view.kpi.unit else ""
    st.caption(f"The latest first.{unit}")
    st.dataframe(
        table,
        hide_index=True,
        key="kpi_periods",
        height=min(_MOST_PIXELS, _ROW * (len(table) + 1) + 3),
        column_config={
            "Period": st.column_config.Column(pinned=True),
            "Remark": st.column_config.Column(width=140),
            "Why it moved": st.column_config.Column(width=260),
        },
        alt=f"The periods of {view.kpi.name} with value, n, interval, counts and notes",
    )
    if view.kpi.kind is Kind.FORMULA:
        st.caption("It is worked out from other KPIs: correct their numbers, and this one follows.")
        return
    correcting.link(view, "Correct past numbers")
    _one_period(view)


def _table(view: KpiView) -> pd.DataFrame:
    kpi, interval = view.kpi, interval_name(*(point.reading for point in view.points)).capitalize()
    who = _who_by_period(view)
    rows = [
        {
            "Period": period_name(kpi, point.period, view.today),
            "Value": "" if point.reading.value is None else number_words(kpi, point.reading.value),
            interval: interval_words(kpi, point.reading),
            "n": quantity(point.reading.n),
            "Remark": "too few to be read" if point.is_small else "teams are missing" if point.is_partial else "",
            "Counted": counts_words(kpi, point.counts),
            "Why it moved": "; ".join(f"{team}: {note}" if team else note for team, note in point.notes),
            "Entered": ", ".join(dict.fromkeys(who.get(point.period.start, ()))),
        }
        for point in reversed(view.points)
    ]
    return pd.DataFrame(rows)


def _who_by_period(view: KpiView) -> dict[date, list[str]]:
    sheet = kpis.open_kpis().sheets.get(view.kpi.id, EMPTY)
    found: dict[date, list[str]] = {}
    for period, who, at in zip(sheet.periods, sheet.entered_by, sheet.entered_at, strict=True):
        found.setdefault(period, []).append(f"{who}, {moment(at)}")
    return found


def _one_period(view: KpiView) -> None:
    """Who changed what in a period; asked for only when somebody opens it."""
    fold = st.expander(
        "Who entered and changed what", key="kpi_history", icon=":material/manage_history:", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        names = {point.period.start: period_name(view.kpi, point.period, view.today) for point in reversed(view.points)}
        day = st.selectbox(
            "Period",
            list(names),
            format_func=lambda start: names.get(start, "—"),
            key=f"kpi_history_of-{view.kpi.id}",
            width=340,
        )
        changes = pd.DataFrame(_changes(view, day))
        if changes.empty:
            st.caption("Nothing is on record for this period.")
        else:
            st.dataframe(changes, hide_index=True, key="kpi_history_table", alt="Every change of this period’s numbers")


def _changes(view: KpiView, day: date) -> Iterator[dict[str, str]]:
    """Every step of every team's entry, with what stood there before."""
    sheet = kpis.open_kpis().sheets.get(view.kpi.id, EMPTY)
    entered = {team for team, period in zip(sheet.teams, sheet.periods, strict=True) if period == day}
    for team in dict.fromkeys((*view.kpi.team_names, *sorted(entered))):
        for change in entry_actions.entry_history(
            visit.workspace(), visit.visitor(), visit.plan_id(), view.kpi.id, team, day
        ):
            yield {
                **({"Team": team} if view.kpi.teams else {}),
                "When": moment(change.at),
                "Who": change.who,
                "Before": _said(view, change.before),
                "After": _said(view, change.after),
                "Why it moved": change.note,
            }


def _said(view: KpiView, counts: Counts | None) -> str:
    return counts_words(view.kpi, counts) if counts else "no entry"
