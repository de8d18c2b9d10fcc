"""The KPIs of the open plan: read once for each state of it, and what pages work out from them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

import streamlit as st

from pages.shared import visit
from planner.actions import kpis as kpi_actions
from planner.actions import plans as plan_actions
from planner.actions.kpis import OpenKpis
from planner.kpis import scorecard as cards
from planner.kpis import series as kpi_series
from planner.kpis.kpi import KpiId
from planner.kpis.scorecard import Scorecard
from planner.kpis.series import Series
from planner.kpis.sheet import Sheet
from planner.plan.plan import PlanId

T = TypeVar("T")

_Visit = tuple[PlanId, int, str, str, date]
"""What the visitor's view of the KPIs depends on: the plan, its revision, their name and role, the day."""


def open_kpis() -> OpenKpis:
    """The KPIs of the open plan with their entries and events, as this visitor may see them today."""
    return _opened(_the_visit())


def card() -> Scorecard:
    """The scorecard of the open plan, as of today."""
    return of_kpis("card", _card)


def series() -> Mapping[KpiId, Series]:
    """The readings of every KPI over all its teams, retired ones and formulas included."""
    return of_kpis("series", _series)


def of_kpis(what: str, compute: Callable[[OpenKpis], T], *view: object) -> T:
    """`compute(open_kpis())`, or what it gave last time for the same plan, revision, visitor, day and view.

    `what` names the result; `view` is whatever else it depends on and can be hashed. The result is shared,
    so it must never be changed.
    """
    result: T = _kept(what, _the_visit(), view, compute)
    return result


def sheets_since(opened: OpenKpis, first: date) -> Mapping[KpiId, Sheet]:
    """All entries back to a day: what is opened reaches back over the last years only."""
    if (opened.today - first).days < 365 * kpi_actions.YEARS_SHOWN:
        return opened.sheets
    return _since(_the_visit(), first)


def _the_visit() -> _Visit:
    plan, visitor = visit.plan_id(), visit.visitor()
    revision = plan_actions.revision(visit.workspace(), visitor, plan)
    return plan, revision, visitor.name, str(visitor.role_in(plan)), visit.today()


def _card(opened: OpenKpis) -> Scorecard:
    return cards.scorecard(opened.kpis, opened.sheets, opened.plan.first_day, opened.today)


def _series(opened: OpenKpis) -> Mapping[KpiId, Series]:
    return kpi_series.all_series(opened.kpis, opened.sheets, opened.today)


@st.cache_resource(max_entries=16, show_spinner=False)
def _opened(visited: _Visit) -> OpenKpis:
    plan, *_, today = visited
    return kpi_actions.open_kpis(visit.workspace(), visit.visitor(), plan, today)


@st.cache_resource(max_entries=4, show_spinner=False)
def _since(visited: _Visit, first: date) -> Mapping[KpiId, Sheet]:
    plan, *_, today = visited
    return kpi_actions.open_kpis(visit.workspace(), visit.visitor(), plan, today, since=first).sheets


@st.cache_resource(max_entries=256, show_spinner=False)
def _kept(what: str, visited: _Visit, view: tuple[object, ...], _compute: Callable[[OpenKpis], object]) -> object:
    return _compute(_opened(visited))
