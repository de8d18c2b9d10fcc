"""The weekly note as a mail: to whom, and all of it."""

from datetime import date, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from planner.communication.weekly_note import WeeklyNote
from planner.reports.note_text import has_text, note_address
from tests.builders import a_plan

NOTE = WeeklyNote(id="n", week=date(2026, 3, 2), done="Audit & “budget”", need="A word to Ada")


def test_the_address_has_receiver_subject_and_the_five_lines_with_line_breaks_as_mail_programs_want_them() -> None:
    address = note_address(a_plan(), NOTE, "willem+note@acme.example")

    parts = urlsplit(address)
    assert (parts.scheme, parts.path) == ("mailto", "willem+note@acme.example")
    fields = parse_qs(parts.query)
    assert "week of 2 March 2026" in fields["subject"][0]
    assert fields["body"][0].split("\r\n\r\n")[0] == "Done: Audit & “budget”"
    assert "%0D%0A%0D%0ANext%3A" in address


@pytest.mark.parametrize("to", ["CEO", "", "jürgen@acme.example"])
def test_who_is_no_address_is_left_to_the_mail_program(to: str) -> None:
    assert note_address(a_plan(), NOTE, to).startswith("mailto:?subject=")


def test_a_note_that_mail_programs_would_cut_is_left_out_whole() -> None:
    long = NOTE.but(done="Ü" * 400, week=NOTE.week + timedelta(days=7))
    assert has_text(note_address(a_plan(), NOTE))
    assert not has_text(note_address(a_plan(), long))
    assert "Ü" not in unquote(note_address(a_plan(), long))
