"""Secrets of people: where somebody stands, moods and what was said to others reach nobody but the owner."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.agreements import add_agreement, delete_agreement, save_agreement
from planner.actions.commitments import add_commitment, delete_commitment, save_commitment
from planner.actions.communication import open_communication
from planner.actions.contacts import delete_contacts, save_contact
from planner.actions.history import history
from planner.actions.interviews import delete_interview, save_interviews
from planner.actions.notes import save_note
from planner.actions.people import delete_stakeholders, merge_stakeholders, open_people, save_stakeholders
from planner.actions.plans import edit_plan, open_plan
from planner.actions.tasks import add_task
from planner.actions.undo import undo
from planner.shared.errors import NotAllowed, NotFound, PlannerError, Stale
from planner.stakeholders.contact import Mood
from planner.stakeholders.privacy import JUDGED
from planner.stakeholders.stakeholder import Engagement
from tests.actions.company import NOW, TODAY, later, somebody
from tests.actions.peopled import a_peopled_plan, asked, met, opened
from tests.stakeholders.builders import a_coding, a_placement, a_stakeholder

ME = LOCAL_OWNER
PLANTED = "Xyzzy"
MAY_NOT_SEE = ("editor", "contributor", "viewer")
STANCES = [word.value for word in Engagement]
MOODS = [word.value for word in Mood if word is not Mood.OPEN]  # a promise is open, too


def judged(name, **fields):
    """Somebody with a secret in every field that is the leader's alone."""
    secrets = {"wants": f"{PLANTED} wants", "needs": f"{PLANTED} needs", "private_note": f"{PLANTED} note"}
    stands = {"placements": [a_placement(TODAY, 5, 4, "resistant")], "desired": "leading", "influences": ["Cy"]}
    return a_stakeholder(name, **secrets | stands | fields)


@pytest.fixture
def plan(own_workspace):
    """A plan full of secrets: Ada is looked after by Carla, Ben by the leader Ana, who talked to both; there was
    somebody who was deleted, a talk that was deleted, and promises that are private or were public once."""
    ws = own_workspace
    plan, ada, ben, _, gone = a_peopled_plan(
        ws,
        judged("Ada", owner="Carla"),
        judged("Ben", owner="Ana"),
        a_stakeholder("Cy"),
        judged("Dee", owner="Carla", influences=[]),
    )
    secrets = {"by": "Ana", "said": f"{PLANTED} said", "mood": "hostile", "next_step": f"{PLANTED} step"}
    for who in (ada, ben, gone):
        met(ws, plan, who, **secrets)
        asked(ws, plan, who, by="Ana", codings=[a_coding(f"{PLANTED} theme", quote=f"{PLANTED} quote")])
    contact = met(ws, plan, ada, by="Ana", said="Nothing").contact
    told = contact.but(said=f"{PLANTED} more", mood="tense")
    contact = save_contact(ws, ME, plan.id, told, TODAY, NOW).contact
    delete_contacts(ws, ME, plan.id, [contact.id], NOW)
    held = asked(ws, plan, ada, by="Ana", answers={"challenge": f"{PLANTED} first"}).interview
    held = save_interviews(ws, ME, plan.id, [held.but(answers={"challenge": f"{PLANTED} second"})], NOW).interview
    delete_interview(ws, ME, plan.id, held.id, NOW)
    ada = save_stakeholders(ws, ME, plan.id, [ada.placed(TODAY, engagement="neutral")], NOW).stakeholder
    undone = save_stakeholders(ws, ME, plan.id, [ada.but(private_note=f"{PLANTED} two", role="CFO")], NOW).change
    undo(ws, ME, plan.id, undone.id, NOW)
    delete_stakeholders(ws, ME, plan.id, [gone.id], NOW)
    _promise(ws, plan)
    return plan


