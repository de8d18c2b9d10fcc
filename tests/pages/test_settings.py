"""Plan settings: names, first day, calendar, phases, length, templates."""

from datetime import date

from streamlit.testing.v1 import AppTest

from pages.shared import visit
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import plans, templates
from planner.plan.plan import Plan
from tests.pages.app import texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace, stored

PAGE = "pages/admin/settings.py"


def settings(section: str) -> AppTest:
    app = visit_app(PAGE, settings=section)
    assert not app.exception
    return app


def key(field: str, plan: Plan) -> str:
    return f"settings_{field}_{plan.id}_{plan.version}"


def click(app: AppTest, button: str) -> AppTest:
    app.button(key=button).click().run()
    assert not app.exception
    return app


def choose_first_day(plan: Plan, day: date) -> AppTest:
    app = settings("First day")
    app.date_input(key=key("first_day", plan)).set_value(day).run()
    assert not app.exception
    return app


def test_another_first_day_shows_what_moves_and_moves_nothing_yet():
    plan = a_stored_plan(first_day=date(2026, 4, 6))
    app = choose_first_day(plan, date(2026, 4, 20))
    assert "14 days later.**" in texts(app)
    assert "| Gate | Now | After |" in texts(app)
    assert stored(plan).first_day == date(2026, 4, 6)


def test_the_plan_moves_when_it_is_said_so():
    plan = a_stored_plan()
    click(choose_first_day(plan, date(2026, 2, 16)), "first_day_move")
    assert stored(plan).first_day == date(2026, 2, 16)


def test_moving_the_plan_can_be_undone():
    plan = a_stored_plan()
    app = click(choose_first_day(plan, date(2026, 2, 16)), "first_day_move")
    click(app, "undo")
    assert stored(plan).first_day == date(2026, 2, 2)


def test_leaving_the_first_day_where_it_is_takes_the_preview_away():
    plan = a_stored_plan()
    app = click(choose_first_day(plan, date(2026, 2, 16)), "first_day_keep")
    assert "Day 0 moves" not in texts(app)


def test_a_change_of_week_shows_the_gates_before_it_is_saved():
    plan = a_stored_plan()
    app = settings("Calendar")
    app.selectbox(key=key("week", plan)).set_value("all").run()
    assert "| Gate | Now | After |" in texts(app) or "No gate moves" in texts(app)
    assert stored(plan).week == "mon-fri"
    click(app, "calendar_save")
    assert stored(plan).week == "all"


def test_a_range_of_days_off_is_added_and_removed():
    plan = a_stored_plan()
    app = settings("Calendar")
    app.date_input(key=f"day_off_range_{plan.id}_1").set_value((date(2026, 3, 9), date(2026, 3, 11))).run()
    app.text_input(key=f"day_off_name_{plan.id}_1").set_value("Stocktaking").run()
    click(app, "day_off_add")
    click(app, "day_off_save")
    assert [off.day.day for off in stored(plan).days_off] == [9, 10, 11]
    assert "Stocktaking" in texts(app)
    click(app, "day_off_remove_0")
    click(app, "day_off_save")
    assert stored(plan).days_off == ()


def ask_for_days_off(plan: Plan, first: date, last: date) -> AppTest:
    app = settings("Calendar")
    app.date_input(key=f"day_off_range_{plan.id}_{plan.version}").set_value((first, last)).run()
    return click(app, "day_off_add")


def test_days_off_show_which_gates_move_and_move_nothing_yet():
    plan = a_stored_plan()
    app = ask_for_days_off(plan, date(2026, 3, 1), date(2026, 3, 31))
    assert "| Gate | Now | After |" in texts(app)
    assert stored(plan).days_off == ()


def test_removing_days_off_shows_which_gates_move_and_moves_nothing_yet():
    plan = a_stored_plan()
    app = click(ask_for_days_off(plan, date(2026, 3, 1), date(2026, 3, 31)), "day_off_save")
    click(app, "day_off_remove_0")
    assert "| Gate | Now | After |" in texts(app)
    assert len(stored(plan).days_off) == 31


def test_days_off_asked_for_can_be_dropped():
    plan = a_stored_plan()
    app = click(ask_for_days_off(plan, date(2026, 3, 1), date(2026, 3, 31)), "day_off_keep")
    assert "would be added" not in texts(app)
    assert stored(plan).days_off == ()


def test_a_day_off_twice_is_refused():
    plan = a_stored_plan()
    app = settings("Calendar")
    app.date_input(key=f"day_off_range_{plan.id}_1").set_value((date(2026, 3, 9), date(2026, 3, 9))).run()
    click(app, "day_off_add")
    click(app, "day_off_save")
    app.date_input(key=f"day_off_range_{plan.id}_2").set_value((date(2026, 3, 9), date(2026, 3, 9))).run()
    click(app, "day_off_add")
    assert "These days are off already" in texts(app)


