"""Agreements with the CEO: private unless the owner opens them."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import agreements
from planner.actions.communication import open_communication
from planner.communication.agreement import Agreed
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody

ME = LOCAL_OWNER
HALVED = {
    "topic": "goals at 3 months",
    "name": "Complaints halved",
    "wordings": [{"on": TODAY, "text": "Half of them by June"}],
}


@pytest.fixture
def plan(workspace):
    return a_started_plan(workspace)


def agreed(workspace, plan, visitor=ME, **fields):
    return agreements.add_agreement(workspace, visitor, plan.id, HALVED | fields, NOW).agreement


def the_agreements(workspace, plan, visitor=ME):
    return list(open_communication(workspace, visitor, plan.id, TODAY).agreements)


def test_an_agreement_is_kept_with_each_of_its_wordings(workspace, plan):
    known = agreed(workspace, plan)
    later_words = Agreed(on=TODAY.replace(day=20), text="A third of them", why="Winter was slow")
    changed = known.but(wordings=(*known.wordings, later_words))
    agreements.save_agreement(workspace, ME, plan.id, changed, NOW)
    kept = the_agreements(workspace, plan)[0]
    assert [wording.text for wording in kept.wordings] == ["Half of them by June", "A third of them"]
    assert kept.version == 2


def test_an_agreement_is_private_unless_it_is_said_not_to_be(workspace, plan):
    agreed(workspace, plan)
    opened = agreed(workspace, plan, name="Friday calls", is_private=False)
    assert the_agreements(workspace, plan, somebody("editor", plan)) == [opened]
    assert len(the_agreements(workspace, plan, somebody("owner", plan))) == 2


@pytest.mark.parametrize("role", ["contributor", "viewer"])
def test_neither_contributors_nor_viewers_see_agreements(workspace, plan, role):
    agreed(workspace, plan, is_private=False)
    assert the_agreements(workspace, plan, somebody(role, plan)) == []


def test_to_an_editor_a_private_agreement_is_not_there(workspace, plan):
    hidden, emil = agreed(workspace, plan), somebody("editor", plan)
    with pytest.raises(NotFound, match="no such agreement"):
        agreements.save_agreement(workspace, emil, plan.id, hidden.but(is_private=False), NOW)
    with pytest.raises(NotFound, match="no such agreement"):
        agreements.delete_agreement(workspace, emil, plan.id, hidden.id, NOW)


def test_an_editor_adds_agreements_that_everybody_of_their_kind_may_see_and_no_private_ones(workspace, plan):
    emil = somebody("editor", plan)
    known = agreed(workspace, plan, emil, is_private=False)
    with pytest.raises(NotAllowed):
        agreed(workspace, plan, emil)
    with pytest.raises(NotAllowed):
        agreements.save_agreement(workspace, emil, plan.id, known.but(is_private=True), NOW)


def test_of_two_who_change_one_agreement_the_second_is_told_of_the_first(workspace, plan):
    known = agreed(workspace, plan, is_private=False)
    agreements.save_agreement(workspace, somebody("editor", plan), plan.id, known.but(name="Fewer complaints"), NOW)
    with pytest.raises(Stale, match="was changed by Emil"):
        agreements.save_agreement(workspace, ME, plan.id, known.but(met_on=TODAY), NOW)


def test_a_deleted_agreement_is_gone(workspace, plan):
    known = agreed(workspace, plan)
    assert agreements.delete_agreement(workspace, ME, plan.id, known.id, later(1)).change
    assert the_agreements(workspace, plan) == []


def test_an_agreement_without_words_is_refused(workspace, plan):
    with pytest.raises(BadInput) as refused:
        agreed(workspace, plan, wordings=[])
    assert list(refused.value.problems) == ["wordings"]
