"""Keys in formulas: who needs a KPI, and formulas that follow it to a new name."""

from planner.kpis.formula_keys import following, needing
from planner.kpis.kind import Kind
from tests.kpis.builders import a_kpi

CLV = a_kpi(Kind.AMOUNT, id="1", name="CLV")
OLD = a_kpi(Kind.AMOUNT, id="2", name="CLV old")
CAC = a_kpi(Kind.AMOUNT, id="3", name="Cost per customer", catalogue="cac")
RATIO = a_kpi(Kind.FORMULA, id="4", name="Ratio", formula="(clv - CLV_old) / cac + Clv")
PLAN = [CLV, OLD, CAC, RATIO]


def test_those_need_a_kpi_whose_formula_names_it():
    assert needing(CAC, PLAN) == [RATIO]
    assert needing(RATIO, PLAN) == []


def test_a_formula_follows_a_kpi_to_its_new_name_and_leaves_longer_names_alone():
    new = CLV.but(name="Lifetime value")
    assert following(CLV, new, PLAN) == [
        RATIO.but(formula="(lifetime_value - CLV_old) / cac + lifetime_value"),
    ]


def test_a_kpi_of_the_catalogue_keeps_its_key_whatever_it_is_called():
    assert following(CAC, CAC.but(name="Acquisition"), PLAN) == []


def test_a_name_that_makes_the_same_key_changes_no_formula():
    assert following(CLV, CLV.but(name="clv!"), PLAN) == []
