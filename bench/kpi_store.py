"""A million entries in one database: opening a plan's KPIs takes as long as they have entries, whatever others have."""

import tempfile
from functools import partial
from pathlib import Path

from sqlalchemy import Table, func, insert, literal, select

from bench import table
from bench.engine import medians
from bench.kpi_plan import KPIS, PERIODS, TEAMS, add_measured_plan
from bench.plans import TODAY, Database
from planner.access.visitor import LOCAL_OWNER
from planner.actions.kpis import OpenKpis, open_kpis
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.tables import entries, plans

MANY = 1_000_000
SIZES = (5, 15, KPIS)
_ROUNDS = 15


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        few, many = Database.made(_folder(name, "few")), Database.made(_folder(name, "many"))
        opened = [(of, add_measured_plan(of, size).id) for of in (few, many) for size in SIZES]
        stored = _fill(*opened[-1])
        seconds = medians(_ROUNDS, 1, *(partial(_open, database, plan) for database, plan in opened))
    rows = []
    for size, alone, among in zip(SIZES, seconds, seconds[len(SIZES) :], strict=False):
        of_least = table.ratio(among, seconds[len(SIZES)])
        taken = table.milliseconds(alone), table.milliseconds(among), table.ratio(among, alone)
        rows.append((str(size), f"{size * PERIODS * TEAMS:,}", *taken, of_least))
    heads = ("KPIs", "their entries", "alone ms", "among all ms", "among all/alone", f"of {SIZES[0]} KPIs")
    table.show(f"Opening the KPIs of a plan among {stored:,} entries (SQLite, processor time, medians)", heads, rows)


def _folder(parent: str, name: str) -> Path:
    folder = Path(parent) / name
    folder.mkdir()
    return folder


def _open(database: Database, plan: PlanId) -> OpenKpis:
    return open_kpis(database.workspace, LOCAL_OWNER, plan, TODAY)


def _fill(database: Database, plan: PlanId) -> int:
    """Copies of the plan until there are so many entries; says how many there are."""
    with database.workspace.transaction() as db:
        one = db.execute(select(func.count()).where(entries.c.plan_id == plan)).scalar_one()
        stored = db.execute(select(func.count(entries.c.kpi))).scalar_one()
        for number in range(-(-(MANY - stored) // one)):
            _copy(db, plans, "id", plan, f"copy {number}")
            _copy(db, entries, "plan_id", plan, f"copy {number}")
        return db.execute(select(func.count(entries.c.kpi))).scalar_one()


def _copy(db: Db, of: Table, key: str, plan: str, other: str) -> None:
    row = [literal(other) if column.name == key else column for column in of.c]
    db.execute(insert(of).from_select([column.name for column in of.c], select(*row).where(of.c[key] == plan)))


if __name__ == "__main__":
    main()
