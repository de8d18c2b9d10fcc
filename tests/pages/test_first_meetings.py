"""Whom nobody has met yet: the listening tour, and how Contacts and Today ask for it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import plans
from planner.plan.plan import DayOff
from tests.pages.app import texts, visit_app
from tests.pages.people_of_acme import Met
from tests.pages.plans import NOW

PAGE = "pages/people/contacts.py"


@pytest.fixture
def met() -> Met:
    """A plan without anybody yet."""
    return Met()


def page(part: str = "Due", **query: str) -> AppTest:
    app = visit_app("", contacts=part, **query)
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def test_a_day_that_the_tour_passes_over_is_named_with_why(met: Met):
    met.know("Joris")
    plans.edit_plan(
        met.workspace, LOCAL_OWNER, met.plan.but(days_off=(DayOff(day=date(2026, 3, 6), name="Summer fair"),)), NOW
    )
    app = page("Listening tour")
    assert "Not on Fri 6 Mar (Summer fair)." in texts(app).replace("\\", "")
    app.date_input(key="tour_first").set_value(date(2026, 3, 9)).run()
    assert "Not on" not in texts(app)


def test_the_hours_chosen_for_the_tour_are_all_used(met: Met):
    for number in range(4):
        met.know(f"Person {number}", influence=5, interest=1)
    app = page("Listening tour")
    app.date_input(key="tour_last").set_value(date(2026, 3, 27)).run()
    table = app.dataframe[0].value
    assert {"09:00", "11:00", "14:00", "16:00"} <= set(table.columns)
    assert table["Contacts"].tolist() == [1, 1, 1, 1]
