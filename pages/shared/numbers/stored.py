"""What is stored: the entry of a team in a period, and the latest before it, found without a search."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from planner.actions.kpis import OpenKpis
from planner.kpis.counts import Counts
from planner.kpis.kpi import KpiId
from planner.kpis.sheet import EMPTY, Sheet
from planner.plan.plan import PlanId


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it is stored; `version` is what a correction has to name."""

    period: date
    counts: Counts
    note: str
    version: int
    who: str
    at: datetime


def sheet_of(opened: OpenKpis, kpi: KpiId) -> Sheet:
    """All entries of a KPI."""
    return opened.sheets.get(kpi, EMPTY)


def entry_of(opened: OpenKpis, kpi: KpiId, team: str, period: date) -> Stored | None:
    """What a team entered for the period that begins on this day."""
    at = _rows(opened, kpi).get(team, {}).get(period)
    return None if at is None else _entry(sheet_of(opened, kpi), at)


def latest_before(opened: OpenKpis, kpi: KpiId, team: str, period: date) -> Stored | None:
    """The latest entry of a team before a period in which there was anything to count."""
    sheet = sheet_of(opened, kpi)
    found = [at for start, at in _rows(opened, kpi).get(team, {}).items() if start < period and not sheet.nothing[at]]
    return _entry(sheet, found[-1]) if found else None


def _rows(opened: OpenKpis, kpi: KpiId) -> Mapping[str, Mapping[date, int]]:
    # Keyed by what is open already: to ask for the plan's revision again would be a query for each entry.
    return _kept(opened.plan.id, opened.plan.revision, opened.today, kpi, opened)


@st.cache_resource(max_entries=512, show_spinner=False)
def _kept(plan: PlanId, revision: int, today: date, kpi: KpiId, _opened: OpenKpis) -> Mapping[str, Mapping[date, int]]:
    return _by_team(sheet_of(_opened, kpi))


def _by_team(sheet: Sheet) -> dict[str, dict[date, int]]:
    rows: dict[str, dict[date, int]] = {}
    for at, (team, period) in enumerate(zip(sheet.teams, sheet.periods, strict=True)):
        rows.setdefault(team, {})[period] = at
    return rows


def _entry(sheet: Sheet, at: int) -> Stored:
    return Stored(
        period=sheet.periods[at],
        counts=sheet.counts(at),
        note=sheet.notes[at],
        version=sheet.versions[at],
        who=sheet.entered_by[at],
        at=sheet.entered_at[at],
    )
