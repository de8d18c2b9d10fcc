"""Forms in a real browser: nothing typed is swallowed, what is wrong is said in words, two clicks save once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from planner.actions.workspace import Workspace
from tests.browser.plans import start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


@pytest.fixture
def screen(workspace: Workspace, app: RunningApp, open_screen: Callable[..., Screen]) -> Screen:
    """A new plan."""
    start_plan(workspace)
    return open_screen(app.address)


@pytest.fixture
def new_commitment(screen: Screen) -> None:
    """The page of commitments, with the dialog of a new one open."""
    screen.go("commitments").press("add_commitment")
    whom = screen.field("commitment-whom")
    whom.fill("Ruth")
    whom.press("Enter")
    screen.settle()


def dialog(screen: Screen) -> Locator:
    return screen.page.get_by_role("dialog")


@pytest.mark.usefixtures("new_commitment")
def test_a_day_far_beyond_all_plans_is_refused_in_words_and_nothing_is_saved(screen: Screen):
    screen.fill(screen.field("commitment-name"), "Answer to the unions")
    year = screen.page.locator("[class*=st-key-commitment-due_on-] [role=spinbutton][data-type=year]")
    year.click()
    screen.page.keyboard.type("1899")
    screen.page.keyboard.press("Tab")
    screen.press("save_commitment")
    expect(dialog(screen).get_by_text("Choose a date between the years 1950 and 2150")).to_be_visible()
    expect(year).to_have_text("1899")
    screen.go("commitments")
    screen.says("Nothing is promised yet")


@pytest.mark.usefixtures("new_commitment")
def test_a_text_that_is_too_long_stays_as_it_was_pasted_and_the_limit_is_named(screen: Screen):
    screen.fill(screen.field("commitment-name"), "x" * 250)
    screen.press("save_commitment")
    expect(dialog(screen).get_by_text("250 characters are too many; shorten it to 200")).to_be_visible()
    expect(screen.field("commitment-name")).to_have_value("x" * 250)


@pytest.mark.usefixtures("new_commitment")
def test_a_double_click_adds_one(screen: Screen):
    screen.fill(screen.field("commitment-name"), "Answer to the unions")
    screen.keyed("save_commitment").locator("button").dblclick()
    screen.settle()
    expect(dialog(screen)).to_have_count(0)
    screen.go("commitments")
    expect(screen.page.get_by_text("Answer to the unions", exact=True)).to_have_count(1)


def test_a_line_of_the_note_that_is_being_typed_outlives_a_reload(screen: Screen):
    screen.go("weekly-note")
    line = screen.page.get_by_label("What I heard")
    line.fill("")
    line.press_sequentially("They call twice")
    screen.page.wait_for_timeout(1_500)
    line.press_sequentially(" a day")
    expect(line).to_have_value("They call twice a day")
    screen.page.wait_for_timeout(1_500)
    screen.go("weekly-note")
    expect(screen.page.get_by_label("What I heard")).to_have_value("They call twice a day")


def test_answers_of_an_interview_are_there_again_after_the_way_back_and_forward(screen: Screen):
    screen.go("stakeholders")
    screen.press("add_stakeholder")
    screen.type("add_name", "Ruth Adler")
    screen.press("add_one")
    screen.turn_to("Interviews")
    screen.go("interviews?interviews=Ask")
    who = screen.keyed("interview_person").locator("input")
    who.fill("Ruth")
    who.press("Enter")
    screen.settle()
    answer = screen.page.get_by_label("Answer to question 1")
    answer.press_sequentially("Nobody owns the parcel")
    screen.page.wait_for_timeout(1_500)
    screen.page.go_back()
    screen.settle()
    screen.page.go_forward()
    screen.settle()
    expect(answer).to_have_value("Nobody owns the parcel")
