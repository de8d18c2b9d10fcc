"""KPIs to measure with: those of the catalogue, entered every week by five teams."""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from bench.plans import NOW, PHASES, TODAY, Database
from planner.access.visitor import LOCAL_OWNER
from planner.actions import kpis as kpi_actions
from planner.actions import plans as plan_actions
from planner.kpis.catalogue import catalogue
from planner.kpis.counts import Counts, tally_of
from planner.kpis.entry import Entry
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId, Team
from planner.kpis.sheet import Sheet
from planner.kpis.target import Target
from planner.plan.brief import Brief
from planner.plan.plan import Plan, PlanId
from planner.plan.template import Template
from planner.storage import entries as stored_entries

KPIS, PERIODS, TEAMS = 30, 60, 5
FIRST_DAY = date(2025, 12, 1)
LAST_WEEK = date(2026, 2, 23)
"""The Monday of the last week that is over on the benches' day."""

_TEAMS = [Team(name=f"Team {number + 1}", owner=f"Lead {number}" if number else "Ada Lund") for number in range(TEAMS)]
_WEEKLY = {"cadence": "weekly", "due_days": 1, "owner": "Ada Lund", "teams": _TEAMS}
_AIMS = {Kind.NPS: 45, Kind.MEAN: 4.5, Kind.RATE: 8, Kind.AMOUNT: 1_000, Kind.DURATION: 20, Kind.PROPORTION: 75}


def some_kpis(count: int = KPIS) -> list[Kpi]:
    """KPIs of the catalogue, of all kinds that are entered; each is weekly and has five teams and a target."""
    entered = [definition for definition in catalogue() if definition.kind is not Kind.FORMULA]
    since = LAST_WEEK - timedelta(weeks=PERIODS - 1)
    return [
        known.kpi(KpiId(known.key), since, position=at, targets=(_target(known.kind),), **_WEEKLY)
        for at, known in enumerate(entered[:count])
    ]


def some_entries(kpis: Sequence[Kpi], periods: int = PERIODS) -> list[Entry]:
    """What the teams counted for these KPIs in so many weeks; now and then somebody says why it moved."""
    draw = random.Random(1)  # noqa: S311 - a benchmark, not a secret
    weeks = [LAST_WEEK - timedelta(weeks=back) for back in reversed(range(periods))]
    return [_entry(kpi, team, week, draw) for kpi in kpis for week in weeks for team in kpi.team_names]


def some_sheets(kpis: Sequence[Kpi], entries: Sequence[Entry]) -> dict[KpiId, Sheet]:
    """The entries of each KPI in columns."""
    found: dict[KpiId, list[Entry]] = {kpi.id: [] for kpi in kpis}
    for entry in entries:
        found[entry.kpi].append(entry)
    return {kpi: Sheet.of(mine) for kpi, mine in found.items()}


def add_measured_plan(database: Database, count: int = KPIS, owed: int = 0) -> Plan:
    """A plan that watches so many KPIs, with their entries; of so many of them its leader owes the last week."""
    brief = Brief(company=f"Bench of {count} KPIs", leader="Ada Lund", role="Head of CX", first_day=FIRST_DAY)
    template = Template(key="bench", name="Bench", phases=PHASES)
    plan = plan_actions.start_plan(database.workspace, LOCAL_OWNER, brief, template, TODAY, NOW)
    kpis = kpi_actions.add_kpis(database.workspace, LOCAL_OWNER, plan.id, some_kpis(count), NOW).kpis
    missing = {(kpi.id, _TEAMS[0].name, LAST_WEEK) for kpi in kpis[:owed]}
    entries = some_entries(kpis)
    keep(database, plan.id, [entry for entry in entries if (entry.kpi, entry.team, entry.period) not in missing])
    return plan


def keep(database: Database, plan: PlanId, entries: Sequence[Entry]) -> None:
    """Entries stored without a history, which nobody looks at here."""
    with database.workspace.transaction() as db:
        stored_entries.upsert(db, plan, entries)


def _target(kind: Kind) -> Target:
    return Target(value=_AIMS[kind], by_day=100, set_on=FIRST_DAY)


def _entry(kpi: Kpi, team: str, week: date, draw: random.Random) -> Entry:
    note = "The new form went live" if draw.random() < 0.05 else ""
    counts = _BY_KIND[kpi.kind](draw)
    return Entry(kpi=kpi.id, team=team, period=week, counts=counts, note=note, entered_by="Ada Lund", entered_at=NOW)


def _nps(draw: random.Random) -> Counts:
    return Counts(promoters=draw.randint(40, 60), passives=draw.randint(20, 40), detractors=draw.randint(5, 20))


def _share(draw: random.Random) -> Counts:
    whole = draw.randint(80, 400)
    return Counts(numerator=round(whole * draw.uniform(0.6, 0.8)), denominator=whole)


def _rate(draw: random.Random) -> Counts:
    return Counts(numerator=draw.randint(5, 30), denominator=draw.randint(1_500, 2_500))


def _answers(draw: random.Random) -> Counts:
    return Counts(tally=[(star, star, draw.randint(1, 8 * star)) for star in range(1, 6)])


def _amount(draw: random.Random) -> Counts:
    return Counts(amount=draw.randint(80_000, 120_000), per=draw.randint(90, 110))


def _minutes(draw: random.Random) -> Counts:
    return Counts(tally=tally_of(round(draw.lognormvariate(3, 0.8)) for _ in range(60)))


_BY_KIND: Mapping[Kind, Callable[[random.Random], Counts]] = {
    Kind.NPS: _nps,
    Kind.PROPORTION: _share,
    Kind.RATE: _rate,
    Kind.MEAN: _answers,
    Kind.AMOUNT: _amount,
    Kind.DURATION: _minutes,
}
