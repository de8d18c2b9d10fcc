"""KPI files as a fresh user meets them: teams, tables of periods, what is replaced and left out, and the examples."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.kpi_import import help as example
from planner.exchange.kpis_in import Measure, open_file
from planner.kpis.catalogue import definition
from planner.kpis.counts import Counts
from planner.kpis.kpi import Kpi, KpiId, Team
from tests.pages.app import visit_app
from tests.pages.kpis_of_acme import LAST_WEEK, Measured
from tests.pages.test_kpi_import import (
    PAGE,
    WEEK,
    a_table,
    answers,
    can_import,
    do_import,
    field,
    said,
    stored,
    watch,
    with_file,
)

TEAMS = (Team(name="Stores"), Team(name="Online"))
NPS = ("NPS", "2026-01-05", "", 6, 3, 1)


@pytest.fixture
def acme() -> Measured:
    return Measured()


@pytest.fixture
def nps(acme: Measured) -> Kpi:
    return watch(acme, "nps")


def wide(*headers: str, cells: tuple[object, ...]) -> bytes:
    """One week in a row."""
    return a_table(("2026-01-05", *cells), headers=("Week", *headers))


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


# Teams


def test_two_columns_for_two_teams_are_stored_for_each(acme):
    otd = watch(acme, "otd", teams=TEAMS)
    headers = ("On-time delivery Stores", "On-time delivery Online")
    app = with_file("t.csv", wide(*headers, cells=("45/60", "30/40")))
    assert "**On-time delivery · Online**: 1 week" in said(app)
    do_import(app)
    assert set(stored(acme, otd)) == {("Stores", WEEK), ("Online", WEEK)}


def test_a_team_that_the_header_does_not_name_is_asked_for(acme):
    otd = watch(acme, "otd", teams=TEAMS)
    app = with_file("t.csv", wide("On-time delivery", cells=("45/60",)))
    assert "Not counted yet: choose the team of “On-time delivery”" in said(app)
    assert not can_import(app)
    field(app, "Team of “On-time delivery”").set_value("Online").run()
    do_import(app)
    assert set(stored(acme, otd)) == {("Online", WEEK)}


def test_names_are_read_out_without_the_marks_that_keep_markdown_out(acme):
    watch(acme, "otd", teams=TEAMS)
    app = with_file("t.csv", wide("On-time delivery Stores", cells=("45/60",)))
    assert field(app, "“On-time delivery Stores” is").value
    assert "\\" not in "".join(box.label for box in app.selectbox)


# Each row is a period


def test_a_leaders_weekly_sheet_is_stored_and_says_which_columns_it_does_not_use(acme):
    csat, otd = watch(acme, "csat"), watch(acme, "otd", teams=TEAMS)
    headers = ("CSAT satisfied", "CSAT answers", "On-time Stores on time", "On-time Stores due", "Median wait")
    app = with_file("t.csv", wide(*headers, cells=(45, 60, 88, 100, 159)))
    assert "A **table with a row for each period**" in said(app)
    assert "Columns that are not used: “Median wait”." in said(app)
    do_import(app)
    assert stored(acme, csat) == {("", WEEK): Counts(numerator=45, denominator=60)}
    assert stored(acme, otd) == {("Stores", WEEK): Counts(numerator=88, denominator=100)}


def test_columns_can_be_chosen_for_the_parts_of_a_kpi(acme):
    complaints = watch(acme, "complaint_rate")
    rows = [("2026-01-05", 7, 90), ("2026-01-12", 8, 95)]
    app = with_file("t.csv", a_table(*rows, headers=("Date", "Bad", "Sold")))
    app.button(key="kpi_import_add").click().run()
    assert field(app, "Counted as").value is Measure.PERIOD_ROWS
    field(app, "Column: Complaints").set_value(1).run()
    field(app, "Column: Orders").set_value(2).run()
    do_import(app)
    assert stored(acme, complaints)["", WEEK] == Counts(numerator=7, denominator=90)


def test_a_part_without_a_column_is_named(acme):
    watch(acme, "nps", name="Loyalty")
    app = with_file("t.csv", a_table(("2026-01-05", 7), ("2026-01-12", 8), headers=("Date", "Bad")))
    app.button(key="kpi_import_add").click().run()
    assert "Not counted yet: choose the column of “Promoters (9-10)”" in said(app)


# What is replaced


def test_the_button_says_how_many_numbers_are_replaced(acme, nps):
    acme.enter(nps, [Counts(promoters=10, passives=0, detractors=0)], last=WEEK)
    app = with_file("t.csv", a_table(NPS, ("NPS", "2026-01-12", "", 5, 0, 5)))
    assert app.button(key="kpi_import_now").label == "Replace 1 and add 1 entry"
    assert "1 stored number is replaced, 1 of them typed by hand]; 1 is new" in said(app)


def test_nothing_but_new_numbers_is_imported_without_a_warning(acme, nps):
    app = with_file("t.csv", a_table(NPS))
    assert app.button(key="kpi_import_now").label == "Import 1 entry"
    assert "replaced" not in said(app)


# What is left out


def test_that_all_is_stored_is_not_said_of_what_was_left_out(acme, nps):
    table = a_table(NPS, *[("Unheard of", f"2026-01-{day:02}", "", 1, 2, 3) for day in range(5, 10)])
    do_import(with_file("t.csv", table))
    app = with_file("t.csv", table)
    info = "".join(str(one.value) for one in app.info).replace("\\", "")
    assert (
        "What can be used is stored already: 1 number. Left out: 5 of “Unheard of”, for which no KPI is chosen" in info
    )
    assert not app.success


def test_the_box_of_names_is_open_while_one_is_unknown(acme, nps):
    many = [(f"Own {number}", "2026-01-05", "", 1, 2, 3) for number in range(12)]
    box = next(box for box in with_file("t.csv", a_table(NPS, *many)).expander if "KPIs in the table" in box.label)
    assert box.proto.expanded
    assert "12 of them not known to this plan" in box.label


def test_a_kpi_that_is_worked_out_from_others_is_not_called_unknown(acme, nps):
    watch(acme, "clv"), watch(acme, "cac")
    formula = watch(acme, "ltv_cac")
    app = with_file("t.csv", a_table(NPS, (formula.name, "2026-01-05", "", 1, 2, 3)))
    assert "is worked out from others, so not imported" in said(app)
    assert "not known to this plan" not in "".join(box.label for box in app.expander)


def test_the_same_problem_of_many_rows_is_told_once_and_no_good_rows_are_promised(acme):
    watch(acme, "csat")
    rows = [(f"2025-{month:02}-01", "75%") for month in range(1, 13)]
    app = with_file("t.csv", a_table(*rows, headers=("Week", "CSAT")))
    assert said(app).count("counts are needed, not a finished figure") == 1
    assert "**Rows 2 to 13, CSAT**" in said(app)
    assert "import the good rows" not in said(app)


# One file after the other


def test_the_success_of_the_last_file_is_quiet_over_the_next(acme, nps):
    app = do_import(with_file("answers.csv", answers(10, 9, 8, 2)))
    assert "From “answers.csv”" in said(app)
    app = with_file("t.csv", a_table(NPS), app)
    assert "From “answers.csv”" not in said(app)


# Words and examples


def test_the_page_is_called_by_both_things_it_does(nps):
    assert visit_app(PAGE).title[0].value == "KPI files"


def test_the_command_line_is_told_to_administrators_only(nps):
    app = visit_app(PAGE, kpi_files="Export")
    box = next(box for box in app.expander if box.label == "For administrators")
    assert "python -m planner" in box.markdown[0].value
    outside = "".join(str(one.value) for one in app.markdown if one.value != box.markdown[0].value)
    assert "python -m planner" not in outside


@pytest.mark.parametrize(
    ("write", "fed"),
    [
        (example._long, {("nps", ""), ("csat", "")}),
        (example._by_team, {("otd", "")}),
        (example._wide, {("csat", ""), ("complaint_rate", ""), ("nps", "")}),
    ],
)
def test_each_example_is_understood_as_it_is(write, fed):
    teams = {"otd": TEAMS}
    keys = ("nps", "csat", "otd", "complaint_rate")
    kpis = [definition(key).kpi(KpiId(key), LAST_WEEK, teams=teams.get(key, ())) for key in keys]
    opened = open_file(example._file(write(WEEK, WEEK + timedelta(weeks=1))), "example.csv", kpis)
    assert {(use.kpi, use.team) for use in opened.uses} == fed
