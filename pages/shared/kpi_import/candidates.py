"""Candidates: the KPIs of the catalogue that a plan does not watch yet, for what a file may hold of them."""

from collections.abc import Sequence

from planner.actions.kpis import OpenKpis
from planner.kpis.catalogue import catalogue, definition
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import first_weekday

_MARK = "catalogue:"


def missing(opened: OpenKpis) -> list[Kpi]:
    """What the catalogue knows and the plan does not, each as the KPI that it would become."""
    known = {kpi.catalogue for kpi in opened.kpis}
    names = {kpi.name.casefold() for kpi in opened.kpis}
    return [
        candidate(opened, one.key)
        for one in catalogue()
        if one.kind is not Kind.FORMULA and one.key not in known and one.name.casefold() not in names
    ]


def candidate(opened: OpenKpis, key: str) -> Kpi:
    """A KPI of the catalogue as the plan would watch it from today on."""
    return definition(key).kpi(KpiId(_MARK + key), opened.today, first_weekday(opened.plan.week))


def is_missing(kpi: KpiId) -> bool:
    """Whether this is a candidate."""
    return kpi.startswith(_MARK)


def key_of(kpi: KpiId) -> str:
    """The key of a candidate in the catalogue."""
    return kpi.removeprefix(_MARK)


def named(kpis: Sequence[Kpi], kpi: KpiId) -> str:
    """The name of a KPI of the plan, or of a candidate."""
    if is_missing(kpi):
        return definition(key_of(kpi)).name
    return next((one.name for one in kpis if one.id == kpi), "")
