"""What is thought of people and said in private is sent to nobody but the plan's owner, by no page and no file."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from pages.shared import menu
from pages.shared import visit as visits
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import agreements, calendars, commitments, contacts, interviews, people, people_files
from planner.actions.files import FileKind, export_tasks
from planner.actions.history import history
from planner.actions.people_files import PeopleFile
from planner.plan.plan import Plan
from planner.scheduling.agenda import AgendaKind
from planner.shared.errors import NotAllowed
from planner.stakeholders.contact import Contact, ContactId, Mood
from planner.stakeholders.interview import Coding, Interview, InterviewId
from planner.stakeholders.stakeholder import Engagement
from tests.journeys.reading import KPI_VIEWS, PEOPLE_VIEWS, VIEWS, everything_sent, view_name, visit
from tests.pages.app import TODAY
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_stakeholder

PLANTED = "Xyzzy"
STANCE, MOOD = "resistant", "hostile"
"""Words that stand on no page of somebody who may not know how people stand."""

ROLES = {"Emil": Role.EDITOR, "Carla": Role.CONTRIBUTOR, "Vera": Role.VIEWER}
EVERY_VIEW = (*VIEWS, *KPI_VIEWS, *PEOPLE_VIEWS)
Be = Callable[[str], None]


@pytest.fixture
def plan(own_workspace) -> Plan:
    """A plan whose owner thinks, hears and promises things that nobody else may read; Carla looks after Joris."""
    plan, ws = a_stored_plan(), a_workspace()
    joris = a_stakeholder(
        "Joris",
        owner="Carla",
        influence=5,
        interest=5,
        engagement=Engagement.RESISTANT,
        desired=Engagement.LEADING,
        wants=f"{PLANTED} wants",
        needs=f"{PLANTED} needs",
        private_note=f"{PLANTED} note",
    )
    [joris] = people.add_stakeholders(ws, LOCAL_OWNER, plan.id, [joris], NOW).stakeholders
    changed = joris.but(private_note=f"{PLANTED} other note").placed(TODAY, engagement=Engagement.NEUTRAL)
    people.save_stakeholders(ws, LOCAL_OWNER, plan.id, [changed.placed(TODAY, engagement="resistant")], NOW)
    said = {"said": f"{PLANTED} said", "next_step": f"{PLANTED} step", "mood": Mood.HOSTILE, "by": "Ada"}
    held = Contact(id=ContactId("new"), stakeholder=joris.id, on=TODAY - timedelta(days=1), **said)
    booked = Contact(
        id=ContactId("new2"),
        stakeholder=joris.id,
        on=TODAY + timedelta(days=1),
        is_held=False,
        by="Ada",
        next_step=PLANTED,
    )
    contacts.add_contacts(ws, LOCAL_OWNER, plan.id, [held, booked], TODAY, NOW)
    coding = Coding(theme=f"{PLANTED} theme", question="cause", quote=f"{PLANTED} quote")
    talk = Interview(
        id=InterviewId("new"),
        stakeholder=joris.id,
        on=TODAY,
        by="Ada",
        answers={"cause": f"{PLANTED} answer"},
        codings=(coding,),
    )
    interviews.add_interview(ws, LOCAL_OWNER, plan.id, talk, TODAY, NOW)
    promise = {"name": f"{PLANTED} promise", "whom": "Joris", "made_on": TODAY, "due_on": TODAY, "is_private": True}
    commitments.add_commitment(ws, LOCAL_OWNER, plan.id, promise, NOW)
    words = ({"on": TODAY, "text": f"{PLANTED} words"},)
    agreed = {"topic": "resources", "name": f"{PLANTED} agreed", "wordings": words}
    agreements.add_agreement(ws, LOCAL_OWNER, plan.id, agreed, NOW)
    return plan


@pytest.fixture
def be(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Be:
    """From now on one of the three looks at the pages."""

    def become(name: str) -> None:
        monkeypatch.setattr(visits, "visitor", lambda: person(name, plan))

    return become


def person(name: str, plan: Plan) -> Visitor:
    return Visitor(name, {plan.id: ROLES[name]})


def files_for(visitor: Visitor, plan: Plan) -> Iterator[bytes]:
    """Every file that the visitor can have of the plan."""
    ws = a_workspace()
    exports: list[Callable[[], bytes]] = [
        *(lambda kind=kind: export_tasks(ws, visitor, plan.id, TODAY, kind) for kind in FileKind),
        *(lambda kind=kind: people_files.export_people(ws, visitor, plan.id, TODAY, kind) for kind in PeopleFile),
        lambda: calendars.export_calendar(ws, visitor, plan.id, None, list(AgendaKind), TODAY, NOW),
    ]
    for export in exports:
        try:
            yield export()
        except NotAllowed:
            continue


def test_the_owner_is_shown_what_was_planted(plan: Plan):
    [joris] = people.open_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY).stakeholders
    sent = everything_sent(visit(menu.STAKEHOLDERS, {"person": joris.id}))
    assert f"{PLANTED} other note".encode() in sent
    assert STANCE.encode() in sent.lower()


@pytest.mark.parametrize("name", ROLES)
@pytest.mark.parametrize(("path", "query"), EVERY_VIEW, ids=view_name)
def test_no_page_sends_a_secret(be: Be, name: str, path: str, query: dict[str, str]):
    be(name)
    app = visit(path, query)
    assert not app.exception
    sent = everything_sent(app)
    assert PLANTED.encode() not in sent
    if path != menu.PEOPLE_FILES:  # whose help names the words that a file may hold
        assert STANCE.encode() not in sent.lower()
        assert MOOD.encode() not in sent.lower()


@pytest.mark.parametrize("name", ROLES)
def test_the_panel_of_a_person_sends_no_secret(plan: Plan, be: Be, name: str):
    [joris] = people.open_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY).stakeholders
    be(name)
    for path in (menu.STAKEHOLDERS, menu.CONTACTS, menu.INTERVIEWS):
        sent = everything_sent(visit(path, {"person": joris.id}))
        assert PLANTED.encode() not in sent
        assert STANCE.encode() not in sent.lower()


@pytest.mark.parametrize("name", ROLES)
def test_no_file_holds_a_secret(plan: Plan, name: str):
    files = list(files_for(person(name, plan), plan))
    assert files
    for file in files:
        assert PLANTED.encode() not in readable(file)
        assert STANCE.encode() not in readable(file).lower()


def test_the_owners_own_spreadsheet_holds_them(plan: Plan):
    file = people_files.export_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY, PeopleFile.CSV, with_judged=True)
    assert f"{PLANTED} other note".encode() in file


@pytest.mark.parametrize("name", ROLES)
def test_the_record_tells_no_secret(plan: Plan, name: str):
    told = repr(history(a_workspace(), person(name, plan), plan.id))
    assert PLANTED not in told
    assert STANCE not in told


def readable(file: bytes) -> bytes:
    """The file with what is packed in it unpacked."""
    import io
    import zipfile

    if not file.startswith(b"PK"):
        return file.replace(b"\r\n ", b"")  # calendars and cards fold their lines
    with zipfile.ZipFile(io.BytesIO(file)) as book:
        return b"".join(book.read(name) for name in book.namelist())
