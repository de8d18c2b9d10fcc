"""Placing many at once: the table on the map, and the fields of the dialog to add somebody."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from pages.shared.stakeholders.drawn import cell_meant, meant
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions.history import history
from planner.stakeholders.stakeholder import Engagement, Stakeholder
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.people_of_acme import Met
from tests.pages.plan_of_acme import visit_as


@pytest.fixture
def met() -> Met:
    """A plan with two whom nobody has placed."""
    met = Met()
    for name in ("Ben", "Cora"):
        met.know(name, influence=None, interest=None)
    return met


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def placing(rows: dict[int, Any]) -> AppTest:
    app = press(visit_app(menu.STAKEHOLDERS, view="Map"), "place_many")
    app.session_state["stakeholder_places_1"] = {"edited_rows": rows}
    return press(app.run(), "places_save")


def the(met: Met, name: str) -> Stakeholder:
    return next(one for one in met.opened.stakeholders if one.name == name)


def test_two_are_placed_in_one_change_as_of_today(met: Met):
    placing({0: {"Influence": "4 high", "Interest": "2 low"}, 1: {"Stands now": "R Resistant", "Wanted": "N Neutral"}})
    ben, cora = the(met, "Ben"), the(met, "Cora")
    assert (ben.influence, ben.interest, ben.placement and ben.placement.on) == (4, 2, TODAY)
    assert (cora.engagement, cora.desired) == (Engagement.RESISTANT, Engagement.NEUTRAL)
    latest = next(iter(history(met.workspace, LOCAL_OWNER, met.plan.id)))
    assert {edit.name for edit in latest.change.edits} == {"Ben", "Cora"}


def test_as_long_as_nothing_is_typed_there_is_nothing_to_save(met: Met):
    met.know("Dora", influence=None, interest=None, desired="supportive")  # beside Ben and Cora, wanted nowhere
    app = press(visit_app(menu.STAKEHOLDERS, view="Map"), "place_many")
    assert app.button(key="places_save").disabled


def test_what_is_no_choice_is_refused_by_name_and_nobody_is_placed(met: Met):
    app = placing({0: {"Influence": "9 enormous"}, 1: {"Influence": "4 high"}})
    assert "“Ben”, Influence: “9 enormous” is no choice" in texts(app).replace("\\", "")
    assert the(met, "Cora").influence is None


def test_who_is_wanted_somewhere_only_is_not_placed_by_that(met: Met):
    before = the(met, "Ben").placements
    placing({0: {"Wanted": "S Supportive"}})
    assert (the(met, "Ben").desired, the(met, "Ben").placements) == (Engagement.SUPPORTIVE, before)


def test_an_editor_has_no_table_to_place_anybody(met: Met, monkeypatch: pytest.MonkeyPatch):
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = visit_app(menu.STAKEHOLDERS, view="Map")
    assert "place_many" not in [button.key for button in app.button]


def test_somebody_is_added_with_influence_interest_and_engagement(met: Met):
    app = press(visit_app(menu.STAKEHOLDERS), "add_stakeholder")
    app.text_input(key="add_name").set_value("Dora")
    for field, said in (("influence", "5 very high"), ("interest", "4 high"), ("engagement", "S Supportive")):
        app.selectbox(key=f"add_{field}").set_value(said)
    press(app.run(), "add_one")
    dora = the(met, "Dora")
    assert (dora.influence, dora.interest, dora.engagement) == (5, 4, Engagement.SUPPORTIVE)


def test_an_editor_who_adds_somebody_is_not_asked_where_they_stand(met: Met, monkeypatch: pytest.MonkeyPatch):
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = press(visit_app(menu.STAKEHOLDERS), "add_stakeholder")
    assert "add_influence" not in [one.key for one in app.selectbox]


def test_the_others_of_a_crowded_cell_stand_in_the_register(met: Met):
    met.know("Dora", influence=4, interest=5)
    app = visit_app(menu.STAKEHOLDERS, cell="5-4")
    assert list(app.dataframe[0].value["Name"]) == ["Dora"]
    press(app, "leave_cell")
    assert len(app.dataframe[0].value) == 3


def test_a_cell_asked_for_by_an_editor_filters_nobody(met: Met, monkeypatch: pytest.MonkeyPatch):
    met.know("Dora", influence=4, interest=5)
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = visit_app(menu.STAKEHOLDERS, cell="5-4")
    assert len(app.dataframe[0].value) == 3


def test_a_click_on_the_mark_for_more_means_its_cell_and_nobody():
    event = {"selection": {"points": [{"customdata": "cell:5-4"}]}}
    assert cell_meant(event) == "5-4"
    assert meant(event) is None
