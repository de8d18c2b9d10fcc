"""Calendar files: whose, which kinds, what is in them; and invitations to booked talks."""

from datetime import date, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.calendar_files.whole_file import answer
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions.contacts import add_contacts, delete_contacts
from planner.actions.people import add_stakeholders
from planner.scheduling.agenda import AgendaEntry, AgendaKind
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plan_of_acme import Acme, visit_as
from tests.pages.plans import NOW
from tests.stakeholders.builders import a_contact, a_stakeholder

PAGE = "pages/people/calendar_files.py"


@pytest.fixture
def acme() -> Acme:
    return Acme()


@pytest.fixture
def talk(acme):
    """A talk with Zoe, booked for tomorrow at half past nine."""
    return book(acme, a_stakeholder("Zoe", email="zoe@acme.example", private_note="drinks"))


def book(acme, whom, **fields):
    person = add_stakeholders(acme.workspace, LOCAL_OWNER, acme.plan.id, [whom], NOW).stakeholder
    fields = {"at": time(9, 30), "zone": "Europe/Berlin", "by": "Ana", "is_held": False} | fields
    contact = a_contact(person, TODAY + timedelta(days=1), **fields)
    return add_contacts(acme.workspace, LOCAL_OWNER, acme.plan.id, [contact], TODAY, NOW).contact


def said(app: AppTest) -> str:
    assert not app.exception
    return texts(app).replace("\\", "")


def downloads(app: AppTest) -> set[str]:
    return {str(button.proto.label) for button in app.get("download_button")}


def with_email(app: AppTest, email: str) -> AppTest:
    return app.text_input(key="calendar_organizer").set_value(email).run()


def test_the_page_tells_how_much_is_in_the_file(acme):
    assert "**3 entries**" in said(visit_app(PAGE))


def test_it_is_the_leaders_calendar_unless_another_is_chosen(acme):
    acme.change("Survey", owner=acme.plan.leader)
    app = visit_app(PAGE)
    assert app.selectbox(key="calendar_person").value == acme.plan.leader
    assert f"for {acme.plan.leader}." in said(app)


def test_days_of_the_next_year_are_told_as_such():
    begin, end = date(2026, 12, 20), date(2027, 1, 5)
    entry = AgendaEntry("1", AgendaKind.TASK, "Survey", begin, end, None, 0, "", (), "", "")
    assert answer([entry], None, date(2026, 12, 1)) == "**1 entry** from 20 Dec to 5 Jan next year, for everybody."


def test_a_persons_file_holds_what_is_theirs(acme):
    app = visit_app(PAGE)
    app.selectbox(key="calendar_person").set_value("Carla").run()
    assert "**1 entry**" in said(app)


def test_the_file_can_be_downloaded(acme):
    assert "Download calendar file" in downloads(visit_app(PAGE))


def test_private_tasks_are_in_it_only_when_asked_for(acme):
    acme.change("Survey", is_private=True)
    app = visit_app(PAGE)
    assert "**2 entries**" in said(app)
    app.toggle(key="calendar_private").set_value(True).run()
    assert "**3 entries**" in said(app)


def test_nobody_but_the_owner_is_asked_about_private_tasks(acme, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.EDITOR)
    assert [one.key for one in visit_app(PAGE).toggle] == ["calendar_past"]


def test_a_talk_that_is_gone_is_chosen_no_more(acme, talk):
    other = book(acme, a_stakeholder("Yann"))
    app = visit_app(PAGE)
    app.selectbox(key="calendar_talk").set_value(other.id).run()
    delete_contacts(acme.workspace, LOCAL_OWNER, acme.plan.id, [other.id], NOW)
    assert not app.run().exception
    assert app.selectbox(key="calendar_talk").value == talk.id


def test_an_invitation_goes_to_the_stakeholder(acme, talk):
    app = with_email(visit_app(PAGE), "ana@acme.example")
    assert "Goes to Zoe (zoe@acme.example)" in said(app)
    assert {"Download invitation", "Download cancellation"} <= downloads(app)


def test_the_page_says_nothing_of_private_notes(acme, talk):
    assert "drinks" not in said(with_email(visit_app(PAGE), "ana@acme.example"))


def test_an_address_that_is_none_is_refused_in_words(acme, talk):
    app = with_email(visit_app(PAGE), "ana")
    assert "Type your own e-mail address" in said(app)
    assert "Download invitation" not in downloads(app)


def test_who_has_no_address_is_named_with_the_remedy(acme):
    book(acme, a_stakeholder("Ben"))
    assert "“Ben” has no e-mail address; add one under Stakeholders." in said(visit_app(PAGE))


def test_a_talk_without_an_hour_says_what_to_do(acme):
    book(acme, a_stakeholder("Ben", email="ben@acme.example"), at=None)
    assert "has no hour yet" in said(visit_app(PAGE))


def test_without_a_booked_talk_the_page_tells_where_to_book_one(acme):
    assert "No talk is booked" in said(visit_app(PAGE))


def test_who_may_book_nobody_is_not_told_to_book(acme, talk, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.CONTRIBUTOR)
    app = visit_app(PAGE)
    assert "no stakeholder is yours to look after" in said(app)
    assert "Book one" not in said(app)


def test_a_viewer_gets_the_file_without_talks_and_no_invitations(acme, talk, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.VIEWER)
    app = visit_app(PAGE)
    app.selectbox(key="calendar_person").set_value("Everybody").run()
    assert "**3 entries**" in said(app)
    assert "Invitations" not in said(app)


def test_the_talks_are_told_in_the_dates_of_whoever_looks(acme, talk):
    labels = []
    for locale in ("en-GB", "en-US"):
        app = visit_app(PAGE)
        app.context = {**app.context, "locale": locale}
        labels += app.run().selectbox(key="calendar_talk").options
    assert labels[0] != labels[1]


def test_tasks_are_in_the_file_only_when_asked_for_where_there_are_appointments(acme, talk):
    acme.change("Survey", owner=acme.plan.leader)
    app = visit_app(PAGE)
    assert AgendaKind.TASK not in app.pills(key="calendar_kinds").value
    app.selectbox(key="calendar_person").set_value("Everybody").run()
    assert "**1 entry**" in said(app)


def test_what_is_over_is_in_the_file_only_when_asked_for(acme, talk):
    held = a_contact(talk.stakeholder, TODAY - timedelta(days=1), by="Ana")
    add_contacts(acme.workspace, LOCAL_OWNER, acme.plan.id, [held], TODAY, NOW)
    app = visit_app(PAGE)
    app.selectbox(key="calendar_person").set_value("Everybody").run()
    assert "**1 entry**" in said(app)
    app.toggle(key="calendar_past").set_value(True).run()
    assert "**2 entries**" in said(app)
