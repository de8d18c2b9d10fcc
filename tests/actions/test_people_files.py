"""People files: everybody takes out what they may see, and what comes in is one change that can be undone."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.history import history
from planner.actions.people import add_stakeholders, open_people
from planner.actions.people_files import PeopleFile, export_people, import_people, people_in_table, people_on_cards
from planner.actions.undo import undo
from planner.exchange.people_columns import guess_people
from planner.exchange.people_matches import chosen, matches
from planner.exchange.tables_in import read_table
from planner.shared.errors import NotAllowed
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody
from tests.stakeholders.builders import a_stakeholder

SECRETS = (b"drinks", b"palace", b"her vote", b"resistant", b"leading")


@pytest.fixture
def plan(workspace):
    plan = a_started_plan(workspace)
    ada = a_stakeholder("Ada", owner="Carla", engagement="resistant", influence=5)
    ada = ada.but(desired="leading", wants="palace", needs="her vote", private_note="drinks")
    add_stakeholders(workspace, LOCAL_OWNER, plan.id, [ada, a_stakeholder("Zoe", role="CFO")], NOW)
    return plan


def the_file(workspace, plan, visitor=LOCAL_OWNER, kind=PeopleFile.CSV, **options):
    return export_people(workspace, visitor, plan.id, TODAY, kind, **options)


def names(content):
    return [line.split(",")[1] for line in content.decode("utf-8-sig").splitlines()[1:]]


def opened(workspace, plan, visitor=LOCAL_OWNER):
    return open_people(workspace, visitor, plan.id, TODAY)


def bring_in(workspace, plan, content, visitor=LOCAL_OWNER, now=None):
    people = opened(workspace, plan, visitor)
    table = read_table(content, "people.csv", row="stakeholder")
    found = people_in_table(people, table, guess_people(table))
    new, known = chosen(matches(found.people, people.stakeholders), {})
    return import_people(workspace, visitor, plan.id, new, known, now or later(1), "people.csv")


def test_the_owner_takes_out_what_is_theirs_alone_if_they_want_it(workspace, plan):
    with_judged = the_file(workspace, plan, with_judged=True)
    assert all(secret in with_judged for secret in SECRETS)
    assert not any(secret in the_file(workspace, plan) for secret in SECRETS)


@pytest.mark.parametrize("kind", PeopleFile)
@pytest.mark.parametrize("role", ["editor", "contributor"])
def test_nobody_else_takes_it_out(workspace, plan, role, kind):
    content = the_file(workspace, plan, somebody(role, plan), kind, with_judged=True)
    assert not any(secret in content for secret in SECRETS)


def test_the_register_is_the_same_in_every_spreadsheet_but_for_what_is_hidden(workspace, plan):
    header = the_file(workspace, plan, somebody("editor", plan), with_judged=True).decode("utf-8-sig").split("\r\n")[0]
    assert "Influence" not in header
    assert "Private note" not in header


def test_an_address_book_tells_nothing_of_what_the_owner_thinks(workspace, plan):
    assert not any(secret in the_file(workspace, plan, kind=PeopleFile.VCARD, with_judged=True) for secret in SECRETS)


def test_a_contributor_takes_out_their_own_people(workspace, plan):
    assert names(the_file(workspace, plan, somebody("contributor", plan))) == ["Ada"]


@pytest.mark.parametrize("role", ["viewer", "stranger"])
def test_others_take_out_nothing(workspace, plan, role):
    with pytest.raises(NotAllowed):
        the_file(workspace, plan, somebody(role, plan))


def test_an_import_adds_and_updates_in_one_change(workspace, plan):
    saved = bring_in(workspace, plan, b"Name,Role\nZoe,CEO\nBen,CTO\n")
    assert saved.change.summary == "Imported 2 stakeholders from “people.csv”"
    roles = {one.name: one.role for one in opened(workspace, plan).stakeholders}
    assert roles == {"Ada": "", "Zoe": "CEO", "Ben": "CTO"}


def test_an_import_is_undone_as_a_whole(workspace, plan):
    before = opened(workspace, plan).stakeholders
    saved = bring_in(workspace, plan, b"Name,Role\nZoe,CEO\nBen,CTO\n")
    undo(workspace, LOCAL_OWNER, plan.id, saved.change.id, later(2))
    known = {one.name: one.role for one in opened(workspace, plan).stakeholders}
    assert known == {one.name: one.role for one in before}


def test_somebody_known_may_influence_somebody_new(workspace, plan):
    bring_in(workspace, plan, b"Name,Influences\nZoe,Ben\nBen,\n")
    people = {one.name: one for one in opened(workspace, plan).stakeholders}
    assert people["Zoe"].influences == (people["Ben"].id,)


def test_importing_ones_own_export_changes_nothing(workspace, plan):
    saved = bring_in(workspace, plan, the_file(workspace, plan, with_judged=True))
    assert saved.change is None


def test_an_editor_brings_people_in_without_touching_what_they_do_not_see(workspace, plan):
    bring_in(workspace, plan, b"Name,Role,Influence,Private note\nAda,CFO,1,nice\n", somebody("editor", plan))
    ada = opened(workspace, plan).stakeholders[0]
    assert (ada.role, ada.influence, ada.private_note) == ("CFO", 5, "drinks")


def test_a_contributor_brings_nobody_in(workspace, plan):
    with pytest.raises(NotAllowed):
        bring_in(workspace, plan, b"Name\nBen\n", somebody("contributor", plan))


def test_the_history_tells_an_import_by_its_file(workspace, plan):
    bring_in(workspace, plan, b"Name\nBen\n")
    assert "“people.csv”" in history(workspace, LOCAL_OWNER, plan.id)[0].change.summary


def test_notes_on_cards_are_for_the_owner_alone(workspace, plan):
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben\r\nNOTE:shy\r\nEND:VCARD\r\n"
    notes = {
        role: people_on_cards(opened(workspace, plan, visitor), card, "b.vcf").people[0].stakeholder.private_note
        for role, visitor in (("owner", LOCAL_OWNER), ("editor", somebody("editor", plan)))
    }
    assert notes == {"owner": "shy", "editor": ""}
