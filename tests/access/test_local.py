"""When a visit counts as local, and the tricks that do not make it so."""

import pytest

from planner.access.local import is_local_visit

HERE = "http://localhost:8501"


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "[::1]:8501", "127.0.0.1"])
def test_the_person_at_the_machine_is_local(host: str):
    assert is_local_visit(host, HERE, None, is_forwarded=False)


@pytest.mark.parametrize(
    "host", ["192.168.1.7:8501", "cx.example.com", "", "localhost.example.com", "[::1", "0.0.0.0:8501"]
)
def test_another_name_or_address_is_not_local(host: str):
    assert not is_local_visit(host, HERE, None, is_forwarded=False)


def test_a_foreign_peer_that_claims_localhost_is_not_local():
    assert not is_local_visit("localhost:8501", HERE, "203.0.113.5", is_forwarded=False)


def test_a_visit_through_a_proxy_is_not_local():
    assert not is_local_visit("localhost:8501", HERE, "127.0.0.1", is_forwarded=True)


def test_a_proxy_that_rewrites_the_host_is_given_away_by_the_origin():
    assert not is_local_visit("127.0.0.1:8501", "https://cx.example.com", "127.0.0.1", is_forwarded=False)
    assert is_local_visit("127.0.0.1:8501", "http://localhost:8501", "127.0.0.1", is_forwarded=False)


def test_a_visitor_who_hides_where_they_come_from_is_not_local():
    assert not is_local_visit("127.0.0.1:8501", "", None, is_forwarded=False)
