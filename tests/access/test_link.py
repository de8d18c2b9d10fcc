"""Links: tokens that nobody guesses, of which nothing but a hash is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.access.link import MOST_USES, ConfirmationLink, hashed, new_token

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LINK = ConfirmationLink(
    hash=hashed("x"), campaign="Spring", department="Logistics", made_at=NOW, expires_at=NOW + timedelta(days=14)
)


def test_a_token_holds_256_random_bits_and_stands_in_an_address_as_it_is():
    tokens = {new_token() for _ in range(100)}
    assert len(tokens) == 100
    assert all(len(token) == 43 and token.replace("-", "").replace("_", "").isalnum() for token in tokens)


def test_the_hash_of_a_token_is_the_published_sha_256():
    assert hashed("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("fields", "at", "is_open"),
    [
        ({}, NOW, True),
        ({}, NOW + timedelta(days=14, seconds=-1), True),
        ({}, NOW + timedelta(days=14), False),
        ({"revoked_at": NOW}, NOW, False),
        ({"uses": MOST_USES - 1}, NOW, True),
        ({"uses": MOST_USES}, NOW, False),
    ],
)
def test_a_link_works_until_it_expires_is_revoked_or_was_used_too_often(fields, at, is_open):
    assert LINK.but(**fields).is_open(at) is is_open


def test_each_answer_is_counted_with_its_moment():
    used = LINK.used(NOW).used(NOW + timedelta(hours=1))
    assert (used.uses, used.used_at) == (2, NOW + timedelta(hours=1))
