"""Typing into tables in a real browser: a grid is drawn on a canvas, which AppTest cannot see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from planner.actions.workspace import Workspace
from tests.browser.plans import start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

HEADER, ROW = 33, 33
BETWEEN_KEYS = 250
"""Milliseconds: typed faster, the grid loses letters by itself."""
NAME = 180
"""Pixels from the left edge to the middle of the pinned column of names, of tasks as of people."""


def click_cell(screen: Screen, x: int, row: int) -> None:
    """Point at a cell by its distance from the left edge and its row, then click it."""
    edge = screen.page.get_by_test_id("stDataFrame").locator("canvas").first.bounding_box()
    assert edge is not None
    at = edge["x"] + x, edge["y"] + HEADER + ROW * row + ROW / 2
    screen.page.mouse.move(*at)
    screen.page.wait_for_timeout(400)
    screen.page.mouse.click(*at, delay=60)
    screen.page.wait_for_timeout(400)


def type_over(screen: Screen, column: str, row: int, text: str) -> None:
    """Write something else into a cell: click the name of the task, then go to the column with the arrow keys."""
    headers = screen.page.get_by_test_id("stDataFrame").locator("canvas [role=columnheader]").all_inner_texts()
    click_cell(screen, NAME, row)
    for _ in range(headers.index(column) - headers.index("Task")):
        screen.page.keyboard.press("ArrowRight")
        screen.page.wait_for_timeout(BETWEEN_KEYS)
    for letter in text:
        screen.page.keyboard.press(letter)
        screen.page.wait_for_timeout(BETWEEN_KEYS)
    screen.page.keyboard.press("Enter")


@pytest.fixture
def screen(workspace: Workspace, app: RunningApp, open_screen: Callable[..., Screen]) -> Screen:
    """A new plan."""
    start_plan(workspace)
    return open_screen(app.address)


@pytest.fixture
def tasks(screen: Screen) -> Screen:
    """The table of its tasks."""
    screen.go("tasks").page.get_by_test_id("stDataFrame").locator("canvas").first.wait_for()
    screen.page.wait_for_timeout(1500)
    return screen


@pytest.fixture
def usual_people(screen: Screen) -> Screen:
    """The list of who usually matters."""
    screen.go("stakeholders").press("starters")
    grid(screen).wait_for()
    screen.page.wait_for_timeout(1_500)
    return screen


def grid(screen: Screen) -> Locator:
    """The grid of a dialog."""
    return screen.page.get_by_role("dialog").locator("canvas").first


def type_at_once(screen: Screen, row: int, name: str) -> None:
    """A double click, and the letters at once, before the cell has opened; then on with the Tab key."""
    edge = grid(screen).bounding_box()
    assert edge is not None
    screen.page.mouse.dblclick(edge["x"] + NAME, edge["y"] + HEADER + ROW * row + ROW / 2)
    screen.page.keyboard.type(name)
    screen.page.keyboard.press("Tab")


def test_two_edits_typed_one_after_the_other_are_both_saved(tasks: Screen):
    type_over(tasks, "Owner", 1, "Zoe")
    type_over(tasks, "Owner", 3, "Xavi")
    expect(tasks.keyed("unsaved")).to_contain_text("2 unsaved changes")
    tasks.settle().press("save_tasks")
    expect(tasks.keyed("unsaved")).to_have_count(0)
    expect(tasks.keyed("answer")).to_be_visible()
    tasks.go("tasks?find=Zoe")
    expect(tasks.keyed("tick_all")).to_contain_text("Tick all 1 shown")
    tasks.go("tasks?find=Xavi")
    expect(tasks.keyed("tick_all")).to_contain_text("Tick all 1 shown")


def test_ticking_does_not_move_the_rows_under_the_pointer(tasks: Screen):
    grid = tasks.page.get_by_test_id("stDataFrame").locator("canvas").first
    before = grid.bounding_box()
    click_cell(tasks, 30, 1)
    expect(tasks.keyed("bulk")).to_be_visible()
    assert grid.bounding_box() == before


def test_nothing_typed_is_lost_by_a_look_at_another_page_or_a_reload(tasks: Screen):
    type_over(tasks, "Owner", 1, "Yara")
    expect(tasks.keyed("unsaved")).to_contain_text("1 unsaved change")
    tasks.page.get_by_role("link", name="Forecast").click()
    expect(tasks.page.get_by_role("heading", level=1)).to_have_text("Forecast")
    tasks.page.mouse.move(900, 700)  # away from the menu, whose help would cover the next link
    tasks.settle().page.get_by_role("link", name="Tasks").click()
    expect(tasks.keyed("unsaved")).to_contain_text("1 unsaved change")
    tasks.settle().page.reload()
    expect(tasks.keyed("unsaved")).to_contain_text("not saved yet")
    tasks.settle().press("save_tasks")
    expect(tasks.keyed("unsaved")).to_have_count(0)
    tasks.go("tasks?find=Yara")
    expect(tasks.keyed("tick_all")).to_contain_text("Tick all 1 shown")


def test_no_letter_of_a_name_is_lost_that_is_typed_before_its_cell_has_opened(usual_people: Screen):
    names = ["Lena Vos", "Joris de Wit", "Anna Bakker"]
    for row, name in enumerate(names):
        type_at_once(usual_people, row, name)
        expect(grid(usual_people).locator(f"#glide-cell-1-{row}")).to_have_text(name)
        usual_people.settle()
    usual_people.press("starters_add")
    usual_people.go("stakeholders")
    for name in names:
        expect(usual_people.page.get_by_test_id("stDataFrame").get_by_text(name).first).to_be_attached()
