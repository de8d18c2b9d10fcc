"""Plain tables of entries: long, a row for each period, a row for each KPI; and what the app wrote itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.exchange.kpis_in import Measure, open_file
from planner.exchange.kpis_out import entries_csv
from planner.kpis.counts import NOTHING, Counts, tally_of
from planner.kpis.kind import Kind
from planner.kpis.kpi import KpiId
from tests.exchange.kpi_in.samples import WEEK_1, WEEK_2, WEEK_3, catalogue_kpi, counted, entries, sample, table
from tests.kpis.builders import a_kpi, a_sheet, an_entry

REVENUE = a_kpi(Kind.AMOUNT, id="revenue", name="Revenue")
PLAN = [catalogue_kpi("nps", "North", "South"), catalogue_kpi("frt"), catalogue_kpi("csat"), REVENUE]
WHOLE = [catalogue_kpi("nps"), catalogue_kpi("frt"), catalogue_kpi("csat"), REVENUE]


def test_a_long_table_becomes_entries_by_kpi_team_and_period():
    found = counted(sample("kpis_long.csv", *PLAN), kpis=PLAN)
    assert entries(found, "nps") == {
        ("North", WEEK_1): Counts(promoters=62, passives=31, detractors=17),
        ("South", WEEK_1): Counts(promoters=40, passives=20, detractors=10),
    }
    assert entries(found, "frt") == {("", WEEK_1): Counts(tally=((7, 7, 3), (12, 12, 1), (45, 45, 1)))}
    assert entries(found, "revenue") == {("", WEEK_2): Counts(amount=1240.5)}


def test_the_note_of_a_row_stays_with_its_entry():
    found = counted(sample("kpis_long.csv", *PLAN), kpis=PLAN)
    assert [one.note for one in found.entries if one.team == "North"] == ["Two campaigns"]


def test_an_entry_that_stands_twice_counts_once_and_one_that_differs_is_a_problem():
    found = counted(sample("kpis_long.csv", *PLAN), kpis=PLAN)
    assert found.dropped["there twice"] == 1
    assert "Row 9, “kpi”: row 3 has other numbers for the same period; keep one of the two" in [
        one.words for one in found.problems
    ]


def test_numbers_that_do_not_fit_are_a_problem_of_their_cell():
    problem = counted(sample("kpis_long.csv", *PLAN), kpis=PLAN).problems[0]
    assert (problem.row, problem.column, problem.value) == (5, "numerator", "45")


def test_a_kpi_that_the_plan_does_not_have_is_left_out_and_told():
    found = counted(sample("kpis_long.csv", *PLAN), kpis=PLAN)
    assert found.dropped["of “Unheard of”, for which no KPI is chosen"] == 1


def test_a_kpi_that_is_first_named_far_down_in_a_table_is_found():
    kpis = [a_kpi(Kind.AMOUNT, id="a", name="First"), a_kpi(Kind.AMOUNT, id="b", name="=Last")]
    many = [["First", (date(2000, 1, 3) + timedelta(weeks=week)).isoformat(), "1"] for week in range(1_100)]
    opened = table(["kpi", "period", "amount"], *many, ["'=Last", "2026-01-05", "7"], kpis=kpis)
    assert [use.named for use in opened.uses] == ["First", "=Last"]
    assert entries(counted(opened, kpis=kpis), "b") == {("", WEEK_1): Counts(amount=7)}


def test_a_row_for_each_period_with_a_column_for_each_kpi_is_read():
    found = counted(sample("kpis_by_period.csv", *WHOLE), kpis=WHOLE)
    assert entries(found, "nps") == {
        ("", WEEK_1): Counts(promoters=62, passives=31, detractors=17),
        ("", WEEK_2): Counts(promoters=40, passives=20, detractors=10),
    }
    assert entries(found, "csat")["", WEEK_1] == Counts(numerator=45, denominator=60)
    assert entries(found, "revenue") == {("", WEEK_1): Counts(amount=1240.5), ("", WEEK_2): Counts(amount=1300)}


def test_a_finished_percentage_is_refused_as_it_cannot_be_added_up():
    found = counted(sample("kpis_by_period.csv", *WHOLE), kpis=WHOLE)
    assert [one.words for one in found.problems] == [
        "Row 4, “CSAT”: counts are needed, not a finished figure: numerator, denominator, "
        "in columns or parted by slashes (“0.75”)"
    ]


def test_a_row_for_each_kpi_with_a_column_for_each_period_is_read():
    found = counted(sample("kpis_by_kpi.csv", *WHOLE), kpis=WHOLE)
    assert entries(found, "nps")["", WEEK_3] == Counts(promoters=50, passives=25, detractors=5)
    assert entries(found, "revenue") == {("", WEEK_1): Counts(amount=1200), ("", WEEK_2): Counts(amount=1300)}


@pytest.mark.parametrize("period", ["2026-01-05", "11/01/2026", "2026-W02", "KW 2/2026", "2026w2", "week 2 2026"])
def test_a_week_is_read_however_it_is_written(period):
    opened = table(["kpi", "period", "value"], ["Revenue", period, "5"], ["Revenue", "26.01.2026", "6"], kpis=WHOLE)
    found = counted(replace(opened, day_first=True), kpis=WHOLE)
    assert ("", WEEK_1) in entries(found, "revenue")


def test_periods_that_could_be_read_two_ways_are_asked_about():
    opened = table(["kpi", "period", "value"], ["Revenue", "05/01/2026", "5"], kpis=WHOLE)
    assert opened.asks_day_first
    found = counted(replace(opened, day_first=True), kpis=WHOLE)
    assert entries(found, "revenue") == {("", WEEK_1): Counts(amount=5)}


def test_periods_in_the_headers_that_could_be_read_two_ways_are_asked_about():
    opened = table(["kpi", "05/01/2026", "12/01/2026"], ["Revenue", "5", "6"], kpis=WHOLE)
    assert opened.asks_day_first
    found = counted(replace(opened, day_first=True), kpis=WHOLE)
    assert entries(found, "revenue") == {("", WEEK_1): Counts(amount=5), ("", WEEK_2): Counts(amount=6)}


def test_periods_in_the_headers_have_the_month_first_where_one_of_them_can_be_read_so_only():
    opened = table(["kpi", "01/05/2026", "01/19/2026"], ["Revenue", "5", "6"], kpis=WHOLE)
    assert not opened.asks_day_first
    found = entries(counted(opened, kpis=WHOLE), "revenue")
    assert found == {("", WEEK_1): Counts(amount=5), ("", WEEK_3): Counts(amount=6)}


@pytest.mark.parametrize(("period", "month"), [("2026-01", 1), ("Jan 2026", 1), ("1/2026", 1), ("2026-01-17", 1)])
def test_a_month_is_read_however_it_is_written(period, month):
    monthly = a_kpi(Kind.AMOUNT, name="Revenue", cadence="monthly")
    opened = table(["kpi", "period", "value"], ["Revenue", period, "5"], kpis=[monthly])
    assert [one.period for one in counted(opened, kpis=[monthly]).entries] == [date(2026, month, 1)]


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        ("2026-03", "this is a month, but “Revenue” is entered by the week"),
        ("2026-Q1", "this is a quarter, but “Revenue” is entered by the week"),
        ("2026-W60", "there is no such week in the calendar"),
        ("2026-06-01", "this period lies in the future"),
        ("", "the period is missing"),
        ("later", "this is no date; write it as YYYY-MM-DD"),
    ],
)
def test_a_period_that_cannot_be_is_a_problem_of_its_row(period, reason):
    opened = table(["kpi", "period", "value"], ["Revenue", period, "5"], ["Revenue", "2026-01-05", "6"], kpis=WHOLE)
    found = counted(opened, kpis=WHOLE)
    assert [(one.row, one.column, one.reason) for one in found.problems] == [(2, "period", reason)]


def test_a_team_that_the_kpi_does_not_have_is_a_problem_of_its_row():
    rows = [["NPS", "2026-01-05", "East", "1", "2", "3"]]
    opened = table(["kpi", "period", "team", "promoters", "passives", "detractors"], *rows, kpis=PLAN)
    assert [one.reason for one in counted(opened, kpis=PLAN).problems] == [
        "“Net Promoter Score” has no team “East”; it has North, South"
    ]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["5", "0"], "0 cannot be divided by"),
        (["-5", "10"], "0 or more"),
        (["nan", "10"], "is not a number"),
        (["inf", "10"], "is not a number"),
        (["50%", "100"], "Type the counts, not the percentage"),
    ],
)
def test_bad_numbers_are_told_in_the_words_of_the_entry_page(cells, reason):
    header = ["kpi", "period", "numerator", "denominator"]
    found = counted(table(header, ["CSAT", "2026-01-05", *cells], kpis=WHOLE), kpis=WHOLE)
    assert found.entries == []
    assert any(reason in one.reason for one in found.problems)


def test_single_answers_with_a_date_are_not_taken_for_entries():
    rows = [["2026-01-05", "9"], ["2026-01-05", "10"], ["2026-01-06", "3"], ["2026-01-06", "9"]]
    opened = table(["date", "NPS"], *rows, kpis=WHOLE)
    assert opened.plain is None
    assert [use.measure for use in opened.uses] == [Measure.NPS_0_10]


def test_what_the_app_exports_is_imported_without_loss():
    kpis = [
        a_kpi(Kind.NPS, id="a", name="A", teams=["North", "South"]),
        a_kpi(Kind.PROPORTION, id="b", name="=B"),
        a_kpi(Kind.AMOUNT, id="c", name="C", low=None),
        a_kpi(Kind.DURATION, id="d", name="D"),
        a_kpi(Kind.MEAN, id="e", name="E", low=None, high=None),
    ]
    stored = [
        an_entry(0, Counts(promoters=5, passives=3, detractors=1), kpi="a", team="North", fields={"note": "-why, so"}),
        an_entry(0, NOTHING, kpi="a", team="South"),
        an_entry(0, Counts(numerator=1.234, denominator=5.678), kpi="b"),
        an_entry(0, Counts(amount=1.234), kpi="c"),
        an_entry(1, Counts(amount=-0.1 - 0.2), kpi="c"),
        an_entry(0, Counts(tally=tally_of([1.5, 2.234, 2.234])), kpi="d"),
        an_entry(1, NOTHING, kpi="d"),
        an_entry(0, Counts(value=3.125, n=40, sd=1.875), kpi="e"),
        an_entry(1, Counts(tally=tally_of([1, 5, 5])), kpi="e"),
    ]
    sheets = {kpi.id: a_sheet(*(one for one in stored if one.kpi == kpi.id)) for kpi in kpis}
    opened = open_file(entries_csv(kpis, sheets), "entries.csv", kpis)
    found = counted(opened, kpis=kpis)
    assert found.problems == []
    assert {(one.kpi, one.team, one.period): (one.counts, one.note) for one in found.entries} == {
        (KpiId(one.kpi), one.team, one.period): (one.counts, one.note) for one in stored
    }
