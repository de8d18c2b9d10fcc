"""Bad rows: each is listed with its number, column and reason, and the good ones are counted all the same."""

from dataclasses import replace
from datetime import date

import pytest

from planner.exchange.kpis_in import MOST_PROBLEMS, Measure
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.shared.errors import BadInput
from tests.exchange.kpi_in.samples import EVERY_KPI, WEEK_1, counted, entries, sample, table, use
from tests.kpis.builders import a_kpi

NPS = use(Measure.NPS_0_10, 1, kpi="nps")


def _answers(*answers, day="2026-01-05"):
    return table(["date", "How likely are you to recommend us?"], *([day, answer] for answer in answers))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("11", "11 is no answer on a scale from 0 to 10"),
        ("-1", "-1 is no answer on a scale from 0 to 10"),
        ("9.5", "9.5 is no answer on a scale from 0 to 10"),
        ("NaN", "this is no answer on the scale"),
        ("inf", "this is no answer on the scale"),
        ("great", "this is no answer on the scale"),
    ],
)
def test_an_answer_off_the_scale_is_a_problem_of_its_row(answer, reason):
    found = counted(_answers("10", answer, "3"), NPS)
    assert [(one.row, one.reason) for one in found.problems] == [(3, reason)]
    assert entries(found, "nps")["", WEEK_1] == Counts(promoters=1, passives=0, detractors=1)


@pytest.mark.parametrize("blank", ["", " ", "N/A", "-", "Prefer not to say"])
def test_a_question_left_out_is_no_problem(blank):
    found = counted(_answers("10", blank), NPS)
    assert found.problem_count == 0
    assert entries(found, "nps")["", WEEK_1] == Counts(promoters=1, passives=0, detractors=0)


@pytest.mark.parametrize("answer", ["۱۰", "١٠", "１０", "10 ", "10 - Extremely likely", "Extremely likely (10)"])
def test_ten_is_read_in_every_script_and_with_its_label(answer):
    assert entries(counted(_answers(answer, "0"), NPS), "nps")["", WEEK_1].promoters == 1


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-02-30", "there is no such date in the calendar"),
        ("soon", "this is no date; write it as YYYY-MM-DD"),
        ("1899-12-30", "the year 1899 is too long ago; dates are read from 1990 to 2199"),
        ("2031-01-01", "this date lies in the future"),
    ],
)
def test_a_date_that_cannot_be_is_a_problem_of_its_row(day, reason):
    opened = table(["date", "score"], ["2026-01-05", "9"], [day, "3"], *[["2026-01-05", "8"]] * 20)
    found = counted(opened, NPS)
    assert [(one.row, one.column, one.reason) for one in found.problems] == [(3, "date", reason)]
    assert entries(found, "nps")["", WEEK_1].detractors == 0


@pytest.mark.parametrize("length", ["-5", "-0:30:00", "nan", "long"])
def test_a_duration_that_cannot_be_is_a_problem_of_its_row(length):
    opened = table(["date", "first response (minutes)"], ["2026-01-05", "30"], ["2026-01-05", length])
    found = counted(opened, use(Measure.MINUTES, 1, kpi="frt"))
    assert [one.row for one in found.problems] == [3]
    assert entries(found, "frt")["", WEEK_1].tally == ((30, 30, 1),)


def test_a_case_that_ends_before_it_begins_is_a_problem():
    opened = table(["created at", "solved at"], ["2026-01-06 10:00", "2026-01-05 10:00"], ["2026-01-05", "2026-01-06"])
    found = counted(opened, use(Measure.SPAN, 0, 1, kpi="resolution_time", date_column=1))
    assert [one.reason for one in found.problems] == ["this comes before “created at”"]


def test_a_row_wider_than_the_headers_is_a_problem_and_not_counted():
    opened = table(["date", "score"], ["2026-01-05", "9"], ["2026-01-05", "9", "shifted"], ["2026-01-05", "0"])
    found = counted(opened, NPS)
    assert [(one.row, one.reason) for one in found.problems] == [(3, "the row has more cells than there are headers")]
    assert entries(found, "nps")["", WEEK_1].promoters == 1


def test_a_problem_found_for_two_kpis_is_listed_once():
    mean = a_kpi(Kind.MEAN)
    opened = _answers("11", "10")
    found = counted(opened, NPS, use(Measure.NPS_0_10, 1, kpi=mean.id), kpis=[*EVERY_KPI, mean])
    assert found.problem_count == 1


