"""Links for departments: what their holders see and do, and that they end."""

from dataclasses import asdict
from datetime import timedelta

import pytest
from sqlalchemy import select

from planner.access.link import MOST_USES
from planner.access.visitor import LOCAL_OWNER
from planner.actions.answering import confirm_by_link, object_by_link, opened_by_link
from planner.actions.campaigns import add_campaign, delete_campaign, save_campaign
from planner.actions.communication import open_communication
from planner.actions.history import history
from planner.actions.links import links_of, make_confirmation_link, revoke_link
from planner.actions.plan_life import archive_plan, delete_plan
from planner.shared.errors import BadInput, NotFound, Stale
from planner.storage.tables import confirmation_links
from tests.actions.company import NOW, TODAY, later
from tests.actions.measured import a_measured_plan

ME = LOCAL_OWNER
YESTERDAY = TODAY - timedelta(days=1)  # as it still is for holders far enough west
NO_USE = "^This link does not work, or no longer"


@pytest.fixture
def measured(workspace):
    return a_measured_plan(workspace)


@pytest.fixture
def plan(measured):
    return measured[0]


@pytest.fixture
def spring(workspace, plan, measured):
    fields = {
        "name": "Spring",
        "start": TODAY + timedelta(days=7),
        "end": TODAY + timedelta(days=20),
        "channels": ["Radio"],
        "message": "Fast as never before",
        "promises": [{"text": "Nothing comes back", "kpi": measured[2].id, "sense": "at most", "threshold": 3.25}],
        "briefings": [{"department": "Logistics", "person": "Lea"}, {"department": "Secret service", "person": "Sam"}],
        "owner": "Olga",
    }
    return add_campaign(workspace, ME, plan.id, fields, NOW).campaign


@pytest.fixture
def token(workspace, plan, spring):
    return link_for(workspace, plan, spring)


def link_for(workspace, plan, campaign, department="Logistics", now=NOW, **more):
    return make_confirmation_link(workspace, ME, plan.id, campaign.id, department, now, **more)


def the_campaign(workspace, plan):
    return open_communication(workspace, ME, plan.id, TODAY).campaigns[0]


def test_a_holder_sees_the_campaign_as_departments_are_told_of_it(workspace, plan, spring, token):
    seen = opened_by_link(workspace, token, NOW)
    assert (seen.company, seen.asked_by) == ("Acme", "Ana")
    assert (seen.campaign, seen.start, seen.end) == ("Spring", spring.start, spring.end)
    assert (list(seen.channels), seen.message) == (["Radio"], "Fast as never before")
    assert list(seen.promises) == ["Nothing comes back"]
    assert (seen.department, seen.person, seen.confirmed_on, seen.objection) == ("Logistics", "Lea", None, "")


def test_a_holder_sees_nothing_of_kpis_thresholds_other_departments_and_people(workspace, plan, spring, token):
    told = str(asdict(opened_by_link(workspace, token, NOW)))
    secrets = ("Secret service", "Sam", "Olga", "3.25", "Returns", spring.promises[0].kpi, spring.id, plan.id)
    assert [secret for secret in secrets if secret in told] == []


def test_a_confirmation_by_link_is_kept_with_the_holders_own_day_the_name_given_and_how_it_came(workspace, plan, token):
    seen = opened_by_link(workspace, token, NOW)
    after = confirm_by_link(workspace, token, "Lea Laan", seen.wording, YESTERDAY, later(5))
    assert (after.confirmed_on, after.is_outdated) == (YESTERDAY, False)
    kept, other = the_campaign(workspace, plan).briefings
    assert (kept.confirmed_by, kept.confirmed_for, other.confirmed_on) == ("Lea Laan (by link)", seen.wording, None)


def test_the_record_tells_of_a_confirmation_by_link(workspace, plan, token):
    confirm_by_link(workspace, token, "Lea", opened_by_link(workspace, token, NOW).wording, TODAY, later(5))
    change = history(workspace, ME, plan.id)[0].change
    assert (change.who, change.summary) == ("Lea (by link)", "Confirmed “Spring” for Logistics")


def test_an_objection_by_link_is_kept(workspace, plan, token):
    wording = opened_by_link(workspace, token, NOW).wording
    after = object_by_link(workspace, token, "Lea", wording, "The vans are in repair", TODAY, later(5))
    assert after.objection == the_campaign(workspace, plan).briefings[0].objection == "The vans are in repair"
    assert (after.objected_on, after.objected_by) == (TODAY, "Lea (by link)")


def test_words_that_have_changed_since_are_not_confirmed_by_link(workspace, plan, spring, token):
    wording = opened_by_link(workspace, token, NOW).wording
    save_campaign(workspace, ME, plan.id, spring.but(message="Faster still"), NOW)
    with pytest.raises(Stale, match=r"changed after you opened it: its message\. Nothing was confirmed"):
        confirm_by_link(workspace, token, "Lea", wording, TODAY, NOW)
    with pytest.raises(Stale, match="Nothing was noted"):
        object_by_link(workspace, token, "Lea", wording, "No vans", TODAY, NOW)


def test_a_department_sees_that_it_confirmed_another_wording(workspace, plan, token):
    confirm_by_link(workspace, token, "Lea", opened_by_link(workspace, token, NOW).wording, TODAY, NOW)
    save_campaign(workspace, ME, plan.id, the_campaign(workspace, plan).but(message="Faster still"), NOW)
    assert opened_by_link(workspace, token, NOW).is_outdated


