"""Contacts: whom to call, what was said, what is booked, the listening tour and the rhythm."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import visit
from pages.shared.contacts import tour_preview
from pages.shared.contacts.words import answer, wrong_side
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import contacts as contact_actions
from planner.actions import people as people_actions
from planner.actions.history import history
from planner.plan.change import Entity
from planner.shared.errors import NotAllowed
from planner.stakeholders.cadence import contact_due
from planner.stakeholders.contact import Mood
from planner.stakeholders.rhythm import Rhythms
from planner.stakeholders.stakeholder import Engagement, Stakeholder
from tests.pages.app import TODAY, field, texts, visit_app
from tests.pages.clicks import twice
from tests.pages.people_of_acme import FIRST_DAY, Met, ago
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW, a_stored_plan, stored
from tests.stakeholders.builders import a_contact, a_stakeholder

PAGE = "pages/people/contacts.py"


@pytest.fixture
def met() -> Met:
    """A plan without anybody yet."""
    return Met()


@pytest.fixture
def joris(met: Met) -> Stakeholder:
    """Somebody to manage closely, met every 14 days, who is overdue as nobody has met him."""
    return met.know("Joris")


def page(part: str = "Due", **query: str) -> AppTest:
    app = visit_app("", contacts=part, **query)
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def logging(who: Stakeholder) -> AppTest:
    """The dialog to log a contact with somebody."""
    return press(page(), f"contact_log-{who.id}")


def booking(who: Stakeholder) -> AppTest:
    """The dialog to book one."""
    return press(page(), f"contact_book-{who.id}")


def a_due(days_late: int):
    who = a_stakeholder()
    return contact_due(who, [a_contact(who, TODAY - timedelta(days=28 + days_late))], Rhythms(), FIRST_DAY, TODAY)


@pytest.mark.parametrize(
    ("late", "others", "said"),
    [
        ((), 0, "Nobody is to be called today."),
        ((0,), 0, "Call Ada today; last contact 4 Feb."),
        ((12,), 0, "Call Ada today: 12 days overdue; last contact 23 Jan."),
        ((5_411,), 0, "Call Ada today: 5,411 days overdue; last contact 13 Apr 2011."),
        ((12, 0), 0, "Call 2 people today; 1 is overdue, by 12 days."),
        ((12, 1), 0, "Call 2 people today; both are overdue, the longest by 12 days."),
        ((12, 5, 1, 0), 0, "Call 4 people today; 3 are overdue, the longest by 12 days."),
        ((), 1, "Nobody is to be called today. 1 more is due with others."),
    ],
)
def test_the_answer_says_how_many_to_call_and_how_late(late: tuple[int, ...], others: int, said: str):
    assert answer([a_due(days) for days in late], others) == said


def test_without_stakeholders_the_page_says_where_to_add_some(met: Met):
    assert "nobody to call yet" in texts(page())


def test_the_answer_stands_under_the_title(met: Met, joris: Stakeholder):
    met.meet(joris, ago(26))
    assert "Call Joris today: 12 days overdue; last contact 6 Feb." in texts(page()).replace("\\", "")


def test_the_overdue_are_told_why(met: Met, joris: Stakeholder):
    met.meet(joris, ago(26))
    said = texts(page()).replace("\\", "")
    assert "**Overdue** · 1" in said
    assert "12 days late" in said
    assert "last contact 6 Feb, wanted every 14 days" in said


def test_a_day_that_was_agreed_is_told_with_when(met: Met, joris: Stakeholder):
    met.meet(joris, ago(26), next_on=ago(3))
    assert "agreed for 1 Mar at the last contact, 6 Feb" in texts(page()).replace("\\", "")


def test_the_owner_sees_how_the_last_talk_felt(met: Met, joris: Stakeholder):
    met.meet(joris, ago(26), mood=Mood.TENSE)
    assert "tense" in texts(page())


def test_who_is_looked_after_by_somebody_else_is_theirs_to_call(met: Met):
    met.know("Mine", owner="Ada")
    met.know("Theirs", owner="Ben")
    app = page()
    assert "Call Mine today" in texts(app)
    assert len([key for key in keys(app) if key.startswith("contact_log-")]) == 1
    app.segmented_control(key="contacts_whose").set_value("Everybody’s").run()
    assert len([key for key in keys(app) if key.startswith("contact_log-")]) == 2


def test_a_contact_is_logged_and_nobody_is_to_be_called_any_more(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-said").set_value("He wants numbers first.").run()
    field(app, "contact-mood").set_value(Mood.RESERVED).run()
    field(app, "contact-next_step").set_value("Send the cost figures").run()
    press(app, "save_contact")
    (kept,) = met.contacts
    assert (kept.on, kept.by, kept.is_held) == (TODAY, "Ada", True)
    assert (kept.said, kept.mood, kept.next_step) == (
        "He wants numbers first.",
        Mood.RESERVED,
        "Send the cost figures",
    )
    assert "Nobody is to be called today" in texts(app)


def test_where_they_stand_is_noted_in_the_same_dialog(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-stands").set_value(Engagement.SUPPORTIVE).run()
    press(app, "save_contact")
    now = met.opened.stakeholder(joris.id)
    assert (now.engagement, now.influence, now.placements[-1].on) == (Engagement.SUPPORTIVE, 5, TODAY)


def test_undo_takes_back_what_was_logged_with_where_they_stand(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-stands").set_value(Engagement.SUPPORTIVE).run()
    press(app, "save_contact")
    press(app, "undo")
    assert not met.contacts
    assert met.opened.stakeholder(joris.id).engagement is None


def test_a_contact_is_booked_for_a_day_and_an_hour(met: Met, joris: Stakeholder):
    app = booking(joris)
    field(app, "contact-on").set_value(date(2026, 3, 9)).run()
    field(app, "contact-at").set_value(time(10, 30)).run()
    press(app, "save_contact")
    (kept,) = met.contacts
    assert (kept.on, kept.at, kept.zone, kept.is_held) == (date(2026, 3, 9), time(10, 30), "Europe/Berlin", False)


def test_what_is_only_booked_says_nothing_yet(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-said").set_value("Typed too early").run()
    field(app, "contact-is_held").set_value(False).run()
    field(app, "contact-on").set_value(date(2026, 3, 9)).run()
    press(app, "save_contact")
    assert met.contacts[0].said == ""


def test_a_contact_cannot_have_been_held_tomorrow_and_what_was_typed_stays(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-said").set_value("Typed").run()
    field(app, "contact-on").set_value(TODAY + timedelta(days=1)).run()
    assert "still to come" in texts(app)
    press(app, "save_contact")
    assert not met.contacts
    assert "This day is still to come." in texts(app).replace("\\", "")
    assert field(app, "contact-said").value == "Typed"


def test_nothing_can_be_booked_for_yesterday(met: Met, joris: Stakeholder):
    app = booking(joris)
    field(app, "contact-on").set_value(ago(1)).run()
    press(app, "save_contact")
    assert not met.contacts
    assert "This day has gone by." in texts(app).replace("\\", "")


def test_a_contact_without_a_day_is_refused_at_its_field(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-on").set_value(None).run()
    press(app, "save_contact")
    assert "Choose a day." in texts(app).replace("\\", "")


def test_a_contact_with_nobody_chosen_is_refused_at_its_field(met: Met, joris: Stakeholder):
    app = press(page(), "contact_log")
    press(app, "save_contact")
    assert "Choose whom the contact is with" in texts(app)
    field(app, "contact-stakeholder").set_value(joris.id).run()
    press(app, "save_contact")
    assert met.contacts[0].stakeholder == joris.id


@pytest.mark.parametrize(("days", "is_held", "is_wrong"), [(1, True, True), (0, True, False), (-1, False, True)])
def test_a_day_on_the_wrong_side_of_today_is_told_before_saving(days: int, is_held: bool, is_wrong: bool):
    assert bool(wrong_side(TODAY + timedelta(days=days), TODAY, is_held=is_held)) is is_wrong


def test_two_of_one_name_can_be_told_apart_and_the_one_chosen_is_met(met: Met):
    first, second = met.know("Joris", id="a"), met.know("Joris", id="b", role="Driver")
    app = page()
    for who in (first, second):
        app.button(key="contact_log").click().run()
        field(app, "contact-stakeholder").set_value(who.id).run()
        app.button(key="save_contact").click().run()
    assert {one.stakeholder for one in met.contacts} == {first.id, second.id}


def test_a_draft_survives_a_fresh_session(met: Met, joris: Stakeholder):
    field(logging(joris), "contact-said").set_value("Half a sen").run()
    app = page()
    assert app.button(key=f"contact_log-{joris.id}").label == "Go on logging"
    press(app, f"contact_log-{joris.id}")
    assert field(app, "contact-said").value == "Half a sen"
    assert "not saved yet" in texts(app)


def test_a_draft_is_discarded_on_demand(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-said").set_value("Half a sen").run()
    press(app, "discard_contact")
    assert field(app, "contact-said").value == ""
    assert page().button(key=f"contact_log-{joris.id}").label == "Log"


def test_what_is_saved_is_no_draft_any_more(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-said").set_value("All of it").run()
    press(app, "save_contact")
    app = press(page(), "contact_log")
    field(app, "contact-stakeholder").set_value(joris.id).run()
    assert field(app, "contact-said").value == ""


def test_the_log_has_the_newest_first(met: Met, joris: Stakeholder):
    met.meet(joris, ago(9), said="The first talk")
    met.meet(joris, ago(2), said="The second talk")
    said = texts(page("Log"))
    assert said.index("The second talk") < said.index("The first talk")


def test_the_log_is_filtered_by_channel_person_who_and_words(met: Met, joris: Stakeholder):
    met.meet(joris, ago(9), said="About costs", channel="Lunch", by="Ada")
    met.meet(met.know("Nina"), ago(2), said="About people", channel="Call", by="Ben")
    for widget, value in (("log_channel", "Lunch"), ("log_by", "Ada"), ("log_person", joris.id)):
        app = page("Log")
        app.selectbox(key=widget).set_value(value).run()
        assert "About costs" in texts(app), widget
        assert "About people" not in texts(app), widget
    app = page("Log")
    app.text_input(key="log_text").set_value("COSTS").run()
    assert "1 contact of 2" in texts(app)


def test_a_link_shows_the_contacts_with_one_person(met: Met, joris: Stakeholder):
    met.meet(joris, ago(9), said="About costs")
    met.meet(met.know("Nina"), ago(2), said="About people")
    said = texts(page("Log", person=joris.id))
    assert "About costs" in said
    assert "About people" not in said


def test_a_long_log_comes_in_pages(met: Met, joris: Stakeholder):
    for day in range(25):
        met.meet(joris, ago(day), said=f"Talk {day:02}")
    app = page("Log")
    assert "Talk 19" in texts(app)
    assert "Talk 20" not in texts(app)
    press(app, "log_older")
    assert "Talk 20" in texts(app)
    assert "Talk 19" not in texts(app)


def test_a_logged_contact_is_corrected(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), said="Wrong", mood=Mood.OPEN)
    app = press(page("Log"), f"contact_edit-{contact.id}")
    field(app, "contact-said").set_value("Right").run()
    press(app, "save_contact")
    assert [(one.said, one.mood, one.on) for one in met.contacts] == [("Right", Mood.OPEN, ago(2))]


def test_a_deleted_contact_comes_back_by_undo(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2))
    app = press(page("Log"), f"contact_delete-{contact.id}")
    assert not met.contacts
    press(app, "undo")
    assert [one.id for one in met.contacts] == [contact.id]


def test_a_contact_changed_elsewhere_is_not_overwritten_unasked(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), said="As it was")
    app = press(page("Log"), f"contact_edit-{contact.id}")
    field(app, "contact-said").set_value("Mine").run()
    theirs = contact.but(said="Theirs")
    contact_actions.save_contact(met.workspace, LOCAL_OWNER, met.plan.id, theirs, TODAY, NOW)
    press(app, "save_contact")
    assert met.contacts[0].said == "Theirs"
    press(app, "contact_mine")
    press(app, "save_contact")
    assert met.contacts[0].said == "Mine"


def changed_meanwhile(met: Met, joris: Stakeholder, *, typed: bool = True) -> AppTest:
    """The dialog to change what is booked, while somebody else logs it."""
    contact = met.meet(joris, TODAY, is_held=False)
    app = press(page("Booked"), f"booked_change-{contact.id}")
    if typed:
        field(app, "contact-minutes").set_value(60).run()
    theirs = contact.but(is_held=True, said="Theirs")
    contact_actions.save_contact(met.workspace, LOCAL_OWNER, met.plan.id, theirs, TODAY, NOW)
    return app.run()


def test_what_somebody_logs_while_its_booking_is_open_stays_logged(met: Met, joris: Stakeholder):
    press(changed_meanwhile(met, joris, typed=False), "save_contact")
    assert [(one.is_held, one.said) for one in met.contacts] == [(True, "Theirs")]


def test_a_booking_being_changed_that_somebody_has_logged_asks_first(met: Met, joris: Stakeholder):
    app = changed_meanwhile(met, joris)
    assert "changed this contact while you were editing it" in texts(app)
    press(app, "save_contact")
    assert [(one.is_held, one.minutes) for one in met.contacts] == [(True, 30)]
    press(press(app, "contact_theirs"), "save_contact")
    assert [(one.is_held, one.said, one.minutes) for one in met.contacts] == [(True, "Theirs", 30)]


def test_mine_on_top_of_a_talk_logged_meanwhile_leaves_it_logged_with_its_notes(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), is_held=False)
    app = press(page("Booked"), f"booked_change-{contact.id}")
    field(app, "contact-on").set_value(ago(1)).run()
    theirs = contact.but(is_held=True, said="Theirs", next_step="Send the figures")
    contact_actions.save_contact(met.workspace, LOCAL_OWNER, met.plan.id, theirs, TODAY, NOW)
    press(app.run(), "contact_mine")
    assert (field(app, "contact-is_held").value, field(app, "contact-said").value) == (True, "Theirs")
    assert "changed this contact" not in texts(app)
    press(app, "save_contact")
    (kept,) = met.contacts
    assert (kept.on, kept.is_held, kept.said, kept.next_step) == (ago(1), True, "Theirs", "Send the figures")


def test_a_talk_logged_meanwhile_is_booked_again_only_if_that_is_said(met: Met, joris: Stakeholder):
    app = press(changed_meanwhile(met, joris), "contact_mine")
    field(app, "contact-is_held").set_value(False).run()
    press(app, "save_contact")
    assert [(one.is_held, one.said, one.minutes) for one in met.contacts] == [(False, "", 60)]


def test_what_was_logged_is_a_booking_without_notes_once_it_is_said_not_to_be_held(met: Met, joris: Stakeholder):
    contact = met.meet(joris, TODAY, said="A mistake")
    app = press(page("Log"), f"contact_edit-{contact.id}")
    field(app, "contact-is_held").set_value(False).run()
    press(app, "save_contact")
    assert [(one.is_held, one.said) for one in met.contacts] == [(False, "")]


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Has the visitor come back on the next day."""
    return lambda: monkeypatch.setattr(visit, "today", lambda: TODAY + timedelta(days=1))


