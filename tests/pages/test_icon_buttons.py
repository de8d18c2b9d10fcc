"""Buttons that show an icon alone have a name for those who do not see it: without a label, their help is read."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions.people import open_people
from planner.plan.plan import Plan
from tests.pages.app import TODAY, visit_app
from tests.pages.plans import a_workspace


def page(path: str, **query: str) -> AppTest:
    return visit_app("", **query).switch_page(path).run()


def asking(plan: Plan) -> AppTest:
    """An interview with a theme, which can be taken away again."""
    asked = open_people(a_workspace(), LOCAL_OWNER, plan.id, TODAY).stakeholders[0]
    app = page(menu.INTERVIEWS, interviews="Ask", person=asked.id)
    return next(one for one in app.button if (one.key or "").startswith("interview_theme")).click().run()


def adding_a_campaign(_: Plan) -> AppTest:
    return page(menu.CAMPAIGNS).button(key="add_campaign").click().run()


def writing_the_note(_: Plan) -> AppTest:
    return page(menu.WEEKLY_NOTE)


@pytest.mark.parametrize("opened", [asking, adding_a_campaign, writing_the_note])
def test_no_button_is_called_by_its_icon(sample: Plan, opened) -> None:
    app = opened(sample)
    assert not app.exception
    assert not [one.key for one in app.button if one.label.startswith(":material/")]
    icons_alone = [one for one in app.button if not one.label]
    assert icons_alone
    assert all(one.help for one in icons_alone)
