"""KPI files: the entries and the scorecard of a plan, written for whoever may look at it."""

from datetime import date
from enum import StrEnum

from planner.access.visitor import Visitor
from planner.actions.kpis import OpenKpis, open_kpis
from planner.actions.workspace import Workspace
from planner.exchange.kpis_out import entries_csv, scorecard_csv
from planner.kpis.scorecard import Scorecard, scorecard
from planner.plan.plan import PlanId

SINCE_EVER = date(1900, 1, 1)


class KpiFile(StrEnum):
    """What an export may hold; the value is what its file is called."""

    BOOK = "kpis"
    ENTRIES = "entries"
    SCORECARD = "scorecard"

    @property
    def ending(self) -> str:
        """The ending of the file's name."""
        return "xlsx" if self is KpiFile.BOOK else "csv"


def export_kpis(workspace: Workspace, visitor: Visitor, plan_id: PlanId, today: date, file: KpiFile) -> bytes:
    """The file as of today: all KPIs, retired ones too, with every entry that was ever made."""
    opened = open_kpis(workspace, visitor, plan_id, today)
    if file is KpiFile.SCORECARD:
        return scorecard_csv(_card(opened))
    sheets = open_kpis(workspace, visitor, plan_id, today, since=SINCE_EVER).sheets
    if file is KpiFile.ENTRIES:
        return entries_csv(opened.kpis, sheets)
    from planner.exchange.kpi_book import kpi_book  # slow to import, and few ask for it

    return kpi_book(opened.kpis, sheets, _card(opened), opened.plan.first_day)


def _card(opened: OpenKpis) -> Scorecard:
    return scorecard(opened.kpis, opened.sheets, opened.plan.first_day, opened.today)
