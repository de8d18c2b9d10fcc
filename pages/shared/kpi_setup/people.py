"""People: the names that the plan knows, to choose an owner from."""

from collections.abc import Iterable

from pages.shared import visit
from pages.shared.kpis import of_kpis
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import Kpi


def known(*typed: str | None) -> list[str]:
    """The leader, whoever owns a task, a KPI or a team, and the names typed by now."""
    opened = visit.plan()
    names = {*of_kpis("people of kpis", _of_kpis), *typed, opened.plan.leader}
    names |= {task.owner for task in opened.tasks} | {one.name for task in opened.tasks for one in task.participants}
    return sorted({name for name in names if name}, key=str.casefold)


def _of_kpis(opened: OpenKpis) -> frozenset[str]:
    return frozenset(name for kpi in opened.kpis for name in _owners(kpi))


def _owners(kpi: Kpi) -> Iterable[str]:
    return kpi.owner, *(team.owner for team in kpi.teams)
