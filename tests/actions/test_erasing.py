"""Erasing a person: no table says their name afterwards, and everything else is as it was."""

import json

import pytest
from sqlalchemy import insert, select

from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import (
    agreements,
    baselines,
    campaigns,
    comments,
    commitments,
    confirming,
    drafts,
    events,
    kpis,
    links,
    messages,
    notes,
    plans,
    tasks,
)
from planner.actions.communication import open_communication
from planner.actions.contacts import add_contacts, delete_contacts
from planner.actions.erasing import SAID, erase_person, what_is_erased
from planner.actions.history import history
from planner.actions.interviews import add_interview
from planner.actions.people import (
    add_stakeholders,
    delete_stakeholders,
    merge_stakeholders,
    open_people,
    save_stakeholders,
)
from planner.actions.plan_life import archive_plan
from planner.actions.undo import undo
from planner.communication.departments import Told, by_state
from planner.communication.message import Sending
from planner.kpis.kpi import Team
from planner.shared.errors import BadInput, NotFound, Stale
from planner.storage.tables import calendar_marks, metadata
from planner.tasks.task import Participant
from tests.actions.company import NOW, TODAY, later, somebody, the_tasks
from tests.actions.measured import a_measured_plan, enter, opened, share, typed
from tests.communication.builders import a_briefing
from tests.stakeholders.builders import a_contact, a_stakeholder, an_interview

ME = LOCAL_OWNER
NAME, EMAIL, PHONE = "Joris Peters", "joris@acme.example", "+31 6 1234 5678"
TOLD = f"Ask {NAME} ({EMAIL}, {PHONE})"
SECRETS = (NAME, EMAIL, PHONE, "Knows what Joris hides")
OF_PLAN = [table for table in metadata.sorted_tables if "plan_id" in table.c]


@pytest.fixture
def plan(workspace):
    return a_measured_plan(workspace)[0]


def register(workspace, plan, *people, visitor=ME):
    return add_stakeholders(workspace, visitor, plan.id, people, NOW).stakeholders


def joris(workspace, plan, **fields):
    facts = {"email": EMAIL, "phone": PHONE, "private_note": "Knows what Joris hides"}
    return register(workspace, plan, a_stakeholder(NAME, **facts | fields))[0]


def people(workspace, plan):
    return open_people(workspace, ME, plan.id, TODAY)


def dump(workspace):
    """All that the database says, table by table."""
    with workspace.reading() as db:
        return {
            table.name: json.dumps([list(row) for row in db.execute(select(table))], default=str, ensure_ascii=False)
            for table in metadata.sorted_tables
        }


