"""Tables in which each row is a period: which column is which part of which KPI and team."""

from datetime import date

import pytest

from planner.exchange.kpis_in import Measure, open_file
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.shared.errors import BadInput
from tests.exchange.kpi_in.samples import WEEK_1, WEEK_2, catalogue_kpi, column_of, counted, entries, table, use
from tests.kpis.builders import a_kpi

OTD = catalogue_kpi("otd", "Stores", "Online")
PLAN = [
    catalogue_kpi("csat"),
    catalogue_kpi("complaint_rate"),
    OTD,
    catalogue_kpi("nps"),
    catalogue_kpi("fcr"),
    catalogue_kpi("review_rating"),
    catalogue_kpi("frt"),
]
HEADERS = (
    *("Week", "CSAT satisfied", "CSAT answers", "Complaints", "Orders"),
    *("On-time Stores on time", "On-time Stores due", "On-time Online on time", "On-time Online due"),
    *("NPS promoters", "NPS passives", "NPS detractors", "FCR resolved", "FCR contacts"),
    *("Average stars", "Reviews", "First response median minutes", "Note"),
)
FIRST = ("2026-01-05", 45, 60, 12, "1,200", 88, 100, 70, 90, 62, 31, 17, 40, 50, 4.2, 34, 159, "New app")
SECOND = ("2026-01-12", 48, 61, 9, "1,255", 90, 101, 71, 92, 60, 33, 15, 41, 52, 4.3, 36, 148, "")


def of_week(*kpis):
    found = table(HEADERS, FIRST, SECOND, kpis=kpis or PLAN)
    return found, counted(found, kpis=kpis or PLAN)


def test_a_leaders_weekly_sheet_is_understood_column_by_column():
    opened, found = of_week()
    assert {one.measure for one in opened.uses} == {Measure.PERIOD_ROWS}
    assert entries(found, "csat")["", WEEK_1] == Counts(numerator=45, denominator=60)
    assert entries(found, "complaint_rate")["", WEEK_1] == Counts(numerator=12, denominator=1200)
    assert entries(found, "nps")["", WEEK_2] == Counts(promoters=60, passives=33, detractors=15)
    assert entries(found, "fcr")["", WEEK_1] == Counts(numerator=40, denominator=50)
    assert entries(found, "review_rating")["", WEEK_1] == Counts(value=4.2, n=34)
    assert found.problems == []


def test_columns_of_two_teams_become_entries_of_each():
    _, found = of_week()
    assert entries(found, "otd")["Stores", WEEK_1] == Counts(numerator=88, denominator=100)
    assert entries(found, "otd")["Online", WEEK_1] == Counts(numerator=70, denominator=90)


def test_a_finished_median_is_not_taken_for_a_case():
    opened, _ = of_week()
    assert "frt" not in {one.kpi for one in opened.uses}


def test_the_note_of_the_row_is_read_and_not_called_personal():
    opened, found = of_week()
    assert {one.note for one in found.entries if one.period == WEEK_1} == {"New app"}
    assert not opened.columns[column_of(opened, "Note")].is_personal


def test_a_kpi_of_several_teams_has_none_where_the_headers_name_none():
    opened = table(("Week", "On-time delivered on time", "On-time due"), ("2026-01-05", 88, 100), kpis=PLAN)
    assert [(one.kpi, one.team) for one in opened.uses] == [("otd", "")]
    with pytest.raises(BadInput, match="Choose the team"):
        counted(opened, kpis=PLAN)


def test_a_column_of_teams_says_whose_the_rows_are():
    rows = [("2026-01-05", "Stores", 88, 100), ("2026-01-05", "Online", 70, 90), ("2026-01-12", "Stores", 80, 95)]
    opened = table(("Week", "Team", "Delivered on time", "Orders due"), *rows, kpis=PLAN)
    found = entries(counted(opened, kpis=PLAN), "otd")
    assert set(found) == {("Stores", WEEK_1), ("Online", WEEK_1), ("Stores", WEEK_2)}


