"""Forecast: the chance of the gates, progress against the baseline, freezing and comparing baselines."""

import re
from datetime import timedelta

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import tasks as task_actions
from planner.actions.plans import OpenPlan, open_plan
from planner.plan.plan import Plan
from planner.tasks.task import Kind, Status
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace

PAGE = "pages/plan/forecast.py"


def opened(plan: Plan) -> OpenPlan:
    return open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)


def tab(name: str) -> AppTest:
    app = visit_app()
    app.query_params["show"] = name
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def pass_the_gate_that_freezes(plan: Plan) -> str:
    gate = next(task for task in opened(plan).tasks if task.freezes_baseline)
    passed = gate.but(status=Status.DONE, percent=100, actual_start=TODAY, actual_finish=TODAY)
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [passed], NOW)
    return gate.name


def freeze(app: AppTest, reason: str, baselines: int = 1) -> AppTest:
    app.text_input(key=f"freeze_reason_{baselines}").set_value(reason)
    app.button(key="freeze").click().run()
    assert not app.exception
    return app


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def test_the_answer_gives_the_chance_of_the_next_gate_and_the_day_it_is_likely_to_be_passed(sample: Plan):
    app = visit_app(PAGE)
    assert not app.exception
    assert re.search(r"The day\\-45 gate holds with \d+ % chance", texts(app))
    assert "80 % of the runs pass it by" in texts(app)


def test_every_gate_has_its_chance_on_a_card(sample: Plan):
    gates = [task for task in opened(sample).tasks if task.kind is Kind.GATE and task.is_open]
    assert len(visit_app(PAGE).progress) == len(gates) == 2


def test_the_same_plan_gives_the_same_figures(sample: Plan):
    first = texts(visit_app(PAGE))
    st.cache_resource.clear()
    assert texts(visit_app(PAGE)) == first


def test_the_basis_and_the_seed_are_told(sample: Plan):
    said = texts(visit_app(PAGE))
    assert re.search(r"estimates \\\(PERT\\\) for \d+ tasks", said)
    assert re.search(r"10,000 runs, seed \d+", said)


def test_another_distribution_is_a_choice(sample: Plan):
    app = visit_app(PAGE)
    app.segmented_control(key="distribution").set_value("triangular").run()
    assert not app.exception
    assert r"estimates \(triangular\)" in texts(app)


def test_a_gate_is_looked_at_in_detail(sample: Plan):
    app = visit_app(PAGE)
    options = app.selectbox(key="gate").options
    app.selectbox(key="gate").set_value(options[-1]).run()
    assert not app.exception
    assert "What moves it" in texts(app)


def test_a_gate_chosen_in_one_plan_does_not_trouble_another(sample: Plan):
    other = a_stored_plan("Other")
    app = visit_app(PAGE)
    app.selectbox(key="gate").set_value(app.selectbox(key="gate").options[-1]).run()
    app.selectbox(key="plan").set_value(other.id).run()
    assert not app.exception
    assert app.selectbox(key="gate").value in app.selectbox(key="gate").options


@pytest.mark.parametrize("address", [{"gate": "x"}, {"show": "x"}, {"distribution": "x"}, {"baseline": "x"}])
def test_nonsense_in_the_address_is_ignored(sample: Plan, address: dict[str, str]):
    app = visit_app()
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page(PAGE).run()
    assert not app.exception


def test_a_plan_without_tasks_says_where_to_add_them():
    plan = a_stored_plan()
    tasks = [task.id for task in opened(plan).tasks]
    task_actions.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, tasks, NOW)
    assert "no tasks to forecast yet" in texts(visit_app(PAGE))


def test_a_finished_plan_has_no_gate_ahead():
    plan = a_stored_plan()
    done = {"status": Status.DONE, "percent": 100, "actual_start": TODAY, "actual_finish": TODAY}
    tasks = [task.but(**done) for task in opened(plan).tasks if task.kind is not Kind.RECURRING]
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, tasks, NOW)
    app = visit_app(PAGE)
    assert not app.exception
    assert "No gate or milestone lies ahead" in texts(app)


