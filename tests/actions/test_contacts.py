"""Contacts: logged and booked, by whoever meets somebody, without overwriting what others noted."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.contacts import add_contacts, delete_contacts, save_contact
from planner.actions.history import history
from planner.actions.undo import undo
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from tests.actions.company import NOW, TODAY, somebody
from tests.actions.peopled import TOMORROW, YESTERDAY, a_peopled_plan, met, opened
from tests.stakeholders.builders import a_contact

ME = LOCAL_OWNER


@pytest.fixture
def peopled(own_workspace):
    return a_peopled_plan(own_workspace)


def save(workspace, plan, contact, visitor=ME):
    return save_contact(workspace, visitor, plan.id, contact, TODAY, NOW)


def test_a_contact_comes_back_with_every_field(workspace):
    plan, ada, _ = a_peopled_plan(workspace)
    told = {"at": "09:30", "zone": "Europe/Amsterdam", "said": "Two\nlines", "mood": "tense", "next_on": TOMORROW}
    added = met(workspace, plan, ada, by="Ana", next_step="Call", **told).contact
    assert list(opened(workspace, plan).contacts) == [added]
    assert (added.at.hour, added.said, added.mood) == (9, "Two\nlines", "tense")


def test_the_record_says_whether_it_was_logged_or_booked(own_workspace, peopled):
    plan, ada, ben = peopled
    assert met(own_workspace, plan, ada).change.summary == "Logged a contact with “Ada”"
    booked = [a_contact(who, TOMORROW, is_held=False) for who in (ada, ben)]
    assert add_contacts(own_workspace, ME, plan.id, booked, TODAY, NOW).change.summary == "Booked 2 contacts"


@pytest.mark.parametrize(
    ("on", "is_held", "words"), [(TOMORROW, True, "cannot have been held"), (YESTERDAY, False, "nothing can be booked")]
)
def test_a_day_that_cannot_be_is_refused_with_what_to_do(own_workspace, peopled, on, is_held, words):
    plan, ada, _ = peopled
    with pytest.raises(BadInput, match=words) as refused:
        met(own_workspace, plan, ada, on=on, is_held=is_held)
    assert refused.value.problems.keys() == {"on"}


def test_one_of_several_that_cannot_be_keeps_all_of_them_out(own_workspace, peopled):
    plan, ada, ben = peopled
    with pytest.raises(BadInput):
        add_contacts(own_workspace, ME, plan.id, [a_contact(ada, TODAY), a_contact(ben, TOMORROW)], TODAY, NOW)
    assert opened(own_workspace, plan).contacts == []


def test_one_that_was_missed_can_be_changed_and_held_later(own_workspace, peopled):
    plan, ada, _ = peopled
    booking = a_contact(ada, YESTERDAY, is_held=False)
    missed = add_contacts(own_workspace, ME, plan.id, [booking], YESTERDAY, NOW).contact
    changed = save(own_workspace, plan, missed.but(channel="Call")).contact
    held = save(own_workspace, plan, changed.but(is_held=True))
    assert (held.contact.is_held, held.change.summary) == (True, "Logged the contact with “Ada”")


def test_a_contact_with_somebody_unknown_is_refused(own_workspace, peopled):
    plan, *_ = peopled
    with pytest.raises(NotFound, match="no such stakeholder"):
        met(own_workspace, plan, "gone")


def test_of_two_who_change_one_contact_the_second_is_told_of_the_first(own_workspace, peopled):
    plan, ada, _ = peopled
    contact = met(own_workspace, plan, ada).contact
    save(own_workspace, plan, contact.but(channel="Call"), somebody("editor", plan))
    with pytest.raises(Stale, match="“Ada” was changed by Emil"):
        save(own_workspace, plan, contact.but(channel="Lunch"))


def test_deleted_contacts_are_gone(own_workspace, peopled):
    plan, ada, ben = peopled
    first, second = met(own_workspace, plan, ada).contact, met(own_workspace, plan, ben).contact
    delete_contacts(own_workspace, ME, plan.id, [first.id], NOW)
    assert opened(own_workspace, plan).contacts == [second]


@pytest.mark.parametrize("role", ["contributor", "editor"])
@pytest.mark.parametrize("by", ["Ana", ""])
def test_a_talk_that_somebody_may_not_read_is_not_theirs_to_delete(own_workspace, peopled, role, by):
    plan, ada, _ = peopled
    talk = met(own_workspace, plan, ada, by=by, said="Fine").contact
    with pytest.raises(NotAllowed):
        delete_contacts(own_workspace, somebody(role, plan), plan.id, [talk.id], NOW)
    assert opened(own_workspace, plan).contacts == [talk]


@pytest.mark.parametrize("role", ["contributor", "editor", "owner"])
def test_a_talk_of_their_own_is_theirs_to_delete(own_workspace, peopled, role):
    plan, ada, _ = peopled
    whose = somebody(role, plan)
    talk = met(own_workspace, plan, ada, whose, by=whose.name, said="Fine").contact
    delete_contacts(own_workspace, whose, plan.id, [talk.id], NOW)
    assert opened(own_workspace, plan).contacts == []


@pytest.mark.parametrize("role", ["editor", "owner"])
def test_a_booking_of_somebody_else_may_be_deleted(own_workspace, peopled, role):
    plan, ada, _ = peopled
    booking = met(own_workspace, plan, ada, on=TOMORROW, is_held=False, by="Ana").contact
    delete_contacts(own_workspace, somebody(role, plan), plan.id, [booking.id], NOW)
    assert opened(own_workspace, plan).contacts == []


def test_the_owner_deletes_the_talk_of_anybody(own_workspace, peopled):
    plan, ada, _ = peopled
    talk = met(own_workspace, plan, ada, by="Carla", said="Fine").contact
    delete_contacts(own_workspace, ME, plan.id, [talk.id], NOW)
    assert opened(own_workspace, plan).contacts == []


def test_a_talk_does_not_become_a_booking_to_be_deleted_unread(own_workspace, peopled):
    plan, ada, _ = peopled
    met(own_workspace, plan, ada, by="Ana", said="Fine")
    emil = somebody("editor", plan)
    seen = opened(own_workspace, plan, emil).contacts[0]
    booked = save(own_workspace, plan, seen.but(is_held=False, on=TOMORROW), emil).contact
    with pytest.raises(NotAllowed):
        delete_contacts(own_workspace, emil, plan.id, [booked.id], NOW)


def test_a_contributor_logs_in_their_own_name_with_those_they_look_after(own_workspace, peopled):
    plan, ada, ben = peopled
    carla = somebody("contributor", plan)
    assert met(own_workspace, plan, ada, carla, by="Ana", said="Fine").contact.by == "Carla"
    with pytest.raises(NotFound):
        met(own_workspace, plan, ben, carla)


def test_a_contributor_does_not_change_the_contacts_of_others(own_workspace, peopled):
    plan, ada, _ = peopled
    contact = met(own_workspace, plan, ada, by="Ana").contact
    carla = somebody("contributor", plan)
    with pytest.raises(NotAllowed, match="is Ana's"):
        save(own_workspace, plan, contact.but(channel="Call"), carla)
    with pytest.raises(NotAllowed):
        delete_contacts(own_workspace, carla, plan.id, [contact.id], NOW)


def test_what_somebody_noted_themselves_is_theirs_to_read_and_to_change(own_workspace, peopled):
    plan, ada, _ = peopled
    carla = somebody("contributor", plan)
    contact = met(own_workspace, plan, ada, carla, said="Fine").contact
    changed = save(own_workspace, plan, contact.but(said="Not so fine", next_step="Call"), carla).contact
    assert opened(own_workspace, plan, carla).contacts == [changed]


def test_an_editor_keeps_what_somebody_else_noted_and_the_mood(own_workspace, peopled):
    plan, ada, _ = peopled
    noted = met(own_workspace, plan, ada, by="Ana", said="Fine", mood="warm", next_on=TOMORROW).contact
    emil = somebody("editor", plan)
    seen = opened(own_workspace, plan, emil).contacts[0]
    save(own_workspace, plan, seen.but(channel="Call"), emil)
    assert (seen.said, seen.mood, seen.next_on) == ("", None, None)
    assert opened(own_workspace, plan).contacts == [noted.but(channel="Call", version=2)]


@pytest.mark.parametrize(
    ("by", "role"), [("Ana", "editor"), ("", "editor"), ("Emil", "editor"), ("Carla", "contributor")]
)
@pytest.mark.parametrize(
    "change", [{"on": YESTERDAY, "at": "08:00"}, {"channel": "Call"}, {"is_held": False, "on": TOMORROW}]
)
def test_whoever_may_not_read_the_mood_edits_a_contact_and_the_mood_stays_untold(
    own_workspace, peopled, by, role, change
):
    plan, ada, _ = peopled
    noted = met(own_workspace, plan, ada, by=by, said="Fine", mood="hostile").contact
    whoever = somebody(role, plan)
    (seen,) = opened(own_workspace, plan, whoever).contacts
    saved = save(own_workspace, plan, seen.but(**change), whoever)
    assert opened(own_workspace, plan).contacts == [noted.but(**change, version=2)]
    undone = undo(own_workspace, whoever, plan.id, saved.change.id, NOW)
    assert opened(own_workspace, plan).contacts == [noted.but(version=3)]
    assert "hostile" not in repr([seen, saved, undone, *history(own_workspace, whoever, plan.id)])


@pytest.mark.parametrize("mood", ["hostile", None])
@pytest.mark.parametrize("by", ["Emil", "Ana", ""])
def test_a_talk_stays_with_whom_it_was_held_whether_a_mood_was_noted_or_not(own_workspace, peopled, by, mood):
    plan, ada, ben = peopled
    talk = met(own_workspace, plan, ada, by=by, mood=mood).contact
    emil = somebody("editor", plan)
    (seen,) = opened(own_workspace, plan, emil).contacts
    with pytest.raises(BadInput, match=r"^A talk stays with whom it was held; log one of your own") as refused:
        save(own_workspace, plan, seen.but(stakeholder=ben.id), emil)
    assert refused.value.problems.keys() == {"stakeholder"}
    assert opened(own_workspace, plan).contacts == [talk]


def test_a_mood_does_not_go_along_with_a_talk_that_was_made_a_booking(own_workspace, peopled):
    plan, ada, ben = peopled
    met(own_workspace, plan, ada, by="Emil", mood="hostile")
    emil = somebody("editor", plan)
    (seen,) = opened(own_workspace, plan, emil).contacts
    booked = save(own_workspace, plan, seen.but(is_held=False, on=TOMORROW), emil).contact
    with pytest.raises(BadInput):
        save(own_workspace, plan, booked.but(stakeholder=ben.id), emil)


def test_what_is_only_booked_may_be_moved_to_another_stakeholder(own_workspace, peopled):
    plan, ada, ben = peopled
    booked = met(own_workspace, plan, ada, on=TOMORROW, is_held=False, by="Emil").contact
    moved = save(own_workspace, plan, booked.but(stakeholder=ben.id), somebody("editor", plan)).contact
    assert moved.stakeholder == ben.id


def test_an_editor_does_not_write_over_what_they_cannot_see(own_workspace, peopled):
    plan, ada, _ = peopled
    met(own_workspace, plan, ada, by="Ana", said="Fine")
    emil = somebody("editor", plan)
    seen = opened(own_workspace, plan, emil).contacts[0]
    with pytest.raises(BadInput, match="somebody else noted this already") as refused:
        save(own_workspace, plan, seen.but(said="Something else"), emil)
    assert refused.value.problems.keys() == {"said"}


def test_an_editor_does_not_read_what_was_said_by_making_the_contact_theirs(own_workspace, peopled):
    plan, ada, _ = peopled
    met(own_workspace, plan, ada, by="Ana", said="Fine")
    emil = somebody("editor", plan)
    seen = opened(own_workspace, plan, emil).contacts[0]
    with pytest.raises(BadInput) as refused:
        save(own_workspace, plan, seen.but(by="Emil"), emil)
    assert refused.value.problems.keys() == {"by"}


def test_an_editor_may_take_over_a_contact_of_which_nothing_was_noted(own_workspace, peopled):
    plan, ada, _ = peopled
    booked = met(own_workspace, plan, ada, on=TOMORROW, is_held=False, by="Ana").contact
    emil = somebody("editor", plan)
    assert save(own_workspace, plan, booked.but(by="Emil", next_step="Bring figures"), emil).contact.by == "Emil"


def test_only_the_owner_notes_a_mood(own_workspace, peopled):
    plan, ada, _ = peopled
    for role in ("editor", "contributor"):
        with pytest.raises(NotAllowed, match="How the talk with “Ada” felt"):
            met(own_workspace, plan, ada, somebody(role, plan), mood="warm")


def test_a_contact_moved_to_another_day_is_told_so(own_workspace, peopled):
    plan, ada, _ = peopled
    booked = met(own_workspace, plan, ada, on=TOMORROW, is_held=False).contact
    save(own_workspace, plan, booked.but(on=TOMORROW.replace(day=9)))
    latest = history(own_workspace, ME, plan.id)[0]
    assert latest.change.summary == "Moved the contact with “Ada” to 2026-03-09"
    assert list(latest.lines) == ["Day: 2026-03-03 → 2026-03-09"]


def test_what_was_said_to_somebody_else_is_not_moved_to_another_stakeholder_unseen(own_workspace, peopled):
    plan, ada, ben = peopled
    met(own_workspace, plan, ada, by="Ana", said="Fine")
    editor = somebody("editor", plan)
    (seen,) = opened(own_workspace, plan, editor).contacts
    with pytest.raises(BadInput) as refused:
        save(own_workspace, plan, seen.but(stakeholder=ben.id), editor)
    assert refused.value.problems.keys() == {"stakeholder"}
