"""What the scorecard says of its KPIs: never a number that may not be shown, never a colour alone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pages.shared.scorecard import looks, words
from pages.shared.scorecard.face import face_of
from pages.shared.scorecard.view import Filters
from pages.shared.text import plain
from planner.kpis.counts import Counts
from planner.kpis.kind import Direction, Kind
from planner.kpis.period import Period
from planner.kpis.reading import Reading
from planner.kpis.series import Point, Series
from planner.kpis.standing import Freshness, Shown, Standing, Status
from planner.kpis.value_words import interval_words, value_words
from tests.kpis.builders import a_kpi
from tests.pages.kpi_tiles import (
    WEEK,
    a_card,
    a_jump,
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
    assert (
        words.answer(card)
        == "2 KPIs are behind, 1 shows a real change for the worse, 3 numbers of 1 KPI are late (Ada, Stores, Online)."
    )


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
    assert words.basis(tile) == f"Likely {interval_words(tile.kpi, tile.reading)} · n 312 · week of 23 Feb"


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


def test_without_target_and_band_the_tile_says_so_once():
    face = face_of(a_tile(standing=Standing(Status.NO_TARGET, None, None, None, "")))
    assert face.status.startswith("Target: ") and "none" in face.status
    assert "arget" not in face.facts


def test_status_and_movement_say_what_they_are_about():
    face = face_of(a_tile(status=Status.BEHIND))
    assert face.status.startswith("Target: ") and "behind" in face.status
    assert face.movement.startswith(plain("Movement: "))


def test_a_movement_without_a_signal_is_within_its_usual_swings():
    face = face_of(a_tile())
    moved = plain("Movement: +3.0 points")
    assert (face.movement, face.judged, face.colour) == (moved, "within its usual swings", "gray")


def test_a_step_that_chance_does_not_explain_is_not_called_within_its_usual_swings():
    tile = a_tile(change=-37.4, step=Reading(-37.4, 200, -60.2, -14.5))
    assert face_of(tile).judged == "more than chance, but usual here"
    assert words.more_than_chance(tile) == (
        "−37.4 points from the week before (95 % −60.2 to −14.5): more than chance in the answers explains, "
        "but such swings are usual here."
    )
    assert words.more_than_chance(a_tile(step=Reading(3, 200, -2, 8))) == ""
    assert words.more_than_chance(a_tile(live=[a_live_signal()], step=tile.step)) == ""


def test_a_jump_alone_is_neither_counted_nor_coloured_as_a_real_change():
    tile = a_tile(live=[a_jump()])
    face = face_of(tile)
    assert (face.movement, face.colour) == (plain("Movement: unusual jump"), "gray")
    assert "no real change" in words.answer(a_card(tile))
    assert not Filters(has_signal=True).lets(tile)


def test_a_real_change_is_named_before_a_jump():
    tile = a_tile(live=[a_live_signal(), a_jump()])
    assert face_of(tile).movement == plain("Movement: real change for the better")


def test_a_value_that_looks_like_what_is_expected_and_is_not_has_a_digit_more():
    tile = a_tile(standing=Standing(Status.BEHIND, 45.0, 100, 34.3, ""))
    assert face_of(tile).value == plain("34.0 points")
    assert words.pace(tile) == "Expected by now 34.3 · target 45 by day 100"


def test_without_limits_no_movement_is_judged():
    assert face_of(a_tile(limits=None)).judged == "too early to tell what is usual"


def test_a_signal_is_named_with_its_words_in_full():
    live = a_live_signal(words="eight weeks in a row above the average: a real change, started in week 6")
    face = face_of(a_tile(live=[live]))
    assert (face.movement, face.arrow, face.colour) == (plain("Movement: real change for the better"), "up", "green")
    assert plain("Eight weeks in a row above the average: a real change, started in week 6.") in face.facts


def test_a_signal_for_the_worse_is_named_before_one_for_the_better():
    better, worse = a_live_signal(words="good"), a_live_signal(is_above=False, is_better=False, words="bad")
    face = face_of(a_tile(live=[worse, better]))
    assert face.movement == plain("Movement: real change for the worse")
    assert plain("Bad. 1 more signal.") in face.facts


def test_where_neither_way_is_better_a_signal_is_neither_green_nor_red():
    face = face_of(a_tile(live=[a_live_signal(is_better=None)]))
    assert (face.movement, face.colour) == (plain("Movement: real change"), "blue")


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
    face = face_of(tile)
    assert (face.value, face.movement, face.has_status) == ("Never entered", "", False)
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
    assert said.startswith(
        "10 KPIs are watched at once: expect about one false alarm in 5 weeks from usual swings alone."
    )


def test_the_weeks_that_are_known_are_those_that_were_entered():
    kpi = a_tile().kpi
    weeks = [Period(day, day + timedelta(days=6)) for day in (WEEK.start - timedelta(weeks=25), WEEK.start)]
    series = Series(kpi, [Point(week, a_tile().reading, Counts(), ("",)) for week in weeks])
    said = words.false_alarms(a_card(a_tile(series=series)))
    assert "26 weeks are too few to tell seasons" in said


def test_a_formula_is_not_said_to_be_entered():
    clv, cac = (a_kpi(Kind.AMOUNT, id=name.lower(), name=name) for name in ("CLV", "CAC"))
    kpi = a_kpi(Kind.FORMULA)
    series = Series(kpi, (), inputs=(("clv", Series(clv, ())), ("cac", Series(cac, ()))))
    tile = without_a_number(Shown.NEVER, kpi=kpi, series=series, period=None, freshness=Freshness.NEVER)
    assert face_of(tile).value == plain("Waits for CLV and CAC")
    assert words.freshness(tile) == "worked out from others"


def test_many_false_alarms_are_told_by_the_week():
    assert "about 1.4 false alarms a week" in words.false_alarms(a_card(*[a_tile()] * 30, rate=1.4))


def test_without_limits_no_false_alarm_is_foretold():
    assert "begin with six readings" in words.false_alarms(a_card(a_tile(), rate=0.0))
