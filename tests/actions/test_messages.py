"""Messages of the communication plan, and the reports on their sendings."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import messages
from planner.actions.communication import open_communication
from planner.actions.undo import undo
from planner.communication.message import Sending
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from tests.actions.company import NOW, TODAY, a_started_plan, somebody

ME = LOCAL_OWNER
LETTER = {"name": "Weekly letter", "audience": "All staff", "owner": "Carla", "first_on": TODAY, "every_days": 7}


@pytest.fixture
def plan(workspace):
    return a_started_plan(workspace)


@pytest.fixture
def letter(workspace, plan):
    return messages.add_message(workspace, ME, plan.id, LETTER, NOW).message


def the_message(workspace, plan, visitor=ME):
    return open_communication(workspace, visitor, plan.id, TODAY).messages[0]


def sent(week=0, **fields):
    due = TODAY + timedelta(weeks=week)
    return Sending(due_on=due, **{"sent_on": TODAY} | fields)


def report(workspace, plan, message, sending, visitor=ME, **more):
    reported = messages.report_sending(workspace, visitor, plan.id, message.id, sending, sending.due_on, NOW, **more)
    return reported.message


def test_several_messages_are_one_change_that_undo_takes_back(workspace, plan):
    saved = messages.add_messages(workspace, ME, plan.id, [LETTER, LETTER | {"name": "Town hall"}], NOW)
    assert saved.change.summary == "Added 2 messages"
    undo(workspace, ME, plan.id, saved.change.id, NOW)
    assert not open_communication(workspace, ME, plan.id, TODAY).messages


def test_of_several_messages_with_a_wrong_one_none_is_kept(workspace, plan):
    with pytest.raises(BadInput):
        messages.add_messages(workspace, ME, plan.id, [LETTER, LETTER | {"name": ""}], NOW)
    assert not open_communication(workspace, ME, plan.id, TODAY).messages


def test_more_messages_than_a_plan_holds_are_refused_as_a_whole(workspace, plan, letter):
    with pytest.raises(BadInput, match="500 messages at most"):
        messages.add_messages(workspace, ME, plan.id, [LETTER] * messages.MOST_MESSAGES, NOW)


def test_a_contributor_adds_no_messages(workspace, plan):
    with pytest.raises(NotAllowed):
        messages.add_messages(workspace, somebody("contributor", plan), plan.id, [LETTER], NOW)


def test_everybody_who_sees_the_plan_sees_its_messages(workspace, plan, letter):
    assert the_message(workspace, plan, somebody("viewer", plan)) == letter


def test_a_sending_is_kept_with_who_reported_it(workspace, plan, letter):
    kept = report(workspace, plan, letter, sent(reached=120, heard="Two questions"), somebody("contributor", plan))
    assert kept.sendings == (sent(reached=120, heard="Two questions", by="Carla"),)
    assert the_message(workspace, plan) == kept


def test_sendings_stand_in_the_order_of_their_days_whatever_was_reported_first(workspace, plan, letter):
    report(workspace, plan, letter, sent(1))
    kept = report(workspace, plan, letter, sent(0))
    assert [sending.due_on for sending in kept.sendings] == [TODAY, TODAY + timedelta(weeks=1)]


def test_a_second_report_on_a_day_takes_the_place_of_the_first(workspace, plan, letter):
    report(workspace, plan, letter, sent(reached=100))
    assert [one.reached for one in report(workspace, plan, letter, sent(reached=120)).sendings] == [120]


def test_a_report_is_taken_back(workspace, plan, letter):
    report(workspace, plan, letter, sent())
    messages.report_sending(workspace, ME, plan.id, letter.id, None, TODAY, NOW)
    assert the_message(workspace, plan).sendings == ()


def test_a_contributor_reports_on_their_own_messages_only(workspace, plan, letter):
    messages.save_message(workspace, ME, plan.id, letter.but(owner="Nora"), NOW)
    with pytest.raises(NotAllowed, match="“Weekly letter” is not yours"):
        report(workspace, plan, letter, sent(), somebody("contributor", plan))


@pytest.mark.parametrize(
    ("sending", "field"),
    [
        (Sending(due_on=TODAY + timedelta(days=1), sent_on=TODAY), "due_on"),
        (Sending(due_on=TODAY - timedelta(days=7), sent_on=TODAY), "due_on"),
        (sent(sent_on=TODAY + timedelta(days=2)), "sent_on"),
    ],
)
def test_a_report_on_a_day_that_cannot_be_is_refused_beside_its_field(workspace, plan, letter, sending, field):
    with pytest.raises(BadInput) as refused:
        report(workspace, plan, letter, sending)
    assert list(refused.value.problems) == [field]


def test_a_report_on_a_day_of_the_rhythm_before_can_still_be_corrected(workspace, plan, letter):
    known = report(workspace, plan, letter, sent(1))
    slower = messages.save_message(workspace, ME, plan.id, known.but(every_days=14), NOW).message
    assert [one.reached for one in report(workspace, plan, slower, sent(1, reached=5)).sendings] == [5]


def test_changing_a_message_leaves_its_reports_alone(workspace, plan, letter):
    known = report(workspace, plan, letter, sent())
    saved = messages.save_message(workspace, ME, plan.id, known.but(name="Letter", sendings=()), NOW).message
    assert (saved.name, saved.sendings) == ("Letter", known.sendings)


def test_of_two_who_change_one_message_the_second_is_told_of_the_first(workspace, plan, letter):
    messages.save_message(workspace, somebody("editor", plan), plan.id, letter.but(channel="E-mail"), NOW)
    with pytest.raises(Stale, match="was changed by Emil"):
        messages.save_message(workspace, ME, plan.id, letter.but(channel="Wall"), NOW)


def test_a_report_on_a_message_that_was_changed_since_is_refused_where_that_is_asked_for(workspace, plan, letter):
    report(workspace, plan, letter, sent(), somebody("contributor", plan), version=1)
    with pytest.raises(Stale, match="was changed by Carla"):
        report(workspace, plan, letter, sent(reached=3), version=1)


def test_reports_of_two_people_on_two_days_at_once_are_both_kept(workspace, plan, letter):
    ready = Barrier(2)

    def send(week):
        ready.wait()
        report(workspace, plan, letter, sent(week))

    threads = [Thread(target=send, args=[week]) for week in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(the_message(workspace, plan).sendings) == 2


def test_a_deleted_message_is_gone(workspace, plan, letter):
    messages.delete_message(workspace, ME, plan.id, letter.id, NOW)
    with pytest.raises(NotFound, match="no such message"):
        report(workspace, plan, letter, sent())
