"""KPI import and export: what a file was recognised as, what is counted from it, and nothing stored unseen."""

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions.kpi_files import KpiFile, export_kpis
from planner.actions.kpis import add_kpis
from planner.exchange.kpi_in.opening import open_file as really_open
from planner.exchange.kpis_in import Measure
from planner.kpis.catalogue import definition
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId, Team
from planner.kpis.sheet import Sheet
from tests.exchange.books import a_workbook
from tests.pages.app import texts, visit_app
from tests.pages.kpis_of_acme import LAST_WEEK, Measured
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW

PAGE = "pages/measure/kpi_import.py"
DATA = Path(__file__).parents[1] / "exchange" / "data" / "kpis"
WEEK = date(2026, 1, 5)
HEADERS = ("kpi", "period", "team", "promoters", "passives", "detractors")


@pytest.fixture
def acme() -> Measured:
    return Measured()


@pytest.fixture
def nps(acme: Measured) -> Kpi:
    """The NPS of the catalogue, as the plan watches it."""
    return watch(acme, "nps")


def watch(acme: Measured, key: str, **fields: object) -> Kpi:
    """One more KPI of the catalogue."""
    kpi = definition(key).kpi(KpiId("new"), LAST_WEEK, **{"owner": "Ada"} | fields)
    return add_kpis(acme.workspace, LOCAL_OWNER, acme.plan.id, [kpi], NOW).kpi


