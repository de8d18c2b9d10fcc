"""Calendars: everybody gets what they may see, files update each other, and talks can be invited to."""

from datetime import time, timedelta

import pytest
import vobject

from planner.access.visitor import LOCAL_OWNER
from planner.actions.calendars import export_calendar, invitation_to, open_agenda
from planner.actions.campaigns import add_campaign
from planner.actions.commitments import add_commitment
from planner.actions.contacts import add_contacts, delete_contacts, save_contact
from planner.actions.messages import add_message
from planner.actions.people import add_stakeholders, open_people, save_stakeholders
from planner.actions.plans import revision
from planner.actions.tasks import save_tasks
from planner.scheduling.agenda import AgendaKind
from planner.shared.errors import BadInput, NotAllowed, NotFound
from planner.stakeholders.contact import Mood
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody, the_tasks
from tests.stakeholders.builders import a_contact, a_stakeholder

ALL = tuple(AgendaKind)
TOMORROW = TODAY + timedelta(days=1)
SECRETS = ("drinks", "palace", "tense", "resistant", "He said no", "Fire Ben", "Quietly pay")


@pytest.fixture
def plan(workspace):
    """A plan with a stakeholder of Carla's and one of nobody's, talks with both, and something of every other kind."""
    plan = a_started_plan(workspace)
    ada = a_stakeholder(
        "Ada", email="ada@acme.example", owner="Carla", engagement="resistant", wants="palace", private_note="drinks"
    )
    people = add_stakeholders(workspace, LOCAL_OWNER, plan.id, [ada, a_stakeholder("Zoe")], NOW).stakeholders
    talks = [
        a_contact(people[0], TOMORROW, at=time(9, 30), zone="Europe/Berlin", is_held=False, by="Carla", channel="Call"),
        a_contact(people[0], TODAY, said="He said no", mood=Mood.TENSE, by="Ana"),
        a_contact(people[1], TOMORROW, is_held=False, by="Ana"),
    ]
    add_contacts(workspace, LOCAL_OWNER, plan.id, talks, TODAY, NOW)
    commitment = {"whom": "Ben", "made_on": TODAY, "due_on": TOMORROW}
    add_commitment(workspace, LOCAL_OWNER, plan.id, {"name": "Send figures", **commitment}, NOW)
    add_commitment(workspace, LOCAL_OWNER, plan.id, {"name": "Quietly pay", "is_private": True, **commitment}, NOW)
    letter = {"name": "Letter", "audience": "All", "owner": "Carla", "first_on": TOMORROW}
    add_message(workspace, LOCAL_OWNER, plan.id, letter, NOW)
    spring = {"name": "Spring", "start": TOMORROW, "end": TOMORROW, "owner": "Carla"}
    add_campaign(workspace, LOCAL_OWNER, plan.id, spring, NOW)
    secret = the_tasks(workspace, plan)["Survey"].but(name="Fire Ben", is_private=True, owner="Carla")
    save_tasks(workspace, LOCAL_OWNER, plan.id, [secret], NOW)
    return plan


def the_file(workspace, plan, visitor=LOCAL_OWNER, person=None, kinds=ALL, now=NOW, **options):
    return export_calendar(workspace, visitor, plan.id, person, kinds, TODAY, now, **options)


def events(content):
    """The events of a file by their names, or by their ids where they are cancelled."""
    found = getattr(vobject.readOne(content.decode()), "vevent_list", [])
    return {one.uid.value if one.status.value == "CANCELLED" else one.summary.value: one for one in found}


def names(workspace, plan, **options):
    return set(events(the_file(workspace, plan, **options)))


def booked(workspace, plan, visitor=LOCAL_OWNER, whom="Ada"):
    entries = open_agenda(workspace, visitor, plan.id, TODAY)
    (entry,) = (one for one in entries if one.kind is AgendaKind.CONTACT and whom in one.name and one.start == TOMORROW)
    return entry.uid.removeprefix(f"{AgendaKind.CONTACT}-")


def invited(workspace, plan, visitor=LOCAL_OWNER, whom="Ada", email="ana@acme.example", **options):
    contact = booked(workspace, plan, whom=whom)
    return vobject.readOne(invitation_to(workspace, visitor, plan.id, contact, email, NOW, **options).decode())


def test_everything_with_a_day_is_in_the_file(workspace, plan):
    assert names(workspace, plan) == {
        *("Interviews", "Report", "Call: Ada", "Meeting: Ada", "Meeting: Zoe", "Letter", "Spring"),
        "Due: Send figures",
    }


