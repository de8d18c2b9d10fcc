"""A department without a sign-in, from elsewhere, with its link: one campaign, two answers, and nothing else."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from planner.access.visitor import LOCAL_OWNER
from planner.actions import campaigns, links
from planner.actions.communication import open_communication
from planner.actions.workspace import Workspace
from planner.communication.campaign import Briefing, Promise
from tests.browser.plans import start_plan
from tests.browser.reverse_proxy import ReverseProxy
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen
from tests.browser.test_strangers import frames_of
from tests.sample import TODAY

pytestmark = pytest.mark.browser

OpenScreen = Callable[..., Screen]
SECRETS = (b"Marketing mix", b"Warehouse")
WITHOUT_A_LINK = (*SECRETS, b"At your door", b"Acme", b"Ada Lund")


class Asked:
    """A plan with a campaign of which Logistics has a link, and Warehouse none; another campaign nobody is told of."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        now = datetime.now(UTC)  # the app's own clock decides when a link ends
        self.plan = start_plan(workspace, leader="Ada Lund", now=now)
        days = {"start": TODAY + timedelta(days=9), "end": TODAY + timedelta(days=30)}
        briefings = (Briefing(department="Logistics"), Briefing(department="Warehouse"))
        told = {"name": "At your door", "promises": (Promise(id="1", text="Delivery in 48 h"),), "briefings": briefings}
        campaign = campaigns.add_campaign(self.workspace, LOCAL_OWNER, self.plan.id, days | told, now).campaign
        campaigns.add_campaign(self.workspace, LOCAL_OWNER, self.plan.id, days | {"name": "Marketing mix"}, now)
        assert campaign
        moment = datetime.combine(TODAY, now.timetz())
        self.token = links.make_confirmation_link(
            self.workspace, LOCAL_OWNER, self.plan.id, campaign.id, "Logistics", moment
        )

    @property
    def answer(self) -> Briefing:
        """What Logistics has said."""
        known = open_communication(self.workspace, LOCAL_OWNER, self.plan.id, TODAY).campaigns
        return next(one for campaign in known for one in campaign.briefings if one.department == "Logistics")


@pytest.fixture
def asked(workspace: Workspace) -> Asked:
    return Asked(workspace)


@pytest.fixture(scope="module")
def elsewhere(only_app: RunningApp) -> Iterator[str]:
    """The address of a proxy on another host, as visitors from outside use it."""
    proxy = ReverseProxy(only_app.port, {"X-Forwarded-For": "203.0.113.7"})
    yield proxy.address
    proxy.close()


def test_a_stranger_with_a_link_confirms_and_is_sent_nothing_else(
    asked: Asked, elsewhere: str, open_screen: OpenScreen
):
    screen = open_screen(elsewhere)
    received = frames_of(screen)
    screen.go(f"?confirm={asked.token}")
    screen.is_on("At your door")
    screen.says("Delivery in 48 h")
    screen.says("Ada Lund of Acme asks Logistics")
    expect(screen.page.get_by_test_id("stSidebar")).to_have_count(0)
    screen.type("link_name", "Lea Eriksen")
    screen.press("link_confirm")
    screen.says("Logistics confirmed this on")
    assert asked.answer.confirmed_by == "Lea Eriksen (by link)"
    assert received
    assert not [secret for secret in SECRETS if any(secret in frame for frame in received)]


@pytest.mark.usefixtures("asked")
def test_without_the_link_the_same_stranger_sees_nothing(elsewhere: str, open_screen: OpenScreen):
    screen = open_screen(elsewhere)
    received = frames_of(screen)
    for path in ("", "campaigns", "stakeholders", "history", "?confirm=", "?confirm=0000"):
        received.clear()
        screen.page.goto(f"{elsewhere}/{path}")
        screen.says("This link does not work" if "confirm" in path else "Sign-in needed")
        expect(screen.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        told = [secret for secret in WITHOUT_A_LINK if any(secret in frame for frame in received)]
        assert received and not told, path


def test_a_page_named_beside_the_link_opens_no_other(asked: Asked, elsewhere: str, open_screen: OpenScreen):
    screen = open_screen(elsewhere)
    received = frames_of(screen)
    screen.go(f"campaigns?confirm={asked.token}&plan={asked.plan.id}").is_on("At your door")
    assert received
    assert not [secret for secret in SECRETS if any(secret in frame for frame in received)]
