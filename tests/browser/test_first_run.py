"""The first thirty seconds: from an empty database to a plan, its roadmap, and a bar that moves; following a link."""

from collections.abc import Callable
from contextlib import closing

import pytest
from playwright.sync_api import Locator, expect

from planner.actions.workspace import Workspace
from tests.browser import chart
from tests.browser.plans import start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

OpenScreen = Callable[..., Screen]


def dates_in(panel: Locator) -> str:
    """What the panel says about when: "Wed, 4 Mar – Fri, 6 Mar · day -5 to -3 · 3 working days"."""
    return panel.get_by_text("working day").first.inner_text()


def test_from_an_empty_database_to_a_bar_that_moves_and_back(app: RunningApp, open_screen: OpenScreen):
    screen = open_screen(app.address).go()
    screen.type("start_company", "Nordwind")
    screen.type("start_leader", "Ada Lovelace")
    screen.press("start_now")
    screen.is_on("Today")

    screen.turn_to("Roadmap")
    bar = chart.bars(screen)[0]
    chart.click(screen, bar)
    panel = screen.keyed("task_panel")
    dates = dates_in(panel)

    panel.get_by_role("tab", name="Details").click()
    working_days = panel.get_by_label("Working days", exact=True)
    screen.fill(working_days, str(int(working_days.input_value()) + 5))
    screen.press("save_task")
    chart.wait_until_it_takes(screen, bar.task, bar.days + 7)
    expect(panel.get_by_text(dates)).to_have_count(0)

    screen.press("undo")
    chart.wait_until_it_takes(screen, bar.task, bar.days)
    assert dates_in(panel) == dates


def test_the_address_of_an_open_task_opens_it_in_another_browser(
    workspace: Workspace, app: RunningApp, open_screen: OpenScreen
):
    start_plan(workspace)
    here = open_screen(app.address).go("roadmap")
    chart.click(here, chart.bars(here)[3])
    name = here.keyed("task_panel").get_by_role("heading").first.inner_text()
    path = here.page.url.removeprefix(f"{app.address}/")

    there = open_screen(app.address).go(path)
    expect(there.keyed("task_panel").get_by_role("heading").first).to_have_text(name)
    there.is_on("Roadmap")


def test_the_first_visitor_after_a_start_who_follows_a_link_to_a_page_finds_it(
    start_app: Callable[..., RunningApp], open_screen: OpenScreen
):
    app = start_app()
    with closing(app.open_workspace()) as workspace:
        start_plan(workspace)
    screen = open_screen(app.address).go("forecast")
    screen.is_on("Forecast")
    expect(screen.page.get_by_text("Page not found")).to_have_count(0)


def test_the_first_run_needs_no_mouse(app: RunningApp, open_screen: OpenScreen):
    screen = open_screen(app.address).go()
    keyboard = screen.page.keyboard
    press_tab_until(screen, "Company")
    keyboard.type("Nordwind")
    keyboard.press("Tab")
    keyboard.type("Ada Lovelace")
    press_tab_until(screen, "Start my plan")
    keyboard.press("Enter")
    screen.is_on("Today")


def press_tab_until(screen: Screen, name: str, most: int = 40) -> None:
    """Go on with the Tab key until the field or button of that name has the focus."""
    wanted = screen.page.get_by_label(name, exact=True).or_(screen.page.get_by_role("button", name=name)).first
    for _ in range(most):
        screen.page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"{most} times Tab did not lead to “{name}”.")
