"""How long the pages about people and communication take, as a ratio to bare pages with the same elements.

A plan of 300 stakeholders, 3,000 contacts and 200 campaigns whose promises rest on 30 KPIs.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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

VIEWS: Mapping[str, tuple[str, str]] = {
    "Today": ("", ""),
    "Stakeholders": ("stakeholders", ""),
    "Stakeholders, somebody open": ("stakeholders", "person=s1"),
    "Stakeholders, Map": ("stakeholders", "view=Map"),
    "Stakeholders, Engagement": ("stakeholders", "view=Engagement"),
    "Stakeholders, Influence": ("stakeholders", "view=Influence"),
    "Stakeholders, Movement": ("stakeholders", "view=Movement"),
    "Contacts": ("contacts", ""),
    "Contacts, Log": ("contacts", "contacts=Log"),
    "Contacts, Booked": ("contacts", "contacts=Booked"),
    "Interviews": ("interviews", ""),
    "Campaigns": ("campaigns", ""),
    "Campaigns, List": ("campaigns", "span=List"),
    "Communication plan": ("communication", ""),
    "Commitments": ("commitments", ""),
    "Weekly note": ("weekly-note", ""),
    "Calendar files": ("calendar-files", ""),
}
"""What is measured: the page as in the address bar, and what stands there for the view of it."""

_ROUNDS = 20
_SIZE = f"{STAKEHOLDERS} stakeholders, {CONTACTS:,} contacts, {CAMPAIGNS} campaigns"


def main() -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        database = Database.made(Path(name))
        plan = add_peopled_plan(database).id
        with serving(environment=database.environment) as ours:
            bare = {title: _written(ours, Path(name) / f"{at}", title, plan) for at, title in enumerate(VIEWS)}
            _show_visits(ours, bare, plan)
            _show_after_a_change(ours, database, plan)
        _show_scripts(database, bare, plan)


def _written(ours: Server, folder: Path, title: str, plan: PlanId) -> tuple[Path, Sequence[str]]:
    """The folder of the bare app for a view, and the kinds of elements that stand as text in it."""
    folder.mkdir()
    page, _ = VIEWS[title]
    return folder, write_app(folder, recorded(ours, {page: _query(title, plan)}))


def _show_visits(ours: Server, bare: Mapping[str, tuple[Path, Sequence[str]]], plan: PlanId) -> None:
    rows = []
    for title, (folder, _) in bare.items():
        with serving(folder) as canned, _both(ours, canned, title, plan) as (one, other):
            mine, least = in_turn(_ROUNDS, one.rerun, other.rerun)
            rows.append(row(f"{title}, again", mine, least, len(one.messages), len(other.messages)))
    heads = ("page", "ours ms", "bare ms", "ratio", "messages", "bare messages")
    strange = sorted({kind for _, kinds in bare.values() for kind in kinds})
    note = f"Elements that stand as text in the bare pages: {', '.join(strange)}." if strange else ""
    table.show(f"For a visitor at a websocket: {_SIZE}, p50", heads, rows, note)


def _show_after_a_change(ours: Server, database: Database, plan: PlanId) -> None:
    rows = []
    for title, (page, _) in VIEWS.items():
        with Visit(ours.port, page, _query(title, plan)) as visit:
            changed, calm = after_changes(visit, _changing(database, plan))
            rows.append((title, table.milliseconds(changed), table.milliseconds(calm), table.ratio(changed, calm)))
    heads = ("page", "changed ms", "unchanged ms", "ratio")
    table.show("The first run after a stakeholder was changed, against the next one", heads, rows)


def _changing(database: Database, plan: PlanId) -> Callable[[], None]:
    """Gives the first stakeholder another role, each time one of two."""

    def change() -> None:
        known = people.open_people(database.workspace, LOCAL_OWNER, plan, TODAY).stakeholders[0]
        changed = known.but(role="Head of one thing" if known.role == "Head of something" else "Head of something")
        people.save_stakeholders(database.workspace, LOCAL_OWNER, plan, [changed], NOW)

    return change


def _show_scripts(database: Database, bare: Mapping[str, tuple[Path, Sequence[str]]], plan: PlanId) -> None:
    rows = []
    with serving(ROOT, database.environment, STATISTICS) as ours:
        for title, (folder, _) in bare.items():
            with serving(folder, None, STATISTICS) as canned, _both(ours, canned, title, plan) as (one, other):
                mine, least = in_turn(_ROUNDS, in_script(one), in_script(other))
                rows.append((title, table.milliseconds(mine), table.milliseconds(least), table.ratio(mine, least)))
    table.show(f"In the script, on the server: {_SIZE}, p50", ("page", "ours ms", "bare ms", "ratio"), rows)


@contextmanager
def _both(ours: Server, canned: Server, title: str, plan: PlanId) -> Iterator[tuple[Visit, Visit]]:
    page, _ = VIEWS[title]
    with Visit(ours.port, page, _query(title, plan)) as one, Visit(canned.port, page) as other:
        yield one, other


def _query(title: str, plan: PlanId) -> str:
    return f"plan={plan}&{VIEWS[title][1]}".rstrip("&")


if __name__ == "__main__":
    main()
