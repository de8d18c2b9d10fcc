"""The life of a plan: started, moved, duplicated, archived, deleted, restored, forgotten."""

from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.baselines import freeze
from planner.actions.campaigns import add_campaign
from planner.actions.comments import comment
from planner.actions.communication import open_communication
from planner.actions.drafts import keep_draft
from planner.actions.events import add_event
from planner.actions.kpis import open_kpis
from planner.actions.links import make_confirmation_link
from planner.actions.people import open_people
from planner.actions.plan_life import (
    Loss,
    archive_plan,
    delete_plan,
    duplicate_plan,
    purge_deleted,
    restore_plan,
    unarchive_plan,
    what_is_lost,
)
from planner.actions.plans import edit_plan, list_plans, move_first_day, open_plan, start_plan
from planner.actions.tasks import report
from planner.actions.templates import list_templates, save_as_template, template
from planner.communication.campaign import Campaign
from planner.communication.message import Message
from planner.plan.brief import Brief
from planner.shared.errors import BadInput, NotFound
from planner.storage import entries as stored_entries
from planner.storage import kpis as stored_kpis
from planner.storage import values
from planner.storage.tables import metadata
from planner.tasks.task import Status
from tests.actions.company import NOW, PHASES, TODAY, a_started_plan, later, the_tasks
from tests.actions.measured import RETURNS, a_measured_plan, enter, nps, share, typed
from tests.actions.peopled import a_peopled_plan, asked, met
from tests.communication.builders import (
    a_briefing,
    a_campaign,
    a_commitment,
    a_message,
    a_note,
    a_promise,
    a_sending,
    an_agreement,
    confirmed,
)
from tests.kpis.builders import an_event
from tests.stakeholders.builders import a_contact, a_stakeholder, an_interview

ME = LOCAL_OWNER


@pytest.fixture
def plan(own_workspace):
    return a_started_plan(own_workspace)


def opened(workspace, plan):
    return open_plan(workspace, ME, plan.id, TODAY)


def listed(workspace, **kind):
    return [plan.company for plan in list_plans(workspace, ME, **kind)]


def test_a_plan_starts_with_a_baseline_of_its_first_dates(own_workspace, plan):
    baseline = opened(own_workspace, plan).baseline
    assert (baseline.number, baseline.reason, len(baseline.tasks)) == (0, "Start of the plan", 3)


def test_a_plan_that_starts_in_the_past_is_not_done_unless_one_says_so(own_workspace):
    plan = a_started_plan(own_workspace, first_day=date(2026, 2, 20))
    assert {task.status for task in the_tasks(own_workspace, plan).values()} == {Status.NOT_STARTED}


def test_where_the_past_is_done_tasks_planned_before_today_are_done_on_their_dates(own_workspace):
    plan = a_started_plan(own_workspace, first_day=date(2026, 2, 25), past_is_done=True)
    tasks = the_tasks(own_workspace, plan)
    done = tasks["Interviews"]  # three working days from Wednesday; today is the Monday after
    assert (done.actual_start, done.actual_finish) == (date(2026, 2, 25), date(2026, 2, 27))
    assert {name: task.is_done for name, task in tasks.items()} == {
        "Interviews": True,
        "Report": False,
        "Survey": False,
    }


def test_moving_the_first_day_moves_every_date_and_keeps_what_happened(own_workspace, plan):
    before = opened(own_workspace, plan)
    survey = report(own_workspace, ME, plan.id, before.tasks[2].id, 1, TODAY, NOW, percent=50).task
    moved = move_first_day(own_workspace, ME, plan.id, 1, plan.first_day + timedelta(days=7), NOW)
    after = opened(own_workspace, moved)
    for task in before.tasks[:2]:
        assert after.schedule[task.id].start == before.schedule[task.id].start + timedelta(days=7)
    assert after.task(survey.id).actual_start == survey.actual_start


