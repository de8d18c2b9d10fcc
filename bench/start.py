"""Cold start and memory: until the server is up, until the first page is painted, and what a session costs.

Against an app of one line, served with the same configuration. Each server is started several times, in
turn; the browser is new each time, as its cache would hide what a first visitor waits for.
"""

import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Error, Page, sync_playwright

from bench import table
from bench.bare import write_empty_app
from bench.client import Visit
from bench.plans import Database
from bench.server import ROOT, serving

_STARTS, _SESSIONS = 2, 16
_OURS, _BARE = "text=Needs you", "text=Hello"
_BROWSERS = ("/usr/bin/chromium", None)
"""A browser of the system, or else the one that playwright has installed."""


def main() -> None:
    """Prints the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = Database.made(folder)
        database.add_sample()
        write_empty_app(bare := folder / "empty")
        ours, least = [], []
        for _ in range(_STARTS):
            ours.append(_started(ROOT, database.environment, _OURS))
            least.append(_started(bare, {}, _BARE))
        _show_starts(ours, least)
        _show_memory(_memory(ROOT, database.environment, ("", "roadmap")), _memory(bare, {}, ("",)))


def _started(folder: Path, environment: Mapping[str, str], waited_for: str) -> tuple[float, float | None, float]:
    """Seconds until the server is up, until a browser shows the page, and until it shows it again in a new session."""
    with serving(folder, environment, prompt=False) as server, ExitStack() as stack:
        page = _browser(stack)
        if page is None:
            return server.seconds, None, 0
        begin = perf_counter()
        page.goto(f"http://127.0.0.1:{server.port}/")
        page.wait_for_selector(waited_for, timeout=60_000)
        first = perf_counter() - begin
        begin = perf_counter()
        page.reload()
        page.wait_for_selector(waited_for, timeout=60_000)
        return server.seconds, server.seconds + first, perf_counter() - begin


def _browser(stack: ExitStack) -> Page | None:
    playwright = stack.enter_context(sync_playwright())
    for path in _BROWSERS:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        except Error:
            continue
        stack.callback(browser.close)
        return browser.new_page(viewport={"width": 1440, "height": 900})
    return None


def _show_starts(ours: list[tuple], least: list[tuple]) -> None:
    names = ("server is up", "first page painted", "painted again, new session")
    rows = []
    for at, name in enumerate(names):
        if ours[0][1] is None and at:
            rows.append((name, "no browser here", "", ""))
            continue
        mine, bare = median(one[at] for one in ours), median(one[at] for one in least)
        rows.append((name, f"{mine:.2f}", f"{bare:.2f}", table.ratio(mine, bare)))
    heads = ("from the start of the process until", "ours s", "bare s", "ratio")
    note = "The last row counts from the reload of the page."
    table.show("Cold start, against an app of one line", heads, rows, note)


def _memory(folder: Path, environment: Mapping[str, str], pages: tuple[str, ...]) -> tuple[float, float, float]:
    """MiB at the start, after the first page, and per further session."""
    with serving(folder, environment) as server, ExitStack() as stack:
        at_start = server.mebibytes
        for page in pages * 2:
            stack.enter_context(Visit(server.port, page)).rerun()
        after_first = server.mebibytes
        for n in range(_SESSIONS):
            visit = stack.enter_context(Visit(server.port, pages[n % len(pages)]))
            visit.rerun()
        return at_start, after_first, (server.mebibytes - after_first) / _SESSIONS


def _show_memory(ours: tuple[float, ...], least: tuple[float, ...]) -> None:
    names = ("at the start", "after the first pages", "for each further session")
    rows = [
        (name, f"{mine:.2f}", f"{bare:.2f}", table.ratio(mine, bare) if bare > 0 else "")
        for name, mine, bare in zip(names, ours, least, strict=True)
    ]
    heads = ("resident memory of the server", "ours MiB", "bare MiB", "ratio")
    table.show(f"Memory, with {_SESSIONS} more sessions on Today and Roadmap", heads, rows)


if __name__ == "__main__":
    main()
