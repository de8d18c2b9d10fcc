"""Without sign-in, whoever comes from elsewhere is shown the refusal and nothing of any plan."""

import socket
from collections.abc import Callable, Iterator

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.reverse_proxy import ReverseProxy
from tests.browser.running_app import RunningApp
from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

OpenScreen = Callable[..., Screen]
Through = Callable[..., str]
SECRET = b"Brink & Veldt"


@pytest.fixture(scope="module")
def open_app(start_app: Callable[..., RunningApp]) -> RunningApp:
    """The app with the sample company, set to listen to everybody."""
    return start_app(sample=True, listens_on="0.0.0.0")  # noqa: S104 - that is what is tested


@pytest.fixture(scope="module")
def through(open_app: RunningApp) -> Iterator[Through]:
    """Has the proxy before the app change these headers; gives its address."""
    proxy = ReverseProxy(open_app.port, {})

    def before_app(**headers: str) -> str:
        proxy.headers = {name.replace("_", "-"): text for name, text in headers.items()}
        return proxy.address

    yield before_app
    proxy.close()


@pytest.fixture(scope="module")
def own_address() -> str:
    """The address of this machine in its network."""
    cards = [card for cards in psutil.net_if_addrs().values() for card in cards if card.family is socket.AF_INET]
    found = [card.address for card in cards if not card.address.startswith("127.")]
    return found[0] if found else pytest.skip("This machine has only its loopback address.")


def must_refuse(screen: Screen, path: str = "") -> None:
    """The refusal stands there, without a menu, and not a word of the plan was sent."""
    received = frames_of(screen)
    screen.go(path)
    screen.is_on("Sign-in needed")
    expect(screen.page.get_by_test_id("stSidebar")).to_have_count(0)
    assert received
    assert not any(SECRET in frame for frame in received)


def frames_of(screen: Screen) -> list[bytes]:
    """Whatever the app will send by websocket."""
    received: list[bytes] = []

    def keep(frame: bytes | str) -> None:
        received.append(frame if isinstance(frame, bytes) else frame.encode())

    screen.page.on("websocket", lambda socket: socket.on("framereceived", keep))
    return received


def test_a_proxy_that_says_nothing_shows_that_these_tests_would_see_the_plan(through: Through, open_screen: OpenScreen):
    screen = open_screen(through())
    received = frames_of(screen)
    screen.go().is_on("Today")
    assert any(SECRET in frame for frame in received)


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Forwarded_For": "203.0.113.7"},
        {"X_Forwarded_Host": "plans.example"},
        {"Forwarded": "for=203.0.113.7"},
        {"X_Real_Ip": "203.0.113.7"},
        {"Host": "plans.example"},
    ],
    ids=lambda headers: next(iter(headers)),
)
def test_who_comes_through_a_proxy_or_by_another_name_is_refused(
    through: Through, open_screen: OpenScreen, headers: dict[str, str]
):
    must_refuse(open_screen(through(**headers)))


def test_a_link_to_a_page_is_refused_like_the_front_door(through: Through, open_screen: OpenScreen):
    screen = open_screen(through(X_Forwarded_For="203.0.113.7"))
    for path in ("roadmap", "tasks?as=Board", "files?files=Export", "plans"):
        must_refuse(screen, path)


def test_who_comes_from_the_network_is_refused(open_app: RunningApp, open_screen: OpenScreen, own_address: str):
    must_refuse(open_screen(f"http://{own_address}:{open_app.port}"))


def test_as_it_is_delivered_it_cannot_be_reached_from_the_network_at_all(app: RunningApp, own_address: str):
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((own_address, app.port), timeout=5)
