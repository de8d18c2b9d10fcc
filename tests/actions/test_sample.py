"""The sample company: believable, looked at in one click, gone in another."""

from datetime import date, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.history import history, tasks_as_of
from planner.actions.plans import list_plans, open_plan
from planner.actions.sample import add_sample, remove_sample
from tests.actions.company import NOW, a_started_plan

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