def _promise(ws, plan):
    promise = {"name": f"{PLANTED} promise", "whom": "Ada", "made_on": TODAY, "due_on": TODAY}
    agreed = {"topic": "resources", "wordings": [{"on": TODAY, "text": f"{PLANTED} budget"}]}
    add_commitment(ws, ME, plan.id, promise | {"is_private": True}, NOW)
    for ending in ("now private", "gone"):
        open_one = add_commitment(ws, ME, plan.id, promise | {"name": f"{PLANTED} {ending}"}, NOW).commitment
        hidden = save_commitment(ws, ME, plan.id, open_one.but(is_private=True), NOW).commitment
        fields = agreed | {"name": f"{PLANTED} {ending}", "is_private": False}
        agreement = add_agreement(ws, ME, plan.id, fields, NOW).agreement
        agreement = save_agreement(ws, ME, plan.id, agreement.but(is_private=True), NOW).agreement
    delete_commitment(ws, ME, plan.id, hidden.id, NOW)
    delete_agreement(ws, ME, plan.id, agreement.id, NOW)


def one(workspace, plan, name, visitor=ME):
    return next(known for known in opened(workspace, plan, visitor).stakeholders if known.name == name)


def everything_told(ws, visitor, plan):
    """All that a visitor is ever given about people and communication, as one text."""
    given = [history(ws, visitor, plan.id, most=500), open_communication(ws, visitor, plan.id, TODAY)]
    try:
        given.append(open_people(ws, visitor, plan.id, TODAY))
    except NotAllowed as refusal:
        given.append(str(refusal))
    return repr(given)


def tells_a_secret(told):
    return [word for word in (PLANTED, *STANCES, *MOODS) if word in told]


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_nothing_that_is_read_tells_a_secret(own_workspace, plan, role):
    assert tells_a_secret(everything_told(own_workspace, somebody(role, plan), plan)) == []


def test_the_owner_is_told_everything(own_workspace, plan):
    told = everything_told(own_workspace, somebody("owner", plan), plan)
    ends = ("wants", "needs", "note", "said", "step", "theme", "quote", "more", "first", "second", "two")
    for secret in (*ends, "promise", "now private", "gone", "budget"):
        assert f"{PLANTED} {secret}" in told
    assert {"resistant", "hostile"} <= set(tells_a_secret(told))


def test_a_secret_is_planted_in_every_field_that_is_the_leaders_alone(own_workspace, plan):
    ben = one(own_workspace, plan, "Ben")
    assert all(getattr(ben, field) for field in JUDGED)


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_a_viewer_is_told_of_nobody_and_a_contributor_only_of_their_own(own_workspace, plan, role):
    told = everything_told(own_workspace, somebody(role, plan), plan)
    known = {name for name in ("Ada", "Ben") if f"'{name}'" in told or f"“{name}”" in told}
    assert known == {"editor": {"Ada", "Ben"}, "contributor": {"Ada"}, "viewer": set()}[role]


@pytest.mark.parametrize("role", ["contributor", "viewer"])
def test_commitments_agreements_and_notes_are_in_nobody_elses_history(own_workspace, plan, role):
    promise = {"name": "Open promise", "whom": "Ada", "made_on": TODAY, "due_on": TODAY}
    add_commitment(own_workspace, ME, plan.id, promise, NOW)
    save_note(own_workspace, ME, plan.id, TODAY, {"done": "Open line"}, None, NOW)
    assert "Open promise" in everything_told(own_workspace, somebody("editor", plan), plan)
    told = everything_told(own_workspace, somebody(role, plan), plan)
    assert "Open promise" not in told and "note of the week" not in told and "Open line" not in told


def test_placing_somebody_is_not_in_the_history_of_others(own_workspace, plan):
    emil = somebody("editor", plan)
    before = history(own_workspace, emil, plan.id)
    ben = one(own_workspace, plan, "Ben").placed(TODAY, engagement="supportive")
    assert save_stakeholders(own_workspace, ME, plan.id, [ben], later(1)).change
    assert history(own_workspace, emil, plan.id) == before


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_interviews_of_others_are_not_even_known_to_have_been_held(own_workspace, plan, role):
    told = everything_told(own_workspace, somebody(role, plan), plan)
    assert "interview" not in told.replace("interviews=[]", "")


