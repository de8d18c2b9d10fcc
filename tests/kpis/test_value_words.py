"""Words for values: an interval that is none of sampling is never called one of 95 %."""

from planner.kpis.kind import Kind
from planner.kpis.reading import Reading
from planner.kpis.series import all_series, rolled, series_of
from planner.kpis.value_words import change_words, finer, interval_name, number_words, signed_words
from tests.kpis.builders import a_kpi, a_period, a_sheet, an_entry

LATER = a_period(40)
COSTS = a_kpi(Kind.AMOUNT)
COSTS_SHEET = a_sheet(*(an_entry(week, kpi="amount", amount=100 + week % 3) for week in range(8)))


def test_the_interval_of_a_sample_is_one_of_95_percent():
    answers = series_of(a_kpi(), a_sheet(an_entry(0, promoters=5, passives=3, detractors=1)), LATER)
    assert interval_name(answers.points[0].reading) == "95 % interval"


def test_how_far_an_amount_moves_by_itself_is_its_usual_swing():
    series = series_of(COSTS, COSTS_SHEET, LATER)
    assert {interval_name(point.reading) for point in series.points} == {"usual swing"}
    assert interval_name(rolled(series)) == "usual swing"


def test_a_formula_with_an_amount_in_it_is_no_sample_either():
    formula = a_kpi(Kind.FORMULA, formula="amount / 2")
    found = all_series([COSTS, formula], {COSTS.id: COSTS_SHEET}, LATER)[formula.id]
    assert found.points[0].reading.has_interval
    assert interval_name(found.points[0].reading) == "usual swing"


def test_readings_together_are_called_by_the_one_that_promises_less():
    assert interval_name(Reading(1, 5, 0, 2), Reading(1, 5, 0, 2, is_swing=True)) == "usual swing"
    assert interval_name() == "95 % interval"


def test_a_difference_has_a_digit_more_than_the_values():
    kpi = a_kpi()
    assert [change_words(kpi, change) for change in (3.2, -0.33, 0.04, 0)] == [
        "+3.2 points",
        "−0.3 points",
        "±0.0 points",
        "±0 points",
    ]
    assert signed_words(kpi, -12.34) == "−12.3"


def test_a_large_difference_needs_no_further_digit():
    assert change_words(COSTS, 1240.4) == "+1,240 EUR"


def test_two_values_are_told_apart_by_as_many_digits_as_that_takes():
    kpi = a_kpi()
    assert finer(kpi, 41, 44) is kpi
    assert finer(kpi, 44, 44) is kpi
    assert number_words(finer(kpi, 44.04, 44.0), 44.04) == "44.04"
