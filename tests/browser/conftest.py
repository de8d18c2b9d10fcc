"""A running app and a real browser in front of it."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from planner.actions.workspace import Workspace
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


@pytest.fixture(scope="module")
def only_tab(browser: Browser) -> Iterator[Page]:
    """The tab of all tests of a file: a new one would read the app's seven megabytes of script anew for each."""
    page = _a_tab(browser)
    yield page
    page.context.close()


@pytest.fixture
def clean_tab(only_tab: Page) -> Iterator[Page]:
    """A tab that remembers nothing of earlier tests but the files it has loaded."""
    yield only_tab
    _forget(only_tab)


@pytest.fixture
def open_screen(clean_tab: Page) -> Callable[..., Screen]:
    """Opens the app, as wide and as dark as asked for, as in another browser than the time before, which is closed."""

    def open_at(address: str, **look: Any) -> Screen:
        _forget(clean_tab)
        return Screen(clean_tab, address).look(**look)

    return open_at


@pytest.fixture
def look_at(clean_tab: Page, sample_to_look_at: str) -> Callable[..., Screen]:
    """Opens a page of the sample company, for tests that change nothing."""

    def go(path: str, **look: Any) -> Screen:
        return Screen(clean_tab, sample_to_look_at).look(**look).go(path)

    return go


@pytest.fixture(scope="session")
def sample_to_look_at(tmp_path_factory: pytest.TempPathFactory, sample_file: Path) -> Iterator[str]:
    """The address of the sample company, for tests that change nothing."""
    file = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("browser") / "cx100.sqlite3"))
    app = RunningApp(file).start()
    yield app.address
    app.stop()


@pytest.fixture(scope="session")
def only_app(tmp_path_factory: pytest.TempPathFactory, prepared_file: Path) -> Iterator[RunningApp]:
    """The process of all tests that need none of their own: to start one takes longer than most tests."""
    app = RunningApp(Path(shutil.copy(prepared_file, tmp_path_factory.mktemp("browser") / "cx100.sqlite3")))
    yield app.start()
    app.stop()


@pytest.fixture
def app(only_app: RunningApp, prepared_file: Path) -> RunningApp:
    """The app without a plan. What it keeps of plans in memory goes by their ids, which never come again."""
    only_app.start()
    only_app.hold(prepared_file)
    return only_app


@pytest.fixture
def workspace(app: RunningApp) -> Iterator[Workspace]:
    """What the app works on, to prepare without a click what a test is not about."""
    with closing(app.open_workspace()) as workspace:
        yield workspace


@pytest.fixture(scope="module")
def start_app(
    tmp_path_factory: pytest.TempPathFactory, prepared_file: Path, sample_file: Path
) -> Iterator[Callable[..., RunningApp]]:
    """Starts a process on a database of its own, empty or with the sample company, for what needs one."""
    running: list[RunningApp] = []

    def start(*, sample: bool = False, listens_on: str = LOOPBACK) -> RunningApp:
        folder = tmp_path_factory.mktemp("browser")
        file = Path(shutil.copy(sample_file if sample else prepared_file, folder / "cx100.sqlite3"))
        running.append(RunningApp(file, listens_on))
        return running[-1].start()

    yield start
    for app in running:
        app.stop()


def _forget(tab: Page) -> None:
    if tab.url != "about:blank":
        tab.evaluate("localStorage.clear(), sessionStorage.clear()")
    tab.context.clear_cookies()
    tab.goto("about:blank")


def _a_tab(browser: Browser) -> Page:
    # Without motion, as a skeleton that shimmers while a page is loading costs more than the page.
    context = browser.new_context(locale="en-GB", timezone_id="Europe/Berlin", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    return context.new_page()