def test_a_contributor_reads_what_they_noted_themselves_also_in_the_history(own_workspace, plan):
    carla, ada = somebody("contributor", plan), one(own_workspace, plan, "Ada")
    contact = met(own_workspace, plan, ada, carla, said="My words").contact
    save_contact(own_workspace, carla, plan.id, contact.but(said="My second words"), TODAY, NOW)
    asked(own_workspace, plan, ada, carla, answers={"challenge": "My question"})
    told = everything_told(own_workspace, carla, plan)
    for words in ("My words", "My second words", "My question", "Noted an interview with “Ada”"):
        assert words in told
    for role in ("editor", "viewer"):
        assert "My" not in everything_told(own_workspace, somebody(role, plan), plan)


def test_what_others_wrote_into_a_contact_before_it_became_mine_is_not_in_my_history(own_workspace, plan):
    emil, ben = somebody("editor", plan), one(own_workspace, plan, "Ben")
    first = met(own_workspace, plan, ben, by="Ana", said=f"{PLANTED} early").contact
    harmless = save_contact(own_workspace, ME, plan.id, first.but(said=""), TODAY, NOW).contact
    save_contact(own_workspace, ME, plan.id, harmless.but(by="Emil"), TODAY, NOW)
    assert tells_a_secret(everything_told(own_workspace, emil, plan)) == []


def test_an_editor_who_saves_deletes_merges_and_undoes_is_told_no_secret(own_workspace, plan):
    ws, emil = own_workspace, somebody("editor", plan)
    seen = {name: one(ws, plan, name, emil) for name in ("Ada", "Ben", "Cy")}
    given = [save_stakeholders(ws, emil, plan.id, [seen["Cy"].but(role="CFO")], NOW)]
    merged = merge_stakeholders(ws, emil, plan.id, seen["Ada"].id, seen["Ben"].id, seen["Ada"], NOW)
    given += [merged, undo(ws, emil, plan.id, merged.change.id, NOW)]
    deleted = delete_stakeholders(ws, emil, plan.id, [seen["Ada"].id], NOW)
    given += [deleted, undo(ws, emil, plan.id, deleted.change.id, NOW)]
    for contact in opened(ws, plan, emil).contacts:
        with pytest.raises(NotAllowed) as refusal:
            delete_contacts(ws, emil, plan.id, [contact.id], NOW)
        given.append(refusal.value)
    assert tells_a_secret(repr(given) + everything_told(ws, emil, plan)) == []
    assert "interview" not in repr(given).lower()


def test_undoing_what_an_editor_deleted_brings_every_secret_back(own_workspace, plan):
    ws, emil, before = own_workspace, somebody("editor", plan), opened(own_workspace, plan)
    ada = one(ws, plan, "Ada", emil)
    change = delete_stakeholders(ws, emil, plan.id, [ada.id], NOW).change
    undo(ws, emil, plan.id, change.id, NOW)
    now = opened(ws, plan)
    assert [known.but(version=1) for known in now.stakeholders] == [one.but(version=1) for one in before.stakeholders]
    assert {known.said for known in now.contacts} == {known.said for known in before.contacts}
    assert len(now.interviews) == len(before.interviews)


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_nobody_else_can_undo_what_the_owner_noted_in_private(own_workspace, plan, role):
    visitor = somebody(role, plan)
    for entry in history(own_workspace, ME, plan.id, most=500):
        if PLANTED in repr(entry) and entry.change.is_undoable:
            with pytest.raises(PlannerError) as refusal:
                undo(own_workspace, visitor, plan.id, entry.change.id, NOW)
            assert tells_a_secret(str(refusal.value)) == []


