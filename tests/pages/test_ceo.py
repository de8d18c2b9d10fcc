"""CEO talks: every topic, what holds on it, how its words changed."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import agreements as agreement_actions
from planner.actions.communication import open_communication
from planner.communication.agreement import Agreement, Topic
from planner.plan.plan import Plan
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace


@pytest.fixture
def plan(own_workspace) -> Plan:
    return a_stored_plan()


def agree(plan: Plan, name: str = "Complaints halved", **fields: object) -> Agreement:
    wordings = ({"on": TODAY - timedelta(days=20), "text": "Half as many complaints as in May"},)
    typed = {"topic": Topic.GOALS_6, "name": name, "wordings": wordings} | fields
    saved = agreement_actions.add_agreement(a_workspace(), LOCAL_OWNER, plan.id, typed, NOW)
    assert saved.agreement
    return saved.agreement


def stored(plan: Plan) -> list[Agreement]:
    return list(open_communication(a_workspace(), LOCAL_OWNER, plan.id, TODAY).agreements)


def page() -> AppTest:
    app = visit_app(menu.CEO)
    assert not app.exception
    return app


def test_topics_that_were_not_talked_about_are_named(plan):
    agree(plan)
    said = texts(page()).replace("\\", "")
    assert "1 of 8 topics are agreed" in said
    assert "not talked about yet: situation, goals at 3 months, goals at 12 months and 4 more" in said


def test_an_agreement_is_added_under_its_topic_with_its_day(plan):
    app = page()
    app.button(key="add-resources").click().run()
    app.text_input(key="agreement_name").set_value("Two analysts")
    app.text_area(key="agreement_text").set_value("Two analysts from the data team until day 100")
    app.button(key="agreement_save").click().run()
    [kept] = stored(plan)
    assert (kept.topic, kept.now.text, kept.now.on) == (
        Topic.RESOURCES,
        "Two analysts from the data team until day 100",
        TODAY,
    )
    assert kept.is_private


def test_an_agreement_without_words_is_refused_beside_the_field(plan):
    app = page()
    app.button(key="add-resources").click().run()
    app.text_input(key="agreement_name").set_value("Two analysts")
    app.button(key="agreement_save").click().run()
    assert "Write what was agreed" in texts(app)
    assert app.text_input(key="agreement_name").value == "Two analysts"


def test_other_words_keep_the_ones_before_with_their_days_and_the_reason(plan):
    known = agree(plan)
    app = page()
    app.button(key=f"change-{known.id}").click().run()
    app.text_area(key="wording_text").set_value("A third fewer complaints")
    app.text_input(key="wording_why").set_value("The new warehouse is late")
    app.button(key="wording_save").click().run()
    [changed] = stored(plan)
    assert [wording.text for wording in changed.wordings] == [
        "Half as many complaints as in May",
        "A third fewer complaints",
    ]
    said = texts(app).replace("\\", "")
    assert "because The new warehouse is late" in said
    assert "Half as many complaints as in May" in said


def test_words_of_a_day_before_the_last_ones_are_refused(plan):
    known = agree(plan)
    app = page()
    app.button(key=f"change-{known.id}").click().run()
    app.date_input(key="wording_on").set_value(TODAY - timedelta(days=30))
    app.button(key="wording_save").click().run()
    assert "choose that day or a later one" in texts(app).replace("\\", "")
    assert len(stored(plan)[0].wordings) == 1


def test_what_was_to_be_looked_at_again_is_counted_when_its_day_has_come(plan):
    agree(plan, review_on=TODAY)
    assert "1 agreement to look at again" in texts(page())


@pytest.mark.parametrize("role", [Role.EDITOR, Role.CONTRIBUTOR, Role.VIEWER])
def test_nobody_but_the_owner_sees_a_private_agreement(plan, monkeypatch, role):
    agree(plan, "Xyzzy")
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Emil", {plan.id: role}))
    assert "Xyzzy" not in texts(page())


def test_an_editor_reads_only_how_many_agreements_are_open_to_them(plan, monkeypatch):
    agree(plan, is_private=True)
    agree(plan, "Two analysts", topic=Topic.RESOURCES, is_private=False)
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Emil", roles={plan.id: Role.EDITOR}))
    said = texts(page())
    assert "1 agreement is open to you" in said
    assert "Nothing here is open to you" in said
    assert "alked about" not in said