def spread(workspace, plan, person):
    """The person in every table of the plan."""
    of_kpis, of_tasks = opened(workspace, plan).kpis, the_tasks(workspace, plan)
    returns, survey = of_kpis[1], of_tasks["Survey"]
    add_contacts(workspace, ME, plan.id, [a_contact(person, on=TODAY, by=NAME, said=TOLD)], TODAY, NOW)
    held = an_interview(person, on=TODAY, by=NAME, answers={"change": TOLD})
    add_interview(workspace, ME, plan.id, held, TODAY, NOW)
    owned = survey.but(owner=NAME, description=TOLD, participants=(Participant(name=NAME, raci="consulted"),))
    tasks.save_tasks(workspace, ME, plan.id, [owned], NOW)
    comments.comment(workspace, ME, plan.id, survey.id, TOLD, NOW)
    baselines.freeze(workspace, ME, plan.id, TOLD, TODAY, NOW)
    kpis.save_kpi(workspace, ME, plan.id, returns.but(owner=NAME, teams=[Team(name=NAME, owner=NAME)]), NOW)
    enter(workspace, plan, typed(returns, share(3), NAME, note=TOLD))
    events.add_event(workspace, ME, plan.id, {"on": TODAY, "name": f"Talk with {NAME}"}, NOW)
    owed = {"name": TOLD, "whom": NAME, "stakeholder": person.id, "made_on": TODAY, "due_on": TODAY}
    commitments.add_commitment(workspace, ME, plan.id, owed, NOW)
    words = {"topic": "resources", "name": TOLD, "wordings": [{"on": TODAY, "text": TOLD}]}
    agreements.add_agreement(workspace, ME, plan.id, words, NOW)
    line = {"name": "Letter", "audience": NAME, "owner": NAME, "first_on": TODAY}
    letter = messages.add_message(workspace, ME, plan.id, line, NOW).message
    sent = Sending(due_on=TODAY, sent_on=TODAY, heard=TOLD, by=NAME)
    messages.report_sending(workspace, ME, plan.id, letter.id, sent, TODAY, NOW)
    notes.send_note(workspace, ME, plan.id, TODAY, {"heard": TOLD}, NAME, None, TODAY, NOW)
    told = {
        "name": "Spring",
        "start": TODAY,
        "end": TODAY,
        "message": TOLD,
        "briefings": [a_briefing(NAME, person=NAME)],
    }
    spring = campaigns.add_campaign(workspace, ME, plan.id, told, NOW).campaign
    confirming.confirm(workspace, ME, plan.id, spring.id, NAME, spring.wording, TODAY, NOW)
    links.make_confirmation_link(workspace, ME, plan.id, spring.id, NAME, NOW)
    drafts.keep_draft(workspace, ME, plan.id, f"contact {NAME}", {NAME: TOLD}, NOW)
    plans.edit_plan(workspace, ME, plans.open_plan(workspace, ME, plan.id, TODAY).plan.but(role=f"Under {NAME}"), NOW)
    mark = {"uid": "task-1", "sequence": 0, "fingerprint": "x", "start": "2026-03-02", "is_cancelled": False, "at": NOW}
    group = a_stakeholder("Board", kind="group", members=[person.id])
    register(workspace, plan, group, a_stakeholder("Ada", influences=[person.id], wants=TOLD))
    with workspace.transaction() as db:
        db.execute(insert(calendar_marks), mark | {"plan_id": plan.id, "person": NAME})


def test_after_erasing_no_table_says_the_name_the_address_the_number_or_the_id(workspace, plan):
    person = joris(workspace, plan)
    spread(workspace, plan, person)
    before = dump(workspace)
    assert [table.name for table in OF_PLAN if NAME not in before[table.name]] == []
    erase_person(workspace, ME, plan.id, person.id, later(1))
    after = dump(workspace)
    assert {name: secret for name, text in after.items() for secret in (*SECRETS, person.id) if secret in text} == {}


def test_after_erasing_everything_can_still_be_opened_and_says_erased_person(workspace, plan):
    person = joris(workspace, plan)
    spread(workspace, plan, person)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    told = open_communication(workspace, ME, plan.id, TODAY)
    assert (told.commitments[0].whom, told.commitments[0].stakeholder) == ("Erased person", "")
    assert told.notes[0].heard == "Ask Erased person (Erased person, Erased person)"
    assert told.campaigns[0].briefings[0].department == "Erased person"
    assert the_tasks(workspace, plan)["Survey"].owner == "Erased person"
    assert opened(workspace, plan).kpis[1].team_names == ("Erased person",)
    assert history(workspace, ME, plan.id)
    left = people(workspace, plan)
    assert [(one.name, one.members, one.influences) for one in left.stakeholders] == [
        ("Ada", (), ()),
        ("Board", (), ()),
    ]
    assert (list(left.contacts), list(left.interviews)) == ([], [])


def test_the_record_says_only_that_a_person_was_erased_by_whom_and_when(workspace, plan):
    person = joris(workspace, plan)
    renamed = save_stakeholders(workspace, ME, plan.id, [person.but(role="CFO")], later(1)).stakeholder
    add_contacts(workspace, ME, plan.id, [a_contact(renamed, on=TODAY)], TODAY, later(2))
    olga = somebody("owner", plan)
    erase_person(workspace, olga, plan.id, person.id, later(3))
    changes = [entry.change for entry in history(workspace, ME, plan.id)]
    assert (changes[0].summary, changes[0].who, changes[0].at, changes[0].edits) == (SAID, "Olga", later(3), ())
    assert [change.summary for change in changes[1:]] == ["Added 2 KPIs", "Started the plan"]


