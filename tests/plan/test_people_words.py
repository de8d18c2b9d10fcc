"""Changes of people and communication in words."""

import pytest

from planner.plan.change import Entity, edit_of
from planner.plan.change_words import lines, summary_of
from tests.communication.builders import (
    a_briefing,
    a_campaign,
    a_closed_commitment,
    a_commitment,
    a_day,
    a_message,
    a_note,
    a_promise,
    a_renegotiation,
    a_sending,
    an_agreement,
    confirmed,
)
from tests.stakeholders.builders import a_coding, a_contact, a_placement, a_stakeholder, an_interview

LOGGED, BOOKED = a_contact("Ada"), a_contact("Ada", is_held=False)
TOLD = a_campaign(briefings=[a_briefing("Sales"), a_briefing("Logistics")])
AT = "2026-01-05T09:30:00Z"


def said(entity, old, new, name=""):
    return summary_of([edit_of(entity, old, new, name)])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (None, LOGGED, "Logged a contact with “Ada”"),
        (None, BOOKED, "Booked a contact with “Ada”"),
        (LOGGED, None, "Deleted a contact with “Ada”"),
        (BOOKED, BOOKED.but(is_held=True, said="Fine"), "Logged the contact with “Ada”"),
        (BOOKED, BOOKED.but(on=a_day(1)), "Moved the contact with “Ada” to 2026-01-06"),
        (LOGGED, LOGGED.but(said="Fine"), "Changed the contact with “Ada”"),
    ],
)
def test_what_was_done_to_a_contact(old, new, words):
    assert said(Entity.CONTACT, old, new, "Ada") == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (a_stakeholder(), a_stakeholder(influence=3), "Placed “Ada”"),
        (
            a_stakeholder(engagement="neutral"),
            a_stakeholder(engagement="resistant"),
            "Set “Ada” from neutral to resistant",
        ),
        (a_stakeholder(engagement="neutral"), a_stakeholder(engagement="neutral", influence=2), "Placed “Ada”"),
        (a_stakeholder(), a_stakeholder(owner="Ben"), "Gave “Ada” to Ben"),
        (a_stakeholder(), a_stakeholder(wants="Peace", role="CFO"), "Changed “Ada”"),
    ],
)
def test_what_was_done_to_a_stakeholder(old, new, words):
    assert said(Entity.STAKEHOLDER, old, new) == words


def test_what_was_done_to_an_interview():
    held = an_interview("Ada")
    assert said(Entity.INTERVIEW, None, held, "Ada") == "Noted an interview with “Ada”"
    assert said(Entity.INTERVIEW, held, held.but(by="Ben"), "Ada") == "Changed the interview with “Ada”"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (a_closed_commitment(), "Kept “Send the figures”"),
        (a_closed_commitment(is_kept=False), "Noted that “Send the figures” was broken"),
        (a_commitment(due=14, renegotiations=[a_renegotiation()]), "Agreed on another day for “Send the figures”"),
        (a_commitment(note="Ask"), "Changed “Send the figures”"),
    ],
)
def test_what_was_done_to_a_commitment(new, words):
    assert said(Entity.COMMITMENT, a_commitment(), new) == words


def test_a_commitment_that_is_open_again_was_reopened():
    assert said(Entity.COMMITMENT, a_closed_commitment(), a_commitment()) == "Reopened “Send the figures”"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (an_agreement("Budget", "One", "Two"), "Agreed anew on “Budget”"),
        (an_agreement("Budget", "One", met_on=a_day(9)), "Called “Budget” reached"),
        (an_agreement("Budget", "One", dropped_on=a_day(9)), "Gave up “Budget”"),
    ],
)
def test_what_was_done_to_an_agreement(new, words):
    assert said(Entity.AGREEMENT, an_agreement("Budget", "One"), new) == words


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (a_message(), a_message(sendings=[a_sending()]), "Sent “Weekly letter”"),
        (a_message(), a_message(sendings=[a_sending(sent=None)]), "Left out “Weekly letter” once"),
        (a_message(sendings=[a_sending()]), a_message(), "Took back a sending of “Weekly letter”"),
    ],
)
def test_what_became_of_a_message(old, new, words):
    assert said(Entity.MESSAGE, old, new) == words