@pytest.mark.parametrize("name", ["", "  ", "x" * 201])
def test_whoever_answers_by_link_gives_a_name(workspace, plan, token, name):
    wording = opened_by_link(workspace, token, NOW).wording
    with pytest.raises(BadInput) as refused:
        confirm_by_link(workspace, token, name, wording, TODAY, NOW)
    assert list(refused.value.problems) == ["name"]


def test_neither_another_token_nor_the_hash_opens_anything(workspace, plan, spring, token):
    kept = links_of(workspace, ME, plan.id, spring.id)[0].hash
    for wrong in ("", "x", token[:-1], f"{token}a", kept):
        with pytest.raises(NotFound, match=NO_USE):
            opened_by_link(workspace, wrong, NOW)


def _expired(workspace, plan, campaign, token):
    return NOW + timedelta(days=14)


def _revoked(workspace, plan, campaign, token):
    link = links_of(workspace, ME, plan.id, campaign.id)[0]
    revoke_link(workspace, ME, plan.id, link.hash, NOW)
    return NOW


def _replaced(workspace, plan, campaign, token):
    link_for(workspace, plan, campaign, "logistics", later(1))
    return later(2)


def _used_up(workspace, plan, campaign, token):
    for _ in range(MOST_USES):
        confirm_by_link(workspace, token, "Lea", campaign.wording, TODAY, NOW)
    return NOW


def _cancelled(workspace, plan, campaign, token):
    save_campaign(workspace, ME, plan.id, campaign.but(is_cancelled=True), NOW)
    return NOW


def _deleted(workspace, plan, campaign, token):
    delete_campaign(workspace, ME, plan.id, campaign.id, NOW)
    return NOW


def _without_department(workspace, plan, campaign, token):
    save_campaign(workspace, ME, plan.id, campaign.but(briefings=()), NOW)
    return NOW


def _archived(workspace, plan, campaign, token):
    archive_plan(workspace, ME, plan.id, NOW)
    return NOW


def _plan_deleted(workspace, plan, campaign, token):
    delete_plan(workspace, ME, plan.id, NOW)
    return NOW


ENDS = [
    _expired,
    _revoked,
    _replaced,
    _used_up,
    _cancelled,
    _deleted,
    _without_department,
    _archived,
    _plan_deleted,
]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__.strip("_"))
def test_a_link_that_has_ended_says_the_same_whatever_ended_it(workspace, plan, spring, token, end):
    now = end(workspace, plan, spring, token)
    with pytest.raises(NotFound, match=NO_USE):
        opened_by_link(workspace, token, now)
    with pytest.raises(NotFound, match=NO_USE):
        confirm_by_link(workspace, token, "Lea", spring.wording, TODAY, now)
    with pytest.raises(NotFound, match=NO_USE):
        object_by_link(workspace, token, "Lea", spring.wording, "No vans", TODAY, now)


def test_the_last_answer_by_a_link_is_shown_as_it_was_kept(workspace, plan, spring, token):
    shown = [confirm_by_link(workspace, token, "Lea", spring.wording, TODAY, NOW) for _ in range(MOST_USES)]
    assert shown[-1].confirmed_on == TODAY


def test_a_link_for_one_department_leaves_those_of_others_open(workspace, plan, spring, token):
    other = link_for(workspace, plan, spring, "Secret service", later(1))
    assert opened_by_link(workspace, token, later(2)).department == "Logistics"
    assert opened_by_link(workspace, other, later(2)).department == "Secret service"


def test_a_link_works_for_as_many_days_as_was_said(workspace, plan, spring):
    token = link_for(workspace, plan, spring, days=2)
    assert opened_by_link(workspace, token, NOW + timedelta(days=2, seconds=-1))
    with pytest.raises(NotFound):
        opened_by_link(workspace, token, NOW + timedelta(days=2))


@pytest.mark.parametrize("days", [0, 91])
def test_a_link_works_for_1_to_90_days(workspace, plan, spring, days):
    with pytest.raises(BadInput) as refused:
        link_for(workspace, plan, spring, days=days)
    assert list(refused.value.problems) == ["days"]


def test_a_link_is_made_for_a_department_that_the_campaign_knows(workspace, plan, spring):
    with pytest.raises(NotFound, match="no department called “Space”"):
        link_for(workspace, plan, spring, "Space")


def test_no_link_is_made_for_a_campaign_that_is_cancelled(workspace, plan, spring):
    _cancelled(workspace, plan, spring, "")
    with pytest.raises(BadInput, match="has been cancelled"):
        link_for(workspace, plan, spring)


def test_the_token_is_nowhere_in_the_database(workspace, plan, token):
    with workspace.reading() as db:
        rows = db.execute(select(confirmation_links)).all()
    assert len(rows) == 1
    assert token not in str(rows)


def test_the_links_of_a_campaign_tell_whether_they_were_used_and_revoked(workspace, plan, spring, token):
    confirm_by_link(workspace, token, "Lea", spring.wording, TODAY, later(5))
    link_for(workspace, plan, spring, now=later(9))
    newer, older = links_of(workspace, ME, plan.id, spring.id)
    assert (newer.used_at, newer.uses, newer.is_open(later(9))) == (None, 0, True)
    assert (older.used_at, older.uses, older.revoked_at) == (later(5), 1, later(9))


def test_an_unknown_link_is_not_revoked(workspace, plan, spring):
    with pytest.raises(NotFound, match="no such link"):
        revoke_link(workspace, ME, plan.id, "0" * 64, NOW)
