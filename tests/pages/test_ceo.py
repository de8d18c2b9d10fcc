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
from tests.pages.app import TODAY, field, texts, visit_app
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
    field(app, "agreement-name").set_value("Two analysts")
    field(app, "agreement-text").set_value("Two analysts from the data team until day 100")
    app.button(key="save_agreement").click().run()
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
    field(app, "agreement-name").set_value("Two analysts")
    app.button(key="save_agreement").click().run()
    assert "Write what was agreed" in texts(app)
    assert field(app, "agreement-name").value == "Two analysts"


def test_other_words_keep_the_ones_before_with_their_days_and_the_reason(plan):
    known = agree(plan)
    app = page()
    app.button(key=f"change-{known.id}").click().run()
    field(app, "wording-text").set_value("A third fewer complaints")
    field(app, "wording-why").set_value("The new warehouse is late")
    app.button(key="save_wording").click().run()
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
    field(app, "wording-on").set_value(TODAY - timedelta(days=30))
    app.button(key="save_wording").click().run()
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


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def away_and_back(app: AppTest) -> AppTest:
    """Another page is turned to, which closes the dialog."""
    app.switch_page(menu.TODAY).run()
    return app.switch_page(menu.CEO).run()


def test_what_was_typed_stays_with_its_topic_when_the_dialog_is_closed(plan):
    app = press(page(), "add-resources")
    field(app, "agreement-text").set_value("Two analysts until day 100").run()
    app = away_and_back(app)
    assert field(press(app, "add-situation"), "agreement-text").value == ""
    press(app, "add-resources")
    assert field(app, "agreement-text").value == "Two analysts until day 100"
    assert "Typed before, not saved yet" in texts(app)


def test_what_was_typed_outlives_the_session_until_it_is_saved(plan):
    app = press(page(), "add-resources")
    field(app, "agreement-name").set_value("Two analysts").run()
    field(app, "agreement-review_on").set_value(TODAY + timedelta(days=9)).run()
    again = press(page(), "add-resources")
    assert field(again, "agreement-name").value == "Two analysts"
    assert field(again, "agreement-review_on").value == TODAY + timedelta(days=9)
    field(again, "agreement-text").set_value("Two analysts until day 100").run()
    press(again, "save_agreement")
    assert stored(plan)[0].name == "Two analysts"
    assert field(press(page(), "add-resources"), "agreement-name").value == ""


def test_words_found_the_next_day_are_still_of_the_day_they_were_typed_on(plan, monkeypatch):
    known = agree(plan)
    field(press(page(), f"change-{known.id}"), "wording-text").set_value("A third fewer complaints").run()
    field(press(page(), "add-resources"), "agreement-name").set_value("Two analysts").run()
    monkeypatch.setattr(visit, "today", lambda: TODAY + timedelta(days=1))
    assert field(press(page(), f"change-{known.id}"), "wording-on").value == TODAY
    assert field(press(page(), "add-resources"), "agreement-on").value == TODAY


def test_words_found_the_next_day_keep_their_day_though_the_agreement_was_changed_meanwhile(plan, monkeypatch):
    known = agree(plan)
    field(press(page(), f"change-{known.id}"), "wording-text").set_value("A third fewer complaints").run()
    agreement_actions.save_agreement(a_workspace(), LOCAL_OWNER, plan.id, known.but(name="Complaints"), NOW)
    monkeypatch.setattr(visit, "today", lambda: TODAY + timedelta(days=1))
    app = press(page(), f"change-{known.id}")
    assert "changed this agreement while you were editing it" in texts(app)
    press(press(app, "wording_mine"), "save_wording")
    assert (stored(plan)[0].now.text, stored(plan)[0].now.on) == ("A third fewer complaints", TODAY)


def test_words_typed_while_somebody_else_changed_them_are_not_put_on_top_unasked(plan):
    known = agree(plan)
    app = press(page(), f"change-{known.id}")
    field(app, "wording-text").set_value("A third fewer complaints").run()
    theirs = known.reworded(TODAY, "A quarter fewer complaints", "")
    agreement_actions.save_agreement(a_workspace(), LOCAL_OWNER, plan.id, theirs, NOW)
    press(app, "save_wording")
    assert stored(plan)[0].now.text == "A quarter fewer complaints"
    assert "changed this agreement while you were editing it" in texts(app)
    press(press(app, "wording_mine"), "save_wording")
    assert stored(plan)[0].now.text == "A third fewer complaints"