def test_only_the_first_thousand_problems_are_listed_but_all_are_counted():
    found = counted(_answers(*["11"] * 1_500, "5"), NPS)
    assert len(found.problems) == MOST_PROBLEMS
    assert found.problem_count == 1_500


def test_a_long_cell_is_shortened_in_its_problem():
    found = counted(_answers("x" * 500, "5"), NPS)
    assert len(found.problems[0].value) == 40


def test_dates_that_could_be_read_two_ways_are_asked_about():
    opened = table(["date", "score"], ["01/02/2026", "9"], ["02/01/2026", "10"])
    assert opened.asks_day_first
    with pytest.raises(BadInput, match="whether the day or the month comes first"):
        counted(opened, NPS)
    by_day = counted(replace(opened, day_first=True), NPS)
    assert {one.period for one in by_day.entries} == {date(2025, 12, 29), date(2026, 1, 26)}


def test_dates_that_contradict_each_other_are_refused():
    with pytest.raises(BadInput, match="has the day first"):
        table(["date", "score"], ["13/02/2026", "9"], ["02/13/2026", "10"])


@pytest.mark.parametrize(
    "day", ["2026-01-05", "2026/1/5", "05.01.2026", "5 Jan 2026", "Jan 5, 2026", "46027", "20260105", "۲۰۲۶-۰۱-۰۵"]
)
def test_a_day_is_read_however_it_is_written(day):
    opened = table(["date", "score"], [day, "9"], [day, "10"])
    assert [one.period for one in counted(opened, NPS).entries] == [WEEK_1]


@pytest.mark.parametrize(
    "moment",
    [
        "2026-01-05T23:59:59.123456789Z",
        "2026-01-05 23:59:59+01:00",
        "2026/01/05 11:59:59 PM GMT+1",
        "Mon Jan 05 2026 23:59:59 GMT+0100 (CET)",
        "46027.99",
    ],
)
def test_a_moment_belongs_to_the_day_that_is_written_in_it(moment):
    opened = table(["Timestamp", "score"], [moment, "9"])
    assert [one.period for one in counted(opened, NPS).entries] == [WEEK_1]


def test_an_unheard_of_date_column_must_be_chosen():
    opened = table(["score", "branch"], ["9", "North"], ["10", "South"])
    with pytest.raises(BadInput, match="Choose the column with the dates"):
        counted(opened, use(Measure.NPS_0_10, 0, kpi="nps"))
    assert [one.period for one in counted(replace(opened, day=WEEK_1), use(Measure.NPS_0_10, 0, kpi="nps")).entries]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (use(Measure.NPS_0_10, 1, kpi="csat"), "cannot be counted as “Answers 0 to 10”"),
        (use(Measure.NPS_0_10, kpi="nps"), "needs answer"),
        (use(Measure.NPS_0_10, 9, kpi="nps"), "is not in “answers.csv”"),
        (use(Measure.NPS_0_10, 1, kpi="gone"), "no longer in this plan"),
        (use(Measure.NPS_0_10, 1, kpi="nps", team="East"), "Choose the team"),
    ],
)
def test_a_use_that_does_not_fit_is_refused_in_words(wrong, message):
    with pytest.raises(BadInput, match=message):
        counted(_answers("9", "10"), wrong)


def test_one_kpi_cannot_be_counted_from_two_columns():
    with pytest.raises(BadInput, match="from two places"):
        counted(_answers("9"), NPS, NPS)


def test_ids_that_stand_twice_count_once():
    opened = table(["Response ID", "date", "score"], *[["a", "2026-01-05", "9"]] * 3, ["b", "2026-01-05", "0"])
    found = counted(opened, use(Measure.NPS_0_10, 2, kpi="nps"))
    assert found.dropped == {"there twice": 2}
    assert entries(found, "nps")["", WEEK_1] == Counts(promoters=1, passives=0, detractors=1)


def test_the_bad_answer_of_the_sample_is_named_with_its_question():
    found = counted(sample("qualtrics.csv"))
    assert [one.words for one in found.problems] == [
        "Row 15, “Q1”: 11 is no answer on a scale from 0 to 10 (“11”)",
    ]
