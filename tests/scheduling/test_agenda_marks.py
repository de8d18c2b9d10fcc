"""Marks of calendar files: what moved and what went gets a higher sequence, and nothing else does."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from planner.scheduling.agenda import AgendaEntry, AgendaKind
from planner.scheduling.agenda_marks import marked

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
MONDAY = date(2026, 3, 2)


def an_entry(uid="tasks-1", kind=AgendaKind.TASK, **fields):
    whole = {"name": "Interviews", "start": MONDAY, "end": MONDAY, "at": None, "minutes": 0, "zone": "", "people": ()}
    return AgendaEntry(uid=uid, kind=kind, **{**whole, "text": "", "page": "", **fields})


def marks(*entries, before=None, now=NOW, kinds=tuple(AgendaKind)):
    return marked(entries, before or {}, kinds, now)


def test_what_is_new_starts_at_sequence_0():
    mark = marks(an_entry())["tasks-1"]
    assert (mark.sequence, mark.is_cancelled, mark.at) == (0, False, NOW)


def test_what_stays_as_it_was_keeps_its_sequence_and_its_moment():
    before = marks(an_entry())
    assert marks(an_entry(), before=before, now=LATER) == before


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Talks"},
        {"start": date(2026, 2, 27)},
        {"end": date(2026, 3, 3)},
        {"at": time(9), "minutes": 30},
        {"zone": "Europe/Berlin"},
        {"text": "Ask everybody"},
    ],
)
def test_another_day_hour_or_text_raises_the_sequence(change):
    mark = marks(an_entry(**change), before=marks(an_entry()), now=LATER)["tasks-1"]
    assert (mark.sequence, mark.at) == (1, LATER)


@pytest.mark.parametrize("change", [{"at": time(10)}, {"minutes": 45}])
def test_a_talk_that_is_an_hour_later_or_longer_raises_the_sequence(change):
    talk = {"at": time(9), "minutes": 30, "zone": "Europe/Berlin"}
    mark = marks(an_entry(**talk | change), before=marks(an_entry(**talk)), now=LATER)["tasks-1"]
    assert (mark.sequence, mark.at) == (1, LATER)


def test_other_people_or_another_page_change_nothing_that_a_calendar_shows():
    before = marks(an_entry())
    assert marks(an_entry(people=("Ada",), page="tasks"), before=before, now=LATER) == before


def test_what_went_is_cancelled_with_a_higher_sequence():
    mark = marks(before=marks(an_entry()), now=LATER)["tasks-1"]
    assert (mark.sequence, mark.is_cancelled, mark.at, mark.start) == (1, True, LATER, "2026-03-02")


def test_what_was_cancelled_is_cancelled_once():
    gone = marks(before=marks(an_entry()), now=LATER)
    assert marks(before=gone, now=LATER + timedelta(days=1)) == gone


def test_what_comes_back_is_higher_than_its_cancellation():
    gone = marks(before=marks(an_entry()), now=LATER)
    mark = marks(an_entry(), before=gone, now=LATER)["tasks-1"]
    assert (mark.sequence, mark.is_cancelled) == (2, False)


def test_a_cancellation_does_not_tell_where_a_thing_went_that_another_file_saw_moved():
    elsewhere = {"tasks-1": replace(marks(an_entry(start=date(2026, 5, 1)))["tasks-1"], sequence=4)}
    mark = marked([], marks(an_entry()), tuple(AgendaKind), LATER, elsewhere)["tasks-1"]
    assert (mark.sequence, mark.start) == (5, "2026-03-02")


def test_entries_of_kinds_that_the_file_leaves_out_are_not_cancelled():
    before = marks(an_entry(), an_entry("gates-2", AgendaKind.GATE))
    after = marks(an_entry(), before=before, kinds=[AgendaKind.TASK], now=LATER)
    assert after == before


def test_the_start_tells_hour_and_zone():
    mark = marks(an_entry(at=time(9, 5), zone="Europe/Berlin"))["tasks-1"]
    assert mark.start == "2026-03-02 09:05 Europe/Berlin"