def test_notes_found_the_next_day_are_still_of_the_day_they_were_typed_for(
    met: Met, joris: Stakeholder, tomorrow: Callable[[], None]
):
    field(logging(joris), "contact-said").set_value("Half a sen").run()
    tomorrow()
    app = logging(joris)
    assert field(app, "contact-on").value == TODAY
    press(app, "save_contact")
    assert [(one.on, one.said) for one in met.contacts] == [(TODAY, "Half a sen")]


def test_discarding_what_was_found_the_next_day_begins_with_that_day(
    met: Met, joris: Stakeholder, tomorrow: Callable[[], None]
):
    field(logging(joris), "contact-said").set_value("Half a sen").run()
    tomorrow()
    app = press(logging(joris), "discard_contact")
    assert field(app, "contact-on").value == TODAY + timedelta(days=1)


def test_what_was_typed_over_an_older_contact_asks_first_when_the_dialog_is_opened_again(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), said="As it was")
    app = press(page("Log"), f"contact_edit-{contact.id}")
    field(app, "contact-said").set_value("Mine").run()
    theirs = contact.but(said="Theirs")
    contact_actions.save_contact(met.workspace, LOCAL_OWNER, met.plan.id, theirs, TODAY, NOW)
    again = press(page("Log"), f"contact_edit-{contact.id}")
    assert "Typed on" in texts(again)
    press(again, "save_contact")
    assert met.contacts[0].said == "Theirs"
    press(press(again, "contact_mine"), "save_contact")
    assert met.contacts[0].said == "Mine"


