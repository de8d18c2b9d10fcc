"""What a file is: the sheet of entries, scorecards, columns that are read, teams in names, problems told together."""

import pytest

from planner.exchange.kpi_in.counted import RowProblem
from planner.exchange.kpis_in import grouped, kpi_called, open_file
from planner.exchange.kpis_out import entries_csv
from planner.kpis.counts import Counts
from planner.shared.errors import BadInput
from tests.exchange.books import a_workbook
from tests.exchange.kpi_in.samples import WEEK_1, catalogue_kpi, counted, entries, table
from tests.kpis.builders import MONDAY, a_sheet, an_entry

OTD = catalogue_kpi("otd", "Stores", "Online")
NPS, FRT = catalogue_kpi("nps"), catalogue_kpi("frt")
CARD = ["KPI", "Status", "Value", "Unit", "Expected by now", "Target", "Signals", "Numbers", "Why"]
ENTRIES = ["kpi", "period", "team", "promoters", "passives", "detractors", "note"]
ROW = ["NPS", "2026-01-05", "", "6", "3", "1", "Quiet"]


def test_of_a_workbook_the_sheet_of_entries_is_read():
    book = a_workbook({"Scorecard": [CARD, ["NPS", "on track", "5", "points"]], "Entries": [ENTRIES, ROW]})
    opened = open_file(book, "all.xlsx", [NPS])
    assert opened.sheet == "Entries"
    assert entries(counted(opened, kpis=[NPS]), "nps") == {("", WEEK_1): Counts(promoters=6, passives=3, detractors=1)}


def test_the_first_filled_sheet_is_read_where_none_holds_entries():
    book = a_workbook({"Orders": [["Date", "Amount"], ["2026-01-05", "5"]], "More": [["Date", "Amount"], ["x", "5"]]})
    assert open_file(book, "orders.xlsx", [NPS]).sheet == "Orders"


def test_a_scorecard_is_called_what_it_is():
    with pytest.raises(BadInput, match=r"“card\.csv” is a scorecard, which holds no counts; export the entries"):
        table(CARD, ["NPS", "on track", "5", "points"], kpis=[NPS], name="card.csv")


def test_of_a_workbook_with_entries_the_scorecard_leads_to_them():
    book = a_workbook({"Scorecard": [CARD, ["NPS", "on track", "5", "points"]], "Entries": [ENTRIES, ROW]})
    with pytest.raises(BadInput, match="choose the sheet “Entries”"):
        open_file(book, "all.xlsx", [NPS], sheet="Scorecard")


def test_of_the_apps_own_entries_nothing_that_is_read_is_called_personal():
    long = "; ".join(f"{minutes}: 3" for minutes in range(40))
    counts = Counts(tally=tuple((minutes, minutes, 3) for minutes in range(40)))
    entry = an_entry(0, counts, kpi=FRT.id, fields={"note": "A long note of why it moved in this week, by the team"})
    opened = open_file(entries_csv([FRT], {FRT.id: a_sheet(entry)}), "entries.csv", [FRT])
    assert long.count(";") == 39
    assert not [column.header for column in opened.columns if column.is_personal and column.at in opened.plain.read]
    assert entries(counted(opened, kpis=[FRT]), "frt")["", MONDAY] == counts


def test_personal_columns_of_a_plain_table_are_not_read():
    opened = table([*ENTRIES, "email"], [*ROW, "ada@example.org"], kpis=[NPS])
    personal = [column for column in opened.columns if column.is_personal]
    assert [column.header for column in personal] == ["email"]
    assert personal[0].at not in opened.plain.read


def test_the_team_of_a_kpi_may_stand_in_the_header():
    headers = ["Week", "On-time delivery Stores", "On-time delivery (Online): numerator", "OTD Online: denominator"]
    opened = table(headers[:2], ["2026-01-05", "45/60"], kpis=[OTD])
    assert [(use.kpi, use.team) for use in opened.uses] == [("otd", "Stores")]
    assert entries(counted(opened, kpis=[OTD]), "otd") == {("Stores", WEEK_1): Counts(numerator=45, denominator=60)}


def test_two_columns_of_one_kpi_for_two_teams_are_two_entries():
    headers = ["Week", "On-time delivery Stores", "On-time delivery Online"]
    found = counted(table(headers, ["2026-01-05", "45/60", "30/40"], kpis=[OTD]), kpis=[OTD])
    assert entries(found, "otd") == {
        ("Stores", WEEK_1): Counts(numerator=45, denominator=60),
        ("Online", WEEK_1): Counts(numerator=30, denominator=40),
    }


def test_a_team_that_nobody_names_is_never_the_first():
    opened = table(["Week", "On-time delivery"], ["2026-01-05", "45/60"], kpis=[OTD])
    assert [use.team for use in opened.uses] == [""]
    with pytest.raises(BadInput, match="Choose the team"):
        counted(opened, kpis=[OTD])


def test_what_is_worked_out_from_others_is_said_so():
    formula = catalogue_kpi("ltv_cac")
    opened = table(["kpi", "period", "value"], [formula.name, "2026-01-05", "3"], kpis=[NPS, formula])
    assert kpi_called(formula.name, [formula]) == formula
    assert opened.uses == ()


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (range(2, 54), "Rows 2 to 53"),
        ([4], "Row 4"),
        ([2, 5, 7, 8, 9], "Rows 2, 5 and 7 to 9"),
        (range(2, 20, 2), "Rows 2, 4, 6, 8 and 5 more"),
    ],
)
def test_the_same_problem_of_a_column_is_told_once(rows, where):
    problems = [RowProblem(row, "CSAT", "counts are needed", f"{row}%") for row in rows]
    (group,) = grouped(problems)
    assert group.where == where


def test_different_problems_stay_apart():
    problems = [RowProblem(2, "CSAT", "a"), RowProblem(3, "CSAT", "b"), RowProblem(4, "NPS", "a")]
    assert [group.rows for group in grouped(problems)] == [[2], [3], [4]]
