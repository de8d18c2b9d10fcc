"""Occurrences of messages: on which days they are due, what was missed, whom they reached."""

import pytest

from planner.communication.message import Message
from planner.communication.occurrences import (
    SendingState,
    due_messages,
    is_due_on,
    occurrences,
    reach,
    sent,
    sent_with_note,
    skipped,
)
from planner.shared.errors import BadInput
from tests.communication.builders import MONDAY, a_day, a_message, a_sending

TODAY = a_day(21)


def days(message: Message, first: int = 0, last: int = 30) -> list[int]:
    found = occurrences(message, a_day(first), a_day(last), TODAY)
    return [(one.due_on - MONDAY).days for one in found]


def states(message: Message, last: int = 28) -> list[SendingState]:
    return [one.state for one in occurrences(message, MONDAY, a_day(last), TODAY)]


def weekly(*sendings: object, **fields: object) -> Message:
    return a_message(every_days=7, sendings=sendings, **fields)


def test_a_message_without_a_rhythm_is_due_once() -> None:
    assert days(a_message(first=3)) == [3]


def test_a_message_with_a_rhythm_comes_back_until_its_last_day_included() -> None:
    assert days(weekly(until=a_day(21))) == [0, 7, 14, 21]
    assert days(weekly(until=a_day(20))) == [0, 7, 14]


@pytest.mark.parametrize(
    ("first", "last", "found"), [(7, 14, [7, 14]), (8, 13, []), (8, 20, [14]), (-30, 0, [0]), (-30, -1, [])]
)
def test_only_the_days_asked_for_are_given_both_ends_included(first: int, last: int, found: list[int]) -> None:
    assert days(weekly(), first, last) == found


def test_a_message_nobody_reported_is_missed_due_and_coming_by_its_day() -> None:
    assert states(a_message(first=20)) == [SendingState.MISSED]
    assert states(a_message(first=21)) == [SendingState.DUE]
    assert states(a_message(first=22)) == [SendingState.COMING]


def test_what_was_sent_by_its_day_is_in_time_and_after_it_late() -> None:
    message = weekly(a_sending(0, sent=-1), a_sending(7, sent=7), a_sending(14, sent=15))

    assert states(message, last=14) == [SendingState.SENT, SendingState.SENT, SendingState.SENT_LATE]


def test_what_was_left_out_on_purpose_is_not_missed() -> None:
    assert states(weekly(a_sending(0, sent=None)), last=7) == [SendingState.SKIPPED, SendingState.MISSED]


def test_a_sending_stays_though_its_day_is_none_of_the_rhythm_any_more() -> None:
    assert days(a_message(first=0, every_days=14, sendings=(a_sending(7, sent=7),)), last=20) == [0, 7, 14]


def due(*messages: Message, ahead: int = 7) -> list[tuple[str, int]]:
    return [(one.message.name, (one.due_on - MONDAY).days) for one in due_messages(messages, TODAY, ahead)]


def test_to_be_sent_is_what_is_missed_due_today_and_coming_within_the_days_asked_for() -> None:
    messages = [a_message("missed", first=20), a_message("today", first=21), a_message("next", first=28)]

    assert due(*messages, a_message("later", first=29)) == [("missed", 20), ("today", 21), ("next", 28)]
    assert due(*messages, ahead=6) == [("missed", 20), ("today", 21)]


def test_of_several_missed_days_only_the_latest_is_told() -> None:
    assert due(weekly(until=a_day(20))) == [("Weekly letter", 14)]


def test_a_missed_day_is_made_good_by_a_later_sending() -> None:
    assert due(weekly(a_sending(14, sent=14), until=a_day(20))) == []


def test_reach_counts_what_was_due_and_sent_and_in_time() -> None:
    message = weekly(a_sending(0, sent=0), a_sending(7, sent=9), a_sending(14, sent=None), first=-7)

    found = reach([message], a_day(-7), TODAY, TODAY)

    assert (found.due, found.sent, found.on_time, found.left_out, found.missed) == (4, 2, 1, 1, 1)


def test_what_is_only_due_today_or_later_is_not_counted_as_due() -> None:
    assert reach([a_message(first=21), a_message(first=25)], MONDAY, a_day(30), TODAY).due == 0


def test_reach_adds_up_only_sendings_of_which_both_numbers_are_known() -> None:
    sized = weekly(a_sending(0, reached=80), a_sending(7, sent=7), audience_size=100)
    unsized = a_message("Post", sendings=(a_sending(0, reached=5000),))

    found = reach([sized, unsized], MONDAY, a_day(7), TODAY)

    assert (found.reached, found.audience, found.untold) == (80, 100, 2)
    assert found.share == pytest.approx(0.8)


def test_more_reached_than_there_are_gives_no_share() -> None:
    found = reach([a_message(audience_size=10, sendings=(a_sending(0, reached=12),))], MONDAY, TODAY, TODAY)

    assert (found.reached, found.share) == (12, None)


def test_the_words_of_reach_say_what_is_not_known() -> None:
    message = weekly(a_sending(0, reached=1200), a_sending(7, sent=9), audience_size=1500)

    assert reach([message], MONDAY, a_day(14), TODAY).words == (
        "2 of 3 sent, 1 of them on time; 1,200 of 1,500 reached (80 %); of 1 nobody knows how many they reached."
    )


def test_a_report_lies_at_its_day_and_replaces_the_one_before() -> None:
    message = sent(sent(weekly(), a_day(7), a_day(7)), MONDAY, MONDAY, reached=10, heard="More, please", by="Ada")

    assert message.sendings == (a_sending(0, reached=10, heard="More, please", by="Ada"), a_sending(7, sent=7))
    assert skipped(message, a_day(7)).sendings[1].is_skipped


def test_a_report_of_a_day_on_which_nothing_is_due_is_refused() -> None:
    with pytest.raises(BadInput) as refused:
        sent(weekly(), a_day(8), a_day(8))

    assert "due_on" in refused.value.problems


def test_a_report_that_is_there_can_be_changed_though_the_rhythm_has_left_its_day() -> None:
    message = a_message(every_days=14, sendings=(a_sending(7, sent=7),))

    assert sent(message, a_day(7), a_day(7), reached=3).sendings[0].reached == 3


def test_with_the_note_its_messages_of_that_week_are_sent_and_no_others() -> None:
    last, next_one = (a_message(f"Note {day}", first=day, is_weekly_note=True) for day in (6, 7))
    note = sent_with_note([last, next_one, a_message("Letter", first=4)], MONDAY, a_day(4), "Ada")

    assert note == [last.but(sendings=(a_sending(6, sent=4, by="Ada"),))]


def test_with_the_note_only_the_first_of_its_days_is_sent_and_none_that_was_reported() -> None:
    twice = a_message("Twice", every_days=3, is_weekly_note=True, audience_size=2)
    left_out = a_message("Left out", is_weekly_note=True, sendings=(a_sending(0, sent=None),))
    [note] = sent_with_note([twice, left_out], MONDAY, MONDAY, "Ada")

    assert note.sendings == (a_sending(0, sent=0, reached=2, by="Ada"),)


def test_the_days_on_which_a_message_is_due_can_be_asked_for_one_by_one() -> None:
    assert [is_due_on(weekly(), a_day(day)) for day in (-7, 0, 1, 7)] == [False, True, False, True]
