"""KPI import in a real browser: a survey export becomes numbers on the scorecard."""

import shutil
import urllib.request
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from planner.access.visitor import LOCAL_OWNER
from planner.actions import kpis, plans, templates
from planner.actions.workspace import Workspace
from planner.kpis.catalogue import definition
from planner.kpis.kpi import KpiId
from planner.plan.brief import Brief
from planner.storage.database import Database
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen
from tests.browser.test_accessibility import PHONE, must_be_sound
from tests.sample import TODAY

pytestmark = pytest.mark.browser

OpenScreen = Callable[..., Screen]
NOW = datetime(2026, 3, 4, tzinfo=UTC)
QUALTRICS = Path(__file__).parents[1] / "exchange" / "data" / "kpis" / "qualtrics.csv"
UPLOADED = b'cache_memory_bytes{cache_type="UploadedFileManager"'
"""How the server says that it holds uploaded files."""


def watch_nps(file: Path) -> None:
    """A plan that watches the Net Promoter Score, of however few answers, and has no numbers yet."""
    workspace = Workspace(Database(f"sqlite:///{file.as_posix()}"))
    brief = Brief(company="Acme", leader="Ada", role="CMO", first_day=date(2026, 1, 5))
    template = templates.template(workspace, LOCAL_OWNER, brief.template)
    plan = plans.start_plan(workspace, LOCAL_OWNER, brief, template, TODAY, NOW)
    nps = definition("nps").kpi(KpiId("nps"), TODAY, minimum_n=0)
    kpis.add_kpis(workspace, LOCAL_OWNER, plan.id, [nps], NOW)
    workspace.close()


@pytest.fixture
def address(tmp_path: Path, prepared_file: Path) -> Iterator[str]:
    file = Path(shutil.copy(prepared_file, tmp_path / "cx100.sqlite3"))
    watch_nps(file)
    app = RunningApp(file).start()
    yield app.address
    app.stop()


def this_year(tmp_path: Path) -> Path:
    """The export moved to the last two weeks before `TODAY`, so that its numbers are fresh."""
    text = QUALTRICS.read_text(encoding="utf-8-sig")
    for day in range(5, 19):
        moved = date(2026, 2, 16).toordinal() + day - 5
        text = text.replace(f"2026-01-{day:02}", date.fromordinal(moved).isoformat())
    path = tmp_path / "survey.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def drop(screen: Screen, file: Path) -> Screen:
    """Drop a file on the page."""
    screen.page.locator("input[type=file]").set_input_files(file)
    screen.keyed("kpi_import_recognised").wait_for()
    return screen.settle()


def holds_uploads(address: str) -> bool:
    with urllib.request.urlopen(f"{address}/_stcore/metrics") as answer:  # noqa: S310 - our own server
        return UPLOADED in answer.read()


def wait_until(screen: Screen, is_so: Callable[[], bool]) -> None:
    """The server counts what it holds every few seconds only."""
    for _ in range(60):
        if is_so():
            return
        screen.page.wait_for_timeout(500)
    pytest.fail("It never came to that.")


def test_a_survey_export_is_imported_and_the_scorecard_shows_its_number(
    address: str, open_screen: OpenScreen, tmp_path: Path
):
    screen = open_screen(address).go("kpi-import")
    drop(screen, this_year(tmp_path))
    screen.says("13 responses")
    screen.says("Left out: 1 previews, 1 tests, 1 spam")
    screen.press("kpi_import_now")
    expect(screen.keyed("kpi_import_done_box")).to_contain_text("2 new")
    screen.keyed("kpi_import_done_box").get_by_role("link", name="See the scorecard").click()
    screen.is_on("Scorecard")
    tile = screen.page.locator("[class*=st-key-kpi_tile]").filter(has_text="Net Promoter Score").first
    expect(tile).to_contain_text("points")


def test_a_kpi_the_plan_lacks_is_watched_and_counted_on_the_way(address: str, open_screen: OpenScreen, tmp_path: Path):
    screen = open_screen(address).go("kpi-import")
    drop(screen, this_year(tmp_path)).press("kpi_import_watch_csat")
    expect(screen.keyed("kpi_import_use_2")).to_be_visible()
    screen.press("kpi_import_now")
    expect(screen.keyed("kpi_import_done_box")).to_contain_text("4 new")


def test_the_server_holds_no_file_once_the_page_is_left(address: str, open_screen: OpenScreen):
    screen = open_screen(address).go("kpi-import")
    drop(screen, QUALTRICS)
    wait_until(screen, lambda: holds_uploads(address))
    screen.turn_to("Scorecard")
    wait_until(screen, lambda: not holds_uploads(address))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_no_serious_fault_beside_a_file(address: str, open_screen: OpenScreen, dark: bool):
    screen = open_screen(address, dark=dark).go("kpi-import")
    must_be_sound(drop(screen, QUALTRICS))


def test_a_file_is_no_wider_than_a_phone(address: str, open_screen: OpenScreen):
    screen = open_screen(address, **PHONE).go("kpi-import")
    drop(screen, QUALTRICS)
    assert screen.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= PHONE["width"]
