"""How long the pages that measure take, as a ratio to bare pages with the same elements, and after an entry was saved.

Scorecard and KPI of a plan with 30 KPIs x 60 weeks x 5 teams; My numbers where ten of them are owed.
"""

import tempfile
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from bench import table
from bench.bare import write_app
from bench.client import Visit
from bench.kpi_plan import KPIS, LAST_WEEK, PERIODS, TEAMS, add_measured_plan
from bench.pages import STATISTICS, after_changes, in_script, in_turn, recorded, row
from bench.plans import NOW, TODAY, Database
from bench.server import ROOT, Server, serving
from planner.access.visitor import LOCAL_OWNER
from planner.actions.entries import Typed, import_entries
from planner.actions.kpis import open_kpis
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.plan.plan import PlanId

PAGES = {"scorecard": "Scorecard", "kpi": "KPI", "numbers": "My numbers"}
_OWED = 10
_ROUNDS = 30
_ALL = f"{KPIS} KPIs x {PERIODS} weeks x {TEAMS} teams"


def main() -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        database = Database.made(Path(name))
        full, owing = add_measured_plan(database).id, add_measured_plan(database, owed=_OWED).id
        plans = {"scorecard": full, "kpi": full, "numbers": owing}
        queries = {page: f"plan={plan}" for page, plan in plans.items()}
        bare = Path(name) / "bare"
        bare.mkdir()
        with serving(environment=database.environment) as ours:
            strange = write_app(bare, recorded(ours, queries))
            with serving(bare) as canned:
                _show_visits(ours, canned, queries, strange)
            _show_after_an_entry(ours, database, plans)
        _show_scripts(database, bare, queries)


def _show_visits(ours: Server, canned: Server, queries: Mapping[str, str], strange: list[str]) -> None:
    rows = []
    for page, name in PAGES.items():
        with Visit(ours.port, page, queries[page]) as one, Visit(canned.port, page) as other:
            mine, least = in_turn(_ROUNDS, one.rerun, other.rerun)
            rows.append(row(f"{name}, again", mine, least, len(one.messages), len(other.messages)))
    heads = ("page", "ours ms", "bare ms", "ratio", "messages", "bare messages")
    note = f"Elements that stand as text in the bare pages: {', '.join(strange)}." if strange else ""
    table.show(f"For a visitor at a websocket: {_ALL}, p50", heads, rows, note)


def _show_after_an_entry(ours: Server, database: Database, plans: Mapping[str, PlanId]) -> None:
    rows = []
    for page, name in PAGES.items():
        with Visit(ours.port, page, f"plan={plans[page]}") as visit:
            saved, calm = after_changes(visit, _entering(database, plans[page]))
            rows.append((name, table.milliseconds(saved), table.milliseconds(calm), table.ratio(saved, calm)))
    heads = ("page", "saved ms", "unchanged ms", "ratio")
    table.show("The first run after an entry was saved, against the next one", heads, rows)


def _entering(database: Database, plan: PlanId) -> Callable[[], None]:
    """Corrects last week's number of one team, each time to another."""
    kpi = next(kpi for kpi in open_kpis(database.workspace, LOCAL_OWNER, plan, TODAY).kpis if kpi.kind is Kind.NPS)
    answers = count(100)

    def enter() -> None:
        counts = Counts(promoters=next(answers), passives=20, detractors=10)
        typed = Typed(kpi.id, kpi.team_names[-1], LAST_WEEK, counts)
        assert import_entries(database.workspace, LOCAL_OWNER, plan, [typed], NOW, "bench").change

    return enter


def _show_scripts(database: Database, bare: Path, queries: Mapping[str, str]) -> None:
    rows = []
    with serving(ROOT, database.environment, STATISTICS) as ours, serving(bare, None, STATISTICS) as canned:
        for page, name in PAGES.items():
            with Visit(ours.port, page, queries[page]) as one, Visit(canned.port, page) as other:
                mine, least = in_turn(_ROUNDS, in_script(one), in_script(other))
                rows.append((name, table.milliseconds(mine), table.milliseconds(least), table.ratio(mine, least)))
    table.show(f"In the script, on the server: {_ALL}, p50", ("page", "ours ms", "bare ms", "ratio"), rows)


if __name__ == "__main__":
    main()
