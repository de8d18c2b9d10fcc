"""What the scorecard says of its KPIs: never a number that may not be shown, never a colour alone."""

from dataclasses import replace
from datetime import date

import pytest

from pages.shared.scorecard import looks, words
from pages.shared.scorecard.face import face_of
from pages.shared.text import plain
from planner.kpis.counts import Counts
from planner.kpis.kind import Direction, Kind
from planner.kpis.period import Period
from planner.kpis.series import Point, Series
from planner.kpis.standing import Freshness, Shown, Standing, Status
from planner.kpis.value_words import interval_words, value_words
from tests.kpis.builders import a_kpi
from tests.pages.kpi_tiles import (
    WEEK,
    a_card,
    a_live_signal,
    a_monthly_kpi,
    a_tile,
    an_owed,
    small,
    without_a_number,
)

WEEK_BEFORE = Period(date(2026, 2, 16), date(2026, 2, 22))


def test_the_answer_counts_what_is_behind_what_moves_and_what_is_late():
    card = a_card(
        a_tile(status=Status.BEHIND),
        a_tile(status=Status.BEHIND, live=[a_live_signal(is_better=False)]),
        a_tile(owed=[an_owed(), an_owed(is_late=False)]),
        a_tile(owed=[an_owed("Stores"), an_owed("Online")]),
    )
    assert words.answer(card) == "2 KPIs are behind, 1 shows a real change for the worse, 3 numbers are late."


def test_the_answer_begins_with_the_worst():
    said = words.answer(a_card(a_tile(status=Status.BEHIND), a_tile(status=Status.OFF), a_tile(status=Status.AT_RISK)))
    assert said == "1 KPI is off, 1 is at risk, 1 is behind."


def test_the_answer_tells_of_a_real_change_for_the_better():
    card = a_card(a_tile(live=[a_live_signal(is_better=True)]), a_tile(live=[a_live_signal(is_better=True)]))
    assert words.answer(card) == "2 KPIs show a real change for the better."


def test_when_nothing_is_wrong_the_answer_says_so():
    said = words.answer(a_card(a_tile(), a_tile(status=Status.UNCLEAR)))
    assert said == "Nothing is behind: 1 of 2 KPIs on pace or at target; no real change, no number is late."


def test_without_any_reading_nothing_is_claimed():
    assert words.answer(a_card(without_a_number(Shown.NEVER))).startswith("Nothing to tell yet")


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_word_and_an_icon(status: Status):
    mark = looks.status_mark(status)
    assert status.value.capitalize() in mark
    assert ":material/" in mark


@pytest.mark.parametrize("freshness", list(Freshness))
def test_every_freshness_has_words_and_an_icon(freshness: Freshness):
    tile = a_tile(freshness=freshness)
    said = words.freshness(tile)
    assert said
    assert ":material/" in looks.freshness_mark(tile, said)


def test_numbers_that_never_came_are_late_once_they_were_due():
    tile = without_a_number(Shown.NEVER, freshness=Freshness.NEVER, owed=[an_owed()])
    assert words.freshness(tile) == "late"
    assert looks.freshness_mark(tile, "late").startswith(":red[")


def test_a_number_comes_with_its_interval_its_n_and_its_period():
    tile = a_tile()
    assert face_of(tile).value == plain(value_words(tile.kpi, tile.reading.value))
    assert words.basis(tile) == f"95 %: {interval_words(tile.kpi, tile.reading)} · n 312 · week of 23 Feb"


def test_four_weeks_together_are_named_as_such():
    assert words.basis(a_tile(shown=Shown.ROLL)).endswith("last 4 weeks together")


def test_a_month_is_called_by_its_name():
    month = Period(date(2026, 2, 1), date(2026, 2, 28))
    assert words.basis(a_tile(a_monthly_kpi(), period=month)).endswith("February 2026")


def test_the_target_comes_with_what_is_expected_by_now():
    assert words.pace(a_tile()) == "Expected by now 36 · target 45 by day 100"


@pytest.mark.parametrize("status", [Status.OFF, Status.AT_RISK])
def test_a_mark_that_was_crossed_is_named_beside_the_path(status: Status):
    why = "34 points is beyond the warning value of 40."
    face = face_of(a_tile(standing=Standing(status, 45.0, 100, 36.0, why)))
    assert plain(why) in face.facts


def test_a_target_without_a_path_says_only_itself():
    standing = Standing(Status.UNCLEAR, 45.0, 100, None, "")
    assert words.pace(a_tile(standing=standing)) == "Target 45 points by day 100"


