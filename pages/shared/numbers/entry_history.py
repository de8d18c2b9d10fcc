"""The history of one entry: who typed what when, and what stood there before."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import visit
from pages.shared.numbers.clash import moment
from pages.shared.numbers.past_rows import Row
from pages.shared.numbers.words import period_name
from pages.shared.text import plain
from planner.actions import entries as entry_actions
from planner.actions.entries import EntryChange
from planner.actions.kpis import OpenKpis
from planner.kpis.counts import Counts
from planner.kpis.counts_words import counts_words
from planner.kpis.kpi import Kpi


def show(opened: OpenKpis, kpi: Kpi, team: str, rows: Sequence[Row]) -> None:
    """Behind a fold, for the period that is chosen there."""
    with st.expander(
        "Who changed what", icon=":material/manage_history:", key="past_history", on_change="rerun"
    ) as fold:
        if not fold.open:
            return
        names = {row.period.start: period_name(kpi, row.period, opened.today) for row in rows}
        day = st.selectbox(
            "Period",
            list(names),
            format_func=lambda start: names.get(start, "—"),
            key=f"history_of-{kpi.id}",
            width=340,
        )
        found = entry_actions.entry_history(visit.workspace(), visit.visitor(), opened.plan.id, kpi.id, team, day)
        if not found:
            st.caption("Nothing was ever entered for this period.")
        for change in found:
            st.markdown(_line(kpi, change))


def _line(kpi: Kpi, change: EntryChange) -> str:
    said = f"{_value(kpi, change.before)} → {_value(kpi, change.after)}" if change.before else _value(kpi, change.after)
    note = f" · “{plain(change.note)}”" if change.note else ""
    return f":gray[{plain(moment(change.at))}] · {plain(change.who)} · {said}{note}"


def _value(kpi: Kpi, counts: Counts | None) -> str:
    return plain(counts_words(kpi, counts)) if counts else "no entry"
