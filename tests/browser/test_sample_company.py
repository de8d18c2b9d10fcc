"""The sample company in a real browser: from a KPI to the signal behind it; panels that stay in view."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

LookAt = Callable[..., Screen]


def test_a_tile_leads_to_its_signal_in_words(look_at: LookAt):
    screen = look_at("scorecard?kpi_signal=true")
    tile = screen.page.locator("[class*=st-key-kpi_tile-]").first
    name = tile.locator("a").first.inner_text().strip()
    expect(tile.get_by_text("Real change").first).to_be_visible()
    tile.locator("a").first.click()
    screen.is_on(name)
    screen.settle().page.get_by_role("tab", name="Signals").click()
    screen.says("What is a real change, and why")
    expect(screen.page.get_by_text("real change").first).to_be_visible()


def test_the_parts_of_a_kpi_are_turned_to_by_keyboard(look_at: LookAt):
    screen = look_at("kpi")
    screen.page.get_by_role("tab", name="Trend").focus()
    screen.page.keyboard.press("ArrowRight")
    screen.page.keyboard.press("Enter")
    expect(screen.page.get_by_role("tab", name="Signals")).to_have_attribute("aria-selected", "true")
    screen.says("The limits")
    assert "part=Signals" in screen.settle().page.url


@pytest.mark.parametrize(
    ("path", "panel"), [("campaigns?span=List", "campaign_panel"), ("communication", "message_panel")]
)
def test_what_is_open_stays_in_view_while_the_page_is_scrolled(look_at: LookAt, path: str, panel: str) -> None:
    screen = look_at(path, height=500)
    screen.page.locator('[class*="st-key-open_"] button').first.click()
    screen.keyed(panel).wait_for()
    screen.settle()
    screen.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 10000)")
    box = screen.keyed(panel).bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 500