def test_the_file_of_a_person_holds_what_they_have_to_do(workspace, plan):
    assert names(workspace, plan, person="Carla") == {"Interviews", "Call: Ada", "Letter", "Spring"}


def test_the_file_of_some_kinds_holds_no_others(workspace, plan):
    assert names(workspace, plan, kinds=[AgendaKind.CAMPAIGN, AgendaKind.MESSAGE]) == {"Letter", "Spring"}


def test_what_is_private_is_in_the_file_only_if_the_owner_wants_it(workspace, plan):
    private = {"Fire Ben", "Due: Quietly pay"}
    assert private <= names(workspace, plan, with_private=True)
    editor = somebody("editor", plan)
    assert not private & names(workspace, plan, visitor=editor, with_private=True)


def test_an_editor_gets_all_talks_and_a_contributor_those_with_their_own_people(workspace, plan):
    talks = {"Call: Ada", "Meeting: Ada"}
    assert names(workspace, plan, visitor=somebody("editor", plan)) >= {*talks, "Meeting: Zoe", "Due: Send figures"}
    seen = names(workspace, plan, visitor=somebody("contributor", plan))
    assert seen == {"Interviews", "Report", "Letter", "Spring", *talks}


def test_a_viewer_gets_no_talk_and_no_commitment(workspace, plan):
    assert names(workspace, plan, visitor=somebody("viewer", plan)) == {"Interviews", "Report", "Letter", "Spring"}


@pytest.mark.parametrize("role", ["editor", "contributor", "viewer"])
def test_no_secret_is_in_anybodys_file(workspace, plan, role):
    content = the_file(workspace, plan, somebody(role, plan), with_private=True).decode()
    assert [secret for secret in SECRETS if secret in content] == []


def test_moods_and_notes_are_not_even_in_the_owners_file(workspace, plan):
    content = the_file(workspace, plan, with_private=True).decode()
    assert [secret for secret in SECRETS[:5] if secret in content] == []


def test_a_stranger_gets_no_file(workspace, plan):
    with pytest.raises(NotAllowed):
        the_file(workspace, plan, somebody("stranger", plan))


def test_the_next_file_tells_what_went(workspace, plan):
    the_file(workspace, plan)
    contact = booked(workspace, plan)
    delete_contacts(workspace, LOCAL_OWNER, plan.id, [contact], later(1))
    found = events(the_file(workspace, plan, now=later(2)))
    assert found[f"contacts-{contact}@cx100"].sequence.value == "1"


def test_the_next_file_tells_what_was_changed(workspace, plan):
    the_file(workspace, plan)
    task = the_tasks(workspace, plan)["Interviews"]
    save_tasks(workspace, LOCAL_OWNER, plan.id, [task.but(duration=4)], later(1))
    found = events(the_file(workspace, plan, now=later(2)))
    assert found["Interviews"].sequence.value == "1"
    assert found["Call: Ada"].sequence.value == "0"


def test_the_same_file_twice_changes_nothing_but_the_moment_it_was_written(workspace, plan):
    def lines(content):
        return [line for line in content.splitlines() if not line.startswith(b"DTSTAMP")]

    first = the_file(workspace, plan)
    assert lines(the_file(workspace, plan, now=later(5))) == lines(first)


def test_a_file_of_one_person_cancels_nothing_in_the_file_of_another(workspace, plan):
    the_file(workspace, plan)
    assert not any(key.endswith("@cx100") for key in names(workspace, plan, person="Carla"))


def test_a_file_that_somebody_else_took_cancels_nothing_in_mine(workspace, plan):
    the_file(workspace, plan)
    assert not any(key.endswith("@cx100") for key in names(workspace, plan, visitor=somebody("viewer", plan)))


def test_a_file_changes_nothing_in_the_plan(workspace, plan):
    before = revision(workspace, LOCAL_OWNER, plan.id)
    the_file(workspace, plan)
    assert revision(workspace, LOCAL_OWNER, plan.id) == before


def test_an_invitation_goes_to_the_stakeholder_in_the_name_of_who_meets_them(workspace, plan):
    found = invited(workspace, plan)
    assert found.vevent.summary.value == "Call: Carla and Ada"
    assert found.vevent.attendee.value == "mailto:ada@acme.example"
    assert found.vevent.organizer.value == "mailto:ana@acme.example"


