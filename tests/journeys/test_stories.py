"""What somebody does over several pages, and what it changes on the others."""

from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.plan.plan import Plan
from planner.tasks.task import Kind, Status
from tests.exchange.reading import SAMPLES
from tests.journeys.reading import exported, opened, said_on, share_done, visit
from tests.pages.app import TODAY
from tests.pages.plans import a_stored_plan


def finish_the_first_overdue_task(plan: Plan) -> AppTest:
    """Press "Done" beside a task that is late."""
    app = visit(menu.TODAY)
    one_off = {task.id for task in opened(plan).tasks if task.kind is Kind.TASK}
    keys = (button.key or "" for button in app.button)
    key = next(key for key in keys if key.startswith("overdue-") and key.split("-")[1] in one_off)
    return app.button(key=key).click().run()


def test_a_task_finished_on_today_raises_the_progress_everywhere(sample: Plan):
    before, was_done = opened(sample).progress, sum(task.is_done for task in opened(sample).tasks)
    app = finish_the_first_overdue_task(sample)
    assert opened(sample).progress > before
    progress = f"{opened(sample).progress:.0%}"
    assert app.metric[0].value == share_done(exported(sample)) == progress
    assert visit(menu.FORECAST, {"show": "Progress"}).metric[0].value == progress
    assert progress in str(visit(menu.PLANS).progress[0].text)
    assert f"tasks, {was_done + 1} done" in said_on(visit(menu.ROADMAP))
    assert f"tasks: {was_done + 1} done" in said_on(visit(menu.TASKS))


def test_undo_on_another_page_takes_it_back_everywhere(sample: Plan):
    before = visit(menu.TODAY).metric[0].value
    app = finish_the_first_overdue_task(sample)
    app.switch_page(menu.FORECAST).run()
    app.button(key="undo").click().run()
    assert not app.exception
    assert visit(menu.TODAY).metric[0].value == before == share_done(exported(sample))


def test_a_csv_of_asana_becomes_a_roadmap():
    plan = a_stored_plan()
    was = len(opened(plan).tasks)
    app = visit(menu.FILES)
    app.file_uploader(key="import_file_0").upload("asana.csv", (SAMPLES / "asana.csv").read_bytes()).run()
    app.button(key="import_now").click().run()
    app.switch_page(menu.ROADMAP).run()
    assert not app.exception
    assert f"{was + 4} tasks" in said_on(app)
    names = {task.name for task in opened(plan).tasks[was:]}
    spec = app.get("plotly_chart")[0].proto.spec
    assert len(names) == 4
    assert all(name.split()[0] in spec for name in names)


def test_a_first_day_four_weeks_later_moves_every_task_by_four_weeks():
    plan = a_stored_plan(first_day=TODAY + timedelta(days=30))
    before = [(row["Scheduled start"], row["Scheduled finish"]) for row in exported(plan)]
    app = visit(menu.SETTINGS, {"settings": "First day"})
    app.date_input(key=f"settings_first_day_{plan.id}_{plan.version}").set_value(later(plan.first_day)).run()
    app.button(key="first_day_move").click().run()
    assert not app.exception
    after = [(row["Scheduled start"], row["Scheduled finish"]) for row in exported(plan)]
    assert after == [tuple(later(date.fromisoformat(text)).isoformat() for text in pair) for pair in before]


def later(day: date) -> date:
    """The same weekday four weeks later."""
    return day + timedelta(weeks=4)


def test_the_sample_is_looked_at_and_removed_and_leaves_an_own_plan_alone(sample: Plan):
    own = a_stored_plan("Own")
    app = visit(menu.ROADMAP, {"plan": sample.id})
    app.button(key="delete_sample").click().run()
    assert not app.exception
    assert app.selectbox(key="plan").options == ["Own · Ada"]
    assert all(task.status is Status.NOT_STARTED for task in opened(own).tasks)
