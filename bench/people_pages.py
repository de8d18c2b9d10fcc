"""How long the pages about people and communication take, as a ratio to bare pages with the same elements.

A plan of 300 stakeholders, 3,000 contacts and 200 campaigns whose promises rest on 30 KPIs.
"""

import tempfile
from pathlib import Path

from bench import table
from bench.bare import write_app
from bench.client import Visit
from bench.pages import STATISTICS, after_changes, in_script, in_turn, recorded, row
from bench.people_plan import CAMPAIGNS, CONTACTS, STAKEHOLDERS, add_peopled_plan
from bench.plans import NOW, TODAY, Database
from bench.server import ROOT, Server, serving
from planner.access.visitor import LOCAL_OWNER
from planner.actions import people
from planner.plan.plan import PlanId

PAGES = {
    "": ("Today", ""),
    "stakeholders": ("Stakeholders", ""),
    "stakeholders-map": ("Stakeholders, map", "view=Map"),
    "contacts": ("Contacts", ""),
    "campaigns": ("Campaigns", ""),
    "communication": ("Communication plan", ""),
    "commitments": ("Commitments", ""),
}
"""What is measured: its name, and what stands in the address for its view; a dash begins the view."""

_ROUNDS = 20
_SIZE = f"{STAKEHOLDERS} stakeholders, {CONTACTS:,} contacts, {CAMPAIGNS} campaigns"


def main() -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        database = Database.made(Path(name))
        plan = add_peopled_plan(database).id
        rows, scripts, first = [], [], []
        for page, (title, view) in PAGES.items():
            address, query = page.partition("-")[0], f"plan={plan}&{view}".rstrip("&")
            bare = Path(name) / (page or "today")
            bare.mkdir()
            with serving(environment=database.environment) as ours:
                strange = write_app(bare, recorded(ours, {address: query}))
                with serving(bare) as canned:
                    rows.append(_again(ours, canned, address, query, title, strange))
                first.append(_after_a_change(ours, database, plan, address, query, title))
            scripts.append(_in_script(database, bare, address, query, title))
    heads = ("page", "ours ms", "bare ms", "ratio", "messages", "bare messages")
    table.show(f"For a visitor at a websocket: {_SIZE}, p50", heads, rows)
    table.show("In the script, on the server, p50", ("page", "ours ms", "bare ms", "ratio"), scripts)
    heads = ("page", "changed ms", "unchanged ms", "ratio")
    table.show("The first run after a stakeholder was changed, against the next one", heads, first)


def _again(ours: Server, canned: Server, page: str, query: str, title: str, strange: list[str]) -> tuple[object, ...]:
    with Visit(ours.port, page, query) as one, Visit(canned.port, page) as other:
        mine, least = in_turn(_ROUNDS, one.rerun, other.rerun)
        name = f"{title}, again" + (f" (text: {', '.join(sorted(set(strange)))})" if strange else "")
        return row(name, mine, least, len(one.messages), len(other.messages))


def _in_script(database: Database, bare: Path, page: str, query: str, title: str) -> tuple[object, ...]:
    with serving(ROOT, database.environment, STATISTICS) as ours, serving(bare, None, STATISTICS) as canned:
        with Visit(ours.port, page, query) as one, Visit(canned.port, page) as other:
            mine, least = in_turn(_ROUNDS, in_script(one), in_script(other))
    return (title, table.milliseconds(mine), table.milliseconds(least), table.ratio(mine, least))


def _after_a_change(
    ours: Server, database: Database, plan: PlanId, page: str, query: str, title: str
) -> tuple[object, ...]:
    def change() -> None:
        known = people.open_people(database.workspace, LOCAL_OWNER, plan, TODAY).stakeholders[0]
        changed = known.but(role="Head of one thing" if known.role == "Head of something" else "Head of something")
        people.save_stakeholders(database.workspace, LOCAL_OWNER, plan, [changed], NOW)

    with Visit(ours.port, page, query) as visit:
        changed, calm = after_changes(visit, change)
    return (title, table.milliseconds(changed), table.milliseconds(calm), table.ratio(changed, calm))


if __name__ == "__main__":
    main()