def edit_phases(plan: Plan, **edits: object) -> AppTest:
    app = settings("Phases and length")
    nothing: dict[str, object] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
    app.session_state[key("phases", plan)] = nothing | edits
    return app.run()


def test_a_phase_is_renamed_and_ends_later():
    plan = a_stored_plan()
    app = edit_phases(plan, edited_rows={4: {"Phase": "Prove", "Last day": 120}})
    click(app, "phases_save")
    assert (stored(plan).phases[4].name, stored(plan).phases[4].end_day) == ("Prove", 120)
    assert stored(plan).phases[4].key == "measure"


def test_a_phase_is_added():
    plan = a_stored_plan()
    app = edit_phases(plan, added_rows=[{"Phase": "Roll out", "First day": 100, "Last day": 150}])
    click(app, "phases_save")
    assert (stored(plan).phases[-1].key, stored(plan).last_phase_day) == ("roll-out", 150)


def test_a_phase_that_still_has_tasks_cannot_be_removed():
    plan = a_stored_plan()
    app = edit_phases(plan, deleted_rows=[0])
    assert "“Prepare” still has" in texts(app).replace("\\", "")
    click(app, "phases_save")
    assert len(stored(plan).phases) == 6


def test_a_phase_that_ends_before_it_starts_is_refused_by_name():
    plan = a_stored_plan()
    app = edit_phases(plan, edited_rows={1: {"Last day": -3}})
    assert "ends on day -3, before it starts on day 0" in texts(app).replace("\\", "")


def test_the_plan_goes_on_after_day_100_with_one_click():
    plan = a_stored_plan()
    click(settings("Phases and length"), "length_extend")
    assert (stored(plan).length, stored(plan).last_phase_day) == (130, 130)


def test_a_change_somebody_else_made_first_is_not_overwritten_and_the_typing_stays():
    plan = a_stored_plan()
    app = settings("Company and leader")
    plans.edit_plan(a_workspace(), LOCAL_OWNER, plan.but(role="CXO"), NOW)
    app.text_input(key=key("company", plan)).set_value("Mine")
    click(app, "names_save")
    assert "Nothing was overwritten" in texts(app)
    assert app.text_input(key=key("company", plan)).value == "Mine"
    assert (stored(plan).company, stored(plan).role) == ("Acme", "CXO")
    click(app, "settings_names_current")
    assert app.text_input(key=key("role", stored(plan))).value == "CXO"


def test_a_template_is_saved_and_starts_the_next_plan():
    a_stored_plan()
    app = settings("Templates")
    app.text_input(key="template_name").set_value("Our way")
    click(app, "template_save")
    app.switch_page("pages/admin/start.py").run()
    choice = app.selectbox(key="start_template")
    assert "Our way" in choice.options
    own = templates.list_templates(a_workspace(), LOCAL_OWNER)[-1]
    choice.set_value(own.key).run()
    app.text_input(key="start_company").set_value("Next")
    app.text_input(key="start_leader").set_value("Grace")
    click(app, "start_now")
    assert plans.list_plans(a_workspace(), LOCAL_OWNER)[0].template == own.key


def test_a_template_without_a_name_is_refused_beside_the_field():
    a_stored_plan()
    app = click(settings("Templates"), "template_save")
    assert "this one is empty" in texts(app)


def test_a_template_file_with_a_fault_names_file_task_and_field():
    a_stored_plan()
    app = settings("Templates")
    text = """
key: mine
name: Mine
phases: [{key: a, name: A, start_day: 0, end_day: 9}]
tasks: [{id: T1, phase: b, name: One, start_day: 0, duration: 1}]
"""
    app.file_uploader(key="template_file").upload("mine.yaml", text.encode())
    click(app, "template_add")
    told = texts(app).replace("\\", "")
    assert "mine.yaml" in told and "task T1" in told and "field phase" in told


def test_a_template_file_is_brought_in_and_deleted():
    a_stored_plan()
    app = settings("Templates")
    text = "key: mine\nname: Mine\nphases: [{key: a, name: A, start_day: 0, end_day: 9}]\n"
    app.file_uploader(key="template_file").upload("mine.yaml", text.encode())
    click(app, "template_add")
    assert "“Mine” can be chosen" in texts(app).replace("\\", "")
    delete = next(button for button in app.button if str(button.key).startswith("template_delete_"))
    click(app, str(delete.key))
    assert "None yet" in texts(app)


def test_a_viewer_reads_the_settings_and_finds_nothing_to_press(monkeypatch):
    plan = a_stored_plan()
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {plan.id: Role.VIEWER}))
    for section in ("Company and leader", "First day", "Calendar", "Phases and length", "Templates"):
        assert not settings(section).button
    assert settings("Company and leader").text_input(key=key("company", plan)).disabled


def test_a_contributor_cannot_rename_copy_or_delete_a_plan(monkeypatch):
    plan = a_stored_plan()
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Carl", {plan.id: Role.CONTRIBUTOR}))
    app = visit_app("pages/admin/plans.py")
    assert not app.exception
    assert not app.menu_button
