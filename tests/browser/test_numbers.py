"""My numbers in a real browser: a minute at the keyboard, and quick edits in the grid."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from planner.access.visitor import LOCAL_OWNER
from planner.actions import entries, kpis
from planner.actions.entries import Typed
from planner.actions.workspace import Workspace
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from tests.browser.plans import NOW, start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen
from tests.kpis.builders import a_kpi

pytestmark = pytest.mark.browser

LAST_WEEK = date(2026, 2, 23)
BETWEEN_KEYS = 250
"""Milliseconds: typed faster, the grid loses letters by itself."""
HEADER, ROW = 33, 33
_FOCUSED_TEXT = """() => {
  let focused = document.activeElement
  while (focused.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused.textContent.trim()
}"""
WATCHED = {
    Kind.NPS: Counts(promoters=60, passives=30, detractors=10),
    Kind.PROPORTION: Counts(numerator=80, denominator=100),
    Kind.RATE: Counts(numerator=4, denominator=1000),
}


def watch_three(workspace: Workspace) -> None:
    """A plan with three KPIs that were entered for four weeks, too few for doubts, but not for last week."""
    plan = start_plan(workspace, first_day=date(2026, 2, 2))
    wanted = [a_kpi(kind, owner="Ada", since=LAST_WEEK) for kind in WATCHED]
    made = kpis.add_kpis(workspace, LOCAL_OWNER, plan.id, wanted, NOW).kpis
    weeks = [LAST_WEEK - timedelta(weeks=week) for week in range(1, 5)]
    typed = [Typed(kpi.id, "", week, WATCHED[kpi.kind]) for kpi in made for week in weeks]
    entries.save_entries(workspace, LOCAL_OWNER, plan.id, typed, NOW)


@pytest.fixture
def screen(workspace: Workspace, app: RunningApp, open_screen: Callable[..., Screen]) -> Screen:
    watch_three(workspace)
    return open_screen(app.address)


def type_and_tab(screen: Screen, *texts: str) -> int:
    """Type as somebody does who looks at a spreadsheet meanwhile; how many keys that took."""
    for text in texts:
        screen.page.keyboard.type(text, delay=40)
        screen.page.keyboard.press("Tab")
    return sum(len(text) + 1 for text in texts)


def press_tab_until(screen: Screen, label: str) -> int:
    """Go on with the Tab key until the field of that label has the focus; how many keys that took."""
    for pressed in range(40):
        if screen.page.evaluate("document.activeElement.getAttribute('aria-label')") == label:
            return pressed
        screen.page.keyboard.press("Tab")
    pytest.fail(f"Tab did not lead to “{label}”.")


def pass_the_menu(screen: Screen) -> int:
    """Take the way past the menu, which comes before everything but the logo and the arrow that folds it."""
    for pressed in range(1, 5):
        screen.page.keyboard.press("Tab")
        if screen.page.evaluate(_FOCUSED_TEXT) == "Skip to the page":
            screen.page.keyboard.press("Enter")
            return pressed + 1
    pytest.fail("The first Tabs did not lead past the menu.")


def test_three_kpis_are_entered_with_fewer_than_sixty_keys_and_the_tiles_change(screen: Screen):
    screen.go("scorecard")
    expect(screen.page.get_by_text("66 points")).to_have_count(0)
    screen.go("numbers")
    keys = (
        pass_the_menu(screen)
        + press_tab_until(screen, "Promoters (9-10)")
        + type_and_tab(screen, "73", "20", "7", "New app")
    )
    keys += press_tab_until(screen, "Part of the whole") + type_and_tab(screen, "87", "102")
    keys += press_tab_until(screen, "Part of the whole") + type_and_tab(screen, "3", "1000")
    screen.page.keyboard.press("Control+Enter")
    screen.says("Thank you.")
    assert keys < 60  # at a key a second, a minute
    screen.turn_to("Scorecard")
    screen.says("66 points")


def test_what_is_wrong_is_told_while_the_field_is_still_typed_into(screen: Screen):
    screen.go("numbers")
    press_tab_until(screen, "Promoters (9-10)")
    screen.page.keyboard.type("many")
    screen.says("is not a number")
    assert screen.page.evaluate("document.activeElement.value") == "many"


def test_edits_typed_one_after_the_other_are_all_saved_and_until_then_outlive_a_reload(screen: Screen):
    screen.go("numbers?numbers=Past+periods")
    screen.page.get_by_test_id("stDataFrame").locator("canvas").first.wait_for()
    screen.page.wait_for_timeout(1500)
    type_over(screen, 2, "61")
    type_over(screen, 4, "64")
    expect(screen.keyed("past_unsaved")).to_contain_text("2 unsaved rows")
    screen.settle().press("save_past")
    expect(screen.keyed("past_unsaved")).to_have_count(0)
    type_over(screen, 3, "62")
    expect(screen.keyed("past_unsaved")).to_contain_text("1 unsaved row")
    screen.settle().page.reload()
    expect(screen.keyed("past_unsaved")).to_contain_text("not saved yet")
    screen.settle().press("save_past")
    expect(screen.keyed("past_unsaved")).to_have_count(0)
    screen.page.reload()
    cells = screen.page.get_by_test_id("stDataFrame").locator("canvas [role=gridcell]")
    for typed in ("61", "64", "62"):
        expect(cells.filter(has_text=typed)).to_have_count(1)


def test_what_is_typed_is_still_there_after_a_reload(screen: Screen):
    screen.go("numbers")
    press_tab_until(screen, "Promoters (9-10)")
    type_and_tab(screen, "73", "20")
    screen.says("Still to type: Detractors (0-6)")
    screen.settle().page.reload()
    screen.says("not saved yet")
    expect(screen.page.get_by_label("Promoters (9-10)")).to_have_value("73")
    expect(screen.page.get_by_label("Passives (7-8)")).to_have_value("20")


def type_over(screen: Screen, row: int, text: str) -> None:
    """Click the promoters of a row and write something else over them."""
    edge = screen.page.get_by_test_id("stDataFrame").locator("canvas").first.bounding_box()
    assert edge is not None
    at = edge["x"] + 200, edge["y"] + HEADER + ROW * row + ROW / 2
    screen.page.mouse.move(*at)
    screen.page.wait_for_timeout(400)
    screen.page.mouse.click(*at, delay=60)
    screen.page.wait_for_timeout(400)
    for letter in text:
        screen.page.keyboard.press(letter)
        screen.page.wait_for_timeout(BETWEEN_KEYS)
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_timeout(BETWEEN_KEYS)
