"""Weekly notes: written by those who may see them, frozen when sent."""

from datetime import UTC, datetime, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.communication import open_communication
from planner.actions.messages import add_message
from planner.actions.notes import save_note, send_note
from planner.actions.plans import open_plan
from planner.actions.tasks import add_task
from planner.communication.weekly_note import TOOL
from planner.plan.change import Entity
from planner.shared.errors import BadInput, Stale
from planner.tasks.task import Kind, Recurrence
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody

ME = LOCAL_OWNER


@pytest.fixture
def plan(workspace):
    return a_started_plan(workspace)


def write(workspace, plan, version=None, visitor=ME, **lines):
    return save_note(workspace, visitor, plan.id, TODAY, lines, version, NOW)


def send(workspace, plan, version=None, to="Joris", visitor=ME, **lines):
    return send_note(workspace, visitor, plan.id, TODAY, lines, to, version, TODAY, later(5))


def the_notes(workspace, plan, visitor=ME):
    return list(open_communication(workspace, visitor, plan.id, TODAY).notes)


def test_a_note_keeps_the_lines_that_were_written(workspace, plan):
    saved = write(workspace, plan, done="Nine interviews", need="A budget")
    assert the_notes(workspace, plan) == [saved.note]
    assert (saved.note.done, saved.note.need, saved.note.heard) == ("Nine interviews", "A budget", "")


def test_a_line_that_is_not_given_stays_as_it_was(workspace, plan):
    write(workspace, plan, done="Nine interviews")
    note = write(workspace, plan, version=1, next="The report").note
    assert (note.done, note.next, note.version) == ("Nine interviews", "The report", 2)


def test_a_sent_note_tells_when_by_whom_and_to_whom(workspace, plan):
    write(workspace, plan, done="Nine interviews")
    note = send(workspace, plan, version=1, visitor=somebody("owner", plan)).note
    assert (note.done, note.sent_at, note.sent_by, note.sent_to) == ("Nine interviews", later(5), "Olga", "Joris")


def test_a_sent_note_never_changes_again(workspace, plan):
    sent = send(workspace, plan, done="Nine interviews").note
    for again in (write, send):
        with pytest.raises(BadInput, match=r"was sent to Joris by Ana on 2 March 2026; what was sent stays as it is"):
            again(workspace, plan, version=1, done="Ten interviews")
    assert the_notes(workspace, plan) == [sent]


def test_two_who_begin_the_note_of_one_week_do_not_overwrite_each_other(workspace, plan):
    write(workspace, plan, visitor=somebody("editor", plan), done="Nine interviews")
    with pytest.raises(Stale, match="“Note of the week of 2 March 2026” was changed by Emil"):
        write(workspace, plan, done="Ten interviews")
    with pytest.raises(Stale, match="was changed by Emil"):
        send(workspace, plan, done="Ten interviews")


def test_a_note_that_is_not_there_any_more_is_not_written_over(workspace, plan):
    with pytest.raises(Stale, match="not there any more"):
        write(workspace, plan, version=3, done="Nine interviews")


@pytest.mark.parametrize(
    ("to", "lines", "field"),
    [("Joris", {}, "done"), (" ", {"next": "The report"}, "to"), ("J", {"need": "x" * 501}, "need")],
)
def test_a_note_that_says_nothing_or_too_much_or_goes_to_nobody_is_not_sent(workspace, plan, to, lines, field):
    with pytest.raises(BadInput) as refused:
        send(workspace, plan, to=to, **lines)
    assert list(refused.value.problems) == [field]
    assert the_notes(workspace, plan) == []


def test_a_note_has_five_lines_and_no_others(workspace, plan):
    with pytest.raises(BadInput, match="no line called “sent_by”"):
        write(workspace, plan, sent_by="Somebody else")


def test_the_record_tells_that_a_note_was_written_and_sent(workspace, plan):
    written, sent = write(workspace, plan, done="Nine interviews"), send(workspace, plan, version=1)
    assert written.change.summary == "Wrote the note of the week of 2 March 2026"
    assert sent.change.summary == "Sent the note of the week of 2 March 2026"


@pytest.mark.parametrize("role", ["contributor", "viewer"])
def test_neither_contributors_nor_viewers_see_notes(workspace, plan, role):
    send(workspace, plan, done="Nine interviews")
    assert the_notes(workspace, plan, somebody(role, plan)) == []


