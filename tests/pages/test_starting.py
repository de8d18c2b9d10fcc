"""Beginning with nothing: the usual stakeholders and messages, added from their lists."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from pages.shared.stakeholders import starting
from pages.shared.stakeholders.starting import NAME, TICK
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import communication as communication_actions
from planner.actions.history import history
from planner.communication.starters import starters as usual_messages
from planner.stakeholders.starters import starters as usual_people
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.clicks import twice
from tests.pages.people_of_acme import Met
from tests.pages.plan_of_acme import visit_as

AT = {one.key: at for at, one in enumerate(usual_people())}
FIRST = sum(one.first for one in usual_people())


@pytest.fixture
def met() -> Met:
    """A plan without anybody or any message yet."""
    return Met()


def opened(page: str) -> AppTest:
    app = visit_app(page)
    app.button(key="starters").click().run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def typed(app: AppTest, form: str, **rows: Any) -> AppTest:
    """Type into cells of the list, by the row's number after an underscore."""
    key = f"{form}_1"  # the first that is opened
    app.session_state[key] = {"edited_rows": {int(at[1:]): cells for at, cells in rows.items()}}
    app.run()
    assert not app.exception
    return app


def messages(met: Met) -> list[Any]:
    return list(communication_actions.open_communication(met.workspace, LOCAL_OWNER, met.plan.id, TODAY).messages)


def test_the_ceo_is_there_in_one_click_and_opened(met: Met):
    app = press(visit_app(menu.STAKEHOLDERS), "starter_ceo")
    (ceo,) = met.opened.stakeholders
    assert (ceo.name, ceo.influence, ceo.interest) == ("CEO", 5, 5)
    assert app.query_params["person"] in (ceo.id, [ceo.id])


def test_the_first_of_the_usual_people_are_ticked_and_added_in_one_change(met: Met):
    press(opened(menu.STAKEHOLDERS), "starters_add")
    assert len(met.opened.stakeholders) == FIRST
    (change, *_) = history(met.workspace, LOCAL_OWNER, met.plan.id)
    assert len(change.change.edits) == FIRST


def test_a_name_is_typed_over_the_role_and_an_unticked_one_stays_away(met: Met):
    app = opened(menu.STAKEHOLDERS)
    rows = {f"_{AT['ceo']}": {NAME: "Lena Vos"}, f"_{AT['chair']}": {TICK: False}}
    press(typed(app, "stakeholder_starters", **rows), "starters_add")
    known = {one.name: one for one in met.opened.stakeholders}
    assert known["Lena Vos"].role == "Chief executive officer"
    assert "Chair of the board" not in known
    assert len(known) == FIRST - 1


def test_a_name_typed_for_somebody_who_is_not_ticked_is_added_too(met: Met):
    app = typed(opened(menu.STAKEHOLDERS), "stakeholder_starters", **{f"_{AT['agency']}": {NAME: "Studio Noord"}})
    press(app, "starters_add")
    assert "Studio Noord" in {one.name for one in met.opened.stakeholders}


def test_without_the_first_guess_nobody_is_placed(met: Met):
    app = opened(menu.STAKEHOLDERS)
    app.toggle(key="starters_guessed").set_value(False).run()
    press(app, "starters_add")
    assert all(one.placement is None for one in met.opened.stakeholders)


def test_an_editor_places_nobody(met: Met, monkeypatch: pytest.MonkeyPatch):
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    press(opened(menu.STAKEHOLDERS), "starters_add")
    assert len(met.opened.stakeholders) == FIRST
    assert all(one.placement is None for one in met.opened.stakeholders)


def test_later_the_list_stands_in_the_dialog_to_add_and_offers_only_who_is_missing(met: Met):
    met.know("CEO")
    app = press(press(visit_app(menu.STAKEHOLDERS), "add_stakeholder"), "add_starters")
    assert app.button(key="starters_add").disabled  # nobody is ticked any more
    press(typed(app, "stakeholder_starters", _0={TICK: True}), "starters_add")
    assert {one.name for one in met.opened.stakeholders} == {"CEO", "Chair of the board"}


def test_the_usual_messages_are_added_in_one_change_and_are_the_leaders(met: Met):
    press(opened(menu.COMMUNICATION), "starters_add")
    added = messages(met)
    assert {one.name for one in added} == {one.name for one in usual_messages()}
    assert {one.owner for one in added} == {"Ada"}
    assert min(one.first_on for one in added) >= TODAY
    assert (
        next(entry.change.summary for entry in history(met.workspace, LOCAL_OWNER, met.plan.id)) == "Added 8 messages"
    )


def test_the_usual_messages_are_due_on_the_days_of_their_tasks(met: Met):
    press(opened(menu.COMMUNICATION), "starters_add")
    first = {one.name: one.first_on for one in messages(met)}
    assert (first["Weekly note to the CEO"], first["Team update"]) == (date(2026, 3, 6), date(2026, 3, 11))


def test_a_message_is_added_under_the_name_and_for_the_audience_typed(met: Met):
    app = typed(opened(menu.COMMUNICATION), "message_starters", _1={"Message": "Monday round", "Audience": "CX team"})
    press(app, "starters_add")
    assert ("Monday round", "CX team") in {(one.name, one.audience) for one in messages(met)}


def test_a_viewer_is_offered_no_list_of_messages(met: Met, monkeypatch: pytest.MonkeyPatch):
    visit_as(monkeypatch, met.plan, Role.VIEWER)
    assert "starters" not in [button.key for button in visit_app(menu.COMMUNICATION).button]


def test_a_contributor_is_offered_no_list_of_people(met: Met, monkeypatch: pytest.MonkeyPatch):
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = visit_app(menu.STAKEHOLDERS)
    assert "starters" not in [button.key for button in app.button]
    assert "You look after no stakeholders yet" in texts(app)


def test_today_leads_to_the_messages_as_long_as_there_are_none(met: Met):
    link = "Plan the messages"
    assert link in [one.proto.label for one in visit_app(menu.TODAY).get("page_link")]
    press(opened(menu.COMMUNICATION), "starters_add")
    assert link not in [one.proto.label for one in visit_app(menu.TODAY).get("page_link")]


def test_two_clicks_add_one_ceo(met: Met, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(starting, "add_ceo", twice(starting.add_ceo))
    app = press(visit_app(menu.STAKEHOLDERS), "starter_ceo")
    assert len(met.opened.stakeholders) == 1
    press(app, "undo")
    press(app, "starter_ceo")
    assert len(met.opened.stakeholders) == 1