def test_a_duplicate_has_ids_of_its_own_and_the_same_links(own_workspace, plan):
    copy = the_tasks(own_workspace, duplicate_plan(own_workspace, ME, plan.id, NOW))
    original = the_tasks(own_workspace, plan)
    assert copy.keys() == original.keys()
    assert not {task.id for task in copy.values()} & {task.id for task in original.values()}
    assert [link.predecessor for link in copy["Report"].links] == [copy["Interviews"].id]


def test_a_duplicate_is_held_to_the_same_baseline(own_workspace, plan):
    copy = opened(own_workspace, duplicate_plan(own_workspace, ME, plan.id, NOW))
    assert {row.task for row in copy.baseline.tasks} == {task.id for task in copy.tasks}


def test_an_archived_plan_leaves_the_list_and_comes_back(own_workspace, plan):
    archive_plan(own_workspace, ME, plan.id, NOW)
    assert (listed(own_workspace), listed(own_workspace, archived=True)) == ([], ["Acme"])
    unarchive_plan(own_workspace, ME, plan.id, NOW)
    assert (listed(own_workspace), listed(own_workspace, archived=True)) == (["Acme"], [])


def test_a_deleted_plan_cannot_be_opened_until_it_is_restored(own_workspace, plan):
    delete_plan(own_workspace, ME, plan.id, NOW)
    assert (listed(own_workspace), listed(own_workspace, deleted=True)) == ([], ["Acme"])
    with pytest.raises(NotFound, match="restored for 30 days"):
        opened(own_workspace, plan)
    restore_plan(own_workspace, ME, plan.id, NOW)
    assert len(opened(own_workspace, plan).tasks) == 3


@pytest.mark.parametrize("put_away_or_back", [archive_plan, unarchive_plan])
def test_a_deleted_plan_is_restored_before_it_is_archived_or_used_again(own_workspace, plan, put_away_or_back):
    if put_away_or_back is unarchive_plan:
        archive_plan(own_workspace, ME, plan.id, NOW)
    delete_plan(own_workspace, ME, plan.id, NOW)
    with pytest.raises(BadInput, match="restore it first"):
        put_away_or_back(own_workspace, ME, plan.id, NOW)


def test_deleting_twice_does_not_start_the_thirty_days_anew(own_workspace, plan):
    delete_plan(own_workspace, ME, plan.id, NOW)
    assert delete_plan(own_workspace, ME, plan.id, later(60)).deleted_at == NOW


@pytest.mark.parametrize(("days", "left"), [(29, ["Acme"]), (31, [])])
def test_a_deleted_plan_is_kept_for_thirty_days(own_workspace, plan, days, left):
    delete_plan(own_workspace, ME, plan.id, NOW)
    purge_deleted(own_workspace, NOW + timedelta(days=days))
    assert listed(own_workspace, deleted=True) == left


def test_of_a_plan_as_it_was_started_its_tasks_the_first_baseline_and_the_start_are_lost(own_workspace, plan):
    assert what_is_lost(own_workspace, ME, plan.id) == Loss(tasks=3, baselines=1, changes=1)


ONE_OF = {
    "events": lambda: an_event(),
    "stakeholders": lambda: a_stakeholder("Ada"),
    "contacts": lambda: a_contact("Ada"),
    "interviews": lambda: an_interview("Ada"),
    "commitments": lambda: a_commitment(),
    "agreements": lambda: an_agreement(),
    "messages": lambda: a_message(),
    "notes": lambda: a_note(),
    "campaigns": lambda: a_campaign(),
}


@pytest.mark.parametrize("kind", ONE_OF)
def test_what_is_lost_counts_people_and_communication(own_workspace, plan, kind):
    known = what_is_lost(own_workspace, ME, plan.id)
    one = ONE_OF[kind]()
    with own_workspace.transaction() as db:
        values.put(db, plan.id, type(one), [one])
    assert what_is_lost(own_workspace, ME, plan.id) == replace(known, **{kind: 1})


def test_what_is_lost_counts_comments_and_baselines(own_workspace, plan):
    comment(own_workspace, ME, plan.id, opened(own_workspace, plan).tasks[0].id, "Hello", NOW)
    freeze(own_workspace, ME, plan.id, "Agreed", TODAY, NOW)
    assert what_is_lost(own_workspace, ME, plan.id) == Loss(tasks=3, comments=1, baselines=2, changes=3)