def a_table(*rows: Iterable[object], headers: Iterable[str] = HEADERS) -> bytes:
    """A long table of NPS."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headers, *rows])
    return text.getvalue().encode()


def answers(*scores: object, day: str = "2026-01-06") -> bytes:
    """A table of answers in one week, and one of the week before and after, so that it is covered in full."""
    rows = [("2026-01-03", 9), *((day, score) for score in scores), ("2026-01-14", 9)]
    return a_table(*rows, headers=("Date", "How likely are you to recommend us?"))


def with_file(name: str, content: bytes, app: AppTest | None = None) -> AppTest:
    """The page with a file dropped on it."""
    app = app or visit_app(PAGE)
    field = next(field for field in app.file_uploader if str(field.key).startswith("kpi_file"))
    field.upload(name, content).run()
    assert not app.exception
    return app


def with_sample(name: str) -> AppTest:
    """The page with one of the sample exports."""
    return with_file(name, (DATA / name).read_bytes())


def do_import(app: AppTest) -> AppTest:
    app.button(key="kpi_import_now").click().run()
    assert not app.exception
    return app


def can_import(app: AppTest) -> bool:
    return any(button.key == "kpi_import_now" for button in app.button)


def said(app: AppTest) -> str:
    """All that the page says, without the backslashes that keep Markdown out."""
    return texts(app).replace("\\", "")


def preview(app: AppTest) -> list[dict[str, str]]:
    """The rows of the preview."""
    table = next(frame.value for frame in app.dataframe if "What happens" in frame.value.columns)
    return table.to_dict("records")


def fates(app: AppTest) -> list[str]:
    return [row["What happens"] for row in preview(app)]


def stored(acme: Measured, kpi: Kpi) -> dict[tuple[str, date], Counts]:
    """What is stored for a KPI, by team and first day."""
    sheet: Sheet = acme.opened.sheets[kpi.id]
    return {(sheet.teams[at], sheet.periods[at]): sheet.counts(at) for at in range(len(sheet))}


def field(app: AppTest, label: str, at: int = 0):
    return [box for box in app.selectbox if box.label == label][at]


# What the file is


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("qualtrics.csv", "An export of **Qualtrics**: 13 responses, 5 Jan to 18 Jan 2026"),
        ("qualtrics_utf16.tsv", "An export of **Qualtrics**: 13 responses"),
        ("surveymonkey.csv", "An export of **SurveyMonkey**: 4 responses"),
        ("surveymonkey_old.csv", "An export of **SurveyMonkey, older layout**: 3 responses"),
        ("typeform.csv", "An export of **Typeform**: 4 responses"),
        ("google_forms.csv", "An export of **Google Forms**: 3 responses"),
        ("formbricks.csv", "An export of **Formbricks**: 4 responses"),
        ("zendesk.csv", "An export of **Zendesk tickets**: 6 tickets"),
        ("freshdesk.csv", "An export of **Freshdesk tickets**: 4 tickets"),
        ("google_reviews.json", "An export of **Google reviews**: 5 reviews"),
        ("trustpilot.csv", "An export of **Trustpilot reviews**: 3 reviews"),
        ("orders.csv", "A **table** of no tool that is known here. Check what is counted: 8 rows"),
        ("kpis_long.csv", "A **table of KPI numbers**: 8 rows"),
    ],
)
@pytest.mark.usefixtures("nps")
def test_the_page_says_what_the_file_was_recognised_as(name, words):
    assert words in said(with_sample(name))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("qualtrics.csv", ["nps", "csat"]),
        ("surveymonkey.csv", ["nps", "ces"]),
        ("typeform.csv", ["nps"]),
        ("google_forms.csv", ["nps", "csat"]),
        ("formbricks.csv", ["nps", "ces"]),
        ("zendesk.csv", ["csat", "frt", "resolution_time", "fcr"]),
        ("freshdesk.csv", ["frt", "resolution_time", "fcr"]),
        ("google_reviews.json", ["review_rating"]),
        ("trustpilot.csv", ["review_rating"]),
        ("orders.csv", ["otd", "repeat_purchase"]),
        ("kpis_long.csv", ["frt"]),
        ("kpis_by_period.csv", ["csat"]),
        ("touchpoints.csv", ["trust_a11"]),
    ],
)
def test_each_kind_of_file_becomes_entries_of_the_kpis_it_holds(acme, name, keys):
    watched = [watch(acme, key) for key in keys]
    app = with_sample(name)
    if days := [box for box in app.date_input if box.label.startswith("The file has no dates")]:
        days[0].set_value(date(2025, 11, 20)).run()
    do_import(app)
    assert [kpi.catalogue for kpi in watched if not stored(acme, kpi)] == []


def test_rows_that_do_not_count_are_told_by_reason(nps):
    app = with_sample("qualtrics.csv")
    assert "Left out: 1 previews, 1 tests, 1 spam, 1 unfinished, 1 there twice." in said(app)


def test_personal_columns_are_named_and_never_shown(nps):
    app = with_sample("qualtrics.csv")
    assert "Not read, because they are personal: “IPAddress”, “RecipientLastName”" in said(app)
    shown = said(app) + "".join(frame.value.to_csv() for frame in app.dataframe)
    assert "erika1@example.org" not in shown
    assert "call me back" not in shown


def test_a_file_whose_days_and_months_cannot_be_told_apart_is_asked_about(acme, nps):
    app = with_file(
        "t.csv",
        answers(10, 9, 2, day="03/02/2026").replace(b"2026-01-03", b"02/02/2026").replace(b"2026-01-14", b"04/02/2026"),
    )
    assert not can_import(app)
    app.segmented_control[0].set_value(True).run()
    assert preview(app)[0]["Period"] == "week of 2 Feb"


def test_of_a_workbook_the_sheet_can_be_chosen(acme, nps):
    book = a_workbook(
        {
            "Old": [["kpi", "period", "promoters", "passives", "detractors"], ["NPS", "2025-12-01", "1", "1", "1"]],
            "New": [["kpi", "period", "promoters", "passives", "detractors"], ["NPS", "2026-01-05", "6", "3", "1"]],
        }
    )
    app = with_file("t.xlsx", book)
    field(app, "Sheet").set_value("New").run()
    do_import(app)
    assert list(stored(acme, nps)) == [("", WEEK)]


# What is counted


def test_what_was_counted_is_stored_and_told_with_a_way_to_the_scorecard(acme, nps):
    app = do_import(with_file("answers.csv", answers(10, 9, 8, 2)))
    assert stored(acme, nps)["", WEEK] == Counts(promoters=2, passives=1, detractors=1)
    assert "From “answers.csv”: 3 new." in said(app)
    assert any(link.label == "See the scorecard" for link in app.main.get("page_link"))
    assert not can_import(app)


def test_one_undo_takes_all_of_it_out_again(acme, nps):
    app = do_import(with_file("answers.csv", answers(10, 9, 8, 2)))
    app.button(key="undo").click().run()
    assert stored(acme, nps) == {}
    assert "3 new" not in said(app)


def test_another_column_can_be_counted(acme, nps):
    headers = ("Date", "Recommend service", "Recommend price")
    rows = [("2026-01-06", 10, 1), ("2026-01-07", 9, 2), ("2026-01-08", 10, 0)]
    app = with_file("t.csv", a_table(*rows, headers=headers))
    field(app, "Column: answer").set_value(2).run()
    assert preview(app)[0]["In the file"].startswith("−100 points")


def test_what_is_taken_out_is_not_stored(acme, nps):
    csat = watch(acme, "csat")
    app = with_sample("qualtrics.csv")
    app.button(key="kpi_import_remove_0").click().run()
    do_import(app)
    assert not stored(acme, nps)
    assert stored(acme, csat)


def test_something_else_can_be_counted_from_the_same_file(acme, nps):
    orders = acme.watch("Answers given", Kind.AMOUNT)
    app = with_sample("qualtrics.csv")
    app.button(key="kpi_import_add").click().run()
    assert field(app, "KPI", 1).value == orders.id
    field(app, "Counted as", 1).set_value(Measure.ROWS).run()
    do_import(app)
    assert sum(counts.amount or 0 for counts in stored(acme, orders).values()) == 8


def test_a_row_of_the_mapping_says_what_it_lacks_and_counts_nothing(acme):
    watch(acme, "nps", teams=(Team(name="Berlin"), Team(name="Paris")))
    app = with_file("t.csv", answers(10, 9, 8))
    assert "Not counted yet: choose the team" in said(app)
    assert not can_import(app)
    field(app, "Team").set_value("Paris").run()
    assert {row["Team"] for row in preview(app)} == {"Paris"}


def test_two_rows_for_the_same_kpi_are_refused(acme, nps):
    watch(acme, "enps")
    app = with_file("t.csv", answers(10, 9, 8))
    app.button(key="kpi_import_add").click().run()
    field(app, "KPI", 1).set_value(nps.id).run()
    assert "would be counted from two places" in said(app)
    assert not can_import(app)


def test_a_kpi_that_the_plan_lacks_is_watched_with_one_click_and_counted(acme, nps):
    app = with_sample("qualtrics.csv")
    app.button(key="kpi_import_watch_csat").click().run()
    csat = next(kpi for kpi in acme.opened.watched if kpi.catalogue == "csat")
    do_import(app)
    assert stored(acme, csat)
    assert stored(acme, nps)


def test_a_plan_without_kpis_begins_with_what_a_file_holds(acme):
    app = with_sample("typeform.csv")
    app.button(key="kpi_import_watch_nps").click().run()
    assert can_import(app)


def test_what_feeds_a_kpi_of_the_plan_is_not_offered_for_another(acme, nps):
    watch(acme, "otd")
    app = with_sample("orders.csv")
    assert "kpi_import_watch_promise_kept" not in [button.key for button in app.button]


# Plain tables


def test_a_table_of_numbers_is_stored_as_it_stands(acme, nps):
    do_import(with_file("t.csv", a_table(("NPS", "2026-01-05", "", 62, 31, 17))))
    assert stored(acme, nps) == {("", WEEK): Counts(promoters=62, passives=31, detractors=17)}


def test_persian_digits_are_numbers(acme, nps):
    do_import(with_file("t.csv", a_table(("NPS", "۲۰۲۶-۰۱-۰۵", "", "۶۲", "۳۱", "۱۷"))))
    assert stored(acme, nps) == {("", WEEK): Counts(promoters=62, passives=31, detractors=17)}


def test_a_name_in_the_table_can_be_given_to_a_kpi(acme, nps):
    app = with_file("t.csv", a_table(("Weiterempfehlung", "2026-01-05", "", 6, 3, 1)))
    assert "Weiterempfehlung" in field(app, "“Weiterempfehlung” is").label
    field(app, "“Weiterempfehlung” is").set_value(nps.id).run()
    do_import(app)
    assert list(stored(acme, nps)) == [("", WEEK)]


def test_numbers_from_long_before_are_known_again(acme, nps):
    old = a_table(("NPS", "2019-01-07", "", 6, 3, 1))
    do_import(with_file("t.csv", old))
    assert fates(with_file("t.csv", old)) == ["as stored"]


def test_what_was_exported_changes_nothing_when_it_is_imported(acme, nps):
    acme.enter(nps, [Counts(promoters=6, passives=3, detractors=1)] * 3)
    content = export_kpis(acme.workspace, LOCAL_OWNER, acme.plan.id, acme.opened.today, KpiFile.ENTRIES)
    app = with_file("entries.csv", content)
    assert "All of this is stored already" in "".join(str(one.value) for one in app.success)
    assert not can_import(app)


# What would be stored


def test_the_preview_shows_what_is_stored_beside_what_the_file_says(acme, nps):
    acme.enter(nps, [Counts(promoters=10, passives=0, detractors=0)], last=WEEK)
    app = with_file("t.csv", a_table(("NPS", "2026-01-05", "", 5, 0, 5), ("NPS", "2026-01-12", "", 5, 0, 5)))
    changed, new = preview(app)
    assert (new["What happens"], new["Stored now"]) == ("new", "")
    assert changed["What happens"] == "replaces what was typed by hand"
    assert changed["Stored now"].startswith("100 points")
    assert "1 new, 1 replaced, 1 of them typed by hand" in said(app)
    assert changed["In the file"] == "0 points, 95 % −51 to 51, n 10"


def test_the_same_file_again_is_stored_already(acme, nps):
    content = answers(10, 9, 8, 2)
    app = do_import(with_file("t.csv", content))
    app = with_file("t.csv", content, app)
    assert set(fates(app)) == {"as stored"}
    assert "All of this is stored already" in "".join(str(one.value) for one in app.success)
    assert not can_import(app)


def test_a_week_that_is_not_over_is_left_out_and_says_so(acme, nps):
    app = with_file("t.csv", a_table(("2026-03-03", 9), headers=("Date", "How likely are you to recommend us?")))
    assert fates(app) == ["left out"]
    assert "the week is not over yet" in said(app)
    assert not can_import(app)


def test_nothing_is_stored_before_the_button_is_pressed(acme, nps):
    with_sample("qualtrics.csv")
    assert stored(acme, nps) == {}


# Rows that cannot be used


def test_each_wrong_row_is_told_and_the_good_ones_wait_for_the_user(acme, nps):
    app = with_file("t.csv", answers(10, 11, 9))
    assert "1 problem in the file. Nothing is stored" in said(app)
    assert "**Row 4, How likely are you to recommend us?** “11” – 11 is no answer on a scale from 0 to 10" in said(app)
    assert app.button(key="kpi_import_now").label == "Import the good rows: 3 entries"
    do_import(app)
    assert stored(acme, nps)["", WEEK] == Counts(promoters=2, passives=0, detractors=0)


def test_many_wrong_rows_are_listed_and_can_be_downloaded(nps):
    app = with_file("t.csv", a_table(*[("NPS", "2026-01-05", "", "many", 0, 0)] * 1_200))
    assert "1,200 problems in the file" in said(app)
    listed = next(frame.value for frame in app.dataframe if "Why" in frame.value.columns)
    assert len(listed) == 1_000
    assert app.download_button(key="kpi_import_problems_file").label == "Download this list"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("t.csv", b"", "is empty"),
        ("t.csv", b"\n \n", "is empty"),
        ("t.csv", b"Date,Score\n", "has headers but no rows"),
        ("t.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00" + bytes(range(256)) * 4, "t.csv"),
        ("t.xlsx", b"PK\x03\x04 not a book", "is damaged or not a real Excel workbook"),
        ("t.json", b'{"reviews": 3', "t.json"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_changes_nothing(acme, nps, name, content, words):
    app = with_file(name, content)
    assert words in "".join(str(error.value) for error in app.error).replace("\\", "")
    assert "Nothing was changed" in said(app)
    assert not can_import(app)
    assert stored(acme, nps) == {}


def test_a_column_of_nothing_but_blanks_gives_no_numbers(nps):
    app = with_file("t.csv", a_table(("2026-01-06", ""), headers=("Date", "How likely are you to recommend us?")))
    assert not can_import(app)


def test_words_in_the_file_are_shown_as_they_are(nps):
    app = with_file("t.csv", answers("<b>*x*</b>", 9, 10, 8, 7, 6))
    assert "\\<b\\>\\*x\\*" in texts(app)


# Who may


def test_a_contributor_imports_only_what_they_owe(acme, monkeypatch):
    mine = watch(acme, "nps", owner="Carla")
    others = watch(acme, "csat", owner="Ben")
    visit_as(monkeypatch, acme.plan, Role.CONTRIBUTOR)
    table = a_table(
        ("NPS", "2026-01-05", 6, 3, 1, "", ""),
        ("CSAT", "2026-01-05", "", "", "", 8, 10),
        headers=("kpi", "period", "promoters", "passives", "detractors", "numerator", "denominator"),
    )
    app = with_file("t.csv", table)
    do_import(app)
    assert stored(acme, mine)
    assert not stored(acme, others)


def test_teams_of_others_are_listed_as_left_out(acme, monkeypatch):
    teams = (Team(name="Berlin", owner="Carla"), Team(name="Paris", owner="Ben"))
    kpi = watch(acme, "nps", teams=teams)
    visit_as(monkeypatch, acme.plan, Role.CONTRIBUTOR)
    app = with_file("t.csv", a_table(("NPS", "2026-01-05", "Berlin", 6, 3, 1), ("NPS", "2026-01-05", "Paris", 6, 3, 1)))
    assert [(row["Team"], row["What happens"]) for row in preview(app)] == [("Berlin", "new"), ("Paris", "left out")]
    assert "not yours to enter" in said(app)
    do_import(app)
    assert list(stored(acme, kpi)) == [("Berlin", WEEK)]


def test_a_contributor_is_not_offered_new_kpis(acme, nps, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.CONTRIBUTOR)
    app = with_sample("qualtrics.csv")
    assert not [button for button in app.button if str(button.key).startswith("kpi_import_watch")]


def test_a_viewer_may_export_but_not_import(acme, nps, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.VIEWER)
    app = visit_app(PAGE)
    assert not app.file_uploader
    assert "can be exported, but not imported" in said(app)
    assert export_labels(visit_app(PAGE, kpi_files="Export"))


# What is kept


def test_nothing_of_a_file_is_kept_once_another_page_is_opened(nps):
    app = with_sample("qualtrics.csv")
    assert "only_here" in app.session_state
    app.switch_page("pages/measure/scorecard.py").run()
    assert "only_here" not in app.session_state


def test_nothing_of_a_file_is_kept_once_it_is_imported(acme, nps):
    app = do_import(with_sample("qualtrics.csv"))
    assert "only_here" not in app.session_state


def test_a_file_is_read_once_however_often_the_page_is_drawn(nps, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "pages.shared.kpi_import.held.open_file",
        lambda *args, **kwargs: opened.append(1) or really_open(*args, **kwargs),
    )
    with_sample("qualtrics.csv").run().run()
    assert len(opened) == 1


# Export


def export_labels(app: AppTest) -> list[str]:
    return [app.download_button(key=f"download_{file}").label for file in KpiFile]


def test_entries_scorecard_and_workbook_can_be_downloaded(nps):
    assert export_labels(visit_app(PAGE, kpi_files="Export")) == [
        "Download Excel workbook",
        "Download entries as CSV",
        "Download scorecard as CSV",
    ]


def test_a_plan_without_kpis_has_nothing_to_export_but_a_way_to_choose_some(acme):
    app = visit_app(PAGE, kpi_files="Export")
    assert "This plan watches no KPIs yet." in said(app)
    assert not [button for button in app.download_button if str(button.key).startswith("download_")]


def test_what_was_offered_before_the_rows_to_count_changed_is_not_stored(acme, nps):
    app = with_file("answers.csv", answers(10, 9, 0))
    app.button(key="kpi_import_remove_0").click()
    app.button(key="kpi_import_now").click().run()
    assert not app.exception
    assert not stored(acme, nps)
    assert "What is counted has changed meanwhile" in said(app)