def test_answers_one_by_one_are_not_taken_for_periods():
    rows = [("2026-01-05", 9), ("2026-01-06", 10), ("2026-01-06", 3)]
    opened = table(("Date", "How likely are you to recommend us?"), *rows, kpis=PLAN)
    assert [one.measure for one in opened.uses] == [Measure.NPS_0_10]


def test_months_are_no_rows_of_a_weekly_kpi():
    rows = [("2026-01-01", 75, 100), ("2025-12-01", 76, 100), ("2025-11-01", 77, 100)]
    assert table(("Month", "CSAT satisfied", "CSAT answers"), *rows, kpis=PLAN).uses == ()


def test_percentages_are_no_counts():
    rows = [("2026-01-05", "75%", "80%"), ("2026-01-12", "76%", "81%")]
    assert table(("Week", "CSAT satisfied", "CSAT answers"), *rows, kpis=PLAN).uses == ()


@pytest.mark.parametrize("week", ["2026-W02", "KW 2/2026", "05.01.2026"])
def test_weeks_may_be_named(week):
    later = {"2026-W02": "2026-W03", "KW 2/2026": "KW 3/2026", "05.01.2026": "19.01.2026"}[week]
    opened = table(("Week", "Complaints", "Orders"), (week, 3, 90), (later, 4, 95), kpis=PLAN)
    assert entries(counted(opened, kpis=PLAN), "complaint_rate")["", WEEK_1] == Counts(numerator=3, denominator=90)


def test_any_columns_can_be_chosen_for_the_parts_of_a_kpi():
    opened = table(("Date", "A", "B"), ("2026-01-05", 3, 90), ("2026-01-12", 4, 95), kpis=PLAN)
    chosen = use(Measure.PERIOD_ROWS, 1, 2, kpi="complaint_rate", parts=("numerator", "denominator"))
    found = entries(counted(opened, chosen, kpis=PLAN), "complaint_rate")
    assert found["", WEEK_2] == Counts(numerator=4, denominator=95)


def test_one_column_may_hold_all_parts():
    opened = table(("Date", "A"), ("2026-01-05", "3/90"), ("2026-01-12", "4 of 95"), kpis=PLAN)
    chosen = use(Measure.PERIOD_ROWS, 1, kpi="complaint_rate", parts=("",))
    found = entries(counted(opened, chosen, kpis=PLAN), "complaint_rate")
    assert found["", WEEK_2] == Counts(numerator=4, denominator=95)


@pytest.mark.parametrize(
    ("columns", "parts", "words"),
    [((1,), ("numerator",), "Choose the column of “Orders”"), ((1, 2), ("numerator", "n"), "Choose the column")],
)
def test_a_part_without_a_column_is_asked_for(columns, parts, words):
    opened = table(("Date", "A", "B"), ("2026-01-05", 3, 90), kpis=PLAN)
    with pytest.raises(BadInput, match=words):
        counted(opened, use(Measure.PERIOD_ROWS, *columns, kpi="complaint_rate", parts=parts), kpis=PLAN)


def test_bad_numbers_are_problems_of_their_cells():
    rows = [("2026-01-05", 45, 60), ("2026-01-12", 70, 60), ("2026-01-19", 44, 60)]
    found = counted(table(("Week", "CSAT satisfied", "CSAT answers"), *rows, kpis=PLAN), kpis=PLAN)
    assert [(one.row, one.column) for one in found.problems] == [(3, "CSAT satisfied")]
    assert len(found.entries) == 2


def test_a_table_that_says_all_by_its_headers_stays_a_plain_table():
    content = b"Week,NPS: promoters,NPS: passives,NPS: detractors\n2026-01-05,6,3,1\n"
    assert open_file(content, "t.csv", PLAN).plain is not None


def test_the_rows_of_periods_count_beside_the_rows_themselves():
    orders = a_kpi(Kind.AMOUNT, id="weeks", name="Weeks told")
    plan = [*PLAN, orders]
    opened = table(HEADERS, FIRST, SECOND, kpis=plan)
    found = counted(opened, *opened.uses, use(Measure.ROWS, kpi="weeks"), kpis=plan)
    assert entries(found, "weeks") == {("", date(2026, 1, 5)): Counts(amount=1), ("", WEEK_2): Counts(amount=1)}
    assert entries(found, "csat")
