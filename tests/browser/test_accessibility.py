"""No page has a serious fault for somebody who uses a keyboard or a screen reader."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.screen import Screen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PAGES = ["", "roadmap", "tasks", "what-if", "forecast", "settings", "files", "plans", "start"]


@pytest.fixture(scope="module")
def address(start_app: Callable[..., str]) -> str:
    return start_app(sample=True)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_fault(address: str, open_screen: Callable[..., Screen], path: str, dark: bool):
    screen = open_screen(address, dark=dark).go(path)
    found = Axe().run(screen.page).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert not serious, "\n".join(
        f"{fault['id']}: {fault['help']}: {[node['html'][:300] for node in fault['nodes'][:3]]}" for fault in serious
    )


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone(address: str, open_screen: Callable[..., Screen], path: str):
    screen = open_screen(address, width=390, height=844).go(path)
    assert screen.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
