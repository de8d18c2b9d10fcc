"""Commitments: kept for those who may see them, private ones for the owner alone."""

from datetime import timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import commitments
from planner.actions.communication import open_communication
from planner.actions.tasks import save_tasks
from planner.communication.commitment import Commitment
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from tests.actions.company import NOW, TODAY, a_started_plan, somebody, the_tasks

ME = LOCAL_OWNER
FIGURES = {"name": "Send the figures", "whom": "Joris", "made_on": TODAY, "due_on": TODAY + timedelta(days=7)}


@pytest.fixture
def plan(workspace):
    return a_started_plan(workspace)


def promised(workspace, plan, visitor=ME, **fields):
    return commitments.add_commitment(workspace, visitor, plan.id, FIGURES | fields, NOW).commitment


def the_commitments(workspace, plan, visitor=ME):
    return list(open_communication(workspace, visitor, plan.id, TODAY).commitments)


def test_commitments_come_in_the_order_of_their_due_days(workspace, plan):
    promised(workspace, plan)
    promised(workspace, plan, name="Call", due_on=TODAY)
    assert [known.name for known in the_commitments(workspace, plan)] == ["Call", "Send the figures"]


def test_a_new_commitment_gets_an_id_and_a_version_of_its_own(workspace, plan):
    first = promised(workspace, plan, id="mine", version=7)
    assert first.id not in ("mine", promised(workspace, plan).id)
    assert first.version == 1


def test_what_was_changed_is_kept_with_the_version_raised(workspace, plan):
    due = TODAY + timedelta(days=9)
    saved = commitments.save_commitment(workspace, ME, plan.id, promised(workspace, plan).but(due_on=due), NOW)
    assert the_commitments(workspace, plan) == [saved.commitment]
    assert (saved.commitment.due_on, saved.commitment.version) == (due, 2)


def test_nothing_is_kept_on_a_day_to_come(workspace, plan):
    kept = promised(workspace, plan).but(outcome="kept", closed_on=TODAY + timedelta(days=5))
    with pytest.raises(BadInput) as error:
        commitments.save_commitment(workspace, ME, plan.id, kept, NOW)
    assert "closed_on" in error.value.problems


def test_saving_what_is_stored_already_changes_nothing(workspace, plan):
    known = promised(workspace, plan)
    assert commitments.save_commitment(workspace, ME, plan.id, known, NOW).change is None


def test_of_two_who_change_one_commitment_the_second_is_told_of_the_first(workspace, plan):
    known = promised(workspace, plan)
    commitments.save_commitment(workspace, somebody("editor", plan), plan.id, known.but(note="On its way"), NOW)
    with pytest.raises(Stale, match="was changed by Emil"):
        commitments.save_commitment(workspace, ME, plan.id, known.but(note="Nearly"), NOW)
    assert the_commitments(workspace, plan)[0].note == "On its way"


def test_a_deleted_commitment_is_gone(workspace, plan):
    known = promised(workspace, plan)
    gone = commitments.delete_commitment(workspace, ME, plan.id, known.id, NOW)
    assert (gone.commitment, the_commitments(workspace, plan)) == (None, [])
    with pytest.raises(NotFound, match="no such commitment"):
        commitments.delete_commitment(workspace, ME, plan.id, known.id, NOW)


@pytest.mark.parametrize("role", ["contributor", "viewer"])
def test_neither_contributors_nor_viewers_see_commitments(workspace, plan, role):
    promised(workspace, plan)
    assert the_commitments(workspace, plan, somebody(role, plan)) == []


def test_an_editor_sees_the_commitments_that_are_not_private(workspace, plan):
    promised(workspace, plan)
    promised(workspace, plan, name="Speak up for Joris", is_private=True)
    assert [known.name for known in the_commitments(workspace, plan, somebody("editor", plan))] == ["Send the figures"]
    assert len(the_commitments(workspace, plan, somebody("owner", plan))) == 2


def test_to_an_editor_a_private_commitment_is_not_there(workspace, plan):
    hidden, emil = promised(workspace, plan, is_private=True), somebody("editor", plan)
    with pytest.raises(NotFound):
        commitments.save_commitment(workspace, emil, plan.id, hidden.but(is_private=False), NOW)
    with pytest.raises(NotFound):
        commitments.delete_commitment(workspace, emil, plan.id, hidden.id, NOW)
    assert the_commitments(workspace, plan) == [hidden]


def test_an_editor_makes_no_commitment_private(workspace, plan):
    emil = somebody("editor", plan)
    known = promised(workspace, plan)
    with pytest.raises(NotAllowed, match="private"):
        commitments.save_commitment(workspace, emil, plan.id, known.but(is_private=True), NOW)
    with pytest.raises(NotAllowed, match="private"):
        promised(workspace, plan, emil, is_private=True)


@pytest.mark.parametrize(
    "wrong", [{"name": " "}, {"whom": ""}, {"due_on": "soon"}, {"task": "gone"}, {"stakeholder": "gone"}]
)
def test_what_cannot_be_is_refused_beside_its_field(workspace, plan, wrong):
    with pytest.raises(BadInput) as refused:
        promised(workspace, plan, **wrong)
    assert refused.value.problems.keys() == wrong.keys()


def test_a_commitment_is_tied_to_a_stakeholder_and_keeps_the_tie_when_they_are_deleted(workspace, plan):
    with workspace.transaction() as db:
        values.put(db, plan.id, Stakeholder, [Stakeholder(id="J", name="Joris")])
    known = promised(workspace, plan, stakeholder="J")
    with workspace.transaction() as db:
        values.remove(db, plan.id, Stakeholder, ["J"])
    saved = commitments.save_commitment(workspace, ME, plan.id, known.but(note="On its way"), NOW)
    assert saved.commitment.stakeholder == "J"


def test_somebody_who_may_not_see_the_task_leaves_the_tie_to_it_alone(workspace, plan):
    survey, emil = the_tasks(workspace, plan)["Survey"], somebody("editor", plan)
    promised(workspace, plan, task=survey.id)
    save_tasks(workspace, ME, plan.id, [survey.but(is_private=True)], NOW)
    seen = the_commitments(workspace, plan, emil)[0]
    saved = commitments.save_commitment(workspace, emil, plan.id, seen.but(note="On its way"), NOW).commitment
    assert (seen.task, saved.task) == ("", "")
    assert the_commitments(workspace, plan)[0].task == survey.id


def test_a_plan_holds_so_many_commitments_at_most(workspace, plan, monkeypatch):
    monkeypatch.setattr(commitments, "MOST_COMMITMENTS", 1)
    promised(workspace, plan)
    with pytest.raises(BadInput, match="1 commitments at most"):
        promised(workspace, plan)


def test_commitments_of_another_plan_stay_out_of_sight(workspace, plan):
    promised(workspace, plan)
    other = a_started_plan(workspace)
    assert the_commitments(workspace, other) == []
    with workspace.reading() as db:
        assert values.count(db, other.id, Commitment) == 0
