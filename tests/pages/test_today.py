"""Today: the landing page answers what needs the leader now."""

from datetime import timedelta

import pytest

from pages.shared import visit
from pages.shared.text import plain
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import plans, tasks
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.scheduling.attention import attention
from planner.scheduling.verdict import verdict
from planner.tasks.task import Status, Task
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plan_of_acme import Acme, visit_as
from tests.pages.plans import NOW, a_stored_plan, a_workspace


@pytest.fixture
def opened(sample: Plan) -> OpenPlan:
    """The sample company."""
    return plans.open_plan(a_workspace(), LOCAL_OWNER, sample.id, TODAY)


def overdue_tasks(opened: OpenPlan) -> list[Task]:
    needs = attention(opened.plan, opened.tasks, opened.schedule, opened.baseline, opened.status_day)
    return [opened.task(item.task) for item in needs.overdue]


def test_it_says_which_day_it_is_and_which_phases_are_live(opened: OpenPlan):
    assert visit_app().caption[0].value == plain("Day 37 of 100 · Plan, Act, Communicate")


def test_the_verdict_comes_with_its_reason(opened: OpenPlan):
    found = verdict(opened.plan, opened.tasks, opened.schedule, opened.baseline, opened.status_day)
    page = texts(visit_app())
    assert plain(found.sentence) in page
    assert plain(found.reason) in page


def test_progress_is_the_number_of_the_one_function(opened: OpenPlan):
    assert visit_app().metric[0].value == f"{opened.progress:.0%}"


def test_one_click_finishes_an_overdue_task_and_undo_brings_it_back(opened: OpenPlan):
    late = next(task for task in overdue_tasks(opened) if task.recurrence is None)
    app = visit_app()
    next(button for button in app.button if (button.key or "").startswith(f"overdue-{late.id}")).click().run()
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is Status.DONE
    app.button(key="undo").click().run()
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is late.status


def test_what_somebody_else_changed_first_is_not_overwritten(opened: OpenPlan):
    late = next(task for task in overdue_tasks(opened) if task.recurrence is None)
    app = visit_app()
    colleague = Visitor("Kim", {opened.plan.id: Role.EDITOR})
    tasks.save_tasks(a_workspace(), colleague, opened.plan.id, [late.but(owner="Kim")], NOW)
    next(button for button in app.button if (button.key or "").startswith(f"overdue-{late.id}")).click().run()
    assert "Kim" in app.error[0].value
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is late.status


def test_it_tells_what_slipped_since_last_week(opened: OpenPlan):
    task = next(task for task in opened.tasks if task.status is Status.NOT_STARTED and task.duration and not task.links)
    longer = task.but(duration=task.duration + 30, estimate=None)
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, opened.plan.id, [longer], NOW)
    slipped = texts(visit_app()).split("Slipped since last week")[1]
    assert plain("days later") in slipped


def test_after_the_gate_that_freezes_the_plan_it_offers_a_baseline(opened: OpenPlan):
    gate = next(task for task in opened.tasks if task.freezes_baseline)
    tasks.report(a_workspace(), LOCAL_OWNER, opened.plan.id, gate.id, gate.version, TODAY, NOW, status=Status.DONE)
    assert "freeze the plan as it was agreed" in texts(visit_app())


def test_an_empty_plan_says_what_to_do():
    plan = a_stored_plan()
    opened = plans.open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)
    tasks.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task.id for task in opened.tasks], NOW)
    app = visit_app()
    assert not app.exception
    assert "no tasks yet" in texts(app)


@pytest.mark.parametrize("days", [-200, -10, 0, 99, 400])
def test_every_day_of_a_plan_has_a_verdict(days: int):
    a_stored_plan(first_day=TODAY - timedelta(days=days))
    app = visit_app()
    assert not app.exception
    assert app.title[0].value == "Today"


def test_a_viewer_is_offered_no_buttons(opened: OpenPlan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Board", {opened.plan.id: Role.VIEWER}))
    app = visit_app()
    assert not app.exception
    assert [button.key for button in app.button if (button.key or "").startswith(("overdue", "due", "starting"))] == []


def test_a_viewer_reads_nothing_private(opened: OpenPlan, monkeypatch: pytest.MonkeyPatch):
    secret = next(task for task in opened.tasks if task.is_private)
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Board", {opened.plan.id: Role.VIEWER}))
    assert plain(secret.name) not in texts(visit_app())


def test_what_was_worked_out_for_the_owner_is_not_shown_to_others(monkeypatch: pytest.MonkeyPatch):
    acme = Acme()
    acme.change("Interviews", is_private=True)
    assert "Interviews" in [link.label for link in visit_app().page_link]
    visit_as(monkeypatch, acme.plan, Role.VIEWER)
    app = visit_app()
    assert not app.error
    assert "Interviews" not in [link.label for link in app.page_link]
