"""Another plan: what is typed about one and not saved does not stand in the forms of another."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextInput

from pages.shared import menu
from planner.plan.plan import Plan
from tests.pages.app import visit_app
from tests.pages.plans import a_stored_plan


@pytest.fixture
def plans() -> list[Plan]:
    return [a_stored_plan(), a_stored_plan("Beta", leader="Bea")]


def name_in(app: AppTest, plan: Plan, button: str) -> TextInput:
    """The field for the name in the dialog that a button opens in a plan."""
    app.query_params["plan"] = plan.id
    app.run().button(key=button).click().run()
    assert not app.exception
    return next(field for field in app.text_input if field.label == "Name")


@pytest.mark.parametrize(("page", "button"), [(menu.STAKEHOLDERS, "add_stakeholder"), (menu.CAMPAIGNS, "add_campaign")])
def test_what_is_begun_to_be_added_stays_in_its_plan(plans: list[Plan], page: str, button: str):
    acme, beta = plans
    app = visit_app("", plan=acme.id).switch_page(page).run()
    name_in(app, acme, button).set_value("Xyzzy").run()
    assert name_in(app, beta, button).value == ""


def test_a_campaign_begun_in_one_plan_is_found_again_after_a_look_at_another(plans: list[Plan]):
    acme, beta = plans
    app = visit_app("", plan=acme.id).switch_page(menu.CAMPAIGNS).run()
    name_in(app, acme, "add_campaign").set_value("Xyzzy").run()
    name_in(app, beta, "add_campaign")
    assert name_in(app, acme, "add_campaign").value == "Xyzzy"
