"""Owing: whose numbers are still missing, mine or anybody's, and what comes next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from pages.shared import visit
from pages.shared.kpis import of_kpis
from pages.shared.numbers.stored import entry_of
from planner.access.visitor import Permission, Role, Visitor
from planner.actions.kpis import OpenKpis
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.owed import owed_by
from planner.kpis.period import Period, next_period
from planner.plan.plan import Plan

_PERIODS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """The numbers of one team for one period of a KPI, and who owes them by when."""

    kpi: Kpi
    team: str
    period: Period
    who: str
    due: date

    @property
    def key(self) -> tuple[KpiId, str, date]:
        """What tells it from all others of the plan."""
        return self.kpi.id, self.team, self.period.start

    def named(self, name: str) -> str:
        """The key of one of its widgets."""
        return f"number-{name}-{self.kpi.id}-{self.period.start}-{self.team}"


def cell_of(kpi: Kpi, team: str, period: Period) -> Cell:
    """The numbers of a team for a period, whoever owes them."""
    return Cell(kpi, team, period, kpi.who_enters(team), kpi.due_on(period))


def my_names(visitor: Visitor, plan: Plan) -> frozenset[str]:
    """Under which names the visitor owes numbers.

    The plan's owner is its leader, and owes what has been given to nobody.
    """
    own = {visitor.name} - {""}
    return frozenset(own | {plan.leader, ""} if visitor.role_in(plan.id) is Role.OWNER else own)


def everybodys(opened: OpenKpis) -> Sequence[Cell]:
    """All that is owed by anybody, what was due first at the top."""
    return of_kpis("numbers owed", _everybodys)


def mine(opened: OpenKpis) -> Sequence[Cell]:
    """All that the visitor owes."""
    names = my_names(visit.visitor(), opened.plan)
    return [cell for cell in everybodys(opened) if cell.who in names]


def now_and_before(cells: Sequence[Cell]) -> tuple[Sequence[Cell], Sequence[Cell]]:
    """The latest period that each team owes for each KPI, and those before it."""
    latest: dict[tuple[str, str], date] = {}
    for cell in cells:
        team = cell.kpi.id, cell.team
        latest[team] = max(latest.get(team, cell.period.start), cell.period.start)
    is_now = [latest[cell.kpi.id, cell.team] == cell.period.start for cell in cells]
    now = [cell for cell, is_latest in zip(cells, is_now, strict=True) if is_latest]
    return now, [cell for cell, is_latest in zip(cells, is_now, strict=True) if not is_latest]


def to_come(opened: OpenKpis, names: Collection[str] | None = None) -> list[Cell]:
    """The next numbers of each KPI that the people of these names, or anybody, will be asked for; the soonest first."""
    found = (
        _next(opened, kpi, team)
        for kpi in enterable(opened)
        for team in kpi.team_names
        if names is None or kpi.who_enters(team) in names
    )
    return sorted((cell for cell in found if cell), key=_by_due)


def enterable(opened: OpenKpis) -> list[Kpi]:
    """The KPIs that are watched and entered, not worked out from others."""
    return [kpi for kpi in opened.watched if kpi.kind is not Kind.FORMULA]


def teams_to_enter(opened: OpenKpis, kpi: Kpi) -> list[str]:
    """The teams of a KPI whose numbers the visitor may enter."""
    visitor, plan = visit.visitor(), opened.plan.id
    return [team for team in kpi.team_names if visitor.may_enter_for(kpi.who_enters(team), plan)]


def may_enter(opened: OpenKpis) -> bool:
    """Whether the visitor enters numbers in this plan at all."""
    return visit.may(Permission.ENTER_OWN_KPIS) and opened.plan.archived_at is None


def _everybodys(opened: OpenKpis) -> Sequence[Cell]:
    found = owed_by(None, opened.watched, opened.sheets, opened.today)
    return sorted((Cell(kpi, one.team, one.period, one.who, one.due) for kpi, one in found), key=_by_due)


def _by_due(cell: Cell) -> tuple[date, int, str]:
    return cell.due, cell.kpi.position, cell.team


def _next(opened: OpenKpis, kpi: Kpi, team: str) -> Cell | None:
    period = kpi.period_of(max(opened.today, kpi.since))
    for _ in range(_PERIODS_AHEAD):
        is_open = kpi.opens_on(period) <= opened.today
        if not is_open and entry_of(opened, kpi.id, team, period.start) is None:
            return cell_of(kpi, team, period)
        period = next_period(period, kpi.cadence, kpi.week_starts)
    return None
