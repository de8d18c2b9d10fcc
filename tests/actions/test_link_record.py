"""Links for departments in the history: who made and revoked one, for whom, until when, and who reads that."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.access.link import hashed
from planner.access.visitor import LOCAL_OWNER
from planner.actions.answering import confirm_by_link
from planner.actions.campaigns import add_campaign, delete_campaign
from planner.actions.history import history
from planner.actions.links import links_of, make_confirmation_link, revoke_link
from planner.actions.undo import undo
from planner.shared.errors import BadInput, NotAllowed, NotFound
from planner.storage.tables import changes, edits
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody

ME = LOCAL_OWNER
MADE = "Made a link for Logistics to confirm “Spring”, open until 2026-03-16"


@pytest.fixture
def plan(workspace):
    return a_started_plan(workspace)


@pytest.fixture
def spring(workspace, plan):
    fields = {"name": "Spring", "start": TODAY, "end": TODAY, "briefings": [{"department": "Logistics"}]}
    return add_campaign(workspace, ME, plan.id, fields, NOW).campaign


def link_for(workspace, plan, campaign, now=NOW, visitor=ME, department="Logistics"):
    return make_confirmation_link(workspace, visitor, plan.id, campaign.id, department, now)


def revoke_the_newest(workspace, plan, campaign, visitor=ME, now=NOW):
    link = links_of(workspace, visitor, plan.id, campaign.id)[0]
    return revoke_link(workspace, visitor, plan.id, link.hash, now)


def told(workspace, plan, visitor=ME):
    return [entry.change.summary for entry in history(workspace, visitor, plan.id)]


def latest(workspace, plan):
    return history(workspace, ME, plan.id)[0].change


def test_making_a_link_is_told_with_its_maker_department_campaign_and_last_day(workspace, plan, spring):
    link_for(workspace, plan, spring, later(5), somebody("editor", plan))
    change = latest(workspace, plan)
    assert (change.summary, change.who, change.at) == (MADE, "Emil", later(5))


def test_a_link_made_anew_tells_that_the_one_before_works_no_more(workspace, plan, spring):
    link_for(workspace, plan, spring)
    link_for(workspace, plan, spring, later(5), department="logistics")
    assert told(workspace, plan)[:2] == [f"{MADE}; the one before works no more", MADE]


def test_a_link_made_after_the_last_one_ended_replaces_nothing(workspace, plan, spring):
    link_for(workspace, plan, spring)
    link_for(workspace, plan, spring, NOW + timedelta(days=15))
    assert "before" not in latest(workspace, plan).summary


def test_revoking_a_link_is_told_once(workspace, plan, spring):
    link_for(workspace, plan, spring)
    for minute in (5, 6):
        revoke_the_newest(workspace, plan, spring, somebody("editor", plan), later(minute))
    assert told(workspace, plan)[:2] == ["Revoked the link for Logistics to confirm “Spring”", MADE]
    assert (latest(workspace, plan).who, latest(workspace, plan).at) == ("Emil", later(5))


def test_the_link_of_a_campaign_that_was_deleted_can_be_revoked_and_is_told(workspace, plan, spring):
    link_for(workspace, plan, spring)
    delete_campaign(workspace, ME, plan.id, spring.id, NOW)
    revoke_the_newest(workspace, plan, spring)
    assert told(workspace, plan)[0] == "Revoked the link for Logistics to confirm “a deleted campaign”"


def test_a_confirmation_by_link_is_told_after_the_link_that_opened_it(workspace, plan, spring):
    confirm_by_link(workspace, link_for(workspace, plan, spring), "Lea", spring.wording, TODAY, later(5))
    assert told(workspace, plan)[:2] == ["Confirmed “Spring” for Logistics", MADE]
    assert latest(workspace, plan).who == "Lea (by link)"


def test_neither_the_token_nor_its_hash_is_in_the_record(workspace, plan, spring):
    token = link_for(workspace, plan, spring)
    link_for(workspace, plan, spring, later(1))
    revoke_the_newest(workspace, plan, spring)
    with workspace.reading() as db:
        kept = str([db.execute(select(table)).all() for table in (changes, edits)])
    assert "Logistics" in kept
    assert token not in kept
    assert hashed(token) not in kept


@pytest.mark.parametrize("role", ["owner", "editor"])
def test_whoever_may_make_links_reads_of_them_in_the_history(workspace, plan, spring, role):
    link_for(workspace, plan, spring)
    assert MADE in told(workspace, plan, somebody(role, plan))


@pytest.mark.parametrize("role", ["contributor", "viewer"])
def test_nobody_else_reads_of_links_in_the_history(workspace, plan, spring, role):
    before = told(workspace, plan, somebody(role, plan))
    link_for(workspace, plan, spring)
    link_for(workspace, plan, spring, later(1))
    revoke_the_newest(workspace, plan, spring)
    assert told(workspace, plan, somebody(role, plan)) == before


def test_a_link_is_neither_offered_to_be_undone_nor_undone(workspace, plan, spring):
    link_for(workspace, plan, spring)
    revoke_the_newest(workspace, plan, spring)
    for entry in history(workspace, ME, plan.id)[:2]:
        assert not entry.change.is_undoable
        with pytest.raises(BadInput, match="a link is made anew or revoked"):
            undo(workspace, ME, plan.id, entry.change.id, NOW)


def test_whoever_may_not_make_links_is_not_even_told_which_one_they_cannot_undo(workspace, plan, spring):
    link_for(workspace, plan, spring)
    with pytest.raises(NotAllowed) as refused:
        undo(workspace, somebody("contributor", plan), plan.id, latest(workspace, plan).id, NOW)
    assert "Spring" not in str(refused.value)


def test_a_link_that_was_refused_is_not_in_the_history(workspace, plan, spring):
    before = told(workspace, plan)
    with pytest.raises(NotFound):
        link_for(workspace, plan, spring, department="Space")
    with pytest.raises(NotAllowed):
        link_for(workspace, plan, spring, visitor=somebody("contributor", plan))
    assert told(workspace, plan) == before
