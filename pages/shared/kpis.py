"""The KPIs of the open plan: read once for each state of it, and what pages work out from them."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from pages.shared import visit
from pages.shared.part import Part
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import OpenKpis
from planner.kpis import scorecard as cards
from planner.kpis import series as kpi_series
from planner.kpis.kpi import KpiId
from planner.kpis.scorecard import Scorecard
from planner.kpis.series import Series
from planner.kpis.sheet import Sheet

T = TypeVar("T")

_KPIS = Part("kpis", kpi_actions.open_kpis)


def open_kpis() -> OpenKpis:
    """The KPIs of the open plan with their entries and events, as this visitor may see them today."""
    return _KPIS.opened()


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
    return _KPIS.of(what, compute, *view)


def sheets_since(opened: OpenKpis, first: date) -> Mapping[KpiId, Sheet]:
    """All entries back to a day: what is opened reaches back over the last years only."""
    if (opened.today - first).days < 365 * kpi_actions.YEARS_SHOWN:
        return opened.sheets
    return of_kpis("sheets since", partial(_since, first=first), first)


def _card(opened: OpenKpis) -> Scorecard:
    return cards.scorecard(opened.kpis, opened.sheets, opened.plan.first_day, opened.today)


def _series(opened: OpenKpis) -> Mapping[KpiId, Series]:
    return kpi_series.all_series(opened.kpis, opened.sheets, opened.today)


def _since(opened: OpenKpis, first: date) -> Mapping[KpiId, Sheet]:
    plan, today = opened.plan.id, opened.today
    return kpi_actions.open_kpis(visit.workspace(), visit.visitor(), plan, today, since=first).sheets
