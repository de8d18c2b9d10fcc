"""Importing: the tasks of a file become tasks of the plan, all or none."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.files import import_tasks
from planner.shared.errors import BadInput, NotAllowed
from tests.actions.company import NOW, a_started_plan, somebody, the_tasks
from tests.builders import a_task


@pytest.fixture
def plan(own_workspace):
    return a_started_plan(own_workspace)


def bring_in(workspace, plan, *drafts):
    return import_tasks(workspace, LOCAL_OWNER, plan.id, [draft.but(phase="act") for draft in drafts], NOW, "plan.csv")


def test_links_between_imported_tasks_lead_to_their_new_ids(own_workspace, plan):
    first, second = bring_in(own_workspace, plan, a_task("X", number=8), a_task("Y", after=["X"], number=9)).tasks
    assert [link.predecessor for link in second.links] == [first.id]
    assert first.id != "X"


def test_links_may_lead_to_tasks_of_the_plan(own_workspace, plan):
    survey = the_tasks(own_workspace, plan)["Survey"]
    assert bring_in(own_workspace, plan, a_task("X", after=[survey.id])).task.links[0].predecessor == survey.id


def test_numbers_are_kept_where_they_are_free(own_workspace, plan):
    saved = bring_in(own_workspace, plan, a_task("X", number=20), a_task("Y", number=10))
    assert [task.number for task in saved.tasks] == [20, 10]


def test_numbers_are_counted_on_where_one_is_taken(own_workspace, plan):
    saved = bring_in(own_workspace, plan, a_task("X", number=20), a_task("Y", number=2))
    assert [task.number for task in saved.tasks] == [4, 5]


def test_numbers_are_counted_on_where_two_rows_have_the_same(own_workspace, plan):
    saved = bring_in(own_workspace, plan, a_task("X", number=20), a_task("Y", number=20))
    assert [task.number for task in saved.tasks] == [4, 5]


@pytest.mark.parametrize("secret", [{"is_private": True}, {"private_note": "Ask Ana first"}])
def test_only_the_owner_brings_in_private_tasks_and_notes(own_workspace, plan, secret):
    with pytest.raises(NotAllowed):
        import_tasks(own_workspace, somebody("editor", plan), plan.id, [a_task("X", phase="act", **secret)], NOW)


def test_one_wrong_link_keeps_everything_out(own_workspace, plan):
    with pytest.raises(BadInput, match="no such task"):
        bring_in(own_workspace, plan, a_task("X", number=8), a_task("Y", after=["nowhere"], number=9))
    assert len(the_tasks(own_workspace, plan)) == 3


def test_a_cycle_keeps_everything_out(own_workspace, plan):
    with pytest.raises(BadInput, match="wait for each other"):
        bring_in(own_workspace, plan, a_task("X", after=["Y"], number=8), a_task("Y", after=["X"], number=9))
    assert len(the_tasks(own_workspace, plan)) == 3


def test_the_change_names_the_file(own_workspace, plan):
    assert bring_in(own_workspace, plan, a_task("X")).change.summary == "Imported 1 task from “plan.csv”"