def test_erasing_is_not_undone_and_what_was_changed_before_brings_nobody_back(workspace, plan):
    person = joris(workspace, plan)
    other = register(workspace, plan, a_stakeholder("Ada"), a_stakeholder("Ben"))[0]
    erase_person(workspace, ME, plan.id, person.id, later(1))
    erased, added = (entry.change for entry in history(workspace, ME, plan.id)[:2])
    assert not erased.is_undoable
    with pytest.raises(BadInput):
        undo(workspace, ME, plan.id, erased.id, later(2))
    undo(workspace, ME, plan.id, added.id, later(3))
    assert (other.name, list(people(workspace, plan).stakeholders)) == ("Ada", [])


def test_not_even_the_file_of_the_database_holds_the_name(own_workspace, tmp_path):
    plan = a_measured_plan(own_workspace)[0]
    person = joris(own_workspace, plan)
    spread(own_workspace, plan, person)
    assert NAME.encode() in b"".join(file.read_bytes() for file in tmp_path.glob("own.sqlite3*"))
    erase_person(own_workspace, ME, plan.id, person.id, later(1))
    left = b"".join(file.read_bytes() for file in tmp_path.glob("own.sqlite3*"))
    assert [secret for secret in SECRETS if secret.encode() in left] == []


def test_somebody_reading_at_that_moment_does_not_keep_a_person_from_being_erased(own_workspace):
    plan = a_measured_plan(own_workspace)[0]
    person = joris(own_workspace, plan)
    with own_workspace.reading() as db:
        db.execute(select(calendar_marks)).all()
        erase_person(own_workspace, ME, plan.id, person.id, later(1))
    assert list(people(own_workspace, plan).stakeholders) == []


def test_whoever_still_has_the_name_before_them_saves_it_over_nothing(workspace, plan):
    person = joris(workspace, plan)
    spread(workspace, plan, person)
    owed = open_communication(workspace, ME, plan.id, TODAY).commitments[0]
    erase_person(workspace, ME, plan.id, person.id, later(1))
    with pytest.raises(Stale):
        commitments.save_commitment(workspace, ME, plan.id, owed.but(note="x", stakeholder=""), later(2))


def test_what_was_deleted_before_and_names_borne_before_are_erased_as_well(workspace, plan):
    once = register(workspace, plan, a_stakeholder("Joris van Dam", email="old@acme.example", wants="More power"))[0]
    gone = register(workspace, plan, a_stakeholder(NAME, wants="A bigger office"))[0]
    delete_stakeholders(workspace, ME, plan.id, [gone.id], NOW)
    person = save_stakeholders(workspace, ME, plan.id, [once.but(name=NAME, email=EMAIL, wants="")], NOW).stakeholder
    talk = add_contacts(workspace, ME, plan.id, [a_contact(person, on=TODAY, said="He hesitates")], TODAY, NOW)
    delete_contacts(workspace, ME, plan.id, [talk.contacts[0].id], NOW)
    notes.save_note(workspace, ME, plan.id, TODAY, {"heard": "Joris van Dam, old@acme.example"}, None, NOW)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    told = "".join(dump(workspace).values())
    secrets = ("van Dam", "old@acme", NAME, "More power", "A bigger office", "He hesitates")
    assert [secret for secret in secrets if secret in told] == []


def test_whoever_was_merged_into_the_person_is_erased_with_them(workspace, plan):
    person = joris(workspace, plan)
    double = register(workspace, plan, a_stakeholder("J. Peters", email="jp@acme.example", needs="A yes"))[0]
    wanted = person.but(needs="")
    merge_stakeholders(workspace, ME, plan.id, person.id, double.id, wanted, NOW)
    notes.save_note(workspace, ME, plan.id, TODAY, {"heard": "J. Peters, jp@acme.example"}, None, NOW)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    told = "".join(dump(workspace).values())
    assert [secret for secret in (*SECRETS, "J. Peters", "jp@acme", "A yes", double.id) if secret in told] == []


def test_what_was_typed_about_the_person_goes_and_what_others_typed_stays(workspace, plan):
    person = joris(workspace, plan)
    emil = somebody("editor", plan)
    drafts.keep_draft(workspace, emil, plan.id, f"contact-{person.id}", {"said": "He hesitates"}, NOW)
    drafts.keep_draft(workspace, emil, plan.id, "numbers", {"note": "Nothing new"}, NOW)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    assert drafts.draft(workspace, emil, plan.id, f"contact-{person.id}") is None
    assert drafts.draft(workspace, emil, plan.id, "numbers").content == {"note": "Nothing new"}