def test_what_is_lost_counts_the_links_of_departments_and_what_nobody_has_saved(workspace):
    plan = a_started_plan(workspace)
    fields = {"name": "Spring", "start": TODAY, "end": TODAY, "briefings": [{"department": "Sales"}]}
    campaign = add_campaign(workspace, ME, plan.id, fields, NOW).campaign
    make_confirmation_link(workspace, ME, plan.id, campaign.id, "Sales", NOW)
    keep_draft(workspace, ME, plan.id, "contact", {"said": "Half a sentence"}, NOW)
    lost = what_is_lost(workspace, ME, plan.id)
    assert (lost.campaigns, lost.links, lost.drafts) == (1, 1, 1)


def test_no_table_of_a_plan_is_forgotten_when_it_is_counted_what_is_lost():
    counted = {"weekly_notes": "notes", "confirmation_links": "links"}
    of_plans = {table.name for table in metadata.sorted_tables if "plan_id" in table.c}
    untold = {"edits", "calendar_marks"}  # the parts of changes, and what calendars were told last
    assert {counted.get(name, name) for name in of_plans - untold} == {field.name for field in dataclass_fields(Loss)}


def test_what_is_lost_counts_kpis_and_their_numbers(own_workspace):
    plan, score, returns = a_measured_plan(own_workspace)
    enter(
        own_workspace, plan, typed(score, nps(1), "Shop"), typed(returns, share(1)), typed(returns, share(1), week=-1)
    )
    lost = what_is_lost(own_workspace, ME, plan.id)
    assert (lost.kpis, lost.entries) == (2, 3)


def test_a_duplicate_keeps_kpis_and_targets_but_no_numbers_limits_or_events(own_workspace):
    target = {"value": 40, "by_day": 100, "set_on": TODAY, "set_by": "Ana"}
    limits = {"name": "Winter", "start": TODAY, "end": TODAY, "frozen_on": TODAY}
    plan, returns = a_measured_plan(own_workspace, RETURNS.but(targets=[target], limits=[limits]))
    enter(own_workspace, plan, typed(returns, share(1)))
    add_event(own_workspace, ME, plan.id, {"on": TODAY, "name": "Outage"}, NOW)
    copy = open_kpis(own_workspace, ME, duplicate_plan(own_workspace, ME, plan.id, NOW).id, TODAY)
    assert copy.kpis == [returns.but(id=copy.kpis[0].id, limits=())]
    assert copy.kpis[0].id != returns.id
    assert (len(copy.sheets[copy.kpis[0].id]), copy.events) == (0, [])


def test_a_duplicate_keeps_stakeholders_but_no_talks(own_workspace):
    judged = a_stakeholder("Ada", influence=5, private_note="Careful", influences=["Ben"])
    plan, ada, _ = a_peopled_plan(own_workspace, judged, a_stakeholder("Ben"))
    met(own_workspace, plan, ada)
    asked(own_workspace, plan, ada)
    copy = open_people(own_workspace, ME, duplicate_plan(own_workspace, ME, plan.id, NOW).id, TODAY)
    its, other = copy.stakeholders
    assert its == ada.but(id=its.id, influences=(other.id,))
    assert its.id != ada.id
    assert (copy.contacts, copy.interviews) == ([], [])


def test_a_duplicate_keeps_messages_and_campaigns_but_nothing_that_was_sent_or_confirmed(own_workspace):
    plan, returns = a_measured_plan(own_workspace, RETURNS)
    promises = [a_promise("Free returns", kpi=returns.id, at_most=5), a_promise("Friendly")]
    campaign = confirmed(a_campaign("Spring", promises, held_why="Wait"), "Logistics")
    with own_workspace.transaction() as db:
        values.put(db, plan.id, Message, [a_message(sendings=[a_sending()])])
        values.put(db, plan.id, Campaign, [campaign])
    copy = duplicate_plan(own_workspace, ME, plan.id, NOW)
    told = open_communication(own_workspace, ME, copy.id, TODAY)
    assert [message.sendings for message in told.messages] == [()]
    (its,) = told.campaigns
    assert its.briefings == (a_briefing("Logistics"),)
    assert (its.held_why, [promise.threshold for promise in its.promises]) == ("", [5, None])
    assert its.promises[0].kpi == open_kpis(own_workspace, ME, copy.id, TODAY).kpis[0].id != returns.id


