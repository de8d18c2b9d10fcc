"""Series: which periods count, how teams add up, what four weeks come to."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Team
from planner.kpis.period import Cadence
from planner.kpis.pooled import pooled
from planner.kpis.reading import NO_READING
from planner.kpis.series import Series, all_series, rolled, series_of
from planner.kpis.sheet import EMPTY
from tests.kpis.builders import a_kpi, a_period, a_sheet, an_entry

LATER = a_period(40)
TEAMS = ("north", "south")


def counts(promoters: int = 10, passives: int = 5, detractors: int = 5) -> Counts:
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


def weeks_of(series: Series) -> list[date]:
    return [point.period.start for point in series.points]


def amounts(*values: float) -> Series:
    return series_of(a_kpi(Kind.AMOUNT), a_sheet(*(an_entry(week, amount=v) for week, v in enumerate(values))), LATER)


def test_a_period_is_settled_as_soon_as_every_team_has_entered():
    kpi, wednesday = a_kpi(teams=TEAMS), a_period(0) + timedelta(days=2)
    one, both = [a_sheet(*(an_entry(0, counts(), team=team) for team in teams)) for teams in (TEAMS[:1], TEAMS)]
    assert weeks_of(series_of(kpi, one, wednesday)) == []
    assert weeks_of(series_of(kpi, both, wednesday)) == [a_period(0)]


def test_a_period_that_lacks_a_team_is_taken_the_day_after_it_was_due():
    kpi, sheet = a_kpi(teams=TEAMS, due_days=2), a_sheet(an_entry(0, counts(), team="north"))
    tuesday = a_period(1) + timedelta(days=1)
    assert not series_of(kpi, sheet, tuesday).points
    (point,) = series_of(kpi, sheet, tuesday + timedelta(days=1)).points
    assert (point.teams, point.is_partial) == (("north",), True)


def test_periods_before_a_team_was_added_do_not_lack_it():
    kpi = a_kpi(teams=("north", Team(name="south", since=a_period(2))))
    sheet = a_sheet(*(an_entry(week, counts(), team="north") for week in range(4)))
    series = series_of(kpi, sheet, LATER)
    assert [point.is_partial for point in series.points] == [False, False, True, True]


def test_periods_before_a_team_was_added_do_not_wait_for_it():
    kpi = a_kpi(teams=("north", Team(name="south", since=a_period(1))), due_days=30)
    sheet = a_sheet(*(an_entry(week, counts(), team="north") for week in range(2)))
    assert weeks_of(series_of(kpi, sheet, a_period(2))) == [a_period(0)]


def test_numbers_of_a_team_from_before_it_was_added_count():
    kpi = a_kpi(teams=("north", Team(name="south", since=a_period(2))))
    sheet = a_sheet(*(an_entry(0, counts(7, 0, 0), team=team) for team in TEAMS))
    assert series_of(kpi, sheet, LATER).points[0].counts.promoters == 14


def test_a_teams_own_series_takes_every_period_it_entered():
    kpi = a_kpi(teams=TEAMS)
    sheet = a_sheet(
        an_entry(0, counts(1), team="north"), an_entry(0, counts(2), team="south"), an_entry(1, counts(3), team="north")
    )
    mine = series_of(kpi, sheet, a_period(1), "north")
    assert [point.counts.promoters for point in mine.points] == [1, 3]
    assert not any(point.is_partial for point in mine.points)


def test_entries_of_a_team_that_is_gone_still_count_in_the_total():
    sheet = a_sheet(an_entry(0, counts(1), team="north"), an_entry(0, counts(2), team="closed"))
    (point,) = series_of(a_kpi(teams=["north"]), sheet, LATER).points
    assert (point.counts.promoters, point.teams) == (3, ("closed", "north"))


def test_nothing_to_count_is_an_entry_without_a_value():
    (point,) = series_of(a_kpi(), a_sheet(an_entry(0, NOTHING)), a_period(0)).points
    assert (point.reading, point.counts) == (NO_READING, NOTHING)


def test_periods_that_nobody_entered_are_left_out():
    sheet = a_sheet(an_entry(0, counts()), an_entry(3, counts()))
    assert weeks_of(series_of(a_kpi(), sheet, LATER)) == [a_period(0), a_period(3)]


def test_without_entries_there_are_no_points():
    assert not series_of(a_kpi(), EMPTY, LATER).points
    assert not series_of(a_kpi(Kind.DURATION), EMPTY, LATER, "north").points
    assert rolled(series_of(a_kpi(), EMPTY, LATER)) == NO_READING


def test_notes_stand_at_their_period_with_the_team():
    sheet = a_sheet(an_entry(0, counts(), team="north"), an_entry(0, counts(), team="south", fields={"note": "Strike"}))
    (point,) = series_of(a_kpi(teams=TEAMS), sheet, LATER).points
    assert point.notes == (("south", "Strike"),)


def test_too_few_answers_are_not_to_be_read():
    series = series_of(a_kpi(minimum_n=30), a_sheet(an_entry(0, counts()), an_entry(1, counts(30))), LATER)
    assert [point.is_small for point in series.points] == [True, False]
    assert [point.period.start for point in series.readable] == [a_period(1)]


def test_weekly_entries_of_a_kpi_that_became_monthly_are_added_up_by_month():
    sheet = a_sheet(*(an_entry(week, counts(week)) for week in range(5)))
    series = series_of(a_kpi(cadence=Cadence.MONTHLY), sheet, LATER)
    assert [(point.period.start, point.counts.promoters) for point in series.points] == [
        (date(2026, 1, 1), 0 + 1 + 2 + 3),
        (date(2026, 2, 1), 4),
    ]


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.sampled_from("abcde")), st.integers(0, 99), min_size=1))
def test_the_total_is_what_the_teams_come_to_together(answered):
    kpi = a_kpi(teams="abcde")
    sheet = a_sheet(*(an_entry(week, counts(n), team=team) for (week, team), n in answered.items()))
    alone = [point for team in "abcde" for point in series_of(kpi, sheet, LATER, team).points]
    for point in series_of(kpi, sheet, LATER).points:
        assert point.counts == pooled(kpi, [part.counts for part in alone if part.period == point.period])


@pytest.mark.parametrize("kind", [Kind.MEAN, Kind.DURATION])
def test_the_tallies_of_teams_are_merged_in_each_period(kind):
    sheet = a_sheet(an_entry(0, values=[1, 2], team="a"), an_entry(0, values=[2, 5], team="b"), an_entry(1, values=[3]))
    series = series_of(a_kpi(kind), sheet, LATER)
    assert [point.counts.tally for point in series.points] == [((1, 1, 1), (2, 2, 2), (5, 5, 1)), ((3, 3, 1),)]


def test_the_interval_of_an_amount_is_how_far_it_moves_by_itself():
    series = amounts(10, 12, 9, 11, 10, 12)
    swing = 2.66 * (2 + 3 + 2 + 1 + 2) / 5
    assert series.swing == pytest.approx(swing)
    assert [series.points[0].reading.low, series.points[0].reading.high] == pytest.approx([10 - swing, 10 + swing])
    assert not series.is_sample


def test_with_five_amounts_nobody_knows_how_far_they_move():
    assert not any(point.reading.has_interval for point in amounts(10, 12, 9, 11, 10).points)


def test_shares_of_money_get_their_interval_from_how_far_they_move():
    sheet = a_sheet(*(an_entry(week, numerator=1000.5 + week % 2 * 10, denominator=1000) for week in range(6)))
    series = series_of(a_kpi(Kind.PROPORTION), sheet, LATER)
    assert series.points[0].reading.high - series.points[0].reading.value == pytest.approx(2.66)


@pytest.mark.parametrize("kind", [Kind.PROPORTION, Kind.RATE])
def test_one_count_with_a_fraction_leaves_the_other_weeks_as_they_are(kind):
    def weeks(odd: float) -> Series:
        parts = [{"numerator": 40, "denominator": 50} for _ in range(7)]
        parts[3]["numerator"] = odd
        return series_of(a_kpi(kind), a_sheet(*(an_entry(at, **part) for at, part in enumerate(parts))), LATER)

    slipped, counted = weeks(41.5), weeks(41)
    assert slipped.is_sample
    assert [slipped.points[at] for at in (0, 6)] == [counted.points[at] for at in (0, 6)]
    assert slipped.points[3].reading.has_interval
    assert rolled(slipped, at=4).low == pytest.approx(rolled(counted, at=4).low, rel=0.01)


def test_a_share_beyond_the_whole_has_no_interval_and_leaves_the_others_theirs():
    parts = [(40, 50), (40, 50), (60, 50)]
    sheet = a_sheet(*(an_entry(at, numerator=of, denominator=whole) for at, (of, whole) in enumerate(parts)))
    series = series_of(a_kpi(Kind.PROPORTION), sheet, LATER)
    assert [point.reading.has_interval for point in series.points] == [True, True, False]
    assert series.points[2].reading.value == 120


def test_means_without_n_and_spread_get_their_interval_from_how_far_they_move():
    sheet = a_sheet(*(an_entry(week, value=4 + week % 2 / 10) for week in range(6)))
    series = series_of(a_kpi(Kind.MEAN), sheet, LATER)
    assert series.points[0].reading.value - series.points[0].reading.low == pytest.approx(0.266)


def test_four_weeks_together_are_read_from_all_their_counts():
    series = series_of(a_kpi(), a_sheet(*(an_entry(week, counts(week)) for week in range(6))), LATER)
    assert rolled(series).n == sum(week + 10 for week in (2, 3, 4, 5))
    assert rolled(series, at=1).n == sum(week + 10 for week in (0, 1))


def test_a_roll_does_not_reach_back_over_a_gap():
    series = series_of(a_kpi(), a_sheet(*(an_entry(week, counts()) for week in (0, 1, 7, 8))), LATER)
    assert rolled(series).n == 40


def test_the_roll_of_an_amount_is_given_per_period_and_is_twice_as_sure_over_four():
    series = amounts(10, 12, 9, 11, 10, 12)
    assert (rolled(series).value, rolled(series).n) == (10.5, 4)
    assert rolled(series).high - 10.5 == pytest.approx(series.swing / 2)


def test_a_week_with_nothing_to_count_is_no_week_with_an_amount_of_nil():
    entries = [an_entry(week, kpi="amount", amount=100) for week in range(7)]
    series = series_of(a_kpi(Kind.AMOUNT), a_sheet(*entries, an_entry(7, NOTHING, kpi="amount")), LATER)
    assert (rolled(series).value, rolled(series).n) == (100, 3)


def test_a_sum_from_which_a_team_is_missing_is_not_settled():
    revenue = a_kpi(Kind.AMOUNT, teams=TEAMS)
    entries = [an_entry(week, kpi="amount", team=team, amount=100) for week in range(6) for team in TEAMS]
    series = series_of(revenue, a_sheet(*entries[:-1]), LATER)
    assert weeks_of(series) == [a_period(week) for week in range(5)]


def test_a_sum_of_a_week_that_is_not_over_is_not_settled():
    sheet = a_sheet(an_entry(0, kpi="amount", amount=100), an_entry(1, kpi="amount", amount=7))
    assert weeks_of(series_of(a_kpi(Kind.AMOUNT), sheet, a_period(1) + timedelta(days=3))) == [a_period(0)]
    assert len(series_of(a_kpi(Kind.AMOUNT), sheet, a_period(2)).points) == 2


def test_a_team_that_is_new_leaves_the_sums_before_it_as_they_were():
    revenue = a_kpi(Kind.AMOUNT, teams=TEAMS)
    entries = [an_entry(week, kpi="amount", team="north", amount=100) for week in range(4)]
    series = series_of(revenue, a_sheet(*entries, an_entry(3, kpi="amount", team="south", amount=50)), LATER)
    assert [point.reading.value for point in series.points] == [100, 100, 100, 150]


def test_thirty_kpis_are_not_mixed_up():
    kpis = [a_kpi(id=f"kpi-{n}", name=f"KPI {n}") for n in range(3)]
    sheets = {kpi.id: a_sheet(an_entry(0, counts(n), kpi=kpi.id)) for n, kpi in enumerate(kpis)}
    found = all_series(kpis, sheets, LATER)
    assert [found[kpi.id].points[0].counts.promoters for kpi in kpis] == [0, 1, 2]
