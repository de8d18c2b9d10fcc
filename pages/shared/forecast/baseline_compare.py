"""Baselines: all of them with who, when and why, and how far the plan has moved from one of them."""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import streamlit as st

from pages.shared import screen
from pages.shared.dates import long_date, week_date
from pages.shared.derived import derived
from pages.shared.text import count, plain
from planner.actions.plans import OpenPlan
from planner.exchange.formula_cells import defused
from planner.plan.baseline import Baseline
from planner.scheduling.compare import Difference, against_baseline
from planner.tasks.task import Kind

BASELINE = "baseline"
"""The key of the choice, which is its name in the address bar."""

_WORDS = {"kept": "", "added": "added since", "removed": "dropped or deleted"}


def listed(opened: OpenPlan) -> None:
    """Every baseline, the one in use first."""
    newest = opened.baseline
    if newest is None:
        st.markdown("No baseline is frozen yet.")
        return
    rows = [
        {
            "No.": baseline.number,
            "Reason": baseline.reason,
            "Frozen on": long_date(baseline.taken_on),
            "By": baseline.taken_by,
            "Tasks": len(baseline.tasks),
            "In use": "✓ in use" if baseline is newest else "",
        }
        for baseline in reversed(opened.baselines)
    ]
    st.subheader("All baselines", anchor=False)
    small = {name: st.column_config.Column(width="small") for name in ("No.", "Tasks", "In use")}
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, column_config=small, key="baselines", alt="All baselines of this plan"
    )


def compared(opened: OpenPlan) -> None:
    """The chosen baseline against now: a sentence, then the tasks that differ, gates first."""
    if not opened.baselines:
        return
    st.subheader("Now against a baseline", anchor=False)
    options = {_choice(baseline): baseline for baseline in reversed(opened.baselines)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="compare_line"):
        chosen = st.selectbox("Compare now with", list(options), key=BASELINE, bind="query-params", width=460)
        shows_all = st.toggle("Also what has not moved", key="compare_all", bind="query-params")
    baseline = options[chosen]
    found = derived("differences", opened, partial(_differences, baseline=baseline), baseline.number)
    differing = [difference for difference in found if _differs(difference)]
    st.markdown(plain(_summary(found)))
    shown = found if shows_all else differing
    if not shown:
        return
    table = _table(opened, shown)
    safe = table.map(lambda cell: defused(cell) if isinstance(cell, str) else cell)
    st.dataframe(
        table,
        hide_index=True,
        column_config={"Task": st.column_config.Column(width="medium" if screen.is_narrow() else "large")},
        key="differences",
        alt="Each task as agreed and now",
    )
    st.download_button(
        "Download as CSV",
        safe.to_csv(index=False).encode("utf-8-sig"),
        file_name=f"baseline-{baseline.number}-against-revision-{opened.plan.revision}.csv",
        mime="text/csv",
        key="differences_csv",
        icon=":material/download:",
        on_click="ignore",
    )


def _differences(opened: OpenPlan, *, baseline: Baseline) -> tuple[Difference, ...]:
    """Gates first, then by how far each has slipped."""
    gates = {task.id for task in opened.tasks if task.kind is Kind.GATE}
    found = against_baseline(opened.plan, opened.tasks, opened.schedule, baseline)
    return tuple(sorted(found, key=lambda one: (one.task not in gates, -abs(one.slip_days), one.change == "kept")))


def _differs(difference: Difference) -> bool:
    return difference.change != "kept" or bool(difference.slip_days) or _start_slip(difference) != 0


def _start_slip(difference: Difference) -> int:
    if difference.start_day is None or difference.planned_start_day is None:
        return 0
    return difference.start_day - difference.planned_start_day


def _summary(found: Sequence[Difference]) -> str:
    later = sum(one.slip_days > 0 for one in found)
    earlier = sum(one.slip_days < 0 for one in found)
    added = sum(one.change == "added" for one in found)
    removed = sum(one.change == "removed" for one in found)
    said = [
        f"{count(number, 'task')} {words}"
        for number, words in (
            (later, "later than agreed"),
            (earlier, "earlier"),
            (added, "added"),
            (removed, "dropped or deleted"),
        )
        if number
    ]
    return f"{', '.join(said)}; {len(found)} in all." if said else "Every task is where it was agreed."


def _choice(baseline: Baseline) -> str:
    return f"Baseline {baseline.number} · {long_date(baseline.taken_on)} · {baseline.reason[:60]}"


def _table(opened: OpenPlan, found: Sequence[Difference]) -> pd.DataFrame:
    gates = {task.id for task in opened.tasks if task.kind is Kind.GATE}
    rows = [
        {
            "Task": f"◆ {one.name}" if one.task in gates else one.name,
            "Slip, days": one.slip_days if one.change == "kept" else None,
            "Working days": one.slip_working_days if one.change == "kept" else None,
            "Agreed finish": _date(opened, one.planned_finish_day),
            "Finish now": _date(opened, one.finish_day),
            "Agreed start": _date(opened, one.planned_start_day),
            "Start now": _date(opened, one.start_day),
            "": _WORDS[one.change],
        }
        for one in found
    ]
    return pd.DataFrame(rows).astype({"Slip, days": "Int64", "Working days": "Int64"})


def _date(opened: OpenPlan, day: int | None) -> str:
    return "" if day is None else week_date(opened.schedule.calendar.date_of(day))
