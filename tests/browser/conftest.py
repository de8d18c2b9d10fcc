"""A running app and a real browser in front of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.running_app import LOOPBACK, RunningApp
from tests.browser.screen import Screen

PATIENCE = 30_000
"""Milliseconds to wait for what a page is to show: long, because machines that run tests may be busy."""


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium. Playwright keeps an event loop running, which other tests must not find, so it goes soon."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample_to_look_at(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Iterator[str]:
    """The address of the sample company, for tests that change nothing."""
    file = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("browser") / "cx100.sqlite3"))
    app = RunningApp(file).start()
    yield app.address
    app.stop()


@pytest.fixture(scope="module")
def start_app(
    tmp_path_factory: pytest.TempPathFactory, prepared_file: Path, sample_file: Path
) -> Iterator[Callable[..., RunningApp]]:
    """Starts the app on a database of its own, empty or with the sample company."""
    running: list[RunningApp] = []

    def start(*, sample: bool = False, listens_on: str = LOOPBACK) -> RunningApp:
        folder = tmp_path_factory.mktemp("browser")
        file = Path(shutil.copy(sample_file if sample else prepared_file, folder / "cx100.sqlite3"))
        running.append(RunningApp(file, listens_on))
        return running[-1].start()

    yield start
    for app in running:
        app.stop()


@pytest.fixture
def open_screen(browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Opens the app in a browser of its own, as wide and as dark as asked for."""
    contexts: list[BrowserContext] = []

    def open_at(address: str, **looks: Any) -> Screen:
        contexts.append(_a_context(browser, **looks))
        return Screen(contexts[-1].new_page(), address)

    yield open_at
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def look_at(browser: Browser, sample_to_look_at: str) -> Iterator[Callable[..., Screen]]:
    """A page of the sample company, in a browser that keeps what it has loaded for the tests that follow."""
    page = _a_context(browser).new_page()

    def go(path: str, **look: Any) -> Screen:
        return Screen(page, sample_to_look_at).look(**look).go(path)

    yield go
    page.context.close()


def _a_context(browser: Browser, *, width: int = 1440, height: int = 900, dark: bool = False) -> BrowserContext:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="en-GB",
        timezone_id="Europe/Berlin",
    )
    context.set_default_timeout(PATIENCE)
    return context