def test_a_note_is_written_and_then_sent():
    note, name = a_note(done="All"), "Note of the week of 5 January 2026"
    assert said(Entity.NOTE, None, note, name) == "Wrote the note of the week of 5 January 2026"
    assert said(Entity.NOTE, note, note.but(sent_at=AT), name) == "Sent the note of the week of 5 January 2026"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        (confirmed(TOLD, "Sales"), "Confirmed “Spring” for Sales"),
        (
            TOLD.but(briefings=[a_briefing("Sales", objection="Too soon"), a_briefing("Logistics")]),
            "Objected to “Spring” for Sales",
        ),
        (
            TOLD.but(briefings=[a_briefing(name, briefed_on=a_day(1)) for name in ("Sales", "Logistics")]),
            "Told Sales, Logistics of “Spring”",
        ),
        (TOLD.but(held_why="Too soon"), "Held back “Spring”"),
        (TOLD.but(is_cancelled=True), "Cancelled “Spring”"),
        (TOLD.but(message="Hello"), "Changed “Spring”"),
    ],
)
def test_what_was_done_to_a_campaign(new, words):
    assert said(Entity.CAMPAIGN, TOLD, new) == words


def test_several_of_a_kind_are_counted():
    booked = [edit_of(Entity.CONTACT, None, a_contact(name, is_held=False), name) for name in ("Ada", "Ben")]
    logged = edit_of(Entity.CONTACT, None, LOGGED, "Ada")
    assert summary_of([*booked, logged]) == "Booked 2 contacts, logged a contact with “Ada”"


def field_lines(entity, old, new, names=None):
    return lines(edit_of(entity, old, new, "Ada"), names or {})


def test_placements_are_told_in_the_words_of_the_page():
    placed = a_stakeholder(placements=[a_placement(a_day(1), 5, None, "neutral")])
    assert field_lines(Entity.STAKEHOLDER, a_stakeholder(), placed) == [
        "Stands: nothing → influence very high, neutral"
    ]


def test_those_influenced_are_told_by_name():
    influences = a_stakeholder(influences=["b", "gone"])
    told = field_lines(Entity.STAKEHOLDER, a_stakeholder(), influences, {"b": "Ben"})
    assert told == ["Influences: nothing → Ben, somebody deleted"]


def test_of_the_answers_only_those_are_told_that_changed():
    before = an_interview("Ada", answers={"challenge": "Late", "change": "The depot"})
    after = an_interview("Ada", [a_coding("Delivery", "challenge")], answers=before.answers | {"challenge": "Too late"})
    told = field_lines(Entity.INTERVIEW, before, after)
    assert told == ["Answers: “Late” → “Too late”", "Themes: nothing → Delivery"]


def test_of_many_departments_only_those_are_told_that_say_something_else():
    told = field_lines(Entity.CAMPAIGN, TOLD, confirmed(TOLD, "Sales"))
    assert told == ["Departments: Sales → Sales confirmed on 2026-01-05"]


def test_of_many_promises_only_the_changed_one_is_told():
    before, same = a_promise(kpi="k", at_least=90), a_promise("Friendly")
    changed = a_campaign(promises=[before.but(threshold=95), same])
    told = field_lines(Entity.CAMPAIGN, a_campaign(promises=[before, same]), changed)
    assert told == ["Promises: “Delivered in 48 hours” (at least 90) → “Delivered in 48 hours” (at least 95)"]


def test_a_sending_is_told_by_its_days():
    told = field_lines(
        Entity.MESSAGE, a_message(sendings=[a_sending()]), a_message(sendings=[a_sending(), a_sending(7, 8)])
    )
    assert told == ["Sendings: nothing → 2026-01-12 sent on 2026-01-13"]
