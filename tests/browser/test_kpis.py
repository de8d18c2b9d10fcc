"""KPIs in a real browser: from a tile to the signal behind it, by mouse and by keyboard."""

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
