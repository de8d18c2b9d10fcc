"""Renews the screenshots of the README: `make pictures`, with Chromium installed."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TODAY = "2026-03-04"  # the sample company tells another story on every weekday
_TO_SETTLE = 2000
"""Milliseconds until charts stand still."""


class Picture(NamedTuple):
    """A page as it is taken: `clicks` are the links and tabs to go through first."""

    name: str
    path: str
    is_dark: bool = False
    width: int = 1440
    height: int = 900
    clicks: Sequence[str] = ()


PICTURES = (
    Picture("today", ""),
    Picture("roadmap", "roadmap"),
    Picture("roadmap-dark", "roadmap", is_dark=True),
    Picture("forecast", "forecast"),
    Picture("today-phone", "", width=390, height=844),
    Picture("stakeholders", "stakeholders?view=Map", height=1160),
    Picture("campaigns", "campaigns", height=700),
    Picture("scorecard", "scorecard"),
    Picture("scorecard-dark", "scorecard", is_dark=True),
    Picture("scorecard-phone", "scorecard", width=390, height=844),
    Picture("numbers", "numbers"),
    Picture("signals", "scorecard", height=1000, clicks=("On-time delivery", "Signals")),
)


def main() -> None:
    """Starts the app with the sample company and takes every picture."""
    with tempfile.TemporaryDirectory() as folder:
        database = f"sqlite:///{Path(folder, 'pictures.sqlite3').as_posix()}"
        environment = {**os.environ, "CX100_DATABASE_URL": database, "CX100_TODAY": TODAY}
        subprocess.run([sys.executable, "-m", "planner", "demo"], cwd=ROOT, env=environment, check=True)
        port = _free_port()
        app = subprocess.Popen(  # noqa: S603
            [
                *(sys.executable, "-m", "streamlit", "run", "planner/server/asgi.py"),
                *("--server.headless=true", f"--server.port={port}"),
            ],
            cwd=ROOT,
            env=environment,
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            with sync_playwright() as playwright:
                chromium = shutil.which("chromium") or shutil.which("google-chrome")
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
                for picture in PICTURES:
                    _take(browser, f"http://127.0.0.1:{port}", picture)
        finally:
            app.terminate()
            app.wait()


def _take(browser: Browser, address: str, picture: Picture) -> None:
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.is_dark else "light",
        locale="en-GB",
    )
    page = context.new_page()
    page.goto(f"{address}/{picture.path}")
    page.wait_for_selector("h1")
    _settle(page)
    for name in picture.clicks:
        link, tab = page.get_by_role("link", name=name, exact=True), page.get_by_role("tab", name=name, exact=True)
        link.or_(tab).first.click()
        _settle(page)
    page.screenshot(path=HERE / f"{picture.name}.png")
    context.close()


def _settle(page: Page) -> None:
    """Wait until nothing is a placeholder any more, however busy the machine is."""
    page.wait_for_timeout(_TO_SETTLE)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(_TO_SETTLE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            with urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("The app did not start.")


if __name__ == "__main__":
    main()
