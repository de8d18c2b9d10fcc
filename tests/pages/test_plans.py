"""Plans: switch, rename, duplicate, archive, delete and restore."""

from dataclasses import fields

from streamlit.testing.v1 import AppTest

from pages.shared.plans import cards
from pages.shared.plans.dialogs import what_goes
from planner.access.visitor import LOCAL_OWNER
from planner.actions import plans
from planner.actions import tasks as task_actions
from planner.actions.plan_life import Loss
from planner.plan.plan import Plan
from planner.tasks.task import Kind
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.kpis_of_acme import Measured
from tests.pages.plans import NOW, a_stored_plan, a_workspace, stored

PAGE = "pages/admin/plans.py"


def more(app: AppTest, plan_id: str, choice: str) -> AppTest:
    app.menu_button(key=f"more_{plan_id}").click(choice).run()
    assert not app.exception
    return app


def test_each_plan_tells_its_day_its_progress_and_its_next_gate():
    a_stored_plan()
    app = visit_app(PAGE)
    assert "Day 30 of 100" in str(app.progress[0].text)
    assert "0% done" in str(app.progress[0].text)
    assert "Next gate" in texts(app)


def test_each_plan_tells_its_kpis_how_many_are_behind_and_how_many_numbers_are_late():
    measured = Measured()
    measured.watch("NPS")
    assert "1 KPI, 1 number late." in texts(visit_app(PAGE)).replace("\\", "")


def test_a_plan_without_kpis_says_nothing_about_them():
    a_stored_plan()
    assert "KPI" not in "".join(caption.value for caption in visit_app(PAGE).main.caption)


def test_another_plan_is_opened_with_one_click():
    first = a_stored_plan("First")
    a_stored_plan("Second")
    app = visit_app(PAGE)
    app.button(key=f"open_{first.id}").click().run()
    assert app.title[0].value == "Today"
    assert app.selectbox(key="plan").value == first.id


def test_a_plan_is_renamed():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "rename")
    app.text_input(key="rename_company").set_value("Acme & Sons")
    app.button(key="rename_save").click().run()
    assert not app.exception
    assert stored(plan).company == "Acme & Sons"


def test_a_rename_can_be_undone():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "rename")
    app.text_input(key="rename_leader").set_value("Grace")
    app.button(key="rename_save").click().run()
    app.button(key="undo").click().run()
    assert stored(plan).leader == "Ada"


def test_an_empty_name_is_refused_and_stays_in_the_dialog():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "rename")
    app.text_input(key="rename_company").set_value("")
    app.button(key="rename_save").click().run()
    assert "this one is empty" in texts(app)
    assert stored(plan).company == "Acme"


def test_a_duplicate_stands_beside_the_original():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "duplicate")
    assert sorted(app.selectbox(key="plan").options) == ["Acme (copy) · Ada", "Acme · Ada"]


def test_an_archived_plan_leaves_the_switcher_and_comes_back():
    plan = a_stored_plan()
    a_stored_plan("Other")
    app = more(visit_app(PAGE), plan.id, "archive")
    assert app.selectbox(key="plan").options == ["Other · Ada"]
    app.button(key=f"unarchive_{plan.id}").click().run()
    assert len(app.selectbox(key="plan").options) == 2


def test_deleting_says_first_how_much_is_lost_and_deletes_nothing():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "delete")
    assert "With it go 72 tasks, 1 baseline and the history of 1 change" in texts(app)
    app.button(key="delete_no").click().run()
    assert stored(plan).deleted_at is None


def test_every_kind_of_loss_is_told_in_words():
    loss = Loss(**{field.name: number for number, field in enumerate(fields(Loss), start=1)})
    assert what_goes(loss) == (
        "With it go 1 task, 2 comments, 3 baselines, 4 KPIs, 5 numbers, 6 events, 7 stakeholders, 8 contacts, "
        "9 interviews, 10 commitments, 11 agreements, 12 messages, 13 weekly notes, 14 campaigns, "
        "15 links for departments, 16 unsaved drafts and the history of 17 changes."
    )


def test_of_an_empty_plan_only_its_history_is_lost():
    assert what_goes(Loss(changes=1)) == "With it goes the history of 1 change."


def test_a_deleted_plan_is_restored_from_the_list():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "delete")
    app.button(key="delete_yes").click().run()
    assert not app.exception
    assert "30 days left" in texts(app)
    app.button(key=f"restore_{plan.id}").click().run()
    assert not app.exception
    assert stored(plan).deleted_at is None


def test_after_the_last_plan_is_gone_the_way_on_is_to_start_one():
    plan = a_stored_plan()
    app = more(visit_app(PAGE), plan.id, "delete")
    app.button(key="delete_yes").click().run()
    assert "No plan is in use" in texts(app)


def test_the_next_gate_is_counted_to_its_target_as_on_today(sample: Plan):
    app = visit_app("pages/plan/today.py")
    told = next(tile for tile in app.metric if tile.label == "Next gate").value
    assert f", {told}" in texts(app.switch_page(PAGE).run())


def test_a_gate_that_slips_is_counted_to_its_target_and_its_expected_day_is_named():
    opened = plans.open_plan(a_workspace(), LOCAL_OWNER, a_stored_plan().id, TODAY)
    gate = next(task for task in opened.tasks if task.kind is Kind.GATE)
    due = gate.but(deadline_day=opened.status_day + 3)
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, opened.plan.id, [due], NOW)
    told = cards.next_gate(plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY))
    assert "Sat, 7 Mar, in 3 days, expected" in told


def test_the_button_that_deletes_is_red_and_no_button_like_save():
    plan = a_stored_plan()
    button = more(visit_app(PAGE), plan.id, "delete").button(key="delete_yes")
    assert button.label == ":red[Delete the plan]"
    assert button.proto.type == "secondary"


def test_after_a_plan_is_deleted_the_selector_is_set_to_another():
    plan, other = a_stored_plan("Gone"), a_stored_plan("Stays")
    app = visit_app(PAGE, plan=plan.id)
    more(app, plan.id, "delete").button(key="delete_yes").click().run()
    assert app.selectbox(key="plan").value == other.id
    assert app.selectbox(key="plan").proto.set_value
