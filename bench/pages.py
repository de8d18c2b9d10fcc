"""How long a page takes, in its script and for a visitor, as a ratio to a bare page with the same elements.

The bare app (see `bench.bare`) is served with the same configuration at the same time, and both are
asked in turn. Both keep their session; so does the visitor, who tells as a browser does what it holds.
"""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench import table
from bench.bare import write_app, write_empty_app
from bench.client import Visit
from bench.plans import Database
from bench.server import ROOT, Server, serving
from planner.plan.plan import PlanId

PAGES = {"": "Today", "roadmap": "Roadmap", "tasks": "Tasks"}
SIZES = (60, 500, 2_000)
_WARM_UP, _ROUNDS, _CHANGES = 3, 30, 5
STATISTICS = "--browser.gatherUsageStats=true"
"""With it a server tells how long the script took. It sends that to its visitor only, and here that is us."""


def main() -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database.made(folder)
        sample = database.add_sample().id
        bare = folder / "bare"
        bare.mkdir()
        with serving(environment=database.environment) as ours:
            strange = write_app(bare, recorded(ours, dict.fromkeys(PAGES, f"plan={sample}")))
            with serving(bare) as canned:
                _show_visits(ours, canned, sample, strange)
            _show_floor(folder)
            _show_after_a_change(ours, database, sample)
            _show_sizes(ours, database)
        _show_scripts(database, bare, sample)


def recorded(ours: Server, queries: Mapping[str, str]) -> Mapping[str, Sequence[ForwardMsg]]:
    """What each of these pages sends when it is asked for the second time."""
    found = {}
    for page, query in queries.items():
        with Visit(ours.port, page, query) as visit:
            visit._known.clear()
            visit.rerun()
            found[page] = visit.messages
    return found


def _show_floor(folder: Path) -> None:
    """What even an empty page costs, and what waiting for acknowledgements adds to it."""
    write_empty_app(empty := folder / "empty")
    with (
        serving(empty) as prompt,
        serving(empty, prompt=False) as slow,
        Visit(prompt.port) as one,
        Visit(slow.port) as other,
    ):
        quick, waiting = in_turn(_ROUNDS, one.rerun, other.rerun)
    rows = [
        ("sent at once", table.milliseconds(quick), ""),
        ("as `streamlit run` sends", table.milliseconds(waiting), table.ratio(waiting, quick)),
    ]
    table.show("An empty page, for a visitor at a websocket: p50", ("messages", "ms", "ratio"), rows)


def _show_visits(ours: Server, canned: Server, plan: PlanId, strange: Sequence[str]) -> None:
    rows = []
    for page, name in PAGES.items():
        with Visit(ours.port, page, f"plan={plan}") as one, Visit(canned.port, page) as other:
            mine, least = in_turn(_ROUNDS, one.rerun, other.rerun)
            rows.append(row(f"{name}, again", mine, least, len(one.messages), len(other.messages)))
    with Visit(ours.port, "", f"plan={plan}") as one, Visit(canned.port) as other:
        for page, name in [*list(PAGES.items())[1:], ("", "Today")]:
            mine, least = _switches(one, other, page)
            rows.append(row(f"turning to {name}", mine, least, len(one.messages), len(other.messages)))
    heads = ("page", "ours ms", "bare ms", "ratio", "messages", "bare messages")
    note = f"Elements that stand as text in the bare pages: {', '.join(strange)}." if strange else ""
    table.show("For a visitor at a websocket: sample company, p50", heads, rows, note)


def _switches(one: Visit, other: Visit, page: str) -> tuple[float, float]:
    """Turning to the page from each of the others in turn."""
    mine, least = [], []
    for n in range(_ROUNDS // 2):
        away = [name for name in PAGES if name != page][n % 2]
        for visit, found in ((one, mine), (other, least)):
            visit.turn_to(away)
            found.append(visit.turn_to(page))
    return median(mine), median(least)


def _show_after_a_change(ours: Server, database: Database, plan: PlanId) -> None:
    rows = []
    for page, name in PAGES.items():
        with Visit(ours.port, page, f"plan={plan}") as visit:
            changed, calm = after_changes(visit, partial(database.change, plan))
            rows.append((name, table.milliseconds(changed), table.milliseconds(calm), table.ratio(changed, calm)))
    heads = ("page", "changed ms", "unchanged ms", "ratio")
    table.show("The first run after the plan was changed, against the next one", heads, rows)


def _show_sizes(ours: Server, database: Database) -> None:
    plans = {size: database.add_plan(size).id for size in SIZES}
    with ExitStack() as stack:
        visits = {
            size: stack.enter_context(Visit(ours.port, "roadmap", f"plan={plan}")) for size, plan in plans.items()
        }
        again = dict(zip(SIZES, in_turn(_ROUNDS // 2, *(visit.rerun for visit in visits.values())), strict=True))
        rows = []
        for size, visit in visits.items():
            changed, _ = after_changes(visit, partial(database.change, plans[size]))
            sent = sum(message.ByteSize() for message in visit.messages) / 1024
            seconds, of_60 = again[size], table.ratio(again[size], again[SIZES[0]])
            rows.append((f"{size:,}", table.milliseconds(seconds), of_60, table.milliseconds(changed), f"{sent:.0f}"))
    heads = ("tasks", "again ms", "of 60 tasks", "changed ms", "KiB sent")
    table.show("Roadmap by size of the plan, for a visitor at a websocket", heads, rows)


def _show_scripts(database: Database, bare: Path, plan: PlanId) -> None:
    rows = []
    with serving(ROOT, database.environment, STATISTICS) as ours, serving(bare, None, STATISTICS) as canned:
        for page, name in PAGES.items():
            with Visit(ours.port, page, f"plan={plan}") as one, Visit(canned.port, page) as other:
                mine, least = in_turn(_ROUNDS, in_script(one), in_script(other))
                rows.append((name, table.milliseconds(mine), table.milliseconds(least), table.ratio(mine, least)))
    table.show("In the script, on the server: sample company, p50", ("page", "ours ms", "bare ms", "ratio"), rows)


def in_script(visit: Visit) -> Callable[[], float]:
    """A run that is timed by the server, from the beginning to the end of the script."""

    def run() -> float:
        visit.rerun()
        return visit.script_seconds()

    return run


def after_changes(visit: Visit, change: Callable[[], None]) -> tuple[float, float]:
    """Seconds of the first run after a change, and of the next one."""
    changed, calm = [], []
    for _ in range(_CHANGES):
        change()
        changed.append(visit.rerun())
        calm.append(visit.rerun())
    return median(changed), median(calm)


def in_turn(rounds: int, *timed: Callable[[], float]) -> list[float]:
    """The medians of what each gives, asked in turn so that noise falls on all alike."""
    found: list[list[float]] = [[] for _ in timed]
    for n in range(_WARM_UP + rounds):
        for ask, seconds in zip(timed, found, strict=True):
            taken = ask()
            if n >= _WARM_UP:
                seconds.append(taken)
    return [median(seconds) for seconds in found]


def row(name: str, mine: float, least: float, messages: int, others: int) -> tuple[str, ...]:
    """A page's row: both times, their ratio, and how many messages each sent."""
    figures = table.milliseconds(mine), table.milliseconds(least), table.ratio(mine, least)
    return name, *figures, str(messages), str(others)


if __name__ == "__main__":
    main()
