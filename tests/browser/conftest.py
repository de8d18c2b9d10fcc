"""A running app and a real browser in front of it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.screen import Screen

ROOT = Path(__file__).parents[2]
TODAY = "2026-03-04"


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Starts the app on a database of its own and gives its address; `sample` loads the sample company first."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*, sample: bool = False, database: Path | None = None) -> str:
        file = database or tmp_path_factory.mktemp("browser") / "cx100.sqlite3"
        environment = {**os.environ, "CX100_DATABASE_URL": f"sqlite:///{file.as_posix()}", "CX100_TODAY": TODAY}
        if sample:
            subprocess.run([sys.executable, "-m", "planner", "demo"], cwd=ROOT, env=environment, check=True)
        port = _free_port()
        command = [sys.executable, "-m", "streamlit", "run", "planner/server/asgi.py", "--server.headless=true"]
        running.append(subprocess.Popen([*command, f"--server.port={port}"], cwd=ROOT, env=environment))
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        return f"http://127.0.0.1:{port}"

    yield start
    for process in running:
        process.terminate()
        process.wait(10)


@pytest.fixture
def open_screen(browser: Browser) -> Iterator[Callable[..., Screen]]:
    """Opens a page of the app in a browser of its own, as wide and as dark as asked for."""
    contexts = []

    def open_at(address: str, *, width: int = 1440, height: int = 900, dark: bool = False) -> Screen:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        contexts.append(context)
        page: Page = context.new_page()
        page.set_default_timeout(20_000)
        return Screen(page, address)

    yield open_at
    for context in contexts:
        context.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, seconds: float = 40) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"The app did not start within {seconds:g} seconds.")
