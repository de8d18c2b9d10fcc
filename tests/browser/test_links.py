"""A link to a page opens that page, for the first visitor after a start as for any other."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


def test_the_first_visitor_of_a_link_to_a_page_finds_it(
    start_app: Callable[..., RunningApp], open_screen: Callable[..., Screen]
):
    screen = open_screen(start_app(sample=True).address).go("forecast")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Forecast")
    expect(screen.page.get_by_text("Page not found")).to_have_count(0)
