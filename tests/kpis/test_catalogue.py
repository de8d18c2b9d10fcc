"""The catalogue holds what experts agree on, and every plan can take its KPIs from it."""

from datetime import date

import pytest

from planner.kpis.catalogue import Definition, Group, catalogue, definition, kpi_of_own
from planner.kpis.kind import Answers, Direction, Kind
from planner.kpis.kpi import KpiId
from planner.shared.errors import BadInput, NotFound

MONDAY = date(2026, 1, 5)

RESEARCHED = {
    # key: kind, direction, lowest, highest, cadence, fewest cases
    "nps": ("nps", "higher", -100, 100, "weekly", 30),
    "csat": ("proportion", "higher", 0, 100, "weekly", 30),
    "ces": ("mean", "higher", 1, 7, "weekly", 30),
    "retention": ("proportion", "higher", 0, 100, "monthly", 100),
    "churn": ("proportion", "lower", 0, 100, "monthly", 100),
    "nrr": ("amount", "higher", 0, None, "monthly", 30),
    "repeat_purchase": ("proportion", "higher", 0, 100, "monthly", 100),
    "clv": ("amount", "higher", None, None, "quarterly", 100),
    "cac": ("amount", "lower", 0, None, "monthly", 0),
    "ltv_cac": ("formula", "band", None, None, "quarterly", 0),
    "payback": ("formula", "lower", 0, None, "monthly", 0),
    "fcr": ("proportion", "higher", 0, 100, "weekly", 50),
    "frt": ("duration", "lower", 0, None, "weekly", 30),
    "resolution_time": ("duration", "lower", 0, None, "weekly", 30),
    "complaint_rate": ("rate", "lower", 0, None, "weekly", 0),
    "complaint_sla": ("proportion", "higher", 0, 100, "weekly", 20),
    "otd": ("proportion", "higher", 0, 100, "weekly", 50),
    "promise_kept": ("proportion", "higher", 0, 100, "weekly", 20),
    "review_rating": ("mean", "higher", 1, 5, "weekly", 20),
    "review_volume": ("amount", "higher", 0, None, "weekly", 0),
    "review_response": ("proportion", "higher", 0, 100, "weekly", 20),
    "sov": ("proportion", "higher", 0, 100, "monthly", 0),
    "referral": ("proportion", "higher", 0, 100, "monthly", 30),
    "enps": ("nps", "higher", -100, 100, "monthly", 10),
    "sow": ("amount", "higher", 0, 100, "quarterly", 50),
    "winback": ("proportion", "higher", 0, 100, "monthly", 50),
    "loyalty_active": ("proportion", "higher", 0, 100, "monthly", 100),
    "redemption": ("amount", "band", 0, None, "monthly", 0),
    "digital_adoption": ("proportion", "higher", 0, 100, "monthly", 100),
    "survey_response": ("proportion", "context", 0, 100, "weekly", 0),
    "trust_a11": ("proportion", "higher", 0, 100, "quarterly", 30),
}
"""The facts of each KPI as the research found them, typed here a second time."""

every_definition = pytest.mark.parametrize("known", catalogue(), ids=lambda known: known.key)


@pytest.mark.parametrize("key", RESEARCHED)
def test_each_kpi_is_defined_as_the_research_found_it(key: str):
    known = definition(key)
    facts = (known.kind, known.direction, known.low, known.high, known.cadence, known.minimum_n)
    assert facts == RESEARCHED[key]


def test_the_catalogue_holds_the_researched_kpis_and_the_input_that_payback_needs():
    assert {known.key for known in catalogue()} == RESEARCHED.keys() | {"monthly_margin"}


@every_definition
def test_a_plan_can_take_any_kpi_as_it_is(known: Definition):
    kpi = known.kpi(KpiId("k"), MONDAY)
    assert (kpi.catalogue, kpi.name, kpi.kind) == (known.key, known.name, known.kind)


@every_definition
def test_each_definition_says_where_it_comes_from_and_what_to_beware_of(known: Definition):
    assert all((known.definition, known.aggregation, known.interval, known.pitfalls, known.leads, *known.sources))


@every_definition
def test_what_is_divided_has_a_name_for_both_of_its_parts(known: Definition):
    if known.kind in (Kind.PROPORTION, Kind.RATE):
        assert known.labels.keys() >= {"numerator", "denominator"}


@every_definition
def test_a_formula_needs_only_kpis_of_the_catalogue_that_are_entered(known: Definition):
    assert all(definition(key).kind is not Kind.FORMULA for key in known.needs)
    assert bool(known.needs) == (known.kind is Kind.FORMULA)