@pytest.mark.parametrize("role", ["editor", "contributor"])
def test_a_stale_save_is_refused_without_the_owners_words(own_workspace, plan, role):
    visitor = somebody(role, plan)
    ada = one(own_workspace, plan, "Ada", visitor)
    contact = met(own_workspace, plan, ada, visitor, on=TODAY).contact
    save_contact(own_workspace, ME, plan.id, contact.but(said=f"{PLANTED} late", mood="warm"), TODAY, NOW)
    with pytest.raises(Stale) as refused:
        save_contact(own_workspace, visitor, plan.id, contact.but(channel="Call"), TODAY, NOW)
    assert tells_a_secret(str(refused.value)) == []


def test_a_stale_stakeholder_is_refused_without_where_they_stand(own_workspace, plan):
    emil = somebody("editor", plan)
    ada = one(own_workspace, plan, "Ada", emil)
    stands = one(own_workspace, plan, "Ada").placed(TODAY, engagement="leading")
    save_stakeholders(own_workspace, ME, plan.id, [stands], NOW)
    with pytest.raises(Stale) as refused:
        save_stakeholders(own_workspace, emil, plan.id, [ada.but(role="CFO")], NOW)
    assert "was changed by You" in str(refused.value)
    assert "leading" not in str(refused.value) and "Placed" not in str(refused.value)


def test_a_refused_undo_tells_nothing_of_what_came_later(own_workspace, plan):
    ws, emil = own_workspace, somebody("editor", plan)
    ben = one(ws, plan, "Ben", emil)
    changed = save_stakeholders(ws, emil, plan.id, [ben.but(role="CFO")], NOW)
    stands = one(ws, plan, "Ben").placed(TODAY, engagement="leading")
    save_stakeholders(ws, ME, plan.id, [stands.but(name=f"{PLANTED} name")], NOW)
    with pytest.raises(Stale) as refused:
        undo(ws, emil, plan.id, changed.change.id, NOW)
    assert "leading" not in str(refused.value)


def test_people_of_others_are_not_there_for_a_contributor(own_workspace, plan):
    ws, carla = own_workspace, somebody("contributor", plan)
    ben = one(ws, plan, "Ben")
    of_ben = next(known for known in opened(ws, plan).contacts if known.stakeholder == ben.id)
    for attempt in (
        lambda: met(ws, plan, ben, carla),
        lambda: asked(ws, plan, ben, carla),
        lambda: save_contact(ws, carla, plan.id, of_ben, TODAY, NOW),
        lambda: delete_contacts(ws, carla, plan.id, [of_ben.id], NOW),
    ):
        with pytest.raises(NotFound) as refused:
            attempt()
        assert "Ben" not in str(refused.value) and tells_a_secret(str(refused.value)) == []


def test_an_editor_does_not_read_the_leaders_talks_by_giving_the_leader_their_own_name(own_workspace, plan):
    ws, emil = own_workspace, somebody("editor", plan)
    now = open_plan(ws, emil, plan.id, TODAY).plan
    edit_plan(ws, emil, now.but(leader="Emil"), NOW)
    assert one(ws, plan, "Ben").owner == "Emil"
    assert tells_a_secret(everything_told(ws, emil, plan)) == []


def test_a_promise_does_not_tell_that_a_private_task_is_behind_it(own_workspace, plan):
    ws, emil = own_workspace, somebody("editor", plan)
    hidden = {"phase": "act", "name": f"{PLANTED} task", "start_day": 0, "is_private": True}
    task = add_task(ws, ME, plan.id, hidden, NOW).task
    promise = {"name": "Report", "whom": "Ada", "made_on": TODAY, "due_on": TODAY}
    made = add_commitment(ws, ME, plan.id, promise | {"task": task.id}, NOW).commitment
    save_commitment(ws, ME, plan.id, made.but(task=""), NOW)
    told = everything_told(ws, emil, plan)
    assert "Added “Report”" in told and task.id not in told