def test_two_erased_persons_stay_two(workspace, plan):
    first, second = register(workspace, plan, a_stakeholder("Joris Peters"), a_stakeholder("Lea Laan"))
    briefings = [a_briefing("Joris Peters"), a_briefing("Lea Laan")]
    told = {"name": "Spring", "start": TODAY, "end": TODAY, "briefings": briefings}
    campaigns.add_campaign(workspace, ME, plan.id, told, NOW)
    for person in (first, second):
        erase_person(workspace, ME, plan.id, person.id, later(1))
    spring = open_communication(workspace, ME, plan.id, TODAY).campaigns[0]
    assert [briefing.department for briefing in spring.briefings] == ["Erased person", "Erased person 2"]


def test_other_people_keep_their_names_addresses_and_histories(workspace, plan):
    person = joris(workspace, plan)
    junior = register(workspace, plan, a_stakeholder(f"{NAME} Junior", email=EMAIL, phone=PHONE))[0]
    erase_person(workspace, ME, plan.id, person.id, later(1))
    assert list(people(workspace, plan).stakeholders) == [junior]
    assert history(workspace, ME, plan.id)[1].change.summary == f"Added “{NAME} Junior”"


def test_an_address_and_a_number_that_others_write_otherwise_stay_theirs(workspace, plan):
    person = joris(workspace, plan, email="Info@acme.example", phone="+31 6 1234 5678")
    register(workspace, plan, a_stakeholder("Ada", email="info@acme.example", phone="+31612345678"))
    register(workspace, plan, a_stakeholder("Ben", email="", phone="+31 (0)6-1234 5678"))
    erase_person(workspace, ME, plan.id, person.id, later(1))
    left = [(one.email, one.phone) for one in people(workspace, plan).stakeholders]
    assert left == [("info@acme.example", "+31612345678"), ("", "+31 (0)6-1234 5678")]


def test_a_name_borne_before_that_is_somebody_elses_now_stays_theirs(workspace, plan):
    person = joris(workspace, plan)
    renamed = save_stakeholders(workspace, ME, plan.id, [person.but(name="Joris de Wit")], NOW).stakeholder
    register(workspace, plan, a_stakeholder(NAME.upper()))
    erase_person(workspace, ME, plan.id, renamed.id, later(1))
    assert [one.name for one in people(workspace, plan).stakeholders] == [NAME.upper()]


def test_a_campaign_that_named_the_person_stays_confirmed(workspace, plan):
    person = joris(workspace, plan)
    told = {"name": "Spring", "start": TODAY, "end": TODAY, "message": TOLD, "briefings": [a_briefing("Sales")]}
    spring = campaigns.add_campaign(workspace, ME, plan.id, told, NOW).campaign
    confirming.confirm(workspace, ME, plan.id, spring.id, "Sales", spring.wording, TODAY, NOW)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    left = open_communication(workspace, ME, plan.id, TODAY).campaigns[0]
    assert [so_far for so_far, those in by_state(left).items() if those] == [Told.CONFIRMED]


def test_a_campaign_that_was_changed_after_it_was_confirmed_is_not_confirmed_by_erasing_somebody(workspace, plan):
    person = joris(workspace, plan)
    told = {"name": "Spring", "start": TODAY, "end": TODAY, "message": TOLD, "briefings": [a_briefing("Sales")]}
    spring = campaigns.add_campaign(workspace, ME, plan.id, told, NOW).campaign
    answered = confirming.confirm(workspace, ME, plan.id, spring.id, "Sales", spring.wording, TODAY, NOW).campaign
    campaigns.save_campaign(workspace, ME, plan.id, answered.but(message=f"{TOLD} twice"), NOW)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    left = open_communication(workspace, ME, plan.id, TODAY).campaigns[0]
    assert [so_far for so_far, those in by_state(left).items() if those] == [Told.OUTDATED]


