"""No cell of an export runs in a spreadsheet."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.formula_cells import defused, marked, restored
from planner.exchange.tasks_out import tasks_csv
from tests.builders import a_task
from tests.exchange.reading import the_plan

texts = st.text(alphabet="='+-@\t\r a1＝", max_size=6)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "-2 days", "+49 30 1234"]
)
def test_text_that_would_run_gets_an_apostrophe(text):
    assert defused(text) == "'" + text


@pytest.mark.parametrize("text", ["-10", "3", "1.5", "plain", "a=b", "O'Neill", "'quoted'", ""])
def test_numbers_and_plain_text_stay_as_they_are(text):
    assert defused(text) == text


@given(texts)
def test_what_was_defused_is_restored(text):
    assert restored(defused(text)) == text


@given(texts)
def test_what_was_marked_is_restored(text):
    assert restored(marked(text)) == text


def test_every_text_of_a_task_is_defused_in_the_csv():
    bad = "=HYPERLINK(A1)"
    texts = dict.fromkeys(("owner", "deliverable", "description", "tool", "blocked_reason", "private_note"), bad)
    task = a_task("t", phase=bad, participants=[{"name": bad}], checklist=[{"text": bad}], **texts).but(name=bad)
    content = tasks_csv(the_plan(), [task], None, with_private=True).decode("utf-8-sig")
    assert not [cell for row in csv.reader(io.StringIO(content)) for cell in row if cell.startswith("=")]
