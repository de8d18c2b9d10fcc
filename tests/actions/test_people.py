"""Stakeholders: added, changed, merged, deleted, by those who may, without losing what others keep."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.commitments import add_commitment
from planner.actions.communication import open_communication
from planner.actions.history import history
from planner.actions.people import (
    add_stakeholders,
    delete_stakeholders,
    merge_stakeholders,
    open_people,
    save_stakeholders,
)
from planner.actions.undo import undo
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from planner.stakeholders.privacy import JUDGED
from planner.stakeholders.stakeholder import Stakeholder
from tests.actions.company import NOW, TODAY, a_started_plan, somebody
from tests.actions.peopled import a_peopled_plan, asked, met, names, opened
from tests.stakeholders.builders import a_stakeholder

ME = LOCAL_OWNER


@pytest.fixture
def peopled(own_workspace):
    return a_peopled_plan(own_workspace)


def the_one(workspace, plan, name, visitor=ME):
    return next(one for one in opened(workspace, plan, visitor).stakeholders if one.name == name)


def test_stakeholders_come_back_as_they_were_added(workspace):
    plan = a_started_plan(workspace)
    full = a_stakeholder(
        "Zoë 🦊", influence=4, interest=2, engagement="neutral", desired="leading", wants="A seat", rhythm_days=9
    )
    added = add_stakeholders(workspace, ME, plan.id, [full], NOW).stakeholder
    assert list(opened(workspace, plan).stakeholders) == [full.but(id=added.id)]


def test_those_added_together_may_name_each_other(own_workspace):
    ada = a_stakeholder("Ada", influences=["Ben"])
    board = a_stakeholder("Board", kind="group", members=["Ada"])
    _plan, ada, ben, board = a_peopled_plan(own_workspace, ada, a_stakeholder("Ben"), board)
    assert (ada.influences, board.members) == ((ben.id,), (ada.id,))


def test_two_people_may_have_one_name_and_one_id_to_begin_with(own_workspace):
    _plan, first, second = a_peopled_plan(own_workspace, a_stakeholder("Ada"), a_stakeholder("Ada"))
    assert first.id != second.id


def test_an_import_is_told_with_its_file(own_workspace):
    plan = a_started_plan(own_workspace)
    added = add_stakeholders(own_workspace, ME, plan.id, [a_stakeholder("Ada"), a_stakeholder("Ben")], NOW, "x.vcf")
    assert added.change.summary == "Imported 2 stakeholders from x.vcf"


def test_a_plan_holds_two_thousand_stakeholders_at_most(own_workspace):
    plan = a_started_plan(own_workspace)
    with pytest.raises(BadInput, match="2,001 stakeholders; a plan holds 2,000 at most"):
        add_stakeholders(own_workspace, ME, plan.id, [a_stakeholder(str(at)) for at in range(2001)], NOW)


def test_somebody_who_is_not_there_influences_nobody(own_workspace, peopled):
    plan, ada, _ = peopled
    with pytest.raises(BadInput) as refused:
        save_stakeholders(own_workspace, ME, plan.id, [ada.but(influences=("gone",))], NOW)
    assert refused.value.problems.keys() == {"influences"}


def test_of_two_who_change_one_stakeholder_the_second_is_told_of_the_first(own_workspace, peopled):
    plan, ada, _ = peopled
    save_stakeholders(own_workspace, somebody("editor", plan), plan.id, [ada.but(role="CFO")], NOW)
    with pytest.raises(Stale, match="“Ada” was changed by Emil"):
        save_stakeholders(own_workspace, ME, plan.id, [ada.but(role="CEO")], NOW)


def test_changes_of_several_are_kept_as_a_whole_or_not_at_all(own_workspace, peopled):
    plan, ada, ben = peopled
    with pytest.raises(Stale):
        save_stakeholders(own_workspace, ME, plan.id, [ada.but(role="CFO"), ben.but(role="CEO", version=9)], NOW)
    assert the_one(own_workspace, plan, "Ada").role == ""


def test_deleting_somebody_takes_along_their_talks_and_all_that_names_them(own_workspace, peopled):
    plan, ada, ben = peopled
    ben = save_stakeholders(own_workspace, ME, plan.id, [ben.but(influences=(ada.id,))], NOW).stakeholder
    met(own_workspace, plan, ada)
    met(own_workspace, plan, ben)
    asked(own_workspace, plan, ada)
    delete_stakeholders(own_workspace, ME, plan.id, [ada.id], NOW)
    left = opened(own_workspace, plan)
    assert [one.influences for one in left.stakeholders] == [()]
    assert ([one.stakeholder for one in left.contacts], left.interviews) == ([ben.id], [])


def test_an_unknown_stakeholder_is_not_found(own_workspace, peopled):
    plan, *_ = peopled
    with pytest.raises(NotFound, match="no such stakeholder"):
        delete_stakeholders(own_workspace, ME, plan.id, ["gone"], NOW)


def test_an_editor_saves_without_touching_what_is_the_leaders_alone(own_workspace):
    judged = a_stakeholder("Ada", influence=5, engagement="resistant", private_note="Careful", influences=["Ben"])
    plan, ada, _ = a_peopled_plan(own_workspace, judged, a_stakeholder("Ben"))
    emil = somebody("editor", plan)
    seen = the_one(own_workspace, plan, "Ada", emil)
    saved = save_stakeholders(own_workspace, emil, plan.id, [seen.but(role="CFO")], NOW)
    assert the_one(own_workspace, plan, "Ada") == ada.but(role="CFO", version=2)
    assert saved.stakeholder.placements == ()


OPEN_FIELDS = {
    "name": "Ada King",
    "role": "CFO",
    "unit": "Finance",
    "email": "ada@acme.example",
    "phone": "1",
    "owner": "Emil",
    "channel": "Call",
    "rhythm_days": 9,
    "first_contact_by": TODAY,
    "kind": "person",
    "members": ("Ben",),
}


@pytest.mark.parametrize("field", OPEN_FIELDS)
def test_whatever_an_editor_changes_all_that_is_the_leaders_alone_stays_and_is_not_told(own_workspace, field):
    secret = {"wants": "SECRET", "needs": "SECRET", "private_note": "SECRET", "desired": "leading"}
    judged = a_stakeholder("Ada", influence=5, engagement="resistant", influences=["Ben"], kind="group", **secret)
    plan, ada, ben = a_peopled_plan(own_workspace, judged, a_stakeholder("Ben"))
    assert all(getattr(ada, hidden) for hidden in JUDGED)
    emil = somebody("editor", plan)
    seen = the_one(own_workspace, plan, "Ada", emil)
    change = {field: (ben.id,) if field == "members" else OPEN_FIELDS[field]}
    saved = save_stakeholders(own_workspace, emil, plan.id, [seen.but(**change)], NOW)
    assert opened(own_workspace, plan).stakeholders[0] == ada.but(**change, version=2)
    undone = undo(own_workspace, emil, plan.id, saved.change.id, NOW)
    assert opened(own_workspace, plan).stakeholders[0] == ada.but(version=3)
    told = repr([seen, saved, undone, *history(own_workspace, emil, plan.id)])
    assert [word for word in ("SECRET", "resistant", "leading") if word in told] == []


def test_every_field_of_a_stakeholder_is_open_or_the_leaders_alone():
    assert Stakeholder.model_fields.keys() == {*OPEN_FIELDS, *JUDGED, "id", "version"}


def test_an_editor_judges_nobody(own_workspace, peopled):
    plan, ada, _ = peopled
    emil = somebody("editor", plan)
    for judged in ({"wants": "Power"}, {"desired": "leading"}):
        with pytest.raises(NotAllowed, match="Where “Ada” stands"):
            save_stakeholders(own_workspace, emil, plan.id, [ada.but(**judged)], NOW)
        with pytest.raises(NotAllowed):
            add_stakeholders(own_workspace, emil, plan.id, [ada.but(**judged)], NOW)


def test_a_contributor_sees_those_they_look_after_and_nobody_else(own_workspace, peopled):
    plan, *_ = peopled
    assert names(own_workspace, plan, somebody("contributor", plan)) == ["Ada"]
    assert names(own_workspace, plan, somebody("editor", plan)) == ["Ada", "Ben"]


def test_a_contributor_is_not_told_who_else_is_in_a_group(own_workspace):
    board = a_stakeholder("Board", kind="group", members=["Ada", "Ben"], owner="Carla")
    plan, board, ada, _ = a_peopled_plan(
        own_workspace, board, a_stakeholder("Ada", owner="Carla"), a_stakeholder("Ben")
    )
    assert the_one(own_workspace, plan, "Board", somebody("contributor", plan)).members == (ada.id,)


def test_a_viewer_may_not_look_at_people(own_workspace, peopled):
    plan, *_ = peopled
    with pytest.raises(NotAllowed):
        open_people(own_workspace, somebody("viewer", plan), plan.id, TODAY)


class TestMerging:
    """Two entries for one person."""

    def test_the_one_kept_gets_the_talks_and_promises_of_the_other(self, own_workspace, peopled):
        plan, ada, ben = peopled
        met(own_workspace, plan, ben)
        asked(own_workspace, plan, ben)
        fields = {"name": "Send it", "whom": "Ben", "stakeholder": ben.id, "made_on": TODAY, "due_on": TODAY}
        add_commitment(own_workspace, ME, plan.id, fields, NOW)
        saved = merge_stakeholders(own_workspace, ME, plan.id, ada.id, ben.id, ada.but(role="CFO"), NOW)
        now = opened(own_workspace, plan)
        promised = open_communication(own_workspace, ME, plan.id, TODAY).commitments
        assert saved.change.summary == "Merged “Ben” into “Ada”"
        assert [one.name for one in now.stakeholders] == ["Ada"]
        assert {one.stakeholder for one in (*now.contacts, *now.interviews, *promised)} == {ada.id}

    def test_whoever_was_influenced_by_the_other_is_influenced_by_the_one_kept(self, own_workspace):
        plan, ada, ben, _cy = a_peopled_plan(
            own_workspace, a_stakeholder("Ada"), a_stakeholder("Ben"), a_stakeholder("Cy", influences=["Ben"])
        )
        merge_stakeholders(own_workspace, ME, plan.id, ada.id, ben.id, ada, NOW)
        assert the_one(own_workspace, plan, "Cy").influences == (ada.id,)

    def test_an_editor_merges_what_they_do_not_see_by_the_rule(self, own_workspace):
        plan, ada, ben = a_peopled_plan(
            own_workspace, a_stakeholder("Ada", wants="Peace"), a_stakeholder("Ben", private_note="Careful")
        )
        emil = somebody("editor", plan)
        seen = the_one(own_workspace, plan, "Ada", emil)
        merge_stakeholders(own_workspace, emil, plan.id, ada.id, ben.id, seen, NOW)
        kept = the_one(own_workspace, plan, "Ada")
        assert (kept.wants, kept.private_note) == ("Peace", "Careful")

    def test_nobody_is_merged_with_themselves(self, own_workspace, peopled):
        plan, ada, _ = peopled
        with pytest.raises(BadInput, match="choose two"):
            merge_stakeholders(own_workspace, ME, plan.id, ada.id, ada.id, ada, NOW)

    def test_one_that_was_changed_since_is_not_merged(self, own_workspace, peopled):
        plan, ada, ben = peopled
        save_stakeholders(own_workspace, somebody("editor", plan), plan.id, [ben.but(role="CFO")], NOW)
        with pytest.raises(Stale, match="“Ben” was changed by Emil"):
            merge_stakeholders(own_workspace, ME, plan.id, ada.id, ben.id, ada, NOW, drop_version=1)


def test_the_history_tells_the_owner_where_somebody_stands_now(own_workspace, peopled):
    plan, ada, _ = peopled
    placed = ada.placed(TODAY, influence=5, engagement="neutral")
    ada = save_stakeholders(own_workspace, ME, plan.id, [placed], NOW).stakeholder
    save_stakeholders(own_workspace, ME, plan.id, [ada.placed(TODAY, engagement="supportive")], NOW)
    latest, before = history(own_workspace, ME, plan.id)[:2]
    assert latest.change.summary == "Set “Ada” from neutral to supportive"
    assert before.change.summary == "Placed “Ada”"
    assert list(latest.lines) == ["Stands: influence very high, neutral → influence very high, supportive"]