def test_an_invitation_to_a_group_goes_to_its_members(workspace, plan):
    contact = booked(workspace, plan)
    ada, zoe = open_people(workspace, LOCAL_OWNER, plan.id, TODAY).stakeholders
    group = ada.but(kind="group", members=(zoe.id,))
    save_stakeholders(workspace, LOCAL_OWNER, plan.id, [group, zoe.but(email="zoe@acme.example")], later(1))
    content = invitation_to(workspace, LOCAL_OWNER, plan.id, contact, "ana@acme.example", NOW)
    asked = {one.value for one in vobject.readOne(content.decode()).vevent.attendee_list}
    assert asked == {"mailto:ada@acme.example", "mailto:zoe@acme.example"}


def test_a_talk_can_be_called_off(workspace, plan):
    assert invited(workspace, plan, is_cancelled=True).method.value == "CANCEL"


def sequence(event):
    return int(event.sequence.value)


def test_calling_a_talk_off_comes_after_the_invitation_and_inviting_again_after_that(workspace, plan):
    asked = [invited(workspace, plan, is_cancelled=is_cancelled) for is_cancelled in (False, True, False)]
    assert [sequence(one.vevent) for one in asked] == [0, 1, 2]


def test_an_invitation_taken_twice_is_the_same(workspace, plan):
    assert invited(workspace, plan).vevent.sequence.value == invited(workspace, plan).vevent.sequence.value


def test_files_and_invitations_of_one_talk_count_on_from_each_other(workspace, plan):
    talk = booked(workspace, plan)
    told = []
    for hours, hour in enumerate((10, 11, 12), 1):
        people = open_people(workspace, LOCAL_OWNER, plan.id, TODAY)
        contact = next(one for one in people.contacts if one.id == talk)
        save_contact(workspace, LOCAL_OWNER, plan.id, contact.but(at=time(hour)), TODAY, later(hours))
        if hour == 11:
            told.append(sequence(invited(workspace, plan).vevent))
        else:
            told.append(sequence(events(the_file(workspace, plan, now=later(hours)))["Call: Ada"]))
    assert told == [0, 1, 2]


def test_a_talk_that_was_invited_to_is_cleared_away_by_the_next_file(workspace, plan):
    the_file(workspace, plan)
    for is_cancelled in (True, False):
        last = invited(workspace, plan, is_cancelled=is_cancelled)
    contact = booked(workspace, plan)
    delete_contacts(workspace, LOCAL_OWNER, plan.id, [contact], later(1))
    gone = events(the_file(workspace, plan, now=later(2)))[f"contacts-{contact}@cx100"]
    assert sequence(gone) > sequence(last.vevent)


def test_the_first_file_of_a_person_goes_on_from_the_file_of_everybody(workspace, plan):
    the_file(workspace, plan)
    task = the_tasks(workspace, plan)["Interviews"]
    save_tasks(workspace, LOCAL_OWNER, plan.id, [task.but(duration=4)], later(1))
    told = events(the_file(workspace, plan, now=later(2)))["Interviews"]
    assert events(the_file(workspace, plan, person="Carla", now=later(3)))["Interviews"].sequence == told.sequence


def test_a_contributor_invites_to_talks_with_their_own_people_only(workspace, plan):
    carla = somebody("contributor", plan)
    assert invited(workspace, plan, carla).method.value == "REQUEST"
    with pytest.raises(NotFound):
        invited(workspace, plan, carla, whom="Zoe")


def test_a_viewer_invites_to_nothing(workspace, plan):
    with pytest.raises(NotAllowed):
        invited(workspace, plan, somebody("viewer", plan))


def test_who_has_no_address_cannot_be_invited(workspace, plan):
    with pytest.raises(BadInput, match="“Zoe” has no e-mail address"):
        invited(workspace, plan, whom="Zoe")


@pytest.mark.parametrize("email", ["", "ana", "ana@acme", "a b@c.d", "x@y.z\r\nATTENDEE:evil"])
def test_the_organizer_needs_an_address(workspace, plan, email):
    with pytest.raises(BadInput) as error:
        invited(workspace, plan, email=email)
    assert "organizer_email" in error.value.problems


def test_a_file_from_today_on_leaves_out_what_is_over_but_calls_off_nothing_that_an_earlier_one_told(workspace, plan):
    (ada, _) = open_people(workspace, LOCAL_OWNER, plan.id, TODAY).stakeholders
    held = a_contact(ada, TODAY - timedelta(days=1), channel="Lunch", by="Ana")
    add_contacts(workspace, LOCAL_OWNER, plan.id, [held], TODAY, NOW)
    assert "Lunch: Ada" not in names(workspace, plan, with_past=False)
    assert "Lunch: Ada" in names(workspace, plan)
    assert "Lunch: Ada" in names(workspace, plan, with_past=False, now=later(1))
