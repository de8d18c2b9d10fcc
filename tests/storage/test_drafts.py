"""Drafts are stored as they were typed, each by who typed it and into which form, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.plan.draft import Draft
from planner.storage import drafts, plans
from tests.builders import a_plan

AT = datetime(2026, 3, 3, 9, 12, 15, 123456, tzinfo=UTC)
TYPED = Draft({"b": " 60\t\n7 ", "a": "Zoë 🦊 “\x00” \ud800", "c": "۶۰"}, AT)


@pytest.fixture
def db(workspace):
    with workspace.transaction() as transaction:
        for name in ("plan", "other"):
            plans.add(transaction, a_plan(id=name))
        yield transaction


def test_a_draft_comes_back_as_it_was_typed(db):
    drafts.keep(db, "plan", "Ana", "numbers", TYPED)
    found = drafts.load(db, "plan", "Ana", "numbers")
    assert found == TYPED
    assert list(found.content) == ["b", "a", "c"]


def test_a_draft_takes_the_place_of_the_one_before(db):
    drafts.keep(db, "plan", "Ana", "numbers", TYPED)
    later = Draft({"a": "1"}, AT + timedelta(minutes=1))
    drafts.keep(db, "plan", "Ana", "numbers", later)
    assert drafts.lock(db, "plan", "Ana", "numbers") == later


@pytest.mark.parametrize("other", [("other", "Ana", "numbers"), ("plan", "Ben", "numbers"), ("plan", "Ana", "tasks")])
def test_another_plan_person_or_form_has_a_draft_of_its_own(db, other):
    drafts.keep(db, "plan", "Ana", "numbers", TYPED)
    assert drafts.load(db, *other) is None
    drafts.keep(db, *other, Draft({"a": "2"}, AT))
    drafts.forget(db, *other)
    assert drafts.load(db, "plan", "Ana", "numbers") == TYPED


def test_drafts_of_before_a_moment_are_forgotten(db):
    for form, days in (("old", 31), ("new", 29)):
        drafts.keep(db, "plan", "Ana", form, Draft({"a": "1"}, AT - timedelta(days=days)))
    assert drafts.forget_older(db, AT - timedelta(days=30)) == 1
    assert drafts.load(db, "plan", "Ana", "old") is None
    assert drafts.load(db, "plan", "Ana", "new")


def test_a_purged_plan_leaves_no_drafts(db):
    drafts.keep(db, "plan", "Ana", "numbers", TYPED)
    plans.save(db, a_plan(deleted_at=AT))
    plans.forget_deleted(db, AT + timedelta(days=1))
    assert drafts.load(db, "plan", "Ana", "numbers") is None