def test_what_was_typed_is_said_to_be_unsaved_when_the_dialog_is_opened_again(met: Met, joris: Stakeholder):
    app = logging(joris)
    assert "not saved yet" not in texts(app)
    field(app, "contact-said").set_value("Half a sen").run()
    app.switch_page("pages/plan/today.py").run()
    app.switch_page(PAGE).run()
    press(app, f"contact_log-{joris.id}")
    assert field(app, "contact-said").value == "Half a sen"
    assert "Typed before, not saved yet" in texts(app)
    press(app, "discard_contact")
    assert "not saved yet" not in texts(app)


def test_what_was_missed_is_held_by_one_click(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), is_held=False)
    app = page("Booked")
    assert "Were they held?" in texts(app)
    press(app, f"booked_held-{contact.id}")
    assert [(one.on, one.is_held) for one in met.contacts] == [(ago(2), True)]


def test_logging_what_was_booked_turns_it_into_held(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), is_held=False, channel="Lunch")
    app = press(page("Booked"), f"booked_log-{contact.id}")
    field(app, "contact-said").set_value("It went well").run()
    press(app, "save_contact")
    assert [(one.id, one.on, one.channel, one.is_held, one.said) for one in met.contacts] == [
        (contact.id, ago(2), "Lunch", True, "It went well")
    ]