def test_another_plan_is_left_alone(workspace, plan):
    other = a_measured_plan(workspace)[0]
    person, namesake = joris(workspace, plan), joris(workspace, other)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    assert list(people(workspace, other).stakeholders) == [namesake]


def test_a_person_is_erased_from_an_archived_plan_too(workspace, plan):
    person = joris(workspace, plan)
    archive_plan(workspace, ME, plan.id, NOW)
    erase_person(workspace, ME, plan.id, person.id, later(1))
    assert list(people(workspace, plan).stakeholders) == []


def test_before_erasing_it_is_told_what_goes_and_nothing_has_gone(workspace, plan):
    person = joris(workspace, plan)
    spread(workspace, plan, person)
    notes.save_note(workspace, ME, plan.id, TODAY.replace(day=9), {"heard": "Joris is in"}, None, NOW)
    before = dump(workspace)
    told = what_is_erased(workspace, ME, plan.id, person.id)
    assert dump(workspace) == before
    assert told.name == NAME
    assert told.places | {"the history": 1} == {
        "contacts": 1, "interviews": 1, "tasks": 1, "comments": 1, "baselines": 1, "KPIs": 1, "numbers of KPIs": 1,
        "events": 1, "stakeholders": 2, "commitments": 1, "agreements": 1, "messages": 1, "weekly notes": 1,
        "campaigns": 1, "confirmation links": 1, "calendar files": 1, "drafts": 1, "the plan's settings": 1,
        "the history": 1,
    }  # fmt: skip
    assert told.left["weekly notes"] == 1


def test_erasing_tells_the_same_as_was_told_before(workspace, plan):
    person = joris(workspace, plan)
    spread(workspace, plan, person)
    told = what_is_erased(workspace, ME, plan.id, person.id)
    assert erase_person(workspace, ME, plan.id, person.id, later(1)) == told


def test_a_group_is_deleted_and_not_erased(workspace, plan):
    board = register(workspace, plan, a_stakeholder("The Board", kind="group"))[0]
    with pytest.raises(BadInput, match="is a group; delete it"):
        erase_person(workspace, ME, plan.id, board.id, NOW)


def test_the_leader_is_not_erased_from_their_own_plan(workspace, plan):
    ana = register(workspace, plan, a_stakeholder("Ana"))[0]
    with pytest.raises(BadInput, match="leads this plan"):
        erase_person(workspace, ME, plan.id, ana.id, NOW)


def test_of_two_with_one_name_neither_is_erased_before_they_are_told_apart(workspace, plan):
    one, other = joris(workspace, plan), joris(workspace, plan)
    with pytest.raises(BadInput, match="There are 2 stakeholders called “Joris Peters”"):
        erase_person(workspace, ME, plan.id, one.id, NOW)
    save_stakeholders(workspace, ME, plan.id, [other.but(name=f"{NAME} (Sales)")], NOW)
    erase_person(workspace, ME, plan.id, one.id, NOW)
    assert [known.name for known in people(workspace, plan).stakeholders] == [f"{NAME} (Sales)"]


def test_somebody_who_is_not_there_is_not_found(workspace, plan):
    with pytest.raises(NotFound, match="no such stakeholder"):
        erase_person(workspace, ME, plan.id, "gone", NOW)


def test_it_names_the_other_plans_in_which_the_same_name_or_address_stands(workspace, plan):
    person = joris(workspace, plan)
    other, third = a_measured_plan(workspace)[0], a_measured_plan(workspace)[0]
    same = register(workspace, other, a_stakeholder(NAME.upper()))[0]
    mail = register(workspace, third, a_stakeholder("J. P.", email=EMAIL), a_stakeholder("Somebody else"))[0]
    found = what_is_erased(workspace, ME, plan.id, person.id).elsewhere
    assert {(one.plan, one.stakeholder) for one in found} == {(other.id, same.id), (third.id, mail.id)}


def test_it_names_no_plan_from_which_the_visitor_may_not_erase(workspace, plan):
    person = joris(workspace, plan)
    other = a_measured_plan(workspace)[0]
    joris(workspace, other)
    visitor = Visitor("Olga", {plan.id: Role.OWNER, other.id: Role.EDITOR})
    assert not what_is_erased(workspace, visitor, plan.id, person.id).elsewhere