def test_every_group_has_kpis_and_a_name():
    assert {known.group for known in catalogue()} == set(Group)
    assert all(group.label for group in Group)


def test_a_share_is_shown_in_percent_and_a_complaint_rate_per_thousand():
    assert {known.scale for known in catalogue() if known.kind is Kind.PROPORTION} == {100}
    assert definition("complaint_rate").scale == 1000


def test_revenue_retained_and_points_redeemed_may_exceed_a_hundred_percent():
    for key in ("nrr", "redemption"):
        assert (definition(key).high, definition(key).scale, definition(key).kind) == (None, 100, Kind.AMOUNT)


def test_the_healthy_band_of_ltv_to_cac_is_three_to_five():
    known = definition("ltv_cac")
    assert (known.band_low, known.band_high, known.formula) == (3, 5, "clv / cac")


def test_effort_starts_as_the_average_answer():
    kpi = definition("ces").kpi(KpiId("k"), MONDAY)
    assert (kpi.answers, kpi.unit, kpi.decimals) == (Answers.MEAN, "of 7", 2)


def test_effort_can_be_read_in_the_three_published_ways():
    ways = definition("ces").readings
    assert [(way.answers, way.top_from, way.bottom_to) for way in ways] == [
        (Answers.MEAN, None, None),
        (Answers.TOP, 5, None),
        (Answers.NET, 6, 3),
    ]


@every_definition
def test_the_first_way_to_read_answers_is_the_one_a_kpi_starts_with(known: Definition):
    kpi = known.kpi(KpiId("k"), MONDAY)
    assert all(kpi == kpi.but(**way.changes) for way in known.readings[:1])


def test_another_way_to_read_the_answers_is_taken_on_with_its_unit():
    known = definition("ces")
    kpi = known.kpi(KpiId("k"), MONDAY, **known.readings[2].changes)
    assert (kpi.answers, kpi.top_from, kpi.bottom_to, kpi.unit) == (Answers.NET, 6, 3, "points")


def test_what_the_plan_says_goes_before_the_catalogue():
    kpi = definition("otd").kpi(KpiId("k"), MONDAY, 6, name="Sofas on time", minimum_n=80, unit="% of sofas")
    assert (kpi.name, kpi.minimum_n, kpi.unit, kpi.week_starts) == ("Sofas on time", 80, "% of sofas", 6)


def test_money_has_no_unit_until_the_company_names_its_currency():
    assert {known.key for known in catalogue() if known.is_money} == {"clv", "cac", "monthly_margin"}
    assert all(not known.unit for known in catalogue() if known.is_money)


def test_a_contact_counts_as_resolved_only_when_nobody_called_again_for_a_week():
    kpi = definition("fcr").kpi(KpiId("k"), MONDAY)
    week = kpi.period_of(MONDAY)
    assert (kpi.due_on(week) - week.end).days > 7


def test_nothing_is_taken_over_that_does_not_fit():
    with pytest.raises(BadInput, match="Minimum n"):
        definition("otd").kpi(KpiId("k"), MONDAY, minimum_n=-1)


def test_asking_for_an_unknown_kpi_names_the_known_ones():
    with pytest.raises(NotFound, match=r"“happiness”.*nps, csat"):
        definition("happiness")


def test_context_kpis_are_neither_better_nor_worse():
    assert [known.key for known in catalogue() if known.direction is Direction.CONTEXT] == ["survey_response"]


def test_a_kpi_of_ones_own_starts_with_what_its_kind_usually_has():
    kpi = kpi_of_own(KpiId("k"), "Showrooms open on time", Kind.PROPORTION, MONDAY)
    assert (kpi.unit, kpi.scale, kpi.low, kpi.high, kpi.catalogue) == ("%", 100, 0, 100, "")


def test_a_formula_of_ones_own_needs_its_formula():
    with pytest.raises(BadInput, match="rite the formula"):
        kpi_of_own(KpiId("k"), "Cost of a complaint", Kind.FORMULA, MONDAY)


def test_a_share_of_the_answers_lies_between_its_own_ends_and_not_those_of_the_scale():
    known = definition("ces")
    kpis = [known.kpi(KpiId("k"), MONDAY, **way.changes) for way in known.readings]
    assert [kpi.value_range for kpi in kpis] == [(1, 7), (0, 100), (-100, 100)]
    assert {(kpi.low, kpi.high) for kpi in kpis} == {(1, 7)}