def test_what_is_booked_stands_week_by_week(met: Met, joris: Stakeholder):
    met.meet(joris, date(2026, 3, 6), is_held=False)
    met.meet(joris, date(2026, 3, 10), is_held=False, at=time(9, 30))
    met.meet(joris, date(2026, 3, 10), is_held=False, at=time(14, 0), id="again")
    said = texts(page("Booked")).replace("\\", "")
    assert said.index("Week of 2 Mar") < said.index("Week of 9 Mar")
    assert "2 contacts, at most 2 a day" in said


def test_what_was_missed_is_booked_anew(met: Met, joris: Stakeholder):
    contact = met.meet(joris, ago(2), is_held=False)
    app = press(page("Booked"), f"booked_change-{contact.id}")
    field(app, "contact-on").set_value(date(2026, 3, 9)).run()
    press(app, "save_contact")
    assert [(one.on, one.is_held) for one in met.contacts] == [(date(2026, 3, 9), False)]


def test_the_tour_is_shown_before_it_is_booked(met: Met, joris: Stakeholder):
    app = page("Listening tour")
    assert "Nothing is booked yet" in texts(app)
    assert "Joris" in str(app.dataframe[0].value)
    assert not met.contacts


def test_with_an_empty_register_it_says_what_to_do_first(met: Met):
    app = page()
    assert "Add first who can help or hinder you" in texts(app)
    assert [link.proto.label for link in app.main.get("page_link")] == ["Add the first stakeholders"]


