"""The first run: a plan of one's own in thirty seconds, or the sample company."""

from datetime import date, timedelta

from streamlit.testing.v1 import AppTest

from pages.shared.text import plain
from planner.shared.calendar import WeekPattern
from tests.pages.app import TODAY, texts, visit_app

MONDAY = date(2026, 3, 16)


def typed(app: AppTest, company: str = "Acme", leader: str = "Ada", role: str = "CMO") -> AppTest:
    app.text_input(key="start_company").set_value(company)
    app.text_input(key="start_leader").set_value(leader)
    app.text_input(key="start_role").set_value(role)
    return app


def started(app: AppTest) -> AppTest:
    app.button(key="start_now").click().run()
    assert not app.exception
    return app


def test_three_fields_make_a_plan_and_land_on_its_today():
    app = started(typed(visit_app()))
    assert app.title[0].value == "Today"
    assert app.selectbox(key="plan").options == ["Acme · Ada"]


def test_the_first_day_is_the_first_monday_that_leaves_ten_days_to_prepare():
    assert visit_app().date_input(key="start_first_day").value == MONDAY


def test_a_plan_started_with_the_first_day_that_is_offered_is_not_late():
    assert "risk" not in texts(started(typed(visit_app()))).split("Needs you")[0]


def test_the_country_is_the_one_the_visitor_is_in():
    assert visit_app().selectbox(key="start_country").value == "GB"


def test_choosing_a_country_brings_its_usual_week():
    app = visit_app()
    app.selectbox(key="start_country").set_value("SA").run()
    assert app.selectbox(key="start_week").value == WeekPattern.SUN_THU


def test_a_line_says_which_day_is_day_0_and_which_day_100():
    app = visit_app()
    app.date_input(key="start_first_day").set_value(date(2026, 1, 5)).run()
    assert "Day 0 is Mon 5 Jan 2026; day 100 is Wed 15 Apr 2026." in texts(app).replace(", ", " ")
    assert "The plan starts 10 days before day 0" in texts(app)


def test_an_empty_company_is_named_beside_its_field_and_the_rest_stays():
    app = started(typed(visit_app(), company="  "))
    assert "this one is empty" in texts(app).lower()
    assert app.text_input(key="start_leader").value == "Ada"
    assert app.title[0].value != "Today"


def test_ten_thousand_characters_are_refused_with_their_number():
    app = started(typed(visit_app(), company="x" * 10_000))
    assert "10,000 characters are too many" in texts(app)
    assert app.text_input(key="start_company").value == "x" * 10_000


def test_a_missing_first_day_is_named():
    app = typed(visit_app())
    app.date_input(key="start_first_day").set_value(None)
    assert "Choose the day on which you start" in texts(started(app))


def test_what_should_be_finished_already_is_counted_and_can_be_marked_done():
    app = visit_app()
    app.date_input(key="start_first_day").set_value(TODAY - timedelta(days=20)).run()
    choice = app.radio(key="start_past_is_done")
    assert choice.label.endswith("tasks planned to be finished before today")
    choice.set_value(True)
    started(typed(app))
    done = app.switch_page("pages/admin/plans.py").run()
    assert "0% done" not in str([element.text for element in done.progress])


def test_nothing_is_asked_about_the_past_when_the_plan_lies_ahead():
    app = visit_app()
    app.date_input(key="start_first_day").set_value(TODAY + timedelta(days=120)).run()
    assert "start_past_is_done" not in app.session_state
    assert "which is fine" in texts(app)


def test_markdown_and_html_in_names_are_shown_as_typed():
    app = started(typed(visit_app(), company="*Acme* <b>&</b> :rocket:"))
    app.switch_page("pages/admin/plans.py").run()
    assert plain("*Acme* <b>&</b> :rocket:") in texts(app)


def test_the_sample_opens_with_one_click_and_says_what_it_is():
    app = visit_app()
    app.button(key="open_sample").click().run()
    assert not app.exception
    assert app.title[0].value == "Today"
    assert "You are looking at the sample company" in texts(app)
    assert "Day 37 of 100" in texts(app)


def test_the_sample_is_removed_with_one_click_from_any_page():
    app = visit_app()
    app.button(key="open_sample").click().run()
    app.switch_page("pages/admin/settings.py").run()
    app.button(key="delete_sample").click().run()
    assert not app.exception
    assert "The sample company is gone" in texts(app)
    assert "restore it for 30 days" in texts(app)
    assert "No plan is in use" in texts(app)


def test_a_removed_sample_can_still_be_found_among_the_deleted_plans():
    app = visit_app()
    app.button(key="open_sample").click().run()
    app.button(key="delete_sample").click().run()
    assert app.title[0].value == "Plans"
    assert [button.label for button in app.button if str(button.key).startswith("restore_")] == ["Restore"]


def test_before_day_0_the_header_counts_the_days_until_it():
    assert "12 days before day 0" in texts(started(typed(visit_app())))


def test_a_plan_of_ones_own_has_no_sample_banner():
    assert "sample company" not in texts(started(typed(visit_app())))


def test_a_stranger_sees_only_what_to_configure():
    app = visit_app(url="https://cx.example.com")
    assert app.title[0].value == "Sign-in needed"
    assert not app.text_input


def test_a_stranger_sees_no_page_even_when_a_plan_is_there():
    started(typed(visit_app()))
    app = visit_app(url="https://cx.example.com")
    assert [title.value for title in app.title] == ["Sign-in needed"]
    assert "Acme" not in texts(app)


def test_a_database_that_cannot_be_used_is_told_in_words(monkeypatch):
    monkeypatch.setenv("CX100_DATABASE_URL", "sqlite:////dev/null/cx100.sqlite3")
    app = visit_app()
    assert not app.exception
    assert app.title[0].value == "Your plans cannot be shown just now"
