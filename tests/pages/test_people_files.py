"""People files: who would come in is shown row by row before anything is stored, and nobody comes in twice."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions.people import add_stakeholders, open_people, save_stakeholders
from planner.actions.people_files import PeopleFile
from planner.stakeholders.stakeholder import Stakeholder
from tests.exchange.books import a_workbook
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_stakeholder

PAGE = "pages/people/people_files.py"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nNOTE:shy\r\nEND:VCARD\r\n"


@pytest.fixture
def plan():
    return a_stored_plan()


@pytest.fixture
def zoe(plan) -> Stakeholder:
    """The one stakeholder in the register."""
    people = [a_stakeholder("Zoe", role="CFO", email="zoe@acme.example")]
    return add_stakeholders(a_workspace(), LOCAL_OWNER, plan.id, people, NOW).stakeholder


def known(plan) -> dict[str, Stakeholder]:
    return {one.name: one for one in open_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY).stakeholders}


def with_file(content: bytes | str, name: str = "people.csv", app: AppTest | None = None) -> AppTest:
    app = app or visit_app(PAGE)
    field = next(field for field in app.file_uploader if str(field.key).startswith("people_file"))
    field.upload(name, content.encode() if isinstance(content, str) else content).run()
    assert not app.exception
    return app


def do_import(app: AppTest) -> AppTest:
    app.button(key="people_import_now").click().run()
    assert not app.exception
    return app


def can_import(app: AppTest) -> bool:
    return any(button.key == "people_import_now" for button in app.button)


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "")


def the_rows(app: AppTest):
    """The table of what would happen."""
    return next(frame.value for frame in app.dataframe if "What happens" in frame.value.columns)


def decide(app: AppTest, at: int, fate: str) -> AppTest:
    """Choose for the row at a place what happens."""
    table = next(frame for frame in app.dataframe if "What happens" in frame.value.columns)
    app.session_state[table.key] = {"edited_rows": {at: {"What happens": fate}}, "added_rows": [], "deleted_rows": []}
    app.run()
    assert not app.exception
    return app


def test_a_register_comes_in(plan):
    do_import(with_file("Stakeholder,Power,Interest,Engagement\nAda,high,5,champion\nBen,2,low,blocker\n"))
    told = {name: (one.influence, one.interest, str(one.engagement)) for name, one in known(plan).items()}
    assert told == {"Ada": (4, 5, "leading"), "Ben": (2, 2, "resistant")}


def test_an_address_book_comes_in(plan):
    do_import(with_file(CARD.format("Ada Byron"), "contacts.vcf"))
    assert known(plan)["Ada Byron"].private_note == "shy"


def test_a_workbook_comes_in(plan):
    do_import(
        with_file(a_workbook({"Notes": [["hello", "you"]], "People": [["Name", "Role"], ["Ada", "CEO"]]}), "p.xlsx")
    )
    assert known(plan)["Ada"].role == "CEO"


def test_nothing_is_stored_before_the_button(plan):
    with_file("Name\nAda\n")
    assert known(plan) == {}


def test_who_is_known_is_shown_with_what_would_change(plan, zoe):
    app = with_file("Name,Role\nZoe,CEO\nBen,CTO\n")
    rows = the_rows(app)
    assert rows["What happens"].tolist() == ["update", "add"]
    assert rows["What changes"].tolist() == ["Role: “CFO” becomes “CEO”", ""]
    assert "1 new, 1 updated." in said(app)


def test_who_is_known_is_updated_and_not_added_again(plan, zoe):
    do_import(with_file("Name,Role\nZoe,CEO\nBen,CTO\n"))
    assert {name: one.role for name, one in known(plan).items()} == {"Zoe": "CEO", "Ben": "CTO"}


def test_a_row_can_be_left_out(plan, zoe):
    do_import(decide(with_file("Name,Role\nZoe,CEO\nBen,CTO\n"), 0, "leave out"))
    assert {name: one.role for name, one in known(plan).items()} == {"Zoe": "CFO", "Ben": "CTO"}


def test_somebody_of_the_same_name_can_be_added_all_the_same(plan, zoe):
    do_import(decide(with_file("Name,Role\nZoe,CEO\n"), 0, "add"))
    people = open_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY).stakeholders
    assert sorted(one.role for one in people) == ["CEO", "CFO"]


def test_who_is_new_cannot_be_updated_and_is_added(plan):
    app = decide(with_file("Name\nAda\n"), 0, "update")
    assert "is not in the register yet" in said(app)
    do_import(app)
    assert list(known(plan)) == ["Ada"]


def test_a_file_that_changes_nothing_has_no_button(plan, zoe):
    app = with_file("Name,Role\nZoe,CFO\n")
    assert not can_import(app)
    assert any("would change the register" in note.value for note in app.success)


def test_bad_rows_are_listed_and_good_ones_can_come_in(plan):
    app = with_file("Name,Influence\nAda,high\nBen,banana\n")
    assert "Row 3, Influence** “banana” – This is no level; write 1 to 5" in said(app)
    do_import(app)
    assert list(known(plan)) == ["Ada"]


def test_where_the_scale_could_be_either_nothing_comes_in_before_it_is_chosen(plan):
    app = with_file("Name,Power,Engagement\nAda,4,neutral\nBen,5,neutral\nCleo,9,grumpy\n")
    assert not can_import(app)
    choice = next(one for one in app.get("button_group") if "could be either" in one.label)
    assert choice.options == [
        "1 to 5: 9 cannot be read, 4 is high",
        "1 to 10: 9 is very high, 4 is low",
    ]
    choice.set_value(5).run()
    do_import(app)
    assert {name: one.influence for name, one in known(plan).items()} == {"Ada": 4, "Ben": 5}


def test_a_card_that_breaks_off_comes_in_with_a_warning_and_not_as_unreadable(plan):
    app = with_file(CARD.format("Ada Byron") + "BEGIN:VCARD\r\nFN:Cut off\r\n", "contacts.vcf")
    assert [note.value for note in app.warning] == ["1 card comes in, but not whole."]
    assert not app.error
    assert "Taken: name." in said(app)


def test_an_import_can_be_undone(plan, zoe):
    app = do_import(with_file("Name,Role\nZoe,CEO\nBen,CTO\n"))
    app.button(key="undo").click().run()
    assert {name: one.role for name, one in known(plan).items()} == {"Zoe": "CFO"}


def test_what_was_done_is_told_with_the_way_on(plan):
    app = do_import(with_file("Name\nAda\n"))
    assert "1 new. See them on" in said(app)


def test_a_column_can_be_given_another_meaning(plan):
    app = with_file("Name,Hopes\nAda,peace\n")
    app.toggle(key="people_import_all_fields").set_value(True).run()
    app.selectbox(key="people_import_WANTS").set_value("Hopes").run()
    do_import(app)
    assert known(plan)["Ada"].wants == "peace"


def test_a_file_without_names_asks_for_their_column(plan):
    app = with_file("Colour,Size\nred,4\n")
    assert "No column with names was found" in said(app)
    assert "Row 1" not in said(app)
    assert app.selectbox(key="people_import_FIRST_NAME")
    app.selectbox(key="people_import_NAME").set_value("Colour").run()
    do_import(app)
    assert list(known(plan)) == ["red"]


def test_dates_that_read_in_two_ways_are_asked_about_first(plan):
    app = with_file("Name,First contact by\nAda,03/04/2026\n")
    assert not can_import(app)
    app.button_group[0].set_value(True).run()
    do_import(app)
    assert known(plan)["Ada"].first_contact_by == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("people.csv", b"", "is empty"),
        ("people.xlsx", b"PK\x03\x04junk", "damaged or not a real Excel workbook"),
        ("people.vcf", b"Name,Role\nAda,CFO\n", "holds no vCard"),
        ("people.csv", bytes(range(256)) * 8, "cannot be read as text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(plan, name, content, words):
    app = with_file(content, name)
    assert words in said(app)
    assert known(plan) == {}


def test_rows_of_one_person_whose_texts_fit_alone_but_not_together_are_refused_in_words(plan, zoe):
    rows = "".join(f"{name},zoe@acme.example,{name * 1_500}\n" for name in ("Zoey", "Zora"))
    app = with_file(f"Name,E-mail,Private note\n{rows}")
    assert "Private note: 12,002 characters are too many; shorten it to 10,000. Nothing was changed." in said(app)
    assert not can_import(app)


def test_somebody_else_changing_the_register_meanwhile_overwrites_nothing(plan, zoe):
    app = with_file("Name,Role\nZoe,CEO\n")
    save_stakeholders(a_workspace(), LOCAL_OWNER, plan.id, [zoe.but(role="Chair")], NOW)
    app.button(key="people_import_now").click().run()
    assert known(plan)["Zoe"].role == "Chair"
    assert "was changed by" in said(app)


def test_what_a_file_says_is_shown_as_it_was_typed(plan, zoe):
    app = with_file("Name,Role\nZoe,**bold** ![x](http://evil.example/x.png)\n")
    assert "![x](http://evil" not in texts(app)


def test_the_owner_may_take_out_what_is_theirs_alone_others_may_not(plan, zoe, monkeypatch):
    app = visit_app(PAGE, **{"people-files": "Export"})
    assert any(toggle.key == "people_export_judged" for toggle in app.toggle)
    visit_as(monkeypatch, plan, Role.EDITOR)
    app = visit_app(PAGE, **{"people-files": "Export"})
    assert not any(toggle.key == "people_export_judged" for toggle in app.toggle)
    assert len(app.get("download_button")) == len(PeopleFile)


def test_a_contributor_exports_but_does_not_import(plan, zoe, monkeypatch):
    visit_as(monkeypatch, plan, Role.CONTRIBUTOR)
    app = visit_app(PAGE)
    assert not app.file_uploader
    assert "brought in by those who edit the plan" in said(app)


@pytest.mark.parametrize("part", ["Import", "Export"])
def test_a_contributor_who_looks_after_nobody_is_told_so_and_not_that_there_is_nobody(plan, zoe, monkeypatch, part):
    visit_as(monkeypatch, plan, Role.CONTRIBUTOR)
    app = visit_app(PAGE, **{"people-files": part})
    assert "None of the stakeholders are yours to see" in said(app)
    assert "0 stakeholders" not in said(app)
    assert not app.get("download_button")


def test_an_empty_register_has_a_sentence_instead_of_files(plan):
    app = visit_app(PAGE, **{"people-files": "Export"})
    assert "nobody in the register yet" in said(app)
    assert not app.get("download_button")


def test_a_viewer_sees_nothing_of_the_people(plan, zoe, monkeypatch):
    visit_as(monkeypatch, plan, Role.VIEWER)
    app = visit_app(PAGE)
    assert not app.exception
    assert "1 stakeholder" not in said(app)
    assert not app.get("download_button")


def test_an_editor_is_not_shown_what_a_file_says_for_the_owner_alone(plan, zoe, monkeypatch):
    visit_as(monkeypatch, plan, Role.EDITOR)
    app = with_file("Name,Role,Private note\nZoe,CEO,drinks\n")
    assert "drinks" not in said(app) + str(the_rows(app).to_dict())
    do_import(app)
    assert (known(plan)["Zoe"].role, known(plan)["Zoe"].private_note) == ("CEO", "")


def test_whoever_a_file_gives_to_nobody_is_the_leaders_unless_another_is_chosen(plan):
    csv = "Name,Owner\nAnn,\nBen,Tessa\n"
    do_import(with_file(csv))
    assert {name: one.owner for name, one in known(plan).items()} == {"Ann": "Ada", "Ben": "Tessa"}


def test_somebody_else_can_be_chosen_to_look_after_those_who_come_in(plan):
    add_stakeholders(a_workspace(), LOCAL_OWNER, plan.id, [a_stakeholder("Ben", owner="Tessa")], NOW)
    app = with_file(CARD.format("Ann"), "ann.vcf")
    do_import(app.selectbox(key="people_import_owner").set_value("Tessa").run())
    assert known(plan)["Ann"].owner == "Tessa"


def test_what_is_no_email_address_is_marked_before_it_comes_in(plan):
    app = with_file("Name,E-mail\nAnn,not-an-email\nBen,ben@acme.example\n")
    assert "“not-an-email” (row 2, Ann) is no e-mail address" in said(app)
    assert the_rows(app)["E-mail"].tolist() == ["⚠ not-an-email: is no e-mail address", "ben@acme.example"]