def test_what_is_booked_on_the_days_of_the_tour_already_stands_beside_it(met: Met, joris: Stakeholder):
    bea = met.know("Bea", influence=1, interest=1)
    begin = page("Listening tour").date_input(key="tour_first").value
    met.meet(bea, begin, at=time(8, 30), zone="UTC", by="Ada", is_held=False)
    app = page("Listening tour")
    (first, *_) = app.dataframe[0].value.to_dict("records")
    assert (first["Booked already"], first["Contacts"]) == ("08:30 Bea", 2)
    assert "with 1 booked already" in texts(app)


def test_one_click_books_the_whole_tour_and_one_undoes_it(met: Met, joris: Stakeholder):
    met.know("Nina")
    app = press(page("Listening tour"), "tour_book")
    assert {(one.is_held, one.is_tour, one.by) for one in met.contacts} == {(False, True, "Ada")}
    assert len(met.contacts) == 2
    press(app, "undo")
    assert not met.contacts


def test_two_clicks_book_the_tour_once(met: Met, joris: Stakeholder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tour_preview, "_book", twice(tour_preview._book))
    app = press(page("Listening tour"), "tour_book")
    assert [one.stakeholder for one in met.contacts] == [joris.id]
    press(app, "undo")
    assert not met.contacts


def test_the_tour_of_another_plan_begins_with_its_own_leader(met: Met, joris: Stakeholder):
    other = a_stored_plan("Beta", leader="Bea", first_day=TODAY)
    person = a_stakeholder("Zed", influence=5, interest=5, on=TODAY)
    people_actions.add_stakeholders(met.workspace, LOCAL_OWNER, other.id, [person], NOW)
    app = page("Listening tour", plan=met.plan.id)
    app.number_input(key="tour_per_day").set_value(1).run()
    app.selectbox(key="plan").select(other.id).run()
    assert (app.selectbox(key="tour_by").value, app.number_input(key="tour_per_day").value) == ("Bea", 3)


