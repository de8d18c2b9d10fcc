"""Drafts: one's own typing is kept until it is saved, without a trace in the plan, and nobody else finds it."""

from datetime import timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.drafts import draft, keep_draft
from planner.actions.history import history
from planner.actions.plan_life import delete_plan, purge_deleted
from planner.actions.plans import revision
from planner.shared.errors import BadInput, NotFound
from tests.actions.company import NOW, a_started_plan, later, somebody


@pytest.fixture
def plan(own_workspace):
    return a_started_plan(own_workspace)


@pytest.fixture
def carla(plan):
    return somebody("contributor", plan)


def test_what_was_typed_is_found_again_with_when(own_workspace, plan, carla):
    keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60"}, NOW)
    found = draft(own_workspace, carla, plan.id, "numbers")
    assert (found.content, found.kept_at) == ({"a": "60"}, NOW)


def test_fields_typed_in_another_window_stay(own_workspace, plan, carla):
    keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60", "b": "1"}, NOW)
    kept = keep_draft(own_workspace, carla, plan.id, "numbers", {"b": "2", "c": "3"}, later(1))
    assert (kept.content, kept.kept_at) == ({"a": "60", "b": "2", "c": "3"}, later(1))


def test_an_emptied_field_leaves_the_draft_and_the_last_one_takes_it_along(own_workspace, plan, carla):
    keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60", "b": "1"}, NOW)
    assert keep_draft(own_workspace, carla, plan.id, "numbers", {"a": ""}, NOW).content == {"b": "1"}
    assert keep_draft(own_workspace, carla, plan.id, "numbers", {"b": ""}, NOW) is None
    assert draft(own_workspace, carla, plan.id, "numbers") is None


def test_nobody_else_finds_it_not_even_the_owner(own_workspace, plan, carla):
    keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60"}, NOW)
    for other in (LOCAL_OWNER, somebody("owner", plan), somebody("editor", plan)):
        assert draft(own_workspace, other, plan.id, "numbers") is None
    assert draft(own_workspace, carla, plan.id, "numbers")


def test_typing_is_no_change_of_the_plan(own_workspace, plan, carla):
    before = revision(own_workspace, carla, plan.id), len(history(own_workspace, carla, plan.id))
    keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60"}, NOW)
    assert (revision(own_workspace, carla, plan.id), len(history(own_workspace, carla, plan.id))) == before


def test_two_hundred_kilobytes_are_kept_and_more_are_refused_with_what_was_kept_left_alone(own_workspace, plan, carla):
    keep_draft(own_workspace, carla, plan.id, "paste", {"a": "x" * 199_000}, NOW)
    with pytest.raises(BadInput, match="201 kB are more than the 200 kB"):
        keep_draft(own_workspace, carla, plan.id, "paste", {"b": "ä" * 1_000}, NOW)
    assert list(draft(own_workspace, carla, plan.id, "paste").content) == ["a"]


def test_a_deleted_plan_keeps_no_more_drafts(own_workspace, plan, carla):
    delete_plan(own_workspace, LOCAL_OWNER, plan.id, NOW)
    with pytest.raises(NotFound):
        keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60"}, NOW)


@pytest.mark.parametrize(("days", "is_kept"), [(29, True), (31, False)])
def test_a_draft_is_kept_for_thirty_days(own_workspace, plan, carla, days, is_kept):
    keep_draft(own_workspace, carla, plan.id, "numbers", {"a": "60"}, NOW)
    purge_deleted(own_workspace, NOW + timedelta(days=days))
    assert (draft(own_workspace, carla, plan.id, "numbers") is not None) == is_kept
