"""The brief, and the plan it asks for."""

from datetime import UTC, datetime

import pytest

from planner.plan.brief import Brief
from planner.plan.plan import PlanId
from planner.plan.template_file import shipped_template
from planner.shared.errors import BadInput
from tests.builders import MONDAY

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_a_plan_has_the_phases_and_the_length_of_its_template():
    template = shipped_template("30-60-90")
    plan = Brief(company="Acme", leader="Ada", first_day=MONDAY).plan(template, PlanId("p"), NOW)
    assert (plan.phases, plan.length, plan.template) == (template.phases, 90, "30-60-90")


def test_a_leader_without_a_role_has_the_one_of_the_template():
    plan = Brief(company="Acme", leader="Ada", first_day=MONDAY).plan(shipped_template("six-phase"), PlanId("p"), NOW)
    assert plan.role == "CMO"


def test_everything_wrong_is_said_field_by_field():
    with pytest.raises(BadInput) as caught:
        Brief.checked(company=" ", leader="Ada", first_day="soon", country="Atlantis")
    assert set(caught.value.problems) == {"company", "first_day", "country"}
