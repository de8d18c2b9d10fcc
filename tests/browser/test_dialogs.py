"""What is asked before something is changed for good: the answer closes the question and the screen follows at once."""

import re
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect

from planner.access.visitor import LOCAL_OWNER
from planner.actions.sample import add_sample
from planner.actions.workspace import Workspace
from planner.charts.palette import status_words
from planner.tasks.task import Status
from tests.browser.plans import NOW, start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen
from tests.sample import TODAY

pytestmark = pytest.mark.browser

OpenScreen = Callable[..., Screen]
AT_ONCE = 5_000
"""Milliseconds within which the screen must follow; the app's notices would change it later by themselves."""


@pytest.fixture
def screen(workspace: Workspace, app: RunningApp, open_screen: OpenScreen) -> Screen:
    """A plan of one's own, newer than another and therefore open."""
    start_plan(workspace, "Südstern", now=NOW - timedelta(hours=1))
    start_plan(workspace, "Nordwind")
    return open_screen(app.address)


@pytest.fixture
def sample(workspace: Workspace) -> None:
    """The sample company is there, too."""
    add_sample(workspace, LOCAL_OWNER, TODAY, NOW - timedelta(hours=1))


@pytest.fixture
def plans_page(screen: Screen) -> None:
    screen.go("plans")


def card(screen: Screen, name: str) -> Locator:
    """The card of the plan in use with that name."""
    return screen.page.locator("[class*=st-key-plan_]").filter(has_text=name).last


def choose(screen: Screen, name: str, what: str) -> Locator:
    """The dialog that the card's menu opens."""
    card(screen, name).get_by_role("button", name="More").click()
    screen.page.get_by_role("menuitem", name=what).or_(screen.page.get_by_role("option", name=what)).first.click()
    screen.settle()
    dialog = screen.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def plan_selector(screen: Screen) -> Locator:
    return screen.keyed("plan").get_by_role("combobox")


@pytest.mark.usefixtures("plans_page")
def test_keep_it_closes_the_dialog(screen: Screen):
    dialog = choose(screen, "Nordwind", "Delete")
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0, timeout=AT_ONCE)
    expect(card(screen, "Nordwind")).to_be_visible()


@pytest.mark.usefixtures("plans_page")
def test_a_deleted_plan_leaves_the_list_and_the_selector_at_once(screen: Screen):
    expect(plan_selector(screen)).to_have_value(re.compile("Nordwind"))
    dialog = choose(screen, "Nordwind", "Delete")
    dialog.get_by_role("button", name="Delete the plan").click()
    expect(dialog).to_have_count(0, timeout=AT_ONCE)
    expect(card(screen, "Nordwind")).to_have_count(0, timeout=AT_ONCE)
    expect(plan_selector(screen)).not_to_have_value(re.compile("Nordwind"), timeout=AT_ONCE)


@pytest.mark.usefixtures("plans_page")
def test_a_new_name_stands_on_the_card_and_in_the_selector_at_once(screen: Screen):
    dialog = choose(screen, "Nordwind", "Rename")
    dialog.get_by_label("Company").fill("Südwind")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_have_count(0, timeout=AT_ONCE)
    expect(card(screen, "Südwind")).to_be_visible(timeout=AT_ONCE)
    expect(plan_selector(screen)).to_have_value(re.compile("Südwind"), timeout=AT_ONCE)


@pytest.mark.usefixtures("sample", "plans_page")
def test_after_a_dialog_the_next_one_is_about_the_plan_that_was_chosen(screen: Screen):
    choose(screen, "Nordwind", "Delete").get_by_role("button", name="Keep it").click()
    screen.settle()
    dialog = choose(screen, "Sample", "Delete")
    expect(dialog).not_to_contain_text("Nordwind")
    dialog.get_by_role("button", name="Delete the plan").click()
    expect(card(screen, "Nordwind")).to_be_visible()
    expect(card(screen, "Sample")).to_have_count(0, timeout=AT_ONCE)


@pytest.mark.usefixtures("sample", "plans_page")
def test_without_the_sample_the_selector_names_the_plan_that_is_shown(screen: Screen):
    card(screen, "Sample").get_by_role("button", name="Open").click()
    screen.is_on("Today")
    screen.settle()
    screen.press("delete_sample")
    expect(plan_selector(screen)).to_have_value(re.compile("Nordwind"), timeout=AT_ONCE)


def test_a_baseline_is_frozen_only_after_a_question(screen: Screen):
    screen.go("forecast?tab=Baselines")
    screen.page.get_by_role("tab", name="Baselines").click()
    screen.type("freeze_reason_1", "Agreed anew")
    screen.page.get_by_role("button", name="Freeze a baseline").click()
    screen.settle()
    expect(screen.page.get_by_text("Baseline 1 is frozen")).to_have_count(0)
    screen.press("freeze")
    screen.says("Baseline 1 is frozen")
    expect(screen.keyed("freeze")).to_have_count(0)


def test_a_link_with_a_filter_shows_that_it_filters(screen: Screen):
    screen.go(f"tasks?status={quote(status_words(Status.BLOCKED))}")
    expect(screen.page.get_by_role("button", name="Filter · 1")).to_be_visible(timeout=AT_ONCE)


def test_what_is_being_typed_when_a_dialog_is_closed_is_there_when_it_is_opened_again(screen: Screen):
    screen.go("commitments")
    for typed, close in (
        ("Answer", lambda: screen.page.keyboard.press("Escape")),
        ("Answer to the unions", lambda: screen.page.get_by_role("dialog").get_by_label("Close").click()),
    ):
        screen.press("add_commitment")
        screen.field("commitment-name").fill(typed)
        close()
        screen.settle()
        expect(screen.page.get_by_role("dialog")).to_have_count(0)
        screen.press("add_commitment")
        expect(screen.field("commitment-name")).to_have_value(typed)
        screen.says("Typed before, not saved yet")
        screen.page.keyboard.press("Escape")
        screen.settle()
