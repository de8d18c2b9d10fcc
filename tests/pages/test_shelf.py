"""The shelf: what was worked out is found again, and nothing of an older state of a plan stays in memory."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from pages.shared import menu, shelf, visit
from pages.shared.roadmap import by_phase
from planner.access.visitor import LOCAL_OWNER
from planner.actions.plans import OpenPlan, edit_plan
from planner.plan.plan import PlanId
from tests.pages.app import visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace, stored

ACME, BETA = PlanId("acme"), PlanId("beta")


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    shelf.forget()
    yield
    shelf.forget()


def keep(value: object, plan: PlanId = ACME, revision: int = 1, key: str = "view") -> object:
    return shelf.kept(plan, revision, key, lambda: value)


def test_what_was_worked_out_is_found_again():
    assert keep("first") == "first"
    assert keep("second") == "first"


def test_another_state_of_the_plan_is_worked_out_anew():
    keep("first")
    assert keep("second", revision=2) == "second"


def test_whoever_still_draws_an_older_state_changes_nothing_that_is_kept():
    keep("new", revision=2)
    assert keep("old", revision=1) == "old"
    assert keep("again", revision=2) == "new"


def test_nothing_of_an_older_state_is_kept_and_other_plans_stay():
    for key in ("map", "table", "list"):
        keep(key, key=key)
    keep("beta", BETA)
    keep("new", revision=2)
    assert len(shelf._shelf().results) == 2
    assert keep("again", BETA) == "beta"


def test_what_nobody_asked_for_the_longest_goes_first():
    keep("opened", key="opened")
    for view in range(shelf.MOST + 10):
        keep(view, key=f"view {view}")
        keep("again", key="opened")
    assert len(shelf._shelf().results) == shelf.MOST
    assert keep("anew", key="opened") == "opened"
    assert keep("anew", key="view 0") == "anew"


def test_ten_changes_of_a_plan_leave_no_more_in_memory_than_one():
    plan = a_stored_plan()
    app = visit_app("", plan=plan.id)
    app.switch_page(menu.ROADMAP).run()
    once = len(shelf._shelf().results)
    for at in range(10):
        edit_plan(a_workspace(), LOCAL_OWNER, stored(plan).but(role=f"CMO {at}"), NOW)
        app.run()
    assert len(shelf._shelf().results) <= once


def test_a_page_tells_of_one_state_of_the_plan_while_somebody_changes_it_and_looks(monkeypatch: pytest.MonkeyPatch):
    plan = a_stored_plan()
    seen: list[str] = []

    def draw(_: OpenPlan) -> str:
        for role in ("CXO", "CCO"):
            seen.append(visit.plan().plan.role)
            edit_plan(a_workspace(), LOCAL_OWNER, stored(plan).but(role=role), NOW)
            shelf.kept(plan.id, stored(plan).revision, "asked by another session", lambda: None)
        return ""

    monkeypatch.setattr(by_phase, "answer", draw)
    app = visit_app(menu.ROADMAP, plan=plan.id)
    assert not app.exception
    assert seen == ["CMO", "CMO"]
    app.run()
    assert seen[2:] == ["CCO", "CCO"]


def test_what_several_ask_for_at_the_same_time_is_worked_out_once():
    worked_out: list[str] = []
    all_ask = Barrier(8)

    def compute() -> object:
        worked_out.append("map")
        sleep(0.05)
        return shelf.kept(ACME, 1, "people", lambda: "Ruth")  # what the map is made of

    def ask(_: int) -> object:
        all_ask.wait()
        return shelf.kept(ACME, 1, "map", compute)

    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(ask, range(8), timeout=10)) == ["Ruth"] * 8
    assert worked_out == ["map"]


def test_what_failed_for_one_is_worked_out_by_the_next():
    def fail() -> object:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        shelf.kept(ACME, 1, "view", fail)
    assert keep("second") == "second"
