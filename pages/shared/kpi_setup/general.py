"""A KPI's name, who answers for its numbers, where they come from, how often and by when they are entered."""

import streamlit as st

from pages.shared import notices
from pages.shared.draft import Draft
from pages.shared.kpi_setup import fields, words
from planner.actions.kpis import OpenKpis
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence

_EARLIEST, _LATEST = -6, 14


def show(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    """All fields about who and when."""
    kpi = draft.origin
    fields.line(draft, "name", "Name", kpi.name)
    fields.person(draft, "owner", "Owner", kpi.owner)
    rhythm(opened, draft)
    if kpi.kind is not Kind.FORMULA:
        fields.line(draft, "source", "Where the numbers come from", kpi.source, placeholder="Survey tool, shop, …")
    _phase(opened, draft)


def rhythm(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    """How often, and by when."""
    fields.side_by_side(lambda: _cadence(opened, draft), lambda: _due(draft))
    notices.problem_of(fields.FORM, "due_days")


def _cadence(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    kpi = draft.origin
    sheet = opened.sheets.get(kpi.id)
    if sheet is None or not len(sheet.periods):
        fields.choice(draft, "cadence", "How often", words.CADENCES, kpi.cadence)
        return
    st.caption("How often")
    st.markdown(words.CADENCES[kpi.cadence], help=_why_fixed(kpi))


def _why_fixed(kpi: Kpi) -> str:
    return f"It has {kpi.cadence} numbers already. For another rhythm, stop watching it and add a new KPI."


def _due(draft: Draft[Kpi]) -> None:
    kpi = draft.origin
    if kpi.kind is Kind.FORMULA:
        st.caption("Nothing is entered: it is worked out as soon as the KPIs it needs have their numbers.")
    elif Cadence(draft.value("cadence", kpi.cadence)) is Cadence.WEEKLY:
        is_weekly = kpi.cadence is Cadence.WEEKLY
        days = kpi.due_days if is_weekly else 2
        known = sorted({*range(_EARLIEST, _LATEST + 1), days})
        fields.choice(
            draft, "due_weekday", "Due on", {day: words.due_weekday(kpi.week_starts, day) for day in known}, days
        )
    else:
        noun = Cadence(draft.value("cadence", kpi.cadence)).noun
        days = kpi.due_days if kpi.cadence is not Cadence.WEEKLY else 5
        st.number_input(
            f"Due, days after the {noun}",
            -6,
            90,
            days,
            key=draft.field("due_later", days),
            on_change="ignore",
            persist_state="session",
        )


def _phase(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    names = {"": "None"} | {phase.key: phase.name for phase in opened.plan.phases}
    phase = draft.origin.phase
    fields.choice(
        draft, "phase", "Phase", names if phase in names else names | {phase: phase}, phase, on_change="ignore"
    )
