"""The message calendar, as its readers meet it."""

from datetime import date
from typing import Any

import plotly.graph_objects as go

from planner.charts.message_calendar import SIGNS, MessageView, Row, message_calendar, message_calendar_alt
from planner.charts.palette import Look
from planner.communication.message import Message
from planner.communication.occurrences import SendingState, occurrences
from tests.builders import a_plan
from tests.communication.builders import MONDAY, a_day, a_message, a_sending


def a_view(*messages: Message, days: int = 28, today: date = MONDAY) -> MessageView:
    last = a_day(days - 1)
    shown = [Row(one.name, occurrences(one, MONDAY, last, today)) for one in messages]
    return MessageView(shown, a_plan().calendar(), MONDAY, last, today)


def signs(view: MessageView) -> dict[str, Any]:
    spec = message_calendar(view, Look.LIGHT)
    found: dict[str, Any] = next(trace for trace in spec["data"] if trace["name"] == "messages")
    return found


def test_every_state_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SendingState) == len(SIGNS)


def test_a_sign_stands_on_each_day_the_message_is_due() -> None:
    assert [int(x) for x in signs(a_view(a_message(first=0, every_days=7)))["x"]] == [0, 7, 14, 21]


def test_what_was_missed_or_is_due_says_so_in_a_word_over_four_weeks() -> None:
    shown = signs(a_view(a_message(first=0, every_days=7), today=a_day(7)))["text"]
    assert shown == ["✕ missed", "◆ due", "○", "○"]


def test_over_a_whole_plan_there_is_room_for_the_signs_alone() -> None:
    assert signs(a_view(a_message(first=0), days=100, today=a_day(7)))["text"] == ["✕"]


def test_who_points_at_a_sign_reads_when_it_was_sent_and_whom_it_reached() -> None:
    sent = a_message(first=0, audience_size=40, sendings=(a_sending(0, 2, reached=30),))
    told = signs(a_view(sent, today=a_day(9)))["hovertext"][0]
    assert "sent late" in told
    assert "Sent Wed 7 Jan 2026" in told
    assert "Reached 30 of 40" in told


def test_a_sign_carries_the_id_of_its_message() -> None:
    assert signs(a_view(a_message("Letter"), a_message("Call")))["customdata"] == ["Letter", "Call"]


def test_rows_have_their_names_as_they_were_typed() -> None:
    spec = message_calendar(a_view(a_message("A <i>letter</i>")), Look.LIGHT)
    assert next(trace for trace in spec["data"] if trace["name"] == "names")["text"] == ["A &lt;i&gt;letter&lt;/i&gt;"]


def test_a_screen_reader_hears_how_many_are_in_which_state() -> None:
    view = a_view(a_message(first=0, every_days=7), today=a_day(7))
    assert message_calendar_alt(view).endswith("1 due, 1 missed, 2 coming.")
    assert message_calendar_alt(a_view()).startswith("No message is due")


def test_every_look_makes_a_valid_figure() -> None:
    view = a_view(a_message(first=0, every_days=7), today=a_day(7))
    for look in Look:
        go.Figure(message_calendar(view, look))  # raises for anything Plotly does not know
