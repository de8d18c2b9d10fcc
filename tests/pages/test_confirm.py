"""What the holder of a link sees and can do: one campaign for one department, and nothing else."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from planner.access.visitor import STRANGER
from planner.actions import answering
from planner.communication.campaign import Campaign
from tests.pages.app import texts, visit_app
from tests.pages.campaigns_of_acme import Told
from tests.pages.plans import NOW

NO_USE = "This link does not work, or no longer."


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """A plan, looked at by somebody who is not known."""
    found = Told()
    monkeypatch.setattr(visit, "visitor", lambda: STRANGER)
    monkeypatch.setattr(visit, "now", lambda: NOW + timedelta(hours=1))
    return found


def secret(told: Told) -> Campaign:
    """A campaign with a promise that the numbers do not support, known to two departments."""
    kpi = told.on_time(0.9)
    campaign = told.promising(kpi, 95, name="Spring", message="Ordered today, there tomorrow.", owner="Hidden Owner")
    asked = told.asking("Logistics", "Customer service").briefings
    return told.reworded(campaign, briefings=asked)


def page(token: str, **query: str) -> AppTest:
    app = visit_app("", confirm=token, **query)
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "")


def test_the_holder_reads_the_campaign_with_its_promises(told: Told) -> None:
    app = page(told.link(secret(told), "Logistics"))
    assert app.title[0].value == "Spring"
    assert "Ada of Acme asks Logistics about a campaign" in said(app)
    assert "Ordered today, there tomorrow." in said(app)
    assert "Delivered in 48 hours" in said(app)
    assert "Logistics has not answered yet." in said(app)


@pytest.mark.parametrize("hidden", ["On-time", "95", "not ready", "Customer service", "Hidden Owner", "Day 37"])
def test_the_holder_learns_nothing_of_kpis_readiness_other_departments_or_the_plan(told: Told, hidden: str) -> None:
    app = page(told.link(secret(told), "Logistics"))
    assert hidden not in said(app)
    assert hidden not in str([element.proto for element in app.get("page_link")])


def test_there_is_no_menu_and_no_other_page(told: Told) -> None:
    app = page(told.link(secret(told), "Logistics"))
    assert not app.get("page_link")
    assert not app.sidebar.children


@pytest.mark.parametrize("path", [menu.TODAY, menu.CAMPAIGNS, menu.HISTORY])
def test_no_other_page_opens_with_a_link(told: Told, path: str) -> None:
    app = page(told.link(secret(told), "Logistics"), plan=told.plan.id)
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        app.switch_page(path)


def test_the_holder_confirms_with_their_name(told: Told) -> None:
    campaign = secret(told)
    app = page(told.link(campaign, "Logistics"))
    app.text_input(key="link_name").set_value("Mo Jansen")
    press(app, "link_confirm")
    assert "Logistics confirmed this on" in said(app)
    assert "Thank you. Ada is told of it; nothing more is asked." in said(app)
    assert "by Mo Jansen (by link)" in said(app)
    briefing = told.now(campaign).briefings[0]
    assert (briefing.confirmed_by, briefing.confirmed_for) == ("Mo Jansen (by link)", campaign.wording)


def test_after_an_answer_nothing_is_asked_until_it_is_to_be_changed(told: Told) -> None:
    campaign = secret(told)
    app = page(told.link(campaign, "Logistics"))
    app.text_input(key="link_name").set_value("Mo Jansen")
    press(app, "link_confirm")
    assert [button.key for button in app.button] == ["link_change"]
    press(app, "link_change")
    assert "takes the place of the one that Mo Jansen (by link) gave" in said(app)
    app.text_input(key="link_name").set_value("Eva Roth")
    app.text_area(key="link_why").set_value("Two drivers are missing")
    press(app, "link_object")
    assert told.now(campaign).briefings[0].objection == "Two drivers are missing"
    assert [button.key for button in app.button] == ["link_change"]


def test_an_answer_of_somebody_else_is_shown_with_their_name_before_it_is_replaced(told: Told) -> None:
    campaign = secret(told)
    told.confirm(campaign, "Logistics")
    app = page(told.link(campaign, "Logistics"))
    assert "by Ada" in said(app)
    press(app, "link_change")
    assert "the one that Ada gave" in said(app)


def test_without_a_name_nothing_is_confirmed(told: Told) -> None:
    campaign = secret(told)
    app = press(page(told.link(campaign, "Logistics")), "link_confirm")
    assert told.now(campaign).briefings[0].confirmed_on is None
    assert "Type a name" in said(app)


def test_the_holder_objects_with_a_reason(told: Told) -> None:
    campaign = secret(told)
    app = page(told.link(campaign, "Logistics"))
    app.text_input(key="link_name").set_value("Mo Jansen")
    app.text_area(key="link_why").set_value("Two drivers are missing")
    press(app, "link_object")
    assert told.now(campaign).briefings[0].objection == "Two drivers are missing"
    assert "Logistics objects] on 4 Mar by Mo Jansen (by link): Two drivers are missing" in said(app)
    assert "Thank you. Ada is told of it, in these words." in said(app)


def test_what_was_changed_meanwhile_is_not_confirmed_and_is_shown(told: Told) -> None:
    campaign = secret(told)
    app = page(told.link(campaign, "Logistics"))
    app.text_input(key="link_name").set_value("Mo Jansen")
    told.reworded(campaign, message="There in an hour.")
    press(app, "link_confirm")
    assert told.now(campaign).briefings[0].confirmed_on is None
    assert "was changed after you opened it" in said(app)
    assert "There in an hour." in said(app)
    assert app.text_input(key="link_name").value == "Mo Jansen"
    press(app, "link_confirm")
    assert told.now(campaign).briefings[0].confirmed_on is not None


def test_a_link_that_is_not_known_revoked_or_of_a_cancelled_campaign_says_the_same(told: Told) -> None:
    campaign = secret(told)
    unknown = said(page("nonsense"))
    token = told.link(campaign, "Logistics")
    told.reworded(campaign, is_cancelled=True)
    assert said(page(token)) == said(page("")) == unknown
    assert NO_USE in unknown


def test_a_link_that_has_expired_shows_nothing_any_more(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    token = told.link(secret(told), "Logistics")
    monkeypatch.setattr(visit, "now", lambda: NOW + timedelta(days=91))
    app = page(token)
    assert NO_USE in said(app)
    assert "Spring" not in said(app)


def test_whoever_confirmed_an_older_wording_reads_what_changed_since(told: Told) -> None:
    campaign = secret(told)
    token = told.link(campaign, "Logistics")
    told.confirm(campaign, "Logistics")
    told.reworded(campaign, name="Early spring")
    told.reworded(campaign, message="There in an hour.")
    assert "Logistics confirmed an older wording" in said(page(token))
    assert "Changed since then: its name (it was “Spring”) and its message." in said(page(token))


def test_an_older_link_stops_working_when_a_new_one_is_made(told: Told) -> None:
    campaign = secret(told)
    older = told.link(campaign, "Logistics")
    newer = told.link(campaign, "Logistics")
    assert NO_USE in said(page(older))
    assert answering.opened_by_link(told.workspace, newer, NOW).campaign == "Spring"


def test_a_stranger_without_a_link_is_refused_as_before(told: Told) -> None:
    secret(told)
    assert "Spring" not in said(visit_app())
