"""KPI import in a real browser: a survey export becomes numbers on the scorecard."""

import urllib.request
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from planner.access.visitor import LOCAL_OWNER
from planner.actions import kpis
from planner.actions.workspace import Workspace
from planner.kpis.catalogue import definition
from planner.kpis.kpi import KpiId
from tests.browser.plans import NOW, start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen
from tests.browser.test_accessibility import PHONE, must_be_sound, must_fit_a_phone
from tests.sample import TODAY

pytestmark = pytest.mark.browser

OpenScreen = Callable[..., Screen]
QUALTRICS = Path(__file__).parents[1] / "exchange" / "data" / "kpis" / "qualtrics.csv"
UPLOADED = b'cache_memory_bytes{cache_type="UploadedFileManager"'
"""How the server says that it holds uploaded files."""


def watch_nps(workspace: Workspace) -> None:
    """A plan that watches the Net Promoter Score, of however few answers, and has no numbers yet."""
    plan = start_plan(workspace, first_day=date(2026, 1, 5))
    nps = definition("nps").kpi(KpiId("nps"), TODAY, minimum_n=0)
    kpis.add_kpis(workspace, LOCAL_OWNER, plan.id, [nps], NOW)


@pytest.fixture
def address(workspace: Workspace, app: RunningApp) -> str:
    watch_nps(workspace)
    return app.address


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


def test_the_server_holds_no_file_once_the_page_is_left(start_app: Callable[..., RunningApp], open_screen: OpenScreen):
    app = start_app()  # the app of the other tests may still hold theirs
    with closing(app.open_workspace()) as workspace:
        watch_nps(workspace)
    screen = open_screen(app.address).go("kpi-import")
    drop(screen, QUALTRICS)
    wait_until(screen, lambda: holds_uploads(app.address))
    screen.turn_to("Scorecard")
    wait_until(screen, lambda: not holds_uploads(app.address))


def test_a_file_is_sound_in_light_and_dark_and_fits_a_phone(address: str, open_screen: OpenScreen):
    screen = drop(open_screen(address).go("kpi-import"), QUALTRICS)
    must_be_sound(screen)
    must_be_sound(screen.look(dark=True).settle())
    must_fit_a_phone(screen.look(**PHONE).settle())
