"""People in a real browser: ten are registered and three talks logged, and Today changes; a promise stops holding."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from planner.access.visitor import LOCAL_OWNER
from planner.actions import campaigns, entries, kpis
from planner.actions.entries import Typed
from planner.actions.workspace import Workspace
from planner.communication.campaign import Promise
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from tests.browser.plans import NOW, start_plan
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen
from tests.kpis.builders import a_kpi
from tests.sample import TODAY

pytestmark = pytest.mark.browser

LAST_WEEK = date(2026, 2, 23)
TEN = (
    *("Ruth Adler", "Joris Baan", "Mina Costa", "Omar Diaz", "Lea Eriksen"),
    *("Paul Frei", "Nadia Gomez", "Hugo Hart", "Iris Ito", "Kai Jansen"),
)


class Company:
    """A plan in its fifth week, with one KPI that a promise rests on."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.plan = start_plan(workspace, first_day=date(2026, 2, 2))
        wanted = a_kpi(Kind.PROPORTION, name="On-time delivery", owner="Ada", since=LAST_WEEK, minimum_n=50)
        self.on_time: Kpi = kpis.add_kpis(self.workspace, LOCAL_OWNER, self.plan.id, [wanted], NOW).kpis[0]

    def delivered(self, on_time: int, of: int) -> None:
        """Last week so many of these orders came in time."""
        typed = Typed(self.on_time.id, "", LAST_WEEK, Counts(numerator=on_time, denominator=of))
        assert entries.import_entries(self.workspace, LOCAL_OWNER, self.plan.id, [typed], NOW, "test").change

    def promise(self) -> None:
        """A campaign that starts in nine days and promises delivery in 48 hours."""
        promised = Promise(id="1", text="Delivery in 48 h", kpi=self.on_time.id, threshold=90, minimum_n=100)
        fields = {
            "name": "At your door",
            "start": TODAY + timedelta(days=9),
            "end": TODAY + timedelta(days=30),
            "promises": (promised,),
        }
        campaigns.add_campaign(self.workspace, LOCAL_OWNER, self.plan.id, fields, NOW)


@pytest.fixture
def company(workspace: Workspace) -> Company:
    return Company(workspace)


@pytest.fixture
def screen(company: Company, app: RunningApp, open_screen: Callable[..., Screen]) -> Screen:
    return open_screen(app.address)


def register(screen: Screen, names: tuple[str, ...]) -> None:
    """All of them at once, a name on each line."""
    screen.turn_to("Stakeholders")
    screen.press("add_stakeholder")
    screen.page.get_by_role("dialog").get_by_text("Several").click()
    screen.settle()
    screen.fill(screen.keyed("add_names").locator("textarea"), "\n".join(names))
    screen.press("add_several")


def log_the_first(screen: Screen, said: str) -> str:
    """A talk with whoever stands first on Today; their name."""
    row = screen.keyed("today_people").locator("[class*=st-key-today_log-]").first
    who = screen.keyed("today_people").get_by_role("link").first.inner_text()
    row.get_by_role("button").click()
    screen.settle()
    dialog = screen.page.get_by_role("dialog")
    screen.fill(dialog.get_by_label("What was said"), said)
    screen.press("save_contact")
    expect(dialog).to_have_count(0)
    return who


def test_ten_people_are_registered_and_three_talks_logged_and_today_changes(screen: Screen):
    screen.go()
    register(screen, TEN)
    screen.says("10 stakeholders")
    screen.turn_to("Today")
    screen.says("Call 10 people today")
    met = [log_the_first(screen, "Wants to be asked before, not after") for _ in range(3)]
    assert len(set(met)) == 3
    screen.says("Call 7 people today")
    for name in met:
        expect(screen.keyed("today_people").get_by_role("link", name=name)).to_have_count(0)


def test_a_promise_of_delivery_in_48_hours_stops_holding_when_the_kpi_falls_and_says_why(
    company: Company, screen: Screen
):
    company.promise()
    company.delivered(980, 1_000)
    screen.go()
    expect(screen.page.get_by_text("Hold back")).to_have_count(0)
    company.delivered(840, 1_000)
    screen.go()
    screen.says("Hold back “At your door”")
    screen.says("On-time delivery was 84.0 %")
    screen.says("the promise needs at least 90.0 %")
    screen.turn_to("Campaigns")
    screen.says("1 campaign to hold back")
