"""Panels beside a chart or a list, in a real browser: they stay in view while the page is scrolled."""

from collections.abc import Callable

import pytest

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("path", "panel"), [("campaigns?span=List", "campaign_panel"), ("communication", "message_panel")]
)
def test_what_is_open_stays_in_view_while_the_page_is_scrolled(
    look_at: Callable[..., Screen], path: str, panel: str
) -> None:
    screen = look_at(path, height=500)
    screen.page.locator('[class*="st-key-open_"] button').first.click()
    screen.keyed(panel).wait_for()
    screen.settle()
    screen.page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 10000)")
    box = screen.keyed(panel).bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 500
