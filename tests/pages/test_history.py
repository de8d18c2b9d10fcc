"""History: what was changed in the plan, even in a task that is no longer there, can be taken back."""

import pytest

from pages.shared import visit
from pages.shared.text import plain
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import plans, tasks
from planner.plan.plan import Plan
from planner.tasks.task import Task
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace

HISTORY = "pages/admin/history.py"


def tasks_of(plan: Plan) -> list[Task]:
    return list(plans.open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY).tasks)


def test_a_deleted_task_comes_back_from_the_history():
    plan = a_stored_plan()
    before = tasks_of(plan)
    tasks.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, [before[0].id], NOW)
    app = visit_app(HISTORY)
    next(button for button in app.button if (button.key or "").startswith("undo_")).click().run()
    assert not app.exception
    assert {task.id for task in tasks_of(plan)} == {task.id for task in before}


def test_a_viewer_reads_the_history_without_secrets_and_without_undo(monkeypatch: pytest.MonkeyPatch):
    plan = a_stored_plan()
    secret, known = tasks_of(plan)[:2]
    hidden = secret.but(name="Secret plan", is_private=True)
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [hidden, known.but(name="Open plan")], NOW)
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Board", {plan.id: Role.VIEWER}))
    app = visit_app(HISTORY)
    assert plain("Open plan") in texts(app)
    assert plain("Secret plan") not in texts(app)
    assert [button.key for button in app.button if (button.key or "").startswith("undo_")] == []


def test_a_plan_nobody_has_changed_says_so():
    a_stored_plan()
    assert not visit_app(HISTORY).exception
