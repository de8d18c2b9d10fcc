"""The address of a KPI's page."""

from pages.shared import visit
from planner.kpis.kpi import KpiId


def kpi_address(kpi: KpiId) -> dict[str, str]:
    """What the address bar says when the page of a KPI is open."""
    return {visit.PLAN_KEY: visit.plan_id(), "kpi": kpi}