def test_progress_tells_the_same_pace_as_today(sample: Plan):
    pace = next(metric.value for metric in visit_app().metric if metric.label == "Pace")
    app = tab("Progress")
    assert next(metric.value for metric in app.metric if metric.label == "Pace, SPI(t)") == pace
    assert f"Pace {pace.replace('.', chr(92) + '.')} of the agreed one" in texts(app)


def test_progress_says_which_baseline_is_in_use(sample: Plan):
    assert "Held against baseline 0, “Start of the plan”" in texts(tab("Progress"))


def test_freezing_without_a_reason_is_refused_beside_the_field():
    plan = a_stored_plan()
    app = freeze(tab("Baselines"), "  ")
    assert "Why?" in texts(app)
    assert len(opened(plan).baselines) == 1


def test_a_baseline_with_a_reason_stands_in_the_list_and_is_in_use():
    plan = a_stored_plan()
    app = freeze(tab("Baselines"), "The board wants it earlier")
    assert opened(plan).baseline.reason == "The board wants it earlier"
    assert app.dataframe[-1].value.iloc[0]["Reason"] == "The board wants it earlier"
    assert app.dataframe[-1].value.iloc[0]["In use"] == "✓ in use"


def test_after_the_gate_a_baseline_is_offered_with_its_reason_filled_in():
    plan = a_stored_plan()
    name = pass_the_gate_that_freezes(plan)
    app = visit_app(PAGE)
    assert app.text_input(key="freeze_reason_1").value == f"Agreed at: {name}"
    app.button(key="freeze").click().run()
    assert opened(plan).baseline.number == 1
    assert "freeze" not in keys(app)


def test_a_viewer_sees_the_forecast_and_cannot_freeze(sample: Plan, monkeypatch: pytest.MonkeyPatch):
    pass_the_gate_that_freezes(sample)
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {sample.id: Role.VIEWER}))
    app = tab("Baselines")
    assert "Forecast" in app.title[0].value
    assert "freeze" not in keys(app)


def test_a_viewer_is_told_no_name_of_a_private_task(sample: Plan, monkeypatch: pytest.MonkeyPatch):
    secret = [task.but(is_private=True) for task in opened(sample).tasks if task.is_open and task.kind is Kind.TASK]
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, sample.id, secret, NOW)
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {sample.id: Role.VIEWER}))
    app = visit_app(PAGE)
    assert not app.exception
    assert "Private task" not in texts(app)
    assert not any(task.name in texts(app) for task in secret)


def test_a_viewer_is_told_the_same_pace_as_the_leader(sample: Plan, monkeypatch: pytest.MonkeyPatch):
    hidden = [task.but(is_private=True) for task in opened(sample).tasks if task.status is Status.DONE][:5]
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, sample.id, hidden, NOW)
    told = {metric.label: (metric.value, metric.delta) for metric in tab("Progress").metric}
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {sample.id: Role.VIEWER}))
    assert {metric.label: (metric.value, metric.delta) for metric in tab("Progress").metric} == told
    assert told


def test_now_is_compared_with_a_baseline_and_the_gates_stand_first(sample: Plan):
    table = tab("Baselines").dataframe[0].value
    assert table.iloc[0]["Task"].startswith("◆")
    now = opened(sample)
    dated = [(row, now.schedule.get(row.task)) for row in now.baseline.tasks]
    moved = [row for row, dates in dated if dates and dates.finish_day != row.finish_day]
    assert (table["Slip, days"].fillna(0) != 0).sum() == len(moved)


def test_a_plan_that_has_not_moved_says_so():
    a_stored_plan(first_day=TODAY + timedelta(days=30))
    assert "Every task is where it was agreed" in texts(tab("Baselines"))


def test_the_differences_can_be_downloaded(sample: Plan):
    assert tab("Baselines").download_button(key="differences_csv").label == "Download as CSV"


def test_beside_the_button_stands_how_many_overdue_tasks_freezing_forgives(sample: Plan):
    late = overdue()
    told = re.search(r"(\d+) tasks that are overdue now will no longer count as late", texts(tab("Baselines")))
    freeze(tab("Baselines"), "Agreed anew")
    assert told and int(told[1]) == late - overdue() > 0
    assert "will no longer count as late" not in texts(tab("Baselines"))


def overdue() -> int:
    return int(next(tile for tile in visit_app("pages/plan/today.py").metric if tile.label == "Overdue").value)
