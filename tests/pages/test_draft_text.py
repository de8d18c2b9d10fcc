"""A draft as text: it comes back as it was typed, and a text that is none says nothing."""

from datetime import date, time

import pytest

from pages.shared.draft_text import Left, read, written
from planner.communication.commitment import Side

READS = {"on": date.fromisoformat, "at": time.fromisoformat, "side": Side}


def test_what_was_typed_comes_back_with_the_version_it_was_typed_over():
    typed = {
        "name": "Müller “& Söhne”", "note": "one\ntwo", "on": date(2026, 3, 9), "at": time(10, 30),
        "side": Side.THEIRS, "reached": 30, "is_private": True, "whom": None,
    }  # fmt: skip
    days = {"due_on": date(2026, 3, 16)}
    left = read(written(4, typed, days), READS)
    assert left == Left(4, typed, days)
    assert isinstance(left.typed["side"], Side)


def test_a_day_that_was_emptied_stays_empty():
    assert read(written(1, {"on": None}, {}), READS).typed == {"on": None}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '"x"', '{"said": "of an older release"}', '{"typed": {"on": "never"}}', '{"days": {"on": 3}}'],
)
def test_a_text_that_is_no_draft_says_nothing(text: str):
    assert not read(text, READS).typed
