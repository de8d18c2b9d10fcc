"""The first run: a plan of one's own in thirty seconds, or the sample company."""

from streamlit.testing.v1 import AppTest

from tests.pages.app import visit_app


def fill(app: AppTest, company: str = "Acme", leader: str = "Ada", role: str = "CMO") -> AppTest:
    app.text_input(key="start_company").set_value(company)
    app.text_input(key="start_leader").set_value(leader)
    app.text_input(key="start_role").set_value(role)
    return app


def test_three_fields_make_a_plan_and_land_on_its_today():
    app = fill(visit_app())
    app.button(key="start_now").click().run()
    assert not app.exception
    assert app.title[0].value == "Today"
    assert app.selectbox(key="plan").options == ["Acme · Ada"]
