"""Dates and lists in sentences."""

from datetime import UTC, date, datetime

import pytest

from planner.shared.in_words import day_and_month, full_date, listed, moment_in_words


def test_a_day_has_no_zero_in_front():
    assert full_date(date(2026, 3, 1)) == "1 March 2026"
    assert day_and_month(date(2026, 12, 31)) == "31 December"


def test_a_moment_says_that_it_is_not_on_the_readers_clock():
    assert moment_in_words(datetime(2026, 3, 1, 9, 5, tzinfo=UTC)) == "1 March at 09:05 UTC"


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_only_the_last_of_a_list_is_joined_by_and(items, said):
    assert listed(items) == said
