"""Faults under the whole app: it is killed while it saves, or somebody else holds the database."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Locator, expect

from planner.actions.workspace import Workspace
from tests.browser.plans import start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

SAVES = 2


@pytest.fixture
def screen(workspace: Workspace, app: RunningApp, open_screen: Callable[..., Screen]) -> Screen:
    """A new plan."""
    start_plan(workspace)
    return open_screen(app.address)


def open_details(screen: Screen, app: RunningApp) -> Locator:
    """The panel of a task with its details, where the deliverable can be written."""
    screen.go(f"tasks?task={a_task(app)}")
    screen.keyed("task_panel").get_by_role("tab", name="Details").click()
    return deliverable(screen)


def deliverable(screen: Screen) -> Locator:
    return screen.keyed("task_panel").get_by_label("Deliverable", exact=True)


def a_task(app: RunningApp) -> str:
    with closing(sqlite3.connect(app.database)) as db:
        found: str = db.execute("SELECT id FROM tasks ORDER BY number LIMIT 1").fetchone()[0]
        return found


def must_confirm(screen: Screen) -> None:
    """The panel says that what was typed is saved."""
    expect(screen.keyed("task_panel").get_by_text(re.compile(r"check\s+Saved"))).to_be_visible()


def is_whole(app: RunningApp) -> bool:
    with closing(sqlite3.connect(app.database)) as db:
        return bool(db.execute("PRAGMA integrity_check").fetchall() == [("ok",)])


def test_killed_while_saving_it_keeps_everything_it_had_confirmed(app: RunningApp, screen: Screen):
    field = open_details(screen, app)
    for number in range(SAVES):
        screen.fill(field, f"Draft {number}")
        screen.press("save_task")
        must_confirm(screen)
    field.fill(f"Draft {SAVES}")
    screen.keyed("save_task").locator("button").click(no_wait_after=True)
    app.kill()
    assert is_whole(app)

    app.start()
    expect(open_details(screen, app)).to_have_value(re.compile(f"Draft ({SAVES - 1}|{SAVES})"))


def test_a_locked_database_is_told_and_what_was_typed_can_be_saved_later(app: RunningApp, screen: Screen):
    field = open_details(screen, app)
    screen.fill(field, "A map of the journey")
    with closing(sqlite3.connect(app.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        screen.press("save_task")
        screen.says("Somebody else is saving")
        expect(field).to_have_value("A map of the journey")
    screen.press("save_task")
    must_confirm(screen)
    expect(open_details(screen, app)).to_have_value("A map of the journey")
