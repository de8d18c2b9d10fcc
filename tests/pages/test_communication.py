"""The communication plan: what is due and missed, what was sent in one click, and how messages are changed."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from planner.access.visitor import Role
from planner.communication.message import Message
from tests.pages.app import TODAY, field, texts, visit_app
from tests.pages.campaigns_of_acme import Told, in_days
from tests.pages.plan_of_acme import visit_as

PAGE = menu.COMMUNICATION


@pytest.fixture
def told() -> Told:
    """A plan in which nobody is told anything yet."""
    return Told()


def page(message: Message | None = None, **query: str) -> AppTest:
    app = visit_app("", **query)
    if message:
        app.query_params["message"] = message.id
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


def key_of(app: AppTest, begins: str) -> str:
    return next(key for key in keys(app) if key.startswith(begins))


def test_without_messages_the_page_says_what_they_are_for(told: Told) -> None:
    assert "Nobody is told anything by plan yet." in said(page())


def test_the_answer_counts_what_is_due_missed_and_was_sent_in_time(told: Told) -> None:
    letter = told.message(first=-21, every_days=7)
    told.sent(letter, -21)
    told.sent(letter, -14, sent_on=in_days(-12))
    assert "2 messages due within a week, 1 missed; 1 of 3 sent in time." in said(page())


def test_what_is_left_out_on_purpose_counts_neither_as_sent_nor_as_missed(told: Told) -> None:
    letter = told.message(first=-7)
    told.sent(letter, -7, sent_on=None, is_skipped=True)
    assert "Nothing is due within a week; nothing was due before." in said(page())


def test_sent_takes_one_click_and_can_be_undone(told: Told) -> None:
    letter = told.message(first=0)
    app = press(page(), f"sent-to_do-{letter.id}-{TODAY}")
    (sending,) = told.messages[0].sendings
    assert (sending.due_on, sending.sent_on, sending.by) == (TODAY, TODAY, "Ada")
    assert "1 of 1 sent in time" in said(app)
    press(app, "undo")
    assert not told.messages[0].sendings


def test_what_is_still_to_come_cannot_be_sent_in_one_click(told: Told) -> None:
    told.message(first=3)
    assert not [key for key in keys(page()) if key.startswith("sent-")]


def test_what_became_of_a_message_is_reported_by_a_button_and_a_dialog_that_say_so(told: Told) -> None:
    told.message("Missed", first=-2)
    told.message("Coming", first=3)
    app = page()
    reports = [button for button in app.button if (button.key or "").startswith("report-to_do")]
    assert [button.label for button in reports] == ["Report", "Report"]
    reports[0].click().run()
    assert "Report on a message" in [block.proto.dialog.title for block in app.get("dialog")]


def test_reach_and_what_came_back_are_noted_in_a_dialog(told: Told) -> None:
    letter = told.message(first=-2, audience_size=40)
    app = press(page(), key_of(page(), "report-to_do"))
    field(app, "sending-sent_on").set_value(in_days(-2)).run()
    field(app, "sending-reached").set_value(30).run()
    field(app, "sending-heard").set_value("They ask about the shops").run()
    press(app, "save_sending")
    (sending,) = told.messages[0].sendings
    assert (sending.sent_on, sending.reached, sending.heard) == (in_days(-2), 30, "They ask about the shops")
    shown = said(page(letter))
    assert "reached 30 of 40 (75 %)" in shown
    assert "They ask about the shops" in shown


def test_a_message_is_left_out_on_purpose_with_the_reason(told: Told) -> None:
    told.message(first=-2)
    app = press(page(), key_of(page(), "report-to_do"))
    field(app, "sending-how").set_value("Left out on purpose").run()
    field(app, "sending-heard").set_value("Holidays").run()
    press(app, "save_sending")
    (sending,) = told.messages[0].sendings
    assert (sending.is_skipped, sending.sent_on, sending.heard) == (True, None, "Holidays")


def test_a_day_that_is_still_to_come_is_refused_and_what_was_typed_stays(told: Told) -> None:
    told.message(first=-2)
    app = press(page(), key_of(page(), "report-to_do"))
    field(app, "sending-sent_on").set_value(in_days(20)).run()
    field(app, "sending-heard").set_value("They ask about the shops").run()
    press(app, "save_sending")
    assert not told.messages[0].sendings
    assert "This day is still to come." in said(app)
    assert field(app, "sending-heard").value == "They ask about the shops"


def test_a_report_can_be_taken_back(told: Told) -> None:
    letter = told.message(first=-2)
    told.sent(letter, -2)
    app = press(page(letter), key_of(page(letter), "report-panel"))
    press(app, "sending_none")
    assert not told.messages[0].sendings


def test_a_message_is_added(told: Told) -> None:
    told.message("Kick-off", audience="All staff")
    app = press(page(), "add_message")
    field(app, "message-name").set_value("Weekly letter").run()
    field(app, "message-audience").set_value("All staff").run()
    field(app, "message-audience_size").set_value(420).run()
    field(app, "message-rhythm").set_value(14).run()
    press(app, "save_message")
    stored = next(one for one in told.messages if one.name == "Weekly letter")
    assert (stored.name, stored.audience, stored.audience_size) == ("Weekly letter", "All staff", 420)
    assert (stored.first_on, stored.every_days) == (TODAY, 14)


def test_what_was_typed_about_a_message_outlives_the_closed_dialog_and_the_session(told: Told) -> None:
    app = press(page(), "add_message")
    field(app, "message-name").set_value("Weekly letter").run()
    field(app, "message-rhythm").set_value(14).run()
    again = press(page(), "add_message")
    assert field(again, "message-name").value == "Weekly letter"
    assert field(again, "message-rhythm").value == 14
    press(again, "discard_message")
    assert field(again, "message-name").value == ""
    assert field(press(page(), "add_message"), "message-name").value == ""


def test_what_was_typed_about_a_message_stands_over_what_others_saved_meanwhile(told: Told) -> None:
    letter = told.message(text="Old")
    app = press(page(letter), "edit_message")
    field(app, "message-feedback").set_value("By reply").run()
    told.reworded_message(letter, text="New")
    again = press(page(letter), "edit_message")
    assert field(again, "message-feedback").value == "By reply"
    assert field(again, "message-text").value == "New"
    assert "changed this message while you were editing it" in said(again)
    press(press(again, "message_mine"), "save_message")
    assert (told.messages[0].text, told.messages[0].feedback) == ("New", "By reply")
    assert field(press(page(letter), "edit_message"), "message-feedback").value == "By reply"
    assert "discard_message" not in keys(press(page(letter), "edit_message"))


def test_what_was_typed_about_a_message_is_said_to_be_unsaved_when_its_dialog_is_opened_again(told: Told) -> None:
    letter = told.message(text="Old")
    app = press(page(letter), "edit_message")
    assert "not saved yet" not in said(app)
    field(app, "message-feedback").set_value("By reply").run()
    app.switch_page(menu.TODAY).run()
    app.query_params["message"] = letter.id
    app.switch_page(PAGE).run()
    press(app, "edit_message")
    assert "Typed before, not saved yet" in said(app)
    press(app, "discard_message")
    assert "not saved yet" not in said(app)


def test_what_became_of_a_message_is_there_when_the_dialog_is_opened_again(told: Told) -> None:
    letter = told.message(first=-9, every_days=7)
    report = f"report-to_do-{letter.id}"
    app = press(page(), f"{report}-{in_days(-2)}")
    field(app, "sending-heard").set_value("They ask about the shops").run()
    again = press(page(letter), f"report-panel-{letter.id}-{in_days(-9)}")
    assert field(again, "sending-heard").value == ""
    again = press(page(), f"{report}-{in_days(-2)}")
    assert field(again, "sending-heard").value == "They ask about the shops"
    assert "not saved yet" in said(again)
    press(again, "discard_sending")
    assert field(again, "sending-heard").value == ""


def test_a_report_found_the_next_day_is_still_of_the_day_it_was_typed_on(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = told.message(first=-9, every_days=7)
    report = f"report-to_do-{letter.id}-{in_days(-2)}"
    field(press(page(), report), "sending-heard").set_value("They ask about the shops").run()
    monkeypatch.setattr(visit, "today", lambda: in_days(1))
    app = press(page(), report)
    assert field(app, "sending-sent_on").value == TODAY
    press(app, "save_sending")
    assert [one.sent_on for one in told.messages[0].sendings] == [TODAY]


def test_a_report_that_somebody_else_made_meanwhile_is_not_overwritten_unasked(told: Told) -> None:
    letter = told.message(first=-9, every_days=7)
    app = press(page(), f"report-to_do-{letter.id}-{in_days(-2)}")
    field(app, "sending-heard").set_value("Mine").run()
    told.sent(letter, -2, heard="Theirs")
    press(app, "save_sending")
    assert [one.heard for one in told.messages[0].sendings] == ["Theirs"]
    assert "changed this report while you were editing it" in said(app)
    press(press(app, "sending_mine"), "save_sending")
    assert [one.heard for one in told.messages[0].sendings] == ["Mine"]


def test_a_report_on_another_day_stands_in_nobodys_way(told: Told) -> None:
    letter = told.message(first=-9, every_days=7)
    app = press(page(), f"report-to_do-{letter.id}-{in_days(-2)}")
    field(app, "sending-heard").set_value("Mine").run()
    told.sent(letter, -9, heard="Theirs")
    press(app, "save_sending")
    assert [one.heard for one in told.messages[0].sendings] == ["Theirs", "Mine"]


def test_a_message_without_an_audience_is_refused_beside_the_field(told: Told) -> None:
    app = press(page(), "add_message")
    field(app, "message-name").set_value("Weekly letter").run()
    press(app, "save_message")
    assert not told.messages
    assert field(app, "message-name").value == "Weekly letter"
    assert "Type a name; this one is empty." in said(app)


def test_a_message_told_once_has_no_rhythm(told: Told) -> None:
    letter = told.message(every_days=7, until=in_days(60))
    app = press(page(letter), "edit_message")
    field(app, "message-rhythm").set_value(None).run()
    press(app, "save_message")
    assert (told.messages[0].every_days, told.messages[0].until) == (None, None)


def test_a_rhythm_of_ones_own_counts_only_while_it_is_chosen(told: Told) -> None:
    letter = told.message(every_days=7)
    app = press(page(letter), "edit_message")
    field(app, "message-rhythm").set_value(-1).run()
    field(app, "message-every_days").set_value(10).run()
    field(app, "message-rhythm").set_value(7).run()
    press(app, "save_message")
    assert told.messages[0].every_days == 7
    press(app, "edit_message")
    field(app, "message-rhythm").set_value(-1).run()
    field(app, "message-every_days").set_value(10).run()
    press(app, "save_message")
    assert told.messages[0].every_days == 10


def test_an_edit_keeps_what_was_sent(told: Told) -> None:
    letter = told.message(first=-2)
    told.sent(letter, -2)
    app = press(page(letter), "edit_message")
    field(app, "message-name").set_value("Letter").run()
    press(app, "save_message")
    assert told.messages[0].name == "Letter"
    assert len(told.messages[0].sendings) == 1


def test_the_table_tells_audience_rhythm_next_day_and_reach(told: Told) -> None:
    letter = told.message(first=-7, every_days=7, audience_size=40)
    told.sent(letter, -7, reached=30)
    row = page(shown="Table").dataframe[0].value.iloc[0]
    assert (row["Audience"], row["How often"], row["Sent in time"], row["Reach"]) == (
        "All staff",
        "every week",
        "1 of 1",
        "75 %",
    )


def test_the_calendar_can_have_a_row_for_each_audience(told: Told) -> None:
    told.message("Letter")
    told.message("Call")
    rows = {shown: page(rows=shown).get("plotly_chart")[0].proto.spec for shown in ("By message", "By audience")}
    assert "Letter \\u2192 All staff" in rows["By message"]
    assert "\\u2192" not in rows["By audience"]


def test_a_viewer_reads_the_plan_and_reports_nothing(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = told.message(first=-2)
    visit_as(monkeypatch, told.plan, Role.VIEWER)
    app = page(letter)
    assert "Missed" in said(app)
    assert not [key for key in keys(app) if key.startswith(("sent-", "report-", "edit_message", "add_message"))]


def test_a_contributor_reports_on_their_own_messages_alone(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = told.message("Mine", first=-2, owner="Carla")
    told.message("Theirs", first=-2, owner="Ben")
    visit_as(monkeypatch, told.plan, Role.CONTRIBUTOR)
    app = page()
    assert [key for key in keys(app) if key.startswith("sent-")] == [f"sent-to_do-{mine.id}-{in_days(-2)}"]
    press(app, f"sent-to_do-{mine.id}-{in_days(-2)}")
    assert next(one for one in told.messages if one.id == mine.id).sendings[0].by == "Carla"
