"""Undo of people and communication: everything as it was, or a refusal that says what came later."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.access.visitor import LOCAL_OWNER
from planner.actions.agreements import add_agreement
from planner.actions.campaigns import add_campaign, delete_campaign, hold_back
from planner.actions.commitments import add_commitment, save_commitment
from planner.actions.communication import open_communication
from planner.actions.confirming import confirm
from planner.actions.contacts import delete_contacts, save_contact
from planner.actions.history import history
from planner.actions.interviews import save_interviews
from planner.actions.messages import add_message, report_sending
from planner.actions.notes import save_note, send_note
from planner.actions.people import add_stakeholders, delete_stakeholders, merge_stakeholders, save_stakeholders
from planner.actions.plans import edit_plan
from planner.actions.undo import undo
from planner.communication.message import Sending
from planner.shared.errors import BadInput, NotAllowed, Stale
from tests.actions.company import NOW, TODAY, later, somebody
from tests.actions.peopled import TOMORROW, a_peopled_plan, asked, met, opened
from tests.stakeholders.builders import a_stakeholder

ME = LOCAL_OWNER
PROMISE = {"name": "Send it", "whom": "Ada", "made_on": TODAY, "due_on": TODAY}
AGREED = {"topic": "resources", "name": "Two more people", "wordings": [{"on": TODAY, "text": "Two"}]}
MESSAGE = {"name": "Letter", "audience": "All staff", "first_on": TODAY, "owner": "Carla"}
CAMPAIGN = {
    "name": "Spring",
    "start": TODAY,
    "end": TOMORROW,
    "briefings": [{"department": "Logistics", "person": "Carla"}, {"department": "Sales"}],
}


@pytest.fixture
def peopled(own_workspace):
    return a_peopled_plan(own_workspace)


def facts(workspace, plan):
    """All that is kept, without the versions, which rise even when a change is taken back."""
    people, told = opened(workspace, plan), open_communication(workspace, ME, plan.id, TODAY)
    kept = (people.stakeholders, people.contacts, people.interviews, told.commitments, told.agreements)
    return [
        sorted((value.but(version=1) for value in values), key=lambda value: value.id)
        for values in (*kept, told.messages, told.notes, told.campaigns)
    ]


def step(ws, plan, what, number):
    """One change of a kind; None where there is nothing left to change."""
    now, told = opened(ws, plan), open_communication(ws, ME, plan.id, TODAY)
    who = now.stakeholders[number % len(now.stakeholders)] if now.stakeholders else None
    contact = now.contacts[number % len(now.contacts)] if now.contacts else None
    match what:
        case "add":
            influences = [who] if who else []
            return add_stakeholders(ws, ME, plan.id, [a_stakeholder(f"P{number}", influences=influences)], NOW).change
        case "place" if who:
            placed = who.placed(TODAY, influence=number % 5 + 1, engagement="neutral")
            return save_stakeholders(ws, ME, plan.id, [placed.but(private_note=f"N{number}")], NOW).change
        case "delete" if who:
            return delete_stakeholders(ws, ME, plan.id, [who.id], NOW).change
        case "merge" if who and len(now.stakeholders) > 1:
            other = now.stakeholders[(number + 1) % len(now.stakeholders)]
            return merge_stakeholders(ws, ME, plan.id, who.id, other.id, who, NOW).change
        case "meet" if who:
            return met(ws, plan, who, said=f"S{number}", mood="warm").change
        case "ask" if who:
            return asked(ws, plan, who, answers={"challenge": f"A{number}"}).change
        case "change contact" if contact:
            return save_contact(ws, ME, plan.id, contact.but(said=f"C{number}"), TODAY, NOW).change
        case "delete contact" if contact:
            return delete_contacts(ws, ME, plan.id, [contact.id], NOW).change
        case "promise":
            whom = {"stakeholder": who.id} if who else {}
            return add_commitment(ws, ME, plan.id, PROMISE | whom, NOW).change
        case "agree":
            return add_agreement(ws, ME, plan.id, AGREED, NOW).change
        case "tell":
            return add_message(ws, ME, plan.id, MESSAGE, NOW).change
        case "write":
            version = told.notes[0].version if told.notes else None
            return save_note(ws, ME, plan.id, TODAY, {"done": f"D{number}"}, version, NOW).change
        case "advertise":
            return add_campaign(ws, ME, plan.id, CAMPAIGN, NOW).change
        case "hold" if told.campaigns:
            return hold_back(ws, ME, plan.id, told.campaigns[0].id, f"W{number}", NOW).change
        case "cancel" if told.campaigns:
            return delete_campaign(ws, ME, plan.id, told.campaigns[0].id, NOW).change
    return None


PEOPLE = ("add", "place", "delete", "merge", "meet", "meet", "ask", "change contact", "delete contact")
TOLD = ("promise", "agree", "tell", "write", "advertise", "hold", "cancel")
STEPS = st.tuples(st.sampled_from([*PEOPLE, *PEOPLE, *TOLD]), st.integers(0, 9))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=8))
def test_undoing_random_changes_from_the_last_to_the_first_restores_everything(own_workspace, steps):
    plan, *_ = a_peopled_plan(own_workspace)
    states, done = [facts(own_workspace, plan)], []
    for what in steps:
        if change := step(own_workspace, plan, *what):
            done.append(change)
            states.append(facts(own_workspace, plan))
    for change in reversed(done):
        assert facts(own_workspace, plan) == states.pop()
        undo(own_workspace, ME, plan.id, change.id, NOW)
    assert facts(own_workspace, plan) == states.pop()


def test_undoing_an_undo_does_it_again(workspace):
    plan, ada, _ = a_peopled_plan(workspace)
    met(workspace, plan, ada)
    asked(workspace, plan, ada)
    change = delete_stakeholders(workspace, ME, plan.id, [ada.id], NOW).change
    gone = facts(workspace, plan)
    back = undo(workspace, ME, plan.id, change.id, NOW)
    again = undo(workspace, ME, plan.id, back.id, NOW)
    assert facts(workspace, plan) == gone
    assert again.summary == "Did again: Deleted “Ada”"


def test_somebody_who_comes_back_is_newer_than_what_others_have_before_them(own_workspace, peopled):
    plan, ada, _ = peopled
    change = delete_stakeholders(own_workspace, ME, plan.id, [ada.id], NOW).change
    undo(own_workspace, ME, plan.id, change.id, NOW)
    with pytest.raises(Stale):
        save_stakeholders(own_workspace, ME, plan.id, [ada.but(role="CFO")], NOW)


def test_adding_somebody_is_not_undone_once_a_talk_was_noted(own_workspace):
    plan, *_ = a_peopled_plan(own_workspace)
    added = add_stakeholders(own_workspace, ME, plan.id, [a_stakeholder("Cy")], NOW)
    met(own_workspace, plan, added.stakeholder)
    with pytest.raises(Stale, match="Somebody noted a talk with “Cy”"):
        undo(own_workspace, ME, plan.id, added.change.id, NOW)


def test_a_talk_does_not_come_back_without_the_one_it_was_held_with(own_workspace, peopled):
    plan, ada, _ = peopled
    contact = met(own_workspace, plan, ada).contact
    change = delete_contacts(own_workspace, ME, plan.id, [contact.id], NOW).change
    delete_stakeholders(own_workspace, ME, plan.id, [ada.id], NOW)
    with pytest.raises(Stale, match="“Ada” has been deleted"):
        undo(own_workspace, ME, plan.id, change.id, NOW)


def test_whoever_is_gone_by_now_is_not_influenced_by_somebody_who_comes_back(own_workspace):
    plan, ada, ben = a_peopled_plan(own_workspace, a_stakeholder("Ada", influences=["Ben"]), a_stakeholder("Ben"))
    change = delete_stakeholders(own_workspace, ME, plan.id, [ada.id], NOW).change
    delete_stakeholders(own_workspace, ME, plan.id, [ben.id], NOW)
    undo(own_workspace, ME, plan.id, change.id, NOW)
    assert [one.influences for one in opened(own_workspace, plan).stakeholders] == [()]


def test_undoing_that_somebody_was_added_takes_them_from_those_influenced(own_workspace, peopled):
    plan, ada, _ = peopled
    added = add_stakeholders(own_workspace, ME, plan.id, [a_stakeholder("Cy")], NOW)
    save_stakeholders(own_workspace, ME, plan.id, [ada.but(influences=(added.stakeholder.id,))], NOW)
    undo(own_workspace, ME, plan.id, added.change.id, NOW)
    assert [one.influences for one in opened(own_workspace, plan).stakeholders] == [(), ()]


def test_what_somebody_changed_later_is_not_undone(own_workspace, peopled):
    plan, ada, _ = peopled
    logged = met(own_workspace, plan, ada)
    save_contact(own_workspace, somebody("editor", plan), plan.id, logged.contact.but(channel="Call"), TODAY, later(1))
    with pytest.raises(Stale, match="“Ada” was changed again by Emil"):
        undo(own_workspace, ME, plan.id, logged.change.id, NOW)


def test_a_renamed_theme_is_taken_back(own_workspace, peopled):
    plan, ada, _ = peopled
    held = asked(own_workspace, plan, ada, answers={"challenge": "Late"}).interview
    changed = save_interviews(own_workspace, ME, plan.id, [held.but(answers={"challenge": "Early"})], NOW).change
    undo(own_workspace, ME, plan.id, changed.id, NOW)
    assert opened(own_workspace, plan).interviews[0].answers == {"challenge": "Late"}


def test_a_sent_note_stays(own_workspace, peopled):
    plan, *_ = peopled
    sent = send_note(own_workspace, ME, plan.id, TODAY, {"done": "All"}, "Joris", None, TODAY, NOW).change
    assert not sent.is_undoable
    with pytest.raises(BadInput, match="so does a sent note"):
        undo(own_workspace, ME, plan.id, sent.id, NOW)


def test_the_first_draft_of_a_note_that_was_sent_later_stays(own_workspace, peopled):
    plan, *_ = peopled
    drafted = save_note(own_workspace, ME, plan.id, TODAY, {"done": "All"}, None, NOW)
    send_note(own_workspace, ME, plan.id, TODAY, {"done": "All"}, "Joris", drafted.note.version, TODAY, NOW)
    with pytest.raises(Stale):
        undo(own_workspace, ME, plan.id, drafted.change.id, NOW)


def test_a_note_does_not_come_back_beside_another_of_its_week(own_workspace, peopled):
    plan, *_ = peopled
    first = save_note(own_workspace, ME, plan.id, TODAY, {"done": "One"}, None, NOW).change
    undone = undo(own_workspace, ME, plan.id, first.id, NOW)
    save_note(own_workspace, ME, plan.id, TODAY, {"done": "Two"}, None, NOW)
    with pytest.raises(Stale, match="another note of that week"):
        undo(own_workspace, ME, plan.id, undone.id, NOW)


def test_a_contributor_takes_back_what_they_reported_of_their_own_message(own_workspace, peopled):
    plan, *_ = peopled
    carla = somebody("contributor", plan)
    message = add_message(own_workspace, ME, plan.id, MESSAGE, NOW).message
    sending = Sending(due_on=TODAY, sent_on=TODAY)
    reported = report_sending(own_workspace, carla, plan.id, message.id, sending, TODAY, NOW).change
    undo(own_workspace, carla, plan.id, reported.id, NOW)
    assert open_communication(own_workspace, ME, plan.id, TODAY).messages[0].sendings == ()


def test_a_contributor_takes_back_their_own_confirmation_and_that_of_nobody_else(own_workspace, peopled):
    plan, *_ = peopled
    carla = somebody("contributor", plan)
    campaign = add_campaign(own_workspace, ME, plan.id, CAMPAIGN, NOW).campaign
    said = (plan.id, campaign.id)
    own = confirm(own_workspace, carla, *said, "Logistics", campaign.wording, TODAY, NOW).change
    undo(own_workspace, carla, plan.id, own.id, NOW)
    others = confirm(own_workspace, ME, *said, "Sales", campaign.wording, TODAY, NOW).change
    with pytest.raises(NotAllowed):
        undo(own_workspace, carla, plan.id, others.id, NOW)


def test_a_private_promise_stays_private_in_the_record_when_it_comes_back(own_workspace, peopled):
    plan, *_ = peopled
    made = add_commitment(own_workspace, ME, plan.id, PROMISE | {"is_private": True}, NOW).commitment
    changed = save_commitment(own_workspace, ME, plan.id, made.but(note="Hush"), NOW).change
    undo(own_workspace, ME, plan.id, changed.id, NOW)
    assert all(edit.is_private for edit in history(own_workspace, ME, plan.id)[0].change.edits)


def test_a_new_rhythm_is_taken_back(own_workspace, peopled):
    plan, *_ = peopled
    now = opened(own_workspace, plan).plan
    edit_plan(own_workspace, ME, now.but(rhythms=now.rhythms.but(manage_closely=7)), NOW)
    latest = history(own_workspace, ME, plan.id)[0]
    undo(own_workspace, ME, plan.id, latest.change.id, NOW)
    assert opened(own_workspace, plan).plan.rhythms == now.rhythms
    assert list(latest.lines) == ["Contact rhythms: 14 / 28 / 28 / 84 / 28 days → 7 / 28 / 28 / 84 / 28 days"]
