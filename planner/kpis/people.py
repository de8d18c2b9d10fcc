"""People in KPIs: one name in place of another, wherever it stands."""

from planner.kpis.kpi import Kpi


def renamed(kpi: Kpi, before: str, after: str) -> Kpi:
    """The KPI with somebody's new name as its owner and as the owner of its teams."""
    owner = after if kpi.owner == before else kpi.owner
    teams = tuple(team.but(owner=after) if team.owner == before else team for team in kpi.teams)
    return kpi if (owner, teams) == (kpi.owner, kpi.teams) else kpi.but(owner=owner, teams=teams)
