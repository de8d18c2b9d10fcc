"""Whom nobody has met yet: the listening tour, and how Contacts and Today ask for it."""

from datetime import date

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import plans
from planner.plan.plan import DayOff
from tests.pages.app import texts, visit_app
from tests.pages.people_of_acme import Met, ago
from tests.pages.plan_of_acme import visit_as
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


def test_whom_nobody_has_met_is_not_told_as_nobody_waiting(met: Met):
    for name in ("Joris", "Nina"):
        met.know(name, first_contact_by=date(2026, 4, 1))
    app = page()
    assert "2 people have never been met" in texts(app)
    assert "Nobody is waiting" not in texts(app)
    app.button(key="to_the_tour").click().run()
    assert app.session_state["contacts"] == "Listening tour"
    assert "tour_book" in [button.key for button in app.button]


def test_today_asks_for_the_tour_until_one_is_booked(met: Met):
    joris, _ = [met.know(name, first_contact_by=date(2026, 4, 1)) for name in ("Joris", "Nina")]
    assert "2 people have never been met" in texts(visit_app())
    met.meet(joris, date(2026, 3, 9), is_held=False, is_tour=True)
    assert "never been met" not in texts(visit_app())


def test_one_who_was_never_met_is_named(met: Met):
    met.know("Joris", first_contact_by=date(2026, 4, 1))
    assert "Joris has never been met" in texts(page())


def test_an_editor_reads_how_long_ago_the_last_contact_was_and_no_day_that_contradicts_the_leaders(
    met: Met, monkeypatch: pytest.MonkeyPatch
):
    joris, nina, own = met.know("Joris"), met.know("Nina"), met.know("Own", rhythm_days=7)
    for who, days in ((joris, 29), (nina, 3), (own, 8)):
        met.meet(who, ago(days))
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = page(contacts_whose="Everybody’s")
    said = texts(app)
    assert said.index("1 day late") < said.index("last contact 29 days ago") < said.index("last contact 3 days ago")
    assert said.count("late") == 1
    assert not [word for word in ("manage closely", "wanted every 14", "due Mon") if word in said]


def test_an_editor_reads_no_due_day_in_the_register_nor_beside_it(met: Met, monkeypatch: pytest.MonkeyPatch):
    joris = met.know("Joris")
    met.meet(joris, ago(29))
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = visit_app("pages/people/stakeholders.py", person=joris.id)
    row = app.dataframe[0].value.iloc[0]
    assert (row["Contact"], row["Next due"] is pd.NaT) == ("Last contact 29 days ago", True)
    assert "Next contact" not in texts(app)
    assert "overdue" not in texts(app)
