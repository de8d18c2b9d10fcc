"""Formulas: how they are read, which KPIs they mean, what comes out and how sure it is."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.kpis.formula import formula_key, inputs_of, parse
from planner.kpis.kind import Kind
from planner.kpis.period import Cadence
from planner.kpis.reading import Reading
from planner.kpis.series import all_series, rolled
from planner.kpis.sheet import Sheet
from planner.shared.errors import BadInput
from tests.kpis.builders import a_kpi, a_period, a_sheet, an_entry

LATER = a_period(40)
CLV = a_kpi(Kind.AMOUNT, id="1", name="Customer lifetime value", catalogue="clv")
CAC = a_kpi(Kind.AMOUNT, id="2", name="Cost of a new customer", catalogue="cac")
RATIO = a_kpi(Kind.FORMULA, id="3", name="LTV:CAC", formula="clv / cac")


def a_reading(value: float, reach: float = 0.0, n: float = 10) -> Reading:
    return Reading(value, n, value - reach, value + reach)


def computed(text: str, **readings: Reading | float) -> Reading:
    return parse(text).of({k: r if isinstance(r, Reading) else a_reading(r) for k, r in readings.items()})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a + b * 2", 16),
        ("(a + b) * 2", 20),
        ("a - b - 1", -3),
        ("a / b / 2", 1 / 3),
        ("-a + 3.5", -0.5),
        ("2 × A ÷ b", 4 / 3),
        ("--a", 4),
    ],
)
def test_formulas_are_computed_as_in_school(text, value):
    assert computed(text, a=4, b=6).value == pytest.approx(value)


@given(st.recursive(
    st.sampled_from(["a", "b", "3", "0.5"]),
    lambda inner: st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})"),
    max_leaves=12,
))  # fmt: skip
def test_any_formula_gives_what_plain_arithmetic_gives_inside_its_interval(text):
    found = computed(text, a=a_reading(4, 1), b=a_reading(6, 2))
    try:
        expected = eval(text, {"a": 4.0, "b": 6.0})  # noqa: S307
    except ZeroDivisionError:
        expected = None
    assert found.value == (expected if expected is None else pytest.approx(expected))
    if found.has_interval:
        assert found.low - 1e-9 <= found.value <= found.high + 1e-9


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("a +", "at its end"),
        ("a b", "before “b”"),
        ("(a", "not closed"),
        ("a ** b", "before “*”"),
        ("a; b", "from “; b” on"),
        ("__import__('os')", "from “'os')” on"),
        ("a.b", "from “.b” on"),
        ("0,5 * a", "decimal point"),
        ("(" * 60 + "a" + ")" * 60, "more than 40 parentheses"),
    ],
)
def test_what_is_no_formula_is_refused_and_says_where(text, told):
    with pytest.raises(BadInput) as refused:
        parse(text)
    assert told in str(refused.value)
    assert "formula" in refused.value.problems


def test_a_quotient_by_nothing_has_no_value():
    assert computed("a / (b - b)", a=1, b=2).value is None


def test_what_exceeds_all_numbers_has_no_value():
    huge = "9" * 300
    assert computed(f"a * {huge} * {huge}", a=1).value is None


def test_without_an_input_there_is_no_value():
    assert computed("a / b", a=1, b=Reading(None, 0)).value is None


def test_an_input_without_an_interval_leaves_none():
    found = computed("a / b", a=a_reading(6, 1), b=Reading(2, 10))
    assert (found.value, found.has_interval) == (3, False)


def test_a_quotient_by_what_may_be_nothing_has_no_interval():
    assert not computed("a / b", a=a_reading(6, 1), b=a_reading(2, 3)).has_interval


def test_a_constant_scales_the_interval():
    found = computed("100 * a", a=Reading(0.2, 20, 0.1, 0.4))
    assert (found.low, found.high) == pytest.approx((10, 40))


def test_the_interval_of_a_difference_of_shares_is_newcombes():
    # 56/70 and 48/80 with Wilson's intervals: Newcombe (1998), contrast (a), method 10
    found = computed("a - b", a=Reading(0.8, 70, 0.6917, 0.8770), b=Reading(0.6, 80, 0.4904, 0.7004))
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=2e-4)


def test_the_interval_of_a_quotient_is_symmetric_on_the_logarithm():
    found = computed("a / b", a=Reading(8, 10, 4, 16), b=Reading(2, 10, 1, 4))
    way = math.exp(math.hypot(math.log(2), math.log(2)))
    assert (found.low, found.high) == pytest.approx((4 / way, 4 * way))


def test_the_smallest_n_is_that_of_the_result():
    assert computed("a + b", a=a_reading(1, 1, n=30), b=a_reading(1, 1, n=7)).n == 7


def test_a_kpi_is_called_by_its_catalogue_key_or_its_name():
    assert formula_key(CLV) == "clv"
    assert formula_key(a_kpi(name="Größe der Körbe (€)")) == "grösse_der_körbe"
    assert formula_key(a_kpi(name="24 h response")) == "kpi_24_h_response"
    assert parse(formula_key(a_kpi(name="24 h response"))).keys == ("kpi_24_h_response",)


def test_inputs_are_found_by_key_and_by_name():
    by_name = RATIO.but(formula="customer_lifetime_value / cac")
    assert inputs_of(by_name, [CLV, CAC, RATIO]) == {"customer_lifetime_value": CLV, "cac": CAC}


def test_an_unknown_key_is_named_with_those_that_are_known():
    with pytest.raises(BadInput, match=r"needs “cac”.*The plan has: clv, nps"):
        inputs_of(RATIO, [CLV, a_kpi(), RATIO])


def test_a_key_that_could_mean_two_asks_for_the_name():
    other = CLV.but(id="9", name="Value in Austria")
    with pytest.raises(BadInput, match=r"Write customer_lifetime_value for .* or value_in_austria"):
        inputs_of(RATIO, [CLV, other, CAC])


def test_formulas_that_need_each_other_are_refused_by_name():
    first = a_kpi(Kind.FORMULA, id="a", name="First", formula="second * 2")
    second = a_kpi(Kind.FORMULA, id="b", name="Second", formula="third + 1")
    third = a_kpi(Kind.FORMULA, id="c", name="Third", formula="first - 1")
    with pytest.raises(BadInput, match="“First” needs “Second”, which needs “Third”, which needs “First”"):
        inputs_of(first, [first, second, third])
    assert not any(series.points for series in all_series([first, second, third], {}, LATER).values())


def test_a_formula_that_needs_itself_is_refused():
    with pytest.raises(BadInput, match="“Own” needs itself"):
        inputs_of(a_kpi(Kind.FORMULA, name="Own", formula="own + 1"), [CLV])


def amounts_of(kpi, *values):
    return a_sheet(*(an_entry(week, kpi=kpi.id, amount=value, per=10) for week, value in enumerate(values)))


def test_a_formula_is_computed_from_what_its_inputs_come_to_in_each_period():
    sheets = {CLV.id: amounts_of(CLV, 300, 400), CAC.id: amounts_of(CAC, 100, 80)}
    series = all_series([RATIO, CLV, CAC], sheets, LATER)[RATIO.id]
    assert [point.reading.value for point in series.points] == [3, 5]
    assert rolled(series).value == pytest.approx(700 / 180)


def test_a_monthly_formula_adds_up_the_weeks_that_end_in_the_month():
    monthly = RATIO.but(cadence=Cadence.MONTHLY)
    sheets = {CLV.id: amounts_of(CLV, *[300] * 3, 700, *[300] * 3), CAC.id: amounts_of(CAC, *[100] * 7)}
    series = all_series([monthly, CLV, CAC], sheets, LATER)[RATIO.id]
    # The week from 26 January ends on 1 February.
    assert [point.reading.value for point in series.points] == [3, 4]


REVENUE = a_kpi(Kind.AMOUNT, id="5", name="Revenue")
MONTHLY = a_kpi(Kind.FORMULA, id="6", name="Monthly", formula="revenue * 2", cadence=Cadence.MONTHLY)


def revenue_in(*weeks: int) -> Sheet:
    return a_sheet(*(an_entry(week, kpi=REVENUE.id, amount=100) for week in weeks))


@pytest.mark.parametrize("missing", [4, 6])
def test_a_month_of_which_a_week_is_missing_is_not_read_as_a_fall(missing):
    weeks = [week for week in range(12) if week != missing]
    series = all_series([MONTHLY, REVENUE], {REVENUE.id: revenue_in(*weeks)}, LATER)[MONTHLY.id]
    # The week from 2 February lies inside that month, the one from 16 February is its last.
    assert [(point.period.start.month, point.reading.value) for point in series.points] == [(1, 600), (3, 1000)]


def test_a_roll_over_a_month_that_is_left_out_takes_the_others_only():
    series = all_series([MONTHLY, REVENUE], {REVENUE.id: revenue_in(0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11)}, LATER)
    assert rolled(series[MONTHLY.id], periods=3).value == 800


def test_a_formula_of_a_formula_leaves_out_the_month_that_lacks_a_week_as_well():
    weekly = a_kpi(Kind.FORMULA, id="7", name="Half", formula="revenue / 2")
    outer = MONTHLY.but(formula="half * 2")
    series = all_series([outer, weekly, REVENUE], {REVENUE.id: revenue_in(*range(5), *range(6, 12))}, LATER)
    assert [point.period.start.month for point in series[outer.id].points] == [1, 3]


@pytest.mark.parametrize(("weeks", "points"), [(2, 0), (3, 1)])
def test_a_month_is_settled_when_the_last_of_its_weeks_is(weeks, points):
    kpis = [RATIO.but(cadence=Cadence.MONTHLY), CLV, CAC]
    sheets = {kpi.id: amounts_of(kpi, *[100] * weeks) for kpi in (CLV, CAC)}
    assert len(all_series(kpis, sheets, a_period(3))[RATIO.id].points) == points


def test_a_period_that_lacks_an_input_is_left_out():
    sheets = {CLV.id: amounts_of(CLV, 300, 400, 500), CAC.id: amounts_of(CAC, 100)}
    assert len(all_series([RATIO, CLV, CAC], sheets, LATER)[RATIO.id].points) == 1


def test_a_formula_of_a_formula_is_computed_too():
    double = a_kpi(Kind.FORMULA, id="4", name="Double", formula="2 * ltv_cac")
    sheets = {CLV.id: amounts_of(CLV, 300), CAC.id: amounts_of(CAC, 100)}
    series = all_series([double, RATIO, CLV, CAC], sheets, LATER)
    assert series[double.id].points[0].reading.value == 6


def test_an_input_with_too_few_cases_makes_the_result_one_not_to_be_read():
    few = CLV.but(minimum_n=100)
    sheets = {CLV.id: amounts_of(few, 300), CAC.id: amounts_of(CAC, 100)}
    assert all_series([RATIO, few, CAC], sheets, LATER)[RATIO.id].points[0].is_small


def test_a_kpi_that_took_the_place_of_a_retired_one_is_the_one_a_formula_means():
    old, older = (CAC.but(id=f"old {month}", retired_on=date(2026, month, 1)) for month in (3, 2))
    assert inputs_of(RATIO, [CLV, old, CAC, RATIO])["cac"] == CAC
    assert inputs_of(RATIO, [CLV, older, old, RATIO])["cac"] == old
