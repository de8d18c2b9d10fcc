"""What-if: changes are tried, shown, applied or dropped, and saved only when applied."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from pages.shared.what_if.view import GateShift
from pages.shared.what_if.words import gate_words, target_words
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import tasks as task_actions
from planner.actions.history import history
from planner.actions.plans import OpenPlan, open_plan
from planner.plan.plan import Plan
from planner.scheduling.what_if import Shift
from planner.tasks.task import Kind, Status, Task, TaskId
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace

PAGE = "pages/plan/what_if.py"


def opened(plan: Plan) -> OpenPlan:
    return open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)


def a_critical_task(plan: Plan) -> Task:
    now = opened(plan)
    critical = (now.task(task) for task in now.schedule.critical_path())
    return next(task for task in critical if task.kind is Kind.TASK)


def save(plan: Plan, task: Task) -> None:
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task], NOW)


def try_longer(app: AppTest, task: Task, days: int = 5) -> AppTest:
    app.segmented_control(key="what_if_kind").set_value("Make longer").run()
    app.selectbox(key="what_if_task").set_value(task.id).run()
    app.number_input(key="what_if_longer").set_value(days).run()
    app.button(key="what_if_add").click().run()
    assert not app.exception
    return app


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def test_two_examples_stand_where_nothing_is_tried_yet():
    a_stored_plan()
    app = visit_app(PAGE)
    assert not app.exception
    assert {"what_if_start_away", "what_if_start_longer"} <= set(keys(app))


def test_an_example_is_tried_with_one_click():
    a_stored_plan()
    app = visit_app(PAGE)
    app.button(key="what_if_start_longer").click().run()
    assert "the plan ends on" in texts(app)


def test_a_longer_critical_task_moves_the_gates_and_saves_nothing():
    plan = a_stored_plan()
    before = opened(plan)
    app = try_longer(visit_app(PAGE), a_critical_task(plan))
    assert "would slip by" in texts(app)
    assert opened(plan).plan.revision == before.plan.revision
    assert opened(plan).schedule.finish == before.schedule.finish


def test_the_answer_says_by_how_much_the_last_gate_slips():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    app = try_longer(visit_app(PAGE), task, days=5)
    before = opened(plan).schedule.finish_day
    save(plan, opened(plan).task(task.id).but(duration=task.duration + 5))
    days = opened(plan).schedule.finish_day - before
    assert f"slip by {days} days" in texts(app)


def test_applying_saves_the_changes_and_undo_takes_them_back():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    app = try_longer(visit_app(PAGE), task)
    app.button(key="what_if_apply").click().run()
    assert opened(plan).task(task.id).duration == task.duration + 5
    app.button(key="undo").click().run()
    assert opened(plan).task(task.id).duration == task.duration


def test_what_was_applied_is_no_longer_tried():
    plan = a_stored_plan()
    app = try_longer(visit_app(PAGE), a_critical_task(plan))
    app.button(key="what_if_apply").click().run()
    assert "what_if_drop" not in keys(app)


def test_what_was_tried_with_private_tasks_is_not_told_in_the_history():
    plan = a_stored_plan()
    hidden, shown = [task for task in opened(plan).tasks if task.is_open and task.kind is Kind.TASK][:2]
    save(plan, hidden.but(name="Reorganise", is_private=True, owner="Zoe"))
    change = [f"longer:{hidden.number}:5", f"longer:{hidden.number}:-5", "away:-3:-2:Zoe", f"longer:{shown.number}:1"]
    app = visit_app(PAGE, change=change)
    app.button(key="what_if_apply").click().run()
    [entry, *_] = history(a_workspace(), Visitor("Emil", {plan.id: Role.EDITOR}), plan.id)
    assert entry.change.summary == f"Applied a what-if: “{shown.name}” takes 1 working day more"


@pytest.mark.parametrize("days", ["99999999999:99999999999", "-99999999999:0", "0:40000"])
def test_a_link_with_days_beyond_the_calendar_can_be_removed(days: str):
    a_stored_plan()
    app = visit_app(PAGE, change=f"away:{days}:Ada")
    assert "it cannot be read" in texts(app)
    app.button(key="change_remove_0").click().run()
    assert "what_if_start_longer" in keys(app)


def test_dropping_clears_the_changes_and_the_address():
    plan = a_stored_plan()
    app = try_longer(visit_app(PAGE), a_critical_task(plan))
    assert "change" in app.query_params
    app.button(key="what_if_drop").click().run()
    assert "what_if_start_longer" in keys(app)
    assert "change" not in app.query_params


def test_one_change_is_taken_out_and_the_other_stays():
    plan = a_stored_plan()
    app = try_longer(try_longer(visit_app(PAGE), a_critical_task(plan), days=5), a_critical_task(plan), days=7)
    app.button(key="change_remove_0").click().run()
    assert "takes 7 working days more" in texts(app)
    assert "takes 5 working days more" not in texts(app)


def test_a_what_if_outlives_a_look_at_another_page():
    plan = a_stored_plan()
    app = try_longer(visit_app(PAGE), a_critical_task(plan))
    app.switch_page("pages/plan/today.py").run()
    app.switch_page(PAGE).run()
    assert "takes 5 working days more" in texts(app)


def test_a_link_opens_a_what_if():
    plan = a_stored_plan()
    app = visit_app()
    app.query_params["change"] = f"longer:{a_critical_task(plan).number}:4"
    app.switch_page(PAGE).run()
    assert "takes 4 working days more" in texts(app)


def test_changes_of_another_plan_in_the_address_are_not_tried_on_this_one():
    plan = a_stored_plan()
    app = visit_app()
    app.query_params["change"] = f"longer:{a_critical_task(plan).number}:4"
    app.query_params["of"] = "another-plan"
    app.switch_page(PAGE).run()
    assert "what_if_start_longer" in keys(app)


@pytest.mark.parametrize("change", ["longer:99999:4", "nonsense", "move:1:x", "away:2"])
def test_a_change_in_a_link_that_means_nothing_is_left_out_in_words(change: str):
    a_stored_plan()
    app = visit_app()
    app.query_params["change"] = change
    app.switch_page(PAGE).run()
    assert not app.exception
    assert "Left out" in texts(app)


def test_an_owner_out_for_a_week_moves_their_tasks():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    save(plan, task.but(owner="Grace"))
    app = visit_app(PAGE)
    app.segmented_control(key="what_if_kind").set_value("Somebody out").run()
    app.selectbox(key="what_if_owner").set_value("Grace").run()
    dates = opened(plan).schedule[task.id]
    app.date_input(key=f"what_if_range_{plan.id}").set_value((dates.start, dates.finish)).run()
    app.button(key="what_if_add").click().run()
    assert "Grace is out from" in texts(app)
    assert "would shift" in texts(app)


@pytest.mark.parametrize("first_day", [date(2026, 3, 30), date(2026, 3, 13), date(2026, 9, 1), date(2025, 9, 1)])
def test_somebody_can_be_taken_out_of_a_plan_that_begins_later_or_is_over(first_day: date):
    a_stored_plan(first_day=first_day)
    app = visit_app(PAGE)
    app.segmented_control(key="what_if_kind").set_value("Somebody out").run()
    assert not app.exception
    app.selectbox(key="what_if_owner").set_value("Ada").run()
    app.button(key="what_if_add").click().run()
    assert "Ada is out from" in texts(app)


def test_a_task_is_moved_to_a_date():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    start = opened(plan).schedule[task.id].start
    app = visit_app(PAGE)
    app.selectbox(key="what_if_task").set_value(task.id).run()
    app.segmented_control(key="what_if_by").set_value("to a date").run()
    app.date_input(key=f"what_if_date_{plan.id}").set_value(start + timedelta(days=9)).run()
    app.button(key="what_if_add").click().run()
    assert "starts 9 days later" in texts(app)


def test_a_done_task_is_refused_beside_the_field():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    done = {"status": Status.DONE, "percent": 100, "actual_start": TODAY, "actual_finish": TODAY}
    save(plan, task.but(**done))
    app = try_longer(visit_app(PAGE), task)
    assert "is done, so it cannot be lengthened" in texts(app)
    assert "what_if_drop" not in keys(app)


def test_a_started_task_is_not_moved_and_the_page_says_so():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    save(plan, task.but(status=Status.IN_PROGRESS, percent=20, actual_start=TODAY))
    app = visit_app(PAGE)
    app.selectbox(key="what_if_task").set_value(task.id).run()
    app.button(key="what_if_add").click().run()
    assert "has already started, so it cannot be moved" in texts(app)


def test_no_task_chosen_is_said_beside_the_field():
    a_stored_plan()
    app = visit_app(PAGE)
    app.button(key="what_if_add").click().run()
    assert "Choose the task to change" in texts(app)


def test_a_task_that_waits_for_another_is_held_and_the_page_says_by_which():
    plan = a_stored_plan()
    now = opened(plan)
    last = now.task(now.schedule.critical_path()[-2])
    app = visit_app(PAGE)
    app.selectbox(key="what_if_task").set_value(last.id).run()
    app.number_input(key="what_if_days").set_value(-60).run()
    app.button(key="what_if_add").click().run()
    assert r"cannot start as early as asked\: it waits for" in texts(app)


def test_somebody_elses_save_is_told_and_nothing_is_overwritten():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    app = try_longer(visit_app(PAGE), task)
    save(plan, opened(plan).task(task.id).but(name="Renamed"))
    app.button(key="what_if_apply").click().run()
    assert opened(plan).task(task.id).duration == task.duration
    assert "what_if_apply" in keys(app)
    assert "Renamed" in str(app.error[0].value)


def test_a_viewer_may_try_but_not_apply(monkeypatch: pytest.MonkeyPatch):
    plan = a_stored_plan()
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {plan.id: Role.VIEWER}))
    app = try_longer(visit_app(PAGE), a_critical_task(plan))
    assert "would slip by" in texts(app)
    assert "what_if_apply" not in keys(app)


def test_names_are_shown_as_typed():
    plan = a_stored_plan()
    task = a_critical_task(plan)
    save(plan, task.but(name="**bold** [x](http://y)"))
    app = try_longer(visit_app(PAGE), opened(plan).task(task.id))
    assert r"\*\*bold\*\*" in texts(app)


def a_gate_that_stays(late: int) -> GateShift:
    day = date(2026, 12, 1)
    return GateShift(Shift(TaskId("g"), "Gate", day, day, day, day), 45, late, late)


def test_a_gate_that_stays_late_is_not_ticked_as_fine():
    assert "check" not in gate_words(a_gate_that_stays(late=2))[1]
    assert "check" in gate_words(a_gate_that_stays(late=0))[1]


def test_a_gate_is_held_against_its_target():
    assert target_words(a_gate_that_stays(late=2), "Sun, 29 Nov") == "Target Sun, 29 Nov: misses it by 2 days"