def test_a_leader_with_a_new_name_keeps_people_and_communication(own_workspace):
    plan, _, ben = a_peopled_plan(own_workspace)
    met(own_workspace, plan, ben, by="Ana")
    asked(own_workspace, plan, ben, by="Ana")
    with own_workspace.transaction() as db:
        values.put(db, plan.id, Message, [a_message(owner="Ana")])
        values.put(db, plan.id, Campaign, [a_campaign(owner="Ana", briefings=[a_briefing("Sales", person="Ana")])])
    edit_plan(own_workspace, ME, opened(own_workspace, plan).plan.but(leader="Anna"), NOW)
    people = open_people(own_workspace, ME, plan.id, TODAY)
    told = open_communication(own_workspace, ME, plan.id, TODAY)
    assert [one.owner for one in people.stakeholders] == ["Carla", "Anna"]
    assert (people.contacts[0].by, people.interviews[0].by) == ("Anna", "Anna")
    assert (told.messages[0].owner, told.campaigns[0].owner) == ("Anna", "Anna")
    assert told.campaigns[0].briefings[0].person == "Anna"


def test_numbers_are_purged_with_their_plan(own_workspace):
    plan, _, returns = a_measured_plan(own_workspace)
    enter(own_workspace, plan, typed(returns, share(1)))
    delete_plan(own_workspace, ME, plan.id, NOW)
    purge_deleted(own_workspace, NOW + timedelta(days=31))
    with own_workspace.reading() as db:
        assert (stored_kpis.count(db, plan.id), stored_entries.count(db, plan.id)) == (0, 0)


def test_a_baseline_without_a_reason_is_refused(own_workspace, plan):
    with pytest.raises(BadInput, match="Say why"):
        freeze(own_workspace, ME, plan.id, "  ", TODAY, NOW)


def test_a_new_baseline_leaves_the_old_one_in_place(own_workspace, plan):
    freeze(own_workspace, ME, plan.id, "Agreed", TODAY, NOW)
    assert [baseline.reason for baseline in opened(own_workspace, plan).baselines] == ["Start of the plan", "Agreed"]


def test_a_baseline_keeps_the_day_of_whoever_froze_it(own_workspace, plan):
    morning_in_tokyo = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
    freeze(own_workspace, ME, plan.id, "Agreed", TODAY, morning_in_tokyo)
    assert opened(own_workspace, plan).baseline.taken_on == TODAY


def test_a_plan_saved_as_a_template_starts_the_same_plan_again(own_workspace, plan):
    saved = save_as_template(own_workspace, ME, plan.id, "Ours", NOW)
    found = template(own_workspace, ME, saved.key)
    brief = Brief(company="Next", leader="Bea", first_day=date(2027, 1, 4))
    again = the_tasks(own_workspace, start_plan(own_workspace, ME, brief, found, TODAY, NOW))
    first = the_tasks(own_workspace, plan)
    assert {n: (t.start_day, t.duration) for n, t in again.items()} == {
        n: (t.start_day, t.duration) for n, t in first.items()
    }


def test_two_templates_of_one_name_are_refused(own_workspace, plan):
    save_as_template(own_workspace, ME, plan.id, "Ours", NOW)
    with pytest.raises(BadInput, match="another name"):
        save_as_template(own_workspace, ME, plan.id, "OURS", NOW)


def test_the_templates_of_the_product_come_first(own_workspace, plan):
    save_as_template(own_workspace, ME, plan.id, "Ours", NOW)
    names = [known.name for known in list_templates(own_workspace, ME)]
    assert (names[-1], len(names) > 1) == ("Ours", True)


def test_phases_of_the_template_are_those_of_the_plan(plan):
    assert [phase.key for phase in plan.phases] == [phase["key"] for phase in PHASES]
