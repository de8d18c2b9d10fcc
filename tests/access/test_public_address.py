"""The address under which others reach the app, as it is typed."""

import pytest

from planner.access.public_address import public_address
from planner.shared.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("http://192.168.1.20:8501", "http://192.168.1.20:8501"),
        (" https://cx.acme.example/ ", "https://cx.acme.example"),
        ("HTTP://Desk-7:8600/campaigns?plan=1", "http://desk-7:8600"),
        ("[fd00::7]:8501", "http://[fd00::7]:8501"),
    ],
)
def test_the_host_and_its_port_are_kept_and_a_page_is_left_off(typed: str, address: str):
    assert public_address(typed, 8501) == address


def test_a_bare_name_takes_the_port_that_the_app_listens_on():
    assert public_address("desk-7", 8600) == "http://desk-7:8600"


@pytest.mark.parametrize("typed", ["localhost:8501", "http://127.0.0.1", "127.0.0.2", "[::1]:8501", "0.0.0.0:8501"])
def test_a_name_that_means_this_machine_everywhere_is_refused(typed: str):
    with pytest.raises(BadInput, match="opens nothing for others"):
        public_address(typed)


@pytest.mark.parametrize(
    "typed", ["", "ftp://desk-7", "the one in the hall", "http://", "me@desk-7", "desk-7:port", "<b>"]
)
def test_what_is_no_address_is_refused_with_an_example(typed: str):
    with pytest.raises(BadInput, match=r"192\.168\.1\.20:8501"):
        public_address(typed)