def test_a_band_takes_the_place_of_a_target():
    kpi = a_kpi(Kind.PROPORTION, direction=Direction.BAND, band_low=80.0, band_high=95.0)
    tile = a_tile(kpi, standing=Standing(Status.AT_RISK, None, None, None, ""))
    assert words.pace(tile) == "Shall stay in 80.0 % to 95.0 %"


def test_without_target_and_band_the_tile_says_so():
    tile = a_tile(standing=Standing(Status.NO_TARGET, None, None, None, ""))
    assert words.pace(tile) == "No target set"


def test_a_movement_without_a_signal_is_called_noise():
    face = face_of(a_tile())
    assert (face.movement, face.judged, face.colour) == (plain("+3 points"), "within its usual noise", "gray")


def test_without_limits_no_movement_is_judged():
    assert face_of(a_tile(limits=None)).judged == "too early to tell from noise"


def test_a_signal_is_named_with_its_words_in_full():
    live = a_live_signal(words="eight weeks in a row above the average: a real change, started in week 6")
    face = face_of(a_tile(live=[live]))
    assert (face.movement, face.arrow, face.colour) == ("Real change for the better", "up", "green")
    assert plain("Eight weeks in a row above the average: a real change, started in week 6.") in face.facts


def test_a_signal_for_the_worse_is_named_before_one_for_the_better():
    better, worse = a_live_signal(words="good"), a_live_signal(is_above=False, is_better=False, words="bad")
    face = face_of(a_tile(live=[worse, better]))
    assert face.movement == "Real change for the worse"
    assert plain("Bad. 1 more signal.") in face.facts


def test_where_neither_way_is_better_a_signal_is_neither_green_nor_red():
    face = face_of(a_tile(live=[a_live_signal(is_better=None)]))
    assert (face.movement, face.colour) == ("Real change", "blue")


def test_a_stale_kpi_says_so_instead_of_a_number():
    face = face_of(without_a_number(Shown.STALE, freshness=Freshness.STALE, spark=(30.0, 31.0)))
    assert (face.value, face.movement) == ("Stale", plain("last number: week of 23 Feb"))
    assert face.spark is None


def test_too_few_answers_are_counted_against_those_needed():
    face = face_of(small(12, "8 promoters, 3 passives, 1 detractor"))
    assert (face.value, face.movement) == ("Too few to tell", "12 of the 30 needed")
    assert plain("8 promoters, 3 passives, 1 detractor") in face.facts


def test_a_kpi_never_entered_says_so():
    tile = without_a_number(Shown.NEVER, period=None, freshness=Freshness.NEVER, owed=[an_owed(is_late=False)])
    assert face_of(tile).value == "Never entered"
    assert words.freshness(tile) == "due Wed, 4 Mar"


def test_before_the_first_period_is_over_nothing_is_missing():
    assert face_of(without_a_number(Shown.COUNTS, period=None)).value == "Not due yet"


def test_an_exact_amount_is_shown_as_counted_and_said_to_have_no_interval():
    kpi = a_kpi(Kind.AMOUNT)
    point = Point(WEEK, a_tile().reading, Counts(amount=71_240), ("",))
    tile = without_a_number(Shown.COUNTS, kpi=kpi, series=Series(kpi, [point]), counts="Revenue 71,240")
    assert (face_of(tile).value, face_of(tile).movement) == (plain("Revenue 71,240"), "no interval, so no score")


def test_late_numbers_name_the_teams_and_how_many_weeks():
    owed = [an_owed("Stores"), an_owed("Stores", period=WEEK_BEFORE), an_owed("Online")]
    assert words.freshness(a_tile(freshness=Freshness.LATE, owed=owed)) == "late by 2 weeks: Stores, Online"


def test_what_is_due_says_when():
    tile = a_tile(freshness=Freshness.DUE, owed=[an_owed(is_late=False, due=date(2026, 3, 3))])
    assert words.freshness(tile) == "due Tue, 3 Mar"


def test_names_are_shown_as_typed():
    tile = a_tile()
    tile = replace(tile, kpi=tile.kpi.but(name="![x](http://evil) *NPS*", owner=":red[Ada]"))
    face = face_of(tile)
    assert face.name == plain("![x](http://evil) *NPS*")
    assert plain(":red[Ada]") in face.facts


def test_false_alarms_are_told_in_weeks_when_they_are_rare():
    said = words.false_alarms(a_card(*[a_tile()] * 10, rate=0.2))
    assert said.startswith("10 KPIs are watched at once: expect about one in 5 weeks from noise alone.")


def test_many_false_alarms_are_told_by_the_week():
    assert "about 1.4 a week" in words.false_alarms(a_card(*[a_tile()] * 30, rate=1.4))


def test_without_limits_no_false_alarm_is_foretold():
    assert "begin with six readings" in words.false_alarms(a_card(a_tile(), rate=0.0))
