"""Campaigns: which one to hold back and why, who knows it, and how one is added, changed and confirmed."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from planner.access.visitor import Role
from planner.actions import answering
from planner.communication.campaign import Campaign
from planner.shared.settings import Settings
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.campaigns_of_acme import Told, in_days, on_time
from tests.pages.kpis_of_acme import LAST_WEEK
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW

PAGE = menu.CAMPAIGNS


@pytest.fixture
def told() -> Told:
    """A plan without any campaign yet."""
    return Told()


def page(campaign: Campaign | str = "", **query: str) -> AppTest:
    app = visit_app("", **query)
    if campaign:
        app.query_params["campaign"] = campaign if isinstance(campaign, str) else campaign.id
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "")


def typing(app: AppTest, field: str) -> str:
    """The key of a field of the form that is open."""
    every = [*app.text_input, *app.text_area, *app.date_input, *app.selectbox]
    return next(str(one.key) for one in every if str(one.key).startswith(f"campaign-{field}-"))


def test_without_campaigns_the_page_says_what_they_are_for(told: Told) -> None:
    assert "what the numbers do not support is held back in time" in said(page())


def test_the_answer_names_the_campaign_to_hold_back(told: Told) -> None:
    told.promising(told.on_time(0.9), 95)
    answer = "1 campaign to hold back: “Delivered in 48 hours” starts in 9 days and its promise does not hold."
    assert answer in said(page())


def test_the_answer_names_every_campaign_to_hold_back_and_counts_those_it_has_no_room_for(told: Told) -> None:
    kpi = told.on_time(0.9)
    for number in range(2):
        told.promising(kpi, 95, f"Number {number}", starts=number)
    app = page()
    assert "2 campaigns to hold back: “Number 0” starts today and its promise does not hold; “Number 1” " in said(app)
    for number in range(2, 5):
        told.promising(kpi, 95, f"Number {number}", starts=number)
    app.run()
    assert "5 campaigns to hold back: " in said(app)
    assert "“Number 1” starts tomorrow and its promise does not hold; and 3 more." in said(app)


def test_a_promise_that_the_numbers_support_is_nothing_to_hold_back(told: Told) -> None:
    told.promising(told.on_time(0.99), 95)
    assert "Nothing to hold back." in said(page())


def test_a_campaign_turns_not_ready_when_its_kpi_falls(told: Told) -> None:
    kpi = told.on_time(0.99, last=LAST_WEEK - timedelta(weeks=1))
    app = page(told.promising(kpi, 95))
    assert "check_circle: Ready" in said(app)
    told.enter(kpi, [on_time(0.80)])
    app.run()
    assert "1 campaign to hold back" in said(app)
    assert "On-time delivery was 80 %" in said(app)


def test_a_promise_of_which_nothing_is_known_is_told_in_a_sentence(told: Told) -> None:
    told.campaign(promises=[{"text": "Delivered in 48 hours"}])
    assert "but of 1 campaign it is unknown whether the promises hold." in said(page())


def test_one_that_is_running_with_a_promise_that_fails_is_to_be_held_back(told: Told) -> None:
    told.promising(told.on_time(0.9), 95, starts=-3)
    assert "is running and its promise does not hold" in said(page())


def test_one_that_is_held_back_already_is_not_named_again(told: Told) -> None:
    campaign = told.promising(told.on_time(0.9), 95)
    app = press(page(campaign), "hold_back")
    assert "On-time delivery was 90 %" in app.text_area(key="campaign_why").value
    press(app, "campaign_reason_save")
    assert told.now(campaign).held_why
    assert "Nothing to hold back." in said(app)
    press(app, "let_go")
    assert "1 campaign to hold back" in said(app)


def test_holding_back_without_a_reason_is_refused_and_the_dialog_stays(told: Told) -> None:
    campaign = told.campaign()
    app = press(page(campaign), "hold_back")
    app.text_area(key="campaign_why").set_value(" ")
    press(app, "campaign_reason_save")
    assert not told.now(campaign).held_why
    assert app.get("dialog")


def test_the_panel_tells_each_promise_with_its_number_and_leads_to_the_kpi(told: Told) -> None:
    app = page(told.promising(told.on_time(0.9), 95))
    assert "error: Not ready" in said(app)
    assert "the promise needs at least 95 %." in said(app)
    assert "On\\-time delivery" in [link.proto.label for link in app.get("page_link")]


def test_a_campaign_that_is_gone_opens_no_panel(told: Told) -> None:
    told.campaign()
    assert "close_campaign" not in keys(page("gone"))


def test_the_calendar_shows_three_months_and_turns_to_the_next(told: Told) -> None:
    told.campaign()
    app = page()
    assert "March 2026 to May 2026" in said(app) or "March to May 2026" in said(app)
    assert "June to August 2026" in said(press(app, "campaigns_after"))
    assert "No campaign runs in this time; 1 campaign in all." in said(app)
    assert "March to May 2026" in said(press(app, "campaigns_today"))


def test_a_month_can_be_shown_alone(told: Told) -> None:
    told.campaign()
    app = page(span="Month")
    assert "**March 2026**" in said(app)
    assert "**February 2026**" in said(press(app, "campaigns_before"))


def test_the_month_of_today_reaches_to_all_that_may_have_to_be_held_back(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.promising(told.on_time(0.9), 95, "At your door", starts=28)  # on 1 April
    monkeypatch.setattr(visit, "today", lambda: date(2026, 3, 22))
    app = page(span="Month")
    assert "**March 2026, on to 5 April**" in said(app)
    assert "At your door" in app.get("plotly_chart")[0].proto.spec
    assert "**April 2026**" in said(press(app, "campaigns_after"))
    assert "**March 2026, on to 5 April**" in said(press(app, "campaigns_before"))
    assert "**February 2026**" in said(press(app, "campaigns_before"))


@pytest.mark.parametrize("month", ["nonsense", "0001-01", "2026-13", "9999-12"])
def test_an_address_with_no_such_month_shows_that_of_today(told: Told, month: str) -> None:
    told.campaign()
    assert "**March 2026**" in said(page(span="Month", month=month))


def test_the_list_is_in_the_order_of_the_days(told: Told) -> None:
    for name, starts in (("Later", 40), ("Sooner", 9), ("Now", -3), ("Over", -90)):
        told.campaign(name, starts=starts)
    app = page(span="List")
    opened = [button.label for button in app.button if (button.key or "").startswith("open_")]
    assert opened == ["Now", "Sooner", "Later"]
    assert "Over or cancelled · 1" in [fold.label for fold in app.expander]


def test_a_long_list_is_cut_until_more_is_asked_for(told: Told) -> None:
    for number in range(30):
        told.campaign(f"Number {number}", starts=9 + number)
    app = page(span="List")
    assert len([key for key in keys(app) if key.startswith("open_")]) == 25
    press(app, "campaigns_more-To come")
    assert len([key for key in keys(app) if key.startswith("open_")]) == 30


def test_departments_are_told_and_confirm(told: Told) -> None:
    campaign = told.asking("Logistics", "Service")
    app = press(page(campaign), "brief_all")
    assert {one.briefed_on for one in told.now(campaign).briefings} == {TODAY}
    assert "Told on 4 Mar, not confirmed yet" in said(app)
    told.confirm(campaign, "Logistics")
    assert "1 of 2 departments confirmed" in said(page(campaign))


def test_what_was_told_can_be_taken_back(told: Told) -> None:
    campaign = told.asking("Logistics")
    press(press(page(campaign), "brief-0"), "undo")
    assert told.now(campaign).briefings[0].briefed_on is None


def test_a_confirmation_of_other_words_is_told_as_that(told: Told) -> None:
    campaign = told.asking("Logistics")
    told.confirm(campaign, "Logistics")
    told.reworded(campaign, message="Something else")
    app = page(campaign)
    assert "Confirmed an older wording" in said(app)
    assert "Changed since then: its message." in said(app)


def test_a_link_is_shown_once_and_can_be_revoked(told: Told) -> None:
    campaign = told.asking("Logistics")
    app = press(page(campaign), "link-0")
    shown = app.code[0].value
    assert shown.startswith("http://127.0.0.1:8501/?confirm=")
    assert "works on this machine only: do not send it" in said(app)
    assert "Send this to" not in said(app)
    token = shown.partition("confirm=")[2]
    assert answering.opened_by_link(told.workspace, token, NOW).department == "Logistics"
    press(app, "campaign_link_done")
    assert not app.code
    press(app, next(key for key in keys(app) if key.startswith("revoke-")))
    assert not any(key.startswith("revoke-") for key in keys(app))


def test_the_address_that_others_use_makes_a_link_and_a_mail_to_send(told: Told) -> None:
    app = press(page(told.asking("Logistics", person="Lea")), "link-0")
    app.text_input(key="link_public_url").set_value("192.168.1.20:8600/campaigns").run()
    link = app.code[0].value
    assert link.startswith("http://192.168.1.20:8600/?confirm=")
    assert "works on this machine only" not in said(app)
    assert app.code[1].value.startswith("Can we keep what “Spring” promises?\n\nHello Lea,")
    assert link in app.code[1].value
    assert app.code[1].value.endswith("Ada\nAcme")
    assert answering.opened_by_link(told.workspace, link.partition("confirm=")[2], NOW).department == "Logistics"


def test_the_mail_with_a_link_is_signed_by_whoever_sends_it(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = told.asking("Logistics")
    visit_as(monkeypatch, told.plan, Role.EDITOR, "Emil")
    app = press(page(campaign), "link-0")
    app.text_input(key="link_public_url").set_value("192.168.1.20:8600").run()
    assert app.code[1].value.endswith("Emil\nAcme")


def test_an_address_of_this_machine_makes_no_link_to_send(told: Told) -> None:
    app = press(page(told.asking("Logistics")), "link-0")
    app.text_input(key="link_public_url").set_value("localhost:8501").run()
    assert "it opens nothing for others" in said(app)
    assert "works on this machine only" in said(app)
    assert len(app.code) == 1


def test_the_address_that_the_operator_set_is_there_from_the_start(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    set_so = Settings(public_url="https://cx.acme.example")
    monkeypatch.setattr(visit, "settings", lambda: set_so)
    app = press(page(told.asking("Logistics")), "link-0")
    assert app.code[0].value.startswith("https://cx.acme.example/?confirm=")


def test_a_viewer_sees_it_all_and_can_change_nothing(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = told.promising(told.on_time(0.9), 95)
    told.reworded(campaign, briefings=campaign.briefings)
    visit_as(monkeypatch, told.plan, Role.VIEWER)
    app = page(campaign)
    assert "the promise needs at least 95 %." in said(app)
    offered = ("add_campaign", "edit_campaign", "hold_back", "brief", "link", "confirm", "object")
    assert not [key for key in keys(app) if key.startswith(offered)]


def test_a_contributor_confirms_for_the_department_they_answer_for_alone(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    campaign = told.asking("Logistics", "Service")
    mine = campaign.briefings[0].but(person="Carla")
    told.reworded(campaign, briefings=(mine, campaign.briefings[1]))
    visit_as(monkeypatch, told.plan, Role.CONTRIBUTOR)
    app = page(campaign)
    assert [key for key in keys(app) if key.startswith(("confirm-", "object-", "link-", "brief-"))] == [
        "confirm-0",
        "object-0",
    ]
    press(app, "confirm-0")
    assert told.now(campaign).briefings[0].confirmed_by == "Carla"


def test_a_contributor_objects_with_a_reason(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign = told.asking("Logistics", person="Carla")
    visit_as(monkeypatch, told.plan, Role.CONTRIBUTOR)
    app = press(page(campaign), "object-0")
    app.text_area(key="campaign_why").set_value("Two drivers are missing")
    press(app, "campaign_reason_save")
    assert "Two drivers are missing" in said(app)
    assert told.now(campaign).briefings[0].objection == "Two drivers are missing"


def test_the_list_says_that_a_department_objects_in_the_word_of_the_panel(told: Told) -> None:
    campaign = told.asking("Logistics", "Service")
    told.object_to(campaign, "Logistics")
    told.confirm(campaign, "Service")
    assert "1 of 2 departments confirmed, 1 department objects" in said(page(span="List"))
    assert "Objects] on 4 Mar by Ada: Two drivers are missing" in said(page(campaign))


def test_a_campaign_is_added_with_its_promise_checked_while_it_is_typed(told: Told) -> None:
    kpi = told.on_time(0.9)
    app = press(page(), "add_campaign")
    app.text_input(key=typing(app, "name")).set_value("Delivered in 48 hours").run()
    app.text_input(key=typing(app, "promise")).set_value("With you in 48 hours").run()
    app.selectbox(key=typing(app, "kpi")).set_value(kpi.id).run()
    assert "Now: 90 %" in said(app)
    app.text_input(key=typing(app, "threshold")).set_value("80").run()
    assert "check_circle: Ready" in said(app)
    app.text_input(key=typing(app, "threshold")).set_value("95").run()
    assert "error: Not ready" in said(app)
    app.text_input(key=typing(app, "department")).set_value("Logistics").run()
    press(app, "campaign_save")
    (stored,) = told.campaigns
    assert (stored.name, stored.start, stored.end) == ("Delivered in 48 hours", TODAY, TODAY + timedelta(days=27))
    assert "“Delivered in 48 hours” is in the calendar." in said(app)
    assert (stored.promises[0].kpi, stored.promises[0].threshold) == (kpi.id, 95)
    assert [one.department for one in stored.briefings] == ["Logistics"]
    assert not app.get("dialog")


def test_what_is_wrong_is_told_beside_its_field_and_nothing_typed_is_lost(told: Told) -> None:
    kpi = told.on_time(0.9)
    app = press(page(), "add_campaign")
    app.date_input(key=typing(app, "start")).set_value(in_days(50)).run()
    app.text_input(key=typing(app, "promise")).set_value("With you in 48 hours").run()
    app.selectbox(key=typing(app, "kpi")).set_value(kpi.id).run()
    app.text_input(key=typing(app, "threshold")).set_value("much").run()
    press(app, "campaign_save")
    assert "“much” is not a number" in said(app)
    app.text_input(key=typing(app, "threshold")).set_value("95").run()
    press(app, "campaign_save")
    assert not told.campaigns
    assert "it ends before it starts" in said(app).lower() or "type a name" in said(app).lower()
    assert app.text_input(key=typing(app, "promise")).value == "With you in 48 hours"


@pytest.mark.parametrize(
    ("typed", "told_of_it"),
    [("0.95", "Did you mean 95 %?"), ("950", "never above 100 %. Type 100 % or less."), ("-3", "never below 0 %.")],
)
def test_a_threshold_beyond_the_scale_of_its_kpi_is_neither_ready_nor_saved(
    told: Told, typed: str, told_of_it: str
) -> None:
    campaign = told.promising(told.on_time(0.9), 95)
    app = press(page(campaign), "edit_campaign")
    app.text_input(key=typing(app, "threshold")).set_value(typed).run()
    assert told_of_it in said(app)
    assert "check_circle: Ready" not in said(app)
    press(app, "campaign_save")
    assert told_of_it in said(app)
    assert told.now(campaign).promises[0].threshold == 95


def test_a_threshold_keeps_its_decimals_in_the_words(told: Told) -> None:
    campaign = told.promising(told.on_time(0.9), 95)
    app = press(page(campaign), "edit_campaign")
    app.text_input(key=typing(app, "threshold")).set_value("95,5 %").run()
    assert "needs at least 95.5 %" in said(app)
    press(app, "campaign_save")
    assert told.now(campaign).promises[0].threshold == 95.5
    assert "Needs at least 95.5 %" in said(app)


def test_a_department_that_is_named_twice_is_refused(told: Told) -> None:
    campaign = told.asking("Logistics", "Service")
    app = press(page(campaign), "edit_campaign")
    second = [str(one.key) for one in app.text_input if str(one.key).startswith("campaign-department-")][1]
    app.text_input(key=second).set_value("logistics").run()
    press(app, "campaign_save")
    assert "same department is there twice" in said(app)


def test_what_departments_have_said_outlives_an_edit(told: Told) -> None:
    campaign = told.asking("Logistics")
    told.confirm(campaign, "Logistics")
    app = press(page(campaign), "edit_campaign")
    app.text_input(key=typing(app, "name")).set_value("Summer").run()
    press(app, "campaign_save")
    assert "Changed “Summer”." in said(app)
    assert told.now(campaign).name == "Summer"
    assert told.now(campaign).briefings[0].confirmed_on == TODAY


def test_a_promise_that_is_taken_away_is_gone_and_one_that_is_added_is_there(told: Told) -> None:
    campaign = told.campaign(promises=[{"text": "First"}, {"text": "Second"}])
    app = press(page(campaign), "edit_campaign")
    press(app, next(key for key in keys(app) if key.startswith("campaign-away-promises-")))
    press(app, next(key for key in keys(app) if key.startswith("campaign-add-promises-")))
    rows = [one for one in app.text_input if str(one.key).startswith("campaign-promise-")]
    assert [row.value for row in rows] == ["Second", ""]
    app.text_input(key=str(rows[1].key)).set_value("Third").run()
    press(app, "campaign_save")
    stored = told.now(campaign).promises
    assert [promise.text for promise in stored] == ["Second", "Third"]
    assert stored[0].id == campaign.promises[1].id


def test_two_at_once_are_told_of_each_other_and_the_later_one_can_put_theirs_on_top(told: Told) -> None:
    campaign = told.campaign("Spring")
    app = press(page(campaign), "edit_campaign")
    told.reworded(campaign, name="Theirs")
    app.text_input(key=typing(app, "name")).set_value("Mine").run()
    press(app, "campaign_save")
    assert told.now(campaign).name == "Theirs"
    assert app.text_input(key=typing(app, "name")).value == "Mine"
    press(press(app, "campaign_mine"), "campaign_save")
    assert told.now(campaign).name == "Mine"


def test_names_are_shown_as_they_were_typed(told: Told) -> None:
    campaign = told.campaign("![Spring](http://e.x/a.png) *sale*")
    app = page(campaign)
    assert app.subheader[0].value == r"\!\[Spring\]\(http\:\/\/e\.x\/a\.png\) \*sale\*"


def choose(app: AppTest, menu_key: str, choice: str) -> AppTest:
    app.menu_button(key=menu_key).click(choice).run()
    assert not app.exception
    return app


def test_a_campaign_is_cancelled_and_taken_up_again(told: Told) -> None:
    campaign = told.promising(told.on_time(0.9), 95)
    app = choose(page(campaign), "campaign_more", "Cancel it")
    assert told.now(campaign).is_cancelled
    assert "No campaign is running or to come. Nothing to hold back." in said(app)
    choose(app, "campaign_more", "Take it up again")
    assert not told.now(campaign).is_cancelled


def test_a_campaign_is_deleted_and_an_undo_brings_it_back_with_what_departments_said(told: Told) -> None:
    campaign = told.asking("Logistics")
    told.confirm(campaign, "Logistics")
    app = choose(page(campaign), "campaign_more", "Delete")
    assert not told.campaigns
    press(app, "undo")
    assert told.now(campaign).briefings[0].confirmed_on == TODAY


def test_who_may_change_campaigns_answers_for_a_department_without_a_sign_in(told: Told) -> None:
    campaign = told.asking("Logistics")
    app = choose(page(campaign), "department_more-0", "Confirm for them")
    assert told.now(campaign).briefings[0].confirmed_on == TODAY
    assert "Confirm for them" not in app.menu_button(key="department_more-0").options
    choose(app, "department_more-0", "They object")
    app.text_area(key="campaign_why").set_value("Two drivers are missing")
    press(app, "campaign_reason_save")
    assert told.now(campaign).briefings[0].objection == "Two drivers are missing"


def test_without_a_kpi_a_promise_leads_to_their_set_up_and_keeps_what_was_typed(told: Told) -> None:
    app = press(page(), "add_campaign")
    app.text_input(key=typing(app, "promise")).set_value("Delivered in 48 hours").run()
    assert "No KPI is set up yet" in said(app)
    assert "Set up KPIs" in [link.proto.label for link in app.get("page_link")]
    app.switch_page(menu.KPI_SETUP).run()
    app.switch_page(PAGE).run()
    press(app, "add_campaign")
    assert app.text_input(key=typing(app, "promise")).value == "Delivered in 48 hours"


def test_what_was_typed_is_still_there_when_the_dialog_is_opened_again(told: Told) -> None:
    campaign = told.campaign()
    app = press(page(campaign), "edit_campaign")
    app.text_input(key=typing(app, "name")).set_value("Summer").run()
    app.switch_page(menu.SCORECARD).run()
    app.query_params["campaign"] = campaign.id
    app.switch_page(PAGE).run()
    press(app, "edit_campaign")
    assert app.text_input(key=typing(app, "name")).value == "Summer"
    press(app, next(key for key in keys(app) if key == "campaign_discard"))
    press(app, "edit_campaign")
    assert app.text_input(key=typing(app, "name")).value == "Spring"
