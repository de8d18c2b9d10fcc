"""Names typed quickly into a list in a real browser: the cell opens late, and no letter is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from planner.actions.workspace import Workspace
from tests.browser.plans import start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

ROW = 33
NAME = 155
"""Pixels from the left edge of the grid into the column of names."""


@pytest.fixture
def screen(workspace: Workspace, app: RunningApp, open_screen: Callable[..., Screen]) -> Screen:
    """The list of who usually matters, in a new plan."""
    start_plan(workspace)
    screen = open_screen(app.address).go("stakeholders")
    screen.press("starters")
    grid(screen).wait_for()
    screen.page.wait_for_timeout(1_500)
    return screen


def grid(screen: Screen) -> Locator:
    return screen.page.get_by_role("dialog").locator("canvas").first


def type_over(screen: Screen, row: int, name: str) -> None:
    """A double click, and the letters at once, before the cell has opened; then on with the Tab key."""
    edge = grid(screen).bounding_box()
    assert edge is not None
    screen.page.mouse.dblclick(edge["x"] + NAME, edge["y"] + ROW * row + ROW + ROW / 2)
    screen.page.keyboard.type(name)
    screen.page.keyboard.press("Tab")


def test_no_letter_of_a_name_is_lost_that_is_typed_before_its_cell_has_opened(screen: Screen):
    names = ["Lena Vos", "Joris de Wit", "Anna Bakker"]
    for row, name in enumerate(names):
        type_over(screen, row, name)
        expect(grid(screen).locator(f"#glide-cell-1-{row}")).to_have_text(name)
        screen.settle()
    screen.press("starters_add")
    screen.go("stakeholders")
    for name in names:
        expect(screen.page.get_by_test_id("stDataFrame").get_by_text(name).first).to_be_attached()
