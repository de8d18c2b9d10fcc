"""Events: what happened on a day, on which KPIs, because of which task."""

from datetime import timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.events import add_event, delete_event, save_event
from planner.actions.history import history
from planner.actions.kpis import delete_kpi
from planner.actions.tasks import delete_tasks, save_tasks
from planner.actions.undo import undo
from planner.shared.errors import BadInput, NotFound, Stale
from tests.actions.company import NOW, TODAY, somebody, the_tasks
from tests.actions.measured import a_measured_plan, opened

ME = LOCAL_OWNER


@pytest.fixture
def measured(own_workspace):
    return a_measured_plan(own_workspace)


def happened(workspace, plan, visitor=ME, **fields):
    known = {"on": TODAY, "name": "New returns page", "kind": "quick win live"}
    return add_event(workspace, visitor, plan.id, known | fields, NOW)


def the_events(workspace, plan, visitor=ME):
    return opened(workspace, plan, visitor).events


def test_events_come_in_the_order_in_which_they_happened(own_workspace, measured):
    plan, *_ = measured
    happened(own_workspace, plan)
    happened(own_workspace, plan, on=TODAY - timedelta(days=9), name="Outage", kind="outage")
    assert [event.name for event in the_events(own_workspace, plan)] == ["Outage", "New returns page"]


def test_an_event_names_the_kpis_it_concerns_and_the_task_behind_it(own_workspace, measured):
    plan, score, returns = measured
    task = the_tasks(own_workspace, plan)["Survey"]
    event = happened(own_workspace, plan, kpis=[returns.id], task=task.id).event
    assert (event.concerns(returns.id), event.concerns(score.id), event.task) == (True, False, task.id)


def test_an_event_is_told_in_the_history_with_the_name_of_its_task(own_workspace, measured):
    plan, *_ = measured
    added = happened(own_workspace, plan)
    task = the_tasks(own_workspace, plan)["Survey"]
    save_event(own_workspace, ME, plan.id, added.event.but(task=task.id), NOW)
    assert added.change.summary == "Added “New returns page”"
    assert list(history(own_workspace, ME, plan.id)[0].lines) == ["Task: nothing → “Survey”"]


@pytest.mark.parametrize("field", [{"kpis": ["gone"]}, {"task": "gone"}, {"name": " "}, {"on": "someday"}])
def test_an_event_points_at_something_that_is_there(own_workspace, measured, field):
    plan, *_ = measured
    with pytest.raises(BadInput) as refused:
        happened(own_workspace, plan, **field)
    assert refused.value.problems.keys() == field.keys()


def test_of_two_who_change_one_event_the_second_is_told_of_the_first(own_workspace, measured):
    plan, *_ = measured
    event = happened(own_workspace, plan).event
    save_event(own_workspace, somebody("editor", plan), plan.id, event.but(note="Live at noon"), NOW)
    with pytest.raises(Stale, match="was changed by Emil"):
        save_event(own_workspace, ME, plan.id, event.but(note="Live at two"), NOW)


def test_a_deleted_event_comes_back(own_workspace, measured):
    plan, *_ = measured
    event = happened(own_workspace, plan).event
    gone = delete_event(own_workspace, ME, plan.id, event.id, NOW)
    assert the_events(own_workspace, plan) == []
    undo(own_workspace, ME, plan.id, gone.change.id, NOW)
    assert the_events(own_workspace, plan) == [event.but(version=2)]


def test_an_unknown_event_is_not_found(own_workspace, measured):
    plan, *_ = measured
    with pytest.raises(NotFound, match="no such event"):
        delete_event(own_workspace, ME, plan.id, "gone", NOW)


def test_an_event_outlives_its_task_and_its_kpi(own_workspace, measured):
    plan, _, returns = measured
    task = the_tasks(own_workspace, plan)["Survey"]
    event = happened(own_workspace, plan, task=task.id, kpis=[returns.id]).event
    gone = delete_tasks(own_workspace, ME, plan.id, [task.id], NOW).change
    delete_kpi(own_workspace, ME, plan.id, returns.id, NOW)
    shown = the_events(own_workspace, plan)[0]
    assert shown.task == ""
    save_event(own_workspace, ME, plan.id, shown.but(note="Still true"), NOW)
    undo(own_workspace, ME, plan.id, gone.id, NOW)
    assert the_events(own_workspace, plan)[0].task == event.task


def test_somebody_who_may_not_see_the_task_leaves_the_link_to_it_alone(own_workspace, measured):
    plan, *_ = measured
    task = the_tasks(own_workspace, plan)["Survey"]
    event = happened(own_workspace, plan, task=task.id).event
    save_tasks(own_workspace, ME, plan.id, [task.but(is_private=True)], NOW)
    emil = somebody("editor", plan)
    seen = the_events(own_workspace, plan, emil)[0]
    saved = save_event(own_workspace, emil, plan.id, seen.but(note="Live at noon"), NOW).event
    assert (seen.task, saved.task) == ("", "")
    assert the_events(own_workspace, plan)[0].task == event.task


def test_an_event_is_not_linked_to_a_task_that_the_visitor_may_not_see(own_workspace, measured):
    plan, *_ = measured
    task = the_tasks(own_workspace, plan)["Survey"]
    save_tasks(own_workspace, ME, plan.id, [task.but(is_private=True)], NOW)
    with pytest.raises(BadInput, match="no such task"):
        happened(own_workspace, plan, somebody("editor", plan), task=task.id)
