"""Wording: what changed in a campaign since it was read."""

import pytest

from planner.communication.wording import changed_words
from tests.communication.builders import a_campaign, a_day, a_promise

READ = a_campaign(
    "Spring", [a_promise("Delivered in 48 hours", kpi="K", at_least=95)], message="Fast", start=7, days=14
)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "Summer"}, "its name (it was “Spring”)"),
        ({"end": a_day(30)}, "its days (they were 12 January 2026 to 25 January 2026)"),
        ({"channels": ("Radio",)}, "its channels"),
        ({"message": "Faster"}, "its message"),
        ({"promises": (a_promise("Free returns"), *READ.promises)}, "“Free returns” is a new promise"),
        ({"promises": ()}, "“Delivered in 48 hours” is no longer promised"),
        (
            {"name": "Summer", "channels": ("Radio",), "message": "Faster"},
            "its name (it was “Spring”), its channels and its message",
        ),
    ],
)
def test_what_changed_is_said_part_by_part(change, said):
    assert changed_words(READ, READ.but(**change)) == said


def test_of_a_promise_that_is_measured_otherwise_it_says_nothing_of_the_measure():
    stricter = READ.but(promises=(a_promise("Delivered in 48 hours", kpi="K", at_least=97),))
    assert changed_words(READ, stricter) == "its promises"


def test_where_nobody_knows_what_was_read_it_says_so_much():
    assert changed_words(None, READ) == "its wording"
