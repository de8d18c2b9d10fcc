"""The KPIs of a plan in one line: how many there are, how many are behind, how many numbers are late."""

from pages.shared import visit
from pages.shared.derived import derived
from pages.shared.text import count
from planner.actions import kpis as kpi_actions
from planner.actions.plans import OpenPlan
from planner.kpis.owed import owed_by
from planner.kpis.scorecard import scorecard
from planner.kpis.standing import Status

_TROUBLE = (Status.OFF, Status.AT_RISK, Status.BEHIND)


def kpi_line(opened: OpenPlan) -> str:
    """ "13 KPIs, 2 behind, 4 numbers late."; empty for a plan that watches none."""
    return derived("kpis in a line", opened, _line)


def _line(opened: OpenPlan) -> str:
    known = kpi_actions.open_kpis(visit.workspace(), visit.visitor(), opened.plan.id, opened.today)
    if not known.watched:
        return ""
    tiles = scorecard(known.kpis, known.sheets, opened.plan.first_day, opened.today).tiles
    behind = sum(tile.standing.status in _TROUBLE for tile in tiles)
    late = sum(owed.due < opened.today for _, owed in owed_by(None, known.watched, known.sheets, opened.today))
    said = [
        count(len(tiles), "KPI"),
        f"{behind} behind" if behind else "",
        f"{count(late, 'number')} late" * bool(late),
    ]
    return f"{', '.join(part for part in said if part)}."
