"""Counting: teams, units, partial periods, and the same file twice."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from planner.exchange.kpis_in import Measure, count, open_file
from planner.kpis.counts import Counts
from planner.kpis.kind import Answers, Kind
from tests.exchange.kpi_in.samples import (
    EVERY_KPI,
    SAMPLES,
    TODAY,
    WEEK_1,
    WEEK_2,
    catalogue_kpi,
    column_of,
    counted,
    entries,
    entry,
    sample,
    table,
    use,
)
from tests.kpis.builders import a_kpi


def test_rows_go_to_the_teams_that_a_column_names():
    nps = catalogue_kpi("nps", "north", "South")
    opened = sample("qualtrics.csv", nps)
    assert opened.uses[0].team_column == column_of(opened, "Team")
    found = counted(opened, kpis=[nps])
    assert entries(found, "nps")["north", WEEK_1] == Counts(promoters=2, passives=0, detractors=0)
    assert entries(found, "nps")["South", WEEK_1] == Counts(promoters=0, passives=1, detractors=1)


def test_rows_of_no_team_of_the_kpi_are_left_out_and_told():
    nps = catalogue_kpi("nps", "North", "West")
    found = counted(sample("qualtrics.csv", nps), kpis=[nps])
    assert {one.team for one in found.entries} == {"North"}
    assert found.dropped["of no team of “Net Promoter Score”"] == 3


def test_the_first_and_the_last_week_are_partial_where_the_file_begins_or_ends_within_them():
    found = counted(sample("surveymonkey.csv"))
    assert not entry(found, "nps", WEEK_1).is_partial
    assert entry(found, "nps", WEEK_2).is_partial


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_the_same_file_always_comes_to_the_same_entries(path):
    opened = open_file(path.read_bytes(), path.name, EVERY_KPI)
    opened = opened if opened.date_column is not None or opened.plain else _of_one_day(opened)
    again = _of_one_day(open_file(path.read_bytes(), path.name, EVERY_KPI))
    assert count(opened, opened.uses, EVERY_KPI, TODAY).entries == count(again, again.uses, EVERY_KPI, TODAY).entries


def _of_one_day(opened):
    return replace(opened, day=WEEK_1)


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ({"kind": Kind.PROPORTION}, Counts(numerator=2, denominator=3)),
        ({"kind": Kind.MEAN, "answers": Answers.MEAN}, Counts(tally=((2, 2, 1), (5, 5, 2)))),
    ],
)
def test_answers_from_1_to_5_feed_shares_and_averages(fields, counts):
    kpi = a_kpi(**fields)
    opened = table(["date", "How satisfied are you?"], *[["2026-01-05", answer] for answer in ("5", "5", "2")])
    found = counted(opened, use(Measure.CSAT_1_5, 1, kpi=kpi.id), kpis=[kpi])
    assert [one.counts for one in found.entries] == [counts]


@pytest.mark.parametrize(("unit", "low"), [("minutes", 90), ("hours", 1.5), ("days", 0.06), ("seconds", 5_400)])
def test_durations_come_in_the_unit_of_the_kpi(unit, low):
    kpi = a_kpi(Kind.DURATION, unit=unit)
    opened = table(["created at", "solved at"], ["2026-01-05 22:45:00", "2026-01-06 00:15:00"])
    found = counted(opened, use(Measure.SPAN, 0, 1, kpi=kpi.id, date_column=1), kpis=[kpi])
    assert found.entries[0].counts.tally == ((low, low, 1),)


def test_the_time_between_two_zones_is_the_true_time():
    kpi = a_kpi(Kind.DURATION)
    opened = table(["created at", "solved at"], ["2026-01-05T10:00:00+01:00", "2026-01-05T10:00:00Z"])
    found = counted(opened, use(Measure.SPAN, 0, 1, kpi=kpi.id), kpis=[kpi])
    assert found.entries[0].counts.tally == ((60, 60, 1),)


@pytest.mark.parametrize(
    ("said", "minutes"), [("90", 90), ("1:30:00", 90), ("1h 30m", 90), ("1d 2:00", 1560), ("2 days", 2880), ("0,5", 0)]
)
def test_minutes_are_read_however_they_are_written(said, minutes):
    opened = table(["date", "handling (minutes)"], ["2026-01-05", said])
    found = counted(opened, use(Measure.MINUTES, 1, kpi="frt"))
    assert found.entries[0].counts.tally[0][0] == minutes


def test_many_different_durations_are_kept_to_three_digits_and_the_median_stays():
    lengths = np.random.default_rng(3).lognormal(7, 1, 2_000).round()
    opened = table(["date", "handling (minutes)"], *[["2026-01-05", f"{length:.0f}"] for length in lengths])
    tally = counted(opened, use(Measure.MINUTES, 1, kpi="frt")).entries[0].counts.tally
    kept = np.repeat([low for low, _, _ in tally], [cases for _, _, cases in tally])
    assert len(kept) == 2_000
    assert np.median(kept) == pytest.approx(np.median(lengths), rel=0.005)


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (["1.234", "1.234,50"], 2468.5),
        (["1,234", "1,234.50"], 2468.5),
        (["1 234,5", "12,5"], 1247.0),
        (["€ 12.50", "۱۲"], 24.5),
    ],
)
def test_the_decimal_sign_is_one_choice_for_a_column(amounts, total):
    kpi = a_kpi(Kind.AMOUNT)
    opened = table(["date", "revenue"], *[["2026-01-05", amount] for amount in amounts])
    found = counted(opened, use(Measure.AMOUNT, 1, kpi=kpi.id), kpis=[kpi])
    assert found.problem_count == 0
    assert found.entries[0].counts.amount == total


def test_a_number_that_may_be_two_is_a_problem_when_the_column_does_not_tell():
    kpi = a_kpi(Kind.AMOUNT)
    opened = table(["date", "revenue"], ["2026-01-05", "1,234"], ["2026-01-05", "5,678"])
    found = counted(opened, use(Measure.AMOUNT, 1, kpi=kpi.id), kpis=[kpi])
    assert found.problem_count == 2


def test_an_average_keeps_its_spread():
    kpi = a_kpi(Kind.MEAN)
    opened = table(["date", "points"], *[["2026-01-05", value] for value in ("2", "4", "4", "5")])
    counts = counted(opened, use(Measure.AVERAGE, 1, kpi=kpi.id), kpis=[kpi]).entries[0].counts
    assert (counts.value, counts.n, counts.sd) == (3.75, 4, pytest.approx(1.2583, abs=1e-4))


def test_periods_are_those_of_the_kpi():
    monthly = catalogue_kpi("enps")
    opened = table(["date", "Would you recommend us as an employer?"], ["2026-01-05", "9"], ["2026-01-31", "9"])
    assert list(entries(counted(opened), monthly.id)) == [("", monthly.period_of(date(2026, 1, 5)).start)]


def test_progress_is_told_about_twenty_times():
    rows = [["2026-01-05", "9", "x" * 40]] * 120_000
    opened = table(["date", "score", "filler"], *rows)
    told: list[float] = []
    count(opened, [use(Measure.NPS_0_10, 1, kpi="nps")], EVERY_KPI, TODAY, told.append)
    assert 15 <= len(told) <= 20
    assert told == sorted(told)
    assert told[-1] == 1