def test_notes_come_in_the_order_of_their_weeks(workspace, plan):
    write(workspace, plan, done="Now")
    save_note(workspace, ME, plan.id, TODAY.replace(month=2), {"done": "Before"}, None, NOW)
    assert [note.done for note in the_notes(workspace, plan)] == ["Before", "Now"]


def test_sending_the_note_reports_it_in_the_communication_plan_too(workspace, plan):
    fields = {"audience": "CEO", "audience_size": 1, "first_on": TODAY + timedelta(days=4), "every_days": 7}
    for name, is_note in (("Weekly note", True), ("Letter", False)):
        add_message(workspace, ME, plan.id, fields | {"name": name, "is_weekly_note": is_note}, NOW)
    send(workspace, plan, done="Much")
    known = open_communication(workspace, ME, plan.id, TODAY).messages
    sent = {message.name: [(one.due_on, one.sent_on, one.reached) for one in message.sendings] for message in known}
    assert sent == {"Weekly note": [(TODAY + timedelta(days=4), TODAY, 1)], "Letter": []}


def test_the_day_of_sending_is_the_senders_though_the_next_has_begun_elsewhere(workspace, plan):
    friday = TODAY + timedelta(days=4)
    fields = {"name": "Note", "audience": "CEO", "first_on": friday, "every_days": 7, "is_weekly_note": True}
    add_message(workspace, ME, plan.id, fields, NOW)
    in_utc = datetime(2026, 3, 7, 1, 30, tzinfo=UTC)  # half past eight on Friday evening in New York
    send_note(workspace, ME, plan.id, TODAY, {"done": "Much"}, "Joris", None, friday, in_utc)
    [message] = open_communication(workspace, ME, plan.id, friday).messages
    assert message.sendings[0].sent_on == friday


def a_note_task(workspace, plan, **fields):
    """The task of writing the note, on the first Friday and every week from then on."""
    usual = {
        "name": "Write to the CEO", "phase": plan.phases[0].key, "kind": Kind.RECURRING, "start_day": 4, "tool": TOOL,
        "recurrence": Recurrence(every_days=7, until_day=30), "owner": "Ana",
    }  # fmt: skip
    return add_task(workspace, ME, plan.id, usual | fields, NOW).task


def the_task(workspace, plan, task):
    return next(one for one in open_plan(workspace, ME, plan.id, TODAY).tasks if one.id == task.id)


def test_a_note_is_sent_in_the_name_of_the_leader_by_whoever_owns_the_installation(workspace, plan):
    assert send(workspace, plan, done="Nine interviews").note.sent_by == "Ana"


def test_sending_the_note_ticks_the_task_of_writing_it_in_that_week_in_one_change(workspace, plan):
    task = a_note_task(workspace, plan)
    change = send(workspace, plan, done="Nine interviews").change
    assert the_task(workspace, plan, task).ticked_days == (4,)
    assert {edit.entity for edit in change.edits} == {Entity.NOTE, Entity.TASK}


def test_a_note_that_is_only_kept_ticks_nothing(workspace, plan):
    task = a_note_task(workspace, plan)
    write(workspace, plan, done="Nine interviews")
    assert the_task(workspace, plan, task).ticked_days == ()


def test_other_recurring_tasks_are_not_ticked_by_the_note(workspace, plan):
    task = a_note_task(workspace, plan, tool="Reports")
    send(workspace, plan, done="Nine interviews")
    assert the_task(workspace, plan, task).ticked_days == ()


def test_a_task_with_several_tools_is_ticked_by_the_note_if_it_is_one_of_them(workspace, plan):
    task = a_note_task(workspace, plan, tool=f"Reports, {TOOL}")
    send(workspace, plan, done="Nine interviews")
    assert the_task(workspace, plan, task).ticked_days == (4,)


def test_an_editor_who_sends_the_note_ticks_no_task_that_is_hidden_from_them(workspace, plan):
    open_one, hidden = a_note_task(workspace, plan), a_note_task(workspace, plan, is_private=True)
    send(workspace, plan, visitor=somebody("editor", plan), done="Nine interviews")
    assert the_task(workspace, plan, open_one).ticked_days == (4,)
    assert the_task(workspace, plan, hidden).ticked_days == ()
