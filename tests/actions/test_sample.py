"""The sample company: believable, looked at in one click, gone in another."""

from datetime import date, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.communication import open_communication
from planner.actions.entries import entry_history
from planner.actions.history import history, tasks_as_of
from planner.actions.kpis import open_kpis
from planner.actions.people import open_people
from planner.actions.plans import list_plans, open_plan
from planner.actions.sample import add_sample, remove_sample
from planner.actions.undo import undo
from planner.kpis.event import EventKind
from planner.kpis.scorecard import scorecard
from planner.plan.change import Entity
from planner.stakeholders.stakeholder import Engagement
from tests.actions.company import NOW, a_started_plan, somebody

TODAY = date(2026, 4, 8)


@pytest.fixture
def sample(own_workspace):
    return add_sample(own_workspace, LOCAL_OWNER, TODAY, NOW)


def test_the_sample_stands_at_day_37(own_workspace, sample):
    opened = open_plan(own_workspace, LOCAL_OWNER, sample.id, TODAY)
    assert (opened.status_day, opened.plan.is_sample) == (37, True)
    assert 0.1 < opened.progress < 0.9


def test_the_sample_has_a_history_by_several_people(own_workspace, sample):
    told = history(own_workspace, LOCAL_OWNER, sample.id, most=1000)
    assert len({entry.change.who for entry in told}) > 3
    assert told[0].change.revision == sample.revision == len(told)


def test_one_can_look_back_at_the_sample_a_week_ago(own_workspace, sample):
    now = open_plan(own_workspace, LOCAL_OWNER, sample.id, TODAY).tasks
    then = tasks_as_of(own_workspace, LOCAL_OWNER, sample.id, NOW.replace(month=4, day=1))
    assert len(then) == len(now)
    assert sum(task.is_done for task in then) < sum(task.is_done for task in now)


def test_nothing_in_the_sample_lies_in_the_future(own_workspace, sample):
    told = history(own_workspace, LOCAL_OWNER, sample.id, most=1000)
    assert max(entry.change.at.date() for entry in told) < TODAY


def test_removing_the_sample_leaves_the_other_plans(own_workspace, sample):
    a_started_plan(own_workspace)
    assert remove_sample(own_workspace, LOCAL_OWNER, NOW + timedelta(days=60)) == 1
    assert [plan.company for plan in list_plans(own_workspace, LOCAL_OWNER)] == ["Acme"]


def test_the_sample_watches_kpis_with_their_numbers_and_events(own_workspace, sample):
    opened = open_kpis(own_workspace, LOCAL_OWNER, sample.id, TODAY)
    assert len(opened.watched) == 13
    assert sum(len(sheet) for sheet in opened.sheets.values()) > 300
    assert {event.kind for event in opened.events} >= {EventKind.QUICK_WIN, EventKind.CAMPAIGN, EventKind.OUTAGE}


def test_the_quick_win_of_the_sample_leads_to_the_task_behind_it(own_workspace, sample):
    events = open_kpis(own_workspace, LOCAL_OWNER, sample.id, TODAY).events
    tasks = {task.id: task.name for task in open_plan(own_workspace, LOCAL_OWNER, sample.id, TODAY).tasks}
    (linked,) = [tasks[event.task] for event in events if event.task]
    assert linked.startswith("Work two shifts at the front line")


def test_the_history_of_the_sample_tells_how_the_kpis_came_to_be(own_workspace, sample):
    told = [entry.change.summary for entry in history(own_workspace, LOCAL_OWNER, sample.id, most=1000)]
    assert [summary for summary in told if summary.startswith("Set up")] == ["Set up 13 KPIs"]
    assert len([summary for summary in told if summary.startswith("Imported")]) == 1
    assert any(summary.startswith("Set the target of “On-time delivery” to 93") for summary in told)


def test_changes_of_tasks_and_of_kpis_come_in_the_order_of_time(own_workspace, sample):
    moments = [entry.change.at for entry in history(own_workspace, LOCAL_OWNER, sample.id, most=1000)]
    assert moments == sorted(moments, reverse=True)


def test_a_corrected_number_of_the_sample_keeps_its_old_value(own_workspace, sample):
    opened = open_kpis(own_workspace, LOCAL_OWNER, sample.id, TODAY)
    (kpi,) = [kpi for kpi in opened.kpis if kpi.catalogue == "complaint_rate"]
    steps = [
        entry_history(own_workspace, LOCAL_OWNER, sample.id, kpi.id, "", day) for day in opened.sheets[kpi.id].periods
    ]
    (corrected,) = [story for story in steps if len(story) > 1]
    assert corrected[0].before is not None
    assert corrected[0].before.numerator == 58
    assert corrected[0].note == "Monday's list was counted twice"


def test_an_entry_of_the_sample_can_be_undone(own_workspace, sample):
    told = history(own_workspace, LOCAL_OWNER, sample.id, most=1000)
    before = open_kpis(own_workspace, LOCAL_OWNER, sample.id, TODAY).sheets
    entered = next(e.change for e in told if all(edit.entity is Entity.ENTRY for edit in e.change.edits))
    undo(own_workspace, LOCAL_OWNER, sample.id, entered.id, NOW)
    after = open_kpis(own_workspace, LOCAL_OWNER, sample.id, TODAY).sheets
    assert sum(map(len, before.values())) - sum(map(len, after.values())) == len(entered.edits)


def test_the_scorecard_of_the_sample_can_be_worked_out(own_workspace, sample):
    opened = open_kpis(own_workspace, LOCAL_OWNER, sample.id, TODAY)
    card = scorecard(opened.watched, opened.sheets, sample.first_day, TODAY)
    assert len({tile.standing.status for tile in card.tiles}) >= 5


def test_the_sample_knows_people_talks_promises_and_campaigns(own_workspace, sample):
    people = open_people(own_workspace, LOCAL_OWNER, sample.id, TODAY)
    told = open_communication(own_workspace, LOCAL_OWNER, sample.id, TODAY)
    assert len(people.stakeholders) >= 28
    assert {one.stakeholder for one in (*people.contacts, *people.interviews)} <= {
        one.id for one in people.stakeholders
    }
    assert all((people.interviews, told.commitments, told.agreements, told.messages, told.notes, told.campaigns))


def test_the_history_of_the_sample_tells_how_people_were_won(own_workspace, sample):
    told = [entry.change.summary for entry in history(own_workspace, LOCAL_OWNER, sample.id, most=1000)]
    for beginning in ("Logged a contact with", "Sent the note of the week of", "Confirmed “", "Kept “", "Set “"):
        assert any(summary.startswith(beginning) for summary in told)


def test_a_talk_of_the_sample_can_be_undone(own_workspace, sample):
    before = open_people(own_workspace, LOCAL_OWNER, sample.id, TODAY).contacts
    told = history(own_workspace, LOCAL_OWNER, sample.id, most=1000)
    logged = next(entry.change for entry in told if entry.change.summary.startswith("Logged a contact with"))
    undo(own_workspace, LOCAL_OWNER, sample.id, logged.id, NOW)
    after = open_people(own_workspace, LOCAL_OWNER, sample.id, TODAY).contacts
    assert len(before) - len(after) == 1


@pytest.mark.parametrize("role", ["editor", "contributor", "viewer"])
def test_the_sample_tells_others_nothing_of_where_its_people_stand(own_workspace, sample, role):
    said = history(own_workspace, somebody(role, sample), sample.id, most=1000)
    assert not any(word in repr(said) for word in (*Engagement, "hostile"))
