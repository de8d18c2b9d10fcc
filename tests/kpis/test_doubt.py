"""A figure far from all of the last year is asked about once, in plain words."""

from datetime import timedelta

from planner.kpis.checks import doubt
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.sheet import EMPTY, Sheet
from tests.kpis.builders import a_kpi, a_period, a_sheet, an_entry

KPI = a_kpi(Kind.PROPORTION, decimals=0)
NEW = a_period(10)


def of_a_hundred(percent: float) -> Counts:
    return Counts(numerator=percent, denominator=100)


def weeks(*percents: float, team: str = "", first: int = 0) -> Sheet:
    """So many percent of a hundred, week after week."""
    numbered = enumerate(percents, start=first)
    return a_sheet(*(an_entry(week, of_a_hundred(percent), kpi=KPI.id, team=team) for week, percent in numbered))


LAST_YEAR = weeks(20, 25, 41, 30, 33, 28)


def test_a_figure_far_beyond_the_last_year_is_asked_about():
    question = doubt(KPI, of_a_hundred(67), LAST_YEAR, "", NEW)
    assert question == "67 % is far above the last 12 months' 20 to 41. Is it right?"


def test_a_figure_far_below_is_asked_about_too():
    assert "9 % is far below the last 12 months' 20 to 41" in doubt(KPI, of_a_hundred(9), LAST_YEAR, "", NEW)


def test_a_new_high_within_a_quarter_of_the_range_is_not_asked_about():
    assert doubt(KPI, of_a_hundred(46), LAST_YEAR, "", NEW) == ""
    assert "far above" in doubt(KPI, of_a_hundred(47), LAST_YEAR, "", NEW)


def test_a_new_low_is_asked_about_as_soon_as_a_new_high():
    assert doubt(KPI, of_a_hundred(15), LAST_YEAR, "", NEW) == ""
    assert "far below" in doubt(KPI, of_a_hundred(14), LAST_YEAR, "", NEW)


def test_a_figure_whose_interval_does_not_reach_the_year_is_asked_about_sooner():
    unsure, sure = Counts(numerator=44, denominator=100), Counts(numerator=17_600, denominator=40_000)
    sizes = a_sheet(
        *(
            an_entry(week, sure.model_copy(update={"numerator": 400.0 * percent}), kpi=KPI.id)
            for week, percent in enumerate((20, 25, 41, 30, 33, 28))
        )
    )
    assert doubt(KPI, unsure, LAST_YEAR, "", NEW) == ""
    assert "44 % is far above" in doubt(KPI, sure, sizes, "", NEW)


def test_a_year_that_stood_still_leaves_room_for_a_small_change():
    assert doubt(KPI, of_a_hundred(97), weeks(*[98] * 8), "", NEW) == ""
    assert (
        doubt(KPI, of_a_hundred(60), weeks(*[98] * 8), "", NEW)
        == "60 % is far below the last 12 months' 98. Is it right?"
    )


def test_five_readings_are_too_few_to_doubt_a_sixth():
    assert doubt(KPI, of_a_hundred(99), weeks(20, 21, 22, 23, 24), "", NEW) == ""


def test_other_teams_are_no_yardstick():
    assert doubt(KPI, of_a_hundred(67), LAST_YEAR, "North", NEW) == ""


def test_what_is_older_than_a_year_is_no_yardstick():
    assert doubt(KPI, of_a_hundred(67), LAST_YEAR, "", NEW + timedelta(days=400)) == ""


def test_an_entry_that_is_corrected_is_not_its_own_yardstick():
    question = doubt(KPI, of_a_hundred(67), weeks(20, 25, 41, 30, 33, 28, 67), "", a_period(6))
    assert "the last 12 months' 20 to 41" in question


def test_more_than_five_times_as_many_cases_as_ever_are_asked_about():
    question = doubt(KPI, Counts(numerator=3000, denominator=10_000), LAST_YEAR, "", NEW)
    assert question == "This counts 10,000, far more than the last 12 months' 100. Is it right?"


def test_less_than_a_fifth_of_the_fewest_cases_is_asked_about():
    assert "This counts 10, far fewer" in doubt(KPI, Counts(numerator=3, denominator=10), LAST_YEAR, "", NEW)


def test_five_times_as_many_is_just_not_asked_about():
    assert doubt(KPI, Counts(numerator=150, denominator=500), LAST_YEAR, "", NEW) == ""


def test_weeks_with_nothing_to_count_are_no_yardstick():
    quiet = [an_entry(week, NOTHING, kpi=KPI.id) for week in range(8)]
    assert doubt(KPI, of_a_hundred(67), a_sheet(*quiet), "", NEW) == ""


def test_nothing_to_count_is_never_doubted():
    assert doubt(KPI, NOTHING, LAST_YEAR, "", NEW) == ""


def test_the_first_entry_is_never_doubted():
    assert doubt(KPI, of_a_hundred(67), EMPTY, "", NEW) == ""


def test_durations_are_compared_by_their_median():
    slow = a_kpi(Kind.DURATION)
    past = a_sheet(*(an_entry(week, kpi=slow.id, values=[20 + week, 30, 900]) for week in range(8)))
    assert "300 minutes is far above the last 12 months' 30" in doubt(
        slow, Counts(tally=((300, 300, 3),)), past, "", NEW
    )