def test_what_does_not_fit_the_tour_is_told(met: Met):
    for number in range(3):
        met.know(f"Person {number}")
    app = page("Listening tour")
    app.date_input(key="tour_last").set_value(app.date_input(key="tour_first").value).run()
    app.number_input(key="tour_per_day").set_value(1).run()
    assert "2 of those chosen do not fit: " in texts(app)


def test_those_to_monitor_are_not_on_the_tour_unless_chosen(met: Met, joris: Stakeholder):
    met.know("Mona", influence=1, interest=1)
    app = page("Listening tour")
    assert "Mona" not in str(app.dataframe[0].value)
    whom = app.pills(key="tour_whom")
    whom.set_value([*whom.value, "monitor"]).run()
    assert "Mona" in str(app.dataframe[0].value)


def test_who_sees_no_map_is_offered_all_of_theirs(met: Met, monkeypatch: pytest.MonkeyPatch):
    met.know("Own", owner="Carla", influence=1, interest=1)
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = page("Listening tour")
    assert "Own" in str(app.dataframe[0].value)
    assert not [one for one in app.pills if one.key == "tour_whom"]


def test_a_tour_in_days_gone_by_is_refused_in_words(met: Met, joris: Stakeholder):
    app = page("Listening tour")
    app.date_input(key="tour_first").set_value(ago(3)).run()
    assert "The first day of the tour is over" in texts(app)
    assert "tour_book" not in keys(app)


def test_whoever_is_left_out_is_not_on_the_tour(met: Met, joris: Stakeholder):
    met.know("Nina")
    app = page("Listening tour")
    app.multiselect(key="tour_left_out").set_value([joris.id]).run()
    press(app, "tour_book")
    assert [met.opened.stakeholder(one.stakeholder).name for one in met.contacts] == ["Nina"]


def rhythm_field(app: AppTest, name: str):
    return next(one for one in app.number_input if (one.key or "").startswith(f"rhythm_{name}_"))


def test_the_rhythm_is_saved_into_the_plan(met: Met, joris: Stakeholder):
    app = page("Rhythm")
    rhythm_field(app, "manage_closely").set_value(7)
    press(app, next(key for key in keys(app) if "rhythm_save" in key))
    assert stored(met.plan).rhythms == Rhythms(manage_closely=7)


def test_the_rhythm_says_how_many_contacts_a_week_it_makes(met: Met, joris: Stakeholder):
    met.know("Nina")
    assert "makes about 1 contact a week" in texts(page("Rhythm"))


def test_a_contributor_meets_their_own_people_only_and_reads_no_mood(met: Met, monkeypatch: pytest.MonkeyPatch):
    own = met.know("Own", owner="Carla")
    met.meet(own, ago(20), by="Ada", said="Said to Ada", mood=Mood.TENSE)
    met.meet(own, ago(19), by="Carla", said="Said to Carla", mood=Mood.TENSE)
    met.know("Foreign", owner="Ben")
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    for part in ("Due", "Log", "Booked", "Listening tour", "Rhythm"):
        said = texts(page(part))
        assert "Foreign" not in said
        assert "tense" not in said
        assert "Said to Ada" not in said
    assert "Said to Carla" in texts(page("Log"))


@pytest.mark.parametrize(
    ("role", "theirs"),
    [(Role.OWNER, {"Ada", "Carla"}), (Role.EDITOR, {"Carla"}), (Role.CONTRIBUTOR, {"Carla"}), (Role.VIEWER, set())],
)
def test_talks_are_changed_and_deleted_only_by_those_who_may_read_them(
    met: Met, monkeypatch: pytest.MonkeyPatch, role: Role, theirs: set[str]
):
    own = met.know("Own", owner="Carla")
    talks = {met.meet(own, ago(20), by=by, said="Fine").id: by for by in ("Ada", "Carla")}
    visit_as(monkeypatch, met.plan, role)
    shown = keys(page("Log"))
    assert {by for talk, by in talks.items() if f"contact_delete-{talk}" in shown} == theirs
    assert {by for talk, by in talks.items() if f"contact_edit-{talk}" in shown} == theirs


def test_a_contributor_logs_in_their_own_name_without_a_mood(met: Met, monkeypatch: pytest.MonkeyPatch):
    own = met.know("Own", owner="Carla")
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = logging(own)
    assert not [one for one in app.pills if (one.key or "").startswith("contact-mood")]
    assert not [one for one in app.selectbox if (one.key or "").startswith(("contact-by", "contact-stands"))]
    press(app, "save_contact")
    assert [(one.by, one.mood) for one in met.contacts] == [("Carla", None)]


