"""Answers: shown where they are given and on the page after it, then gone."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import notices
from planner.access.visitor import LOCAL_OWNER
from planner.actions import plans as plan_actions
from planner.plan.plan import Plan
from tests.pages.app import texts, visit_app
from tests.pages.clicks import twice
from tests.pages.plans import NOW, a_stored_plan, a_workspace, stored

PLANS, TASKS, HISTORY, START = (
    "pages/admin/plans.py",
    "pages/plan/tasks.py",
    "pages/admin/history.py",
    "pages/admin/start.py",
)
ANSWER = "The plan is called"


@pytest.fixture
def plan() -> Plan:
    return a_stored_plan()


@pytest.fixture
def renamed(plan: Plan) -> AppTest:
    """Plans, right after a plan has been renamed."""
    app = visit_app(PLANS)
    app.menu_button(key=f"more_{plan.id}").click("rename").run()
    app.text_input(key="rename_leader").set_value("Grace")
    return app.button(key="rename_save").click().run()


def test_an_answer_goes_along_to_the_next_page_and_no_further(renamed: AppTest):
    assert ANSWER in texts(renamed)
    assert ANSWER in texts(renamed.switch_page(HISTORY).run())
    assert ANSWER not in texts(renamed.switch_page(TASKS).run())


def test_an_answer_never_stands_on_the_form_of_a_new_plan(renamed: AppTest):
    assert ANSWER not in texts(renamed.switch_page(START).run())


def refuse_the_undo(app: AppTest, plan: Plan) -> AppTest:
    """Somebody else renames the plan again before Undo is pressed."""
    plan_actions.edit_plan(a_workspace(), LOCAL_OWNER, stored(plan).but(leader="Zoe"), NOW)
    return app.button(key="undo").click().run()


def test_an_undo_that_is_refused_takes_the_answer_away(renamed: AppTest, plan: Plan):
    app = refuse_the_undo(renamed, plan)
    assert app.error
    assert ANSWER not in texts(app)


def test_two_clicks_on_undo_are_one(renamed: AppTest, plan: Plan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(notices, "_undo", twice(notices._undo))
    app = renamed.switch_page(HISTORY).run().button(key="undo").click().run()
    assert not app.error
    assert "Undid" in texts(app)
    assert stored(plan).leader == "Ada"


def test_what_is_asked_for_again_on_the_page_that_followed_is_done_again(plan: Plan):
    app = visit_app(PLANS)
    for _ in range(2):
        duplicate(app, plan)
    assert len(plan_actions.list_plans(a_workspace(), LOCAL_OWNER)) == 3


def duplicate(app: AppTest, plan: Plan) -> AppTest:
    return app.menu_button(key=f"more_{plan.id}").click("duplicate").run()


def turn_the_page(app: AppTest, plan: Plan) -> AppTest:
    return app.switch_page(TASKS).run()


@pytest.mark.parametrize("go_on", [duplicate, turn_the_page])
def test_why_an_undo_was_refused_is_gone_after_the_next_step(
    renamed: AppTest, plan: Plan, go_on: Callable[[AppTest, Plan], AppTest]
):
    assert not go_on(refuse_the_undo(renamed, plan), plan).error