def test_a_contributor_changes_no_rhythm(met: Met, monkeypatch: pytest.MonkeyPatch):
    met.know("Own", owner="Carla")
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = page("Rhythm")
    assert rhythm_field(app, "monitor").disabled
    assert not [key for key in keys(app) if "rhythm_save" in key]


def test_the_board_is_shown_nobody(met: Met, joris: Stakeholder, monkeypatch: pytest.MonkeyPatch):
    met.meet(joris, ago(3), said="A secret")
    visit_as(monkeypatch, met.plan, Role.VIEWER, "Vera")
    said = texts(page())
    assert "Joris" not in said
    assert "A secret" not in said


def test_a_name_that_looks_like_markup_is_shown_as_typed(met: Met):
    met.meet(met.know("*Joris*"), ago(3), said="[x](http://e.x)", next_step="**now**")
    said = texts(page("Log"))
    assert r"\[x\]\(http" in said
    assert r"\*\*now\*\*" in said


@pytest.mark.parametrize("address", [{"person": "x"}, {"contacts": "x"}, {"contacts_whose": "x"}])
def test_nonsense_in_the_address_is_ignored(met: Met, joris: Stakeholder, address: dict[str, str]):
    app = visit_app("", **address)
    app.switch_page(PAGE).run()
    assert not app.exception
    assert app.title[0].value == "Contacts"


def test_the_record_tells_of_the_contact_and_of_where_they_stand_in_one_change(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-stands").set_value(Engagement.SUPPORTIVE).run()
    press(app, "save_contact")
    latest = history(met.workspace, LOCAL_OWNER, met.plan.id)[0].change
    assert {edit.entity for edit in latest.edits} == {Entity.CONTACT, Entity.STAKEHOLDER}


def test_only_those_who_see_where_people_stand_may_note_it_with_a_contact(met: Met):
    own = met.know("Own", owner="Carla")
    carla, contact = Visitor("Carla", {met.plan.id: Role.CONTRIBUTOR}), a_contact(own, TODAY)
    placed = own.placed(TODAY, engagement=Engagement.LEADING)
    with pytest.raises(NotAllowed):
        contact_actions.add_contacts(met.workspace, carla, met.plan.id, [contact], TODAY, NOW, placed=placed)
    assert not met.contacts


def test_a_long_list_shows_its_first_rows_and_the_rest_on_demand(met: Met):
    for number in range(17):
        met.know(f"Person {number}")
    app = page()
    assert len([key for key in keys(app) if key.startswith("contact_log-")]) == 15
    assert app.button(key="contacts_more_overdue").label == "Show 2 more people"
    press(app, "contacts_more_overdue")
    assert len([key for key in keys(app) if key.startswith("contact_log-")]) == 17


def test_a_year_long_before_the_plan_is_a_slip_and_nothing_is_worked_out_from_it(met: Met, joris: Stakeholder):
    app = logging(joris)
    assert "as their rhythm asks" in texts(app)
    field(app, "contact-on").set_value(date(2012, 1, 1)).run()
    assert "That is years before your first day; check the year" in texts(app)
    assert "as their rhythm asks" not in texts(app)
    press(app, "save_contact")
    assert not met.contacts


def test_a_talk_held_in_the_year_before_the_plan_can_be_logged(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-on").set_value(FIRST_DAY - timedelta(days=366)).run()
    press(app, "save_contact")
    assert len(met.contacts) == 1


def test_from_a_day_to_come_no_next_one_is_worked_out(met: Met, joris: Stakeholder):
    app = logging(joris)
    field(app, "contact-on").set_value(TODAY + timedelta(days=1)).run()
    assert "as their rhythm asks" not in texts(app)


def test_an_editor_reads_no_day_that_follows_from_the_map_where_they_log(
    met: Met, joris: Stakeholder, monkeypatch: pytest.MonkeyPatch
):
    own = met.know("Own", rhythm_days=7)
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    assert "as their rhythm asks" not in texts(press(page(contacts_whose="Everybody’s"), f"contact_log-{joris.id}"))
    assert "as their rhythm asks" in texts(press(page(contacts_whose="Everybody’s"), f"contact_log-{own.id}"))
