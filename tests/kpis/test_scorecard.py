"""The scorecard: what each tile shows, and which comes first."""

from datetime import date, timedelta

import pytest

from planner.kpis.counts import NOTHING
from planner.kpis.entry import Entry
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.scorecard import Scorecard, Tile, scorecard
from planner.kpis.sheet import Sheet
from planner.kpis.standing import Freshness, Shown, Status
from planner.kpis.target import Target
from planner.kpis.tile import waits_for
from planner.kpis.urgency import urgency_of
from planner.kpis.xmr import Rule
from tests.kpis.builders import MONDAY, a_kpi, a_period, a_sheet, an_entry

UP = (Target(value=60, by_day=100, set_on=MONDAY),)


def week(number: int, promoters: int = 50, detractors: int = 10, kpi: str = "nps", team: str = "") -> Entry:
    return an_entry(number, kpi=kpi, team=team, promoters=promoters, passives=40, detractors=detractors)


def weeks(*promoters: int) -> Sheet:
    return a_sheet(*(week(number, found) for number, found in enumerate(promoters)))


def after(number: int, days: int = 1) -> date:
    return a_period(number) + timedelta(days=6 + days)


def tile(kpi: Kpi, sheet: Sheet, today: date) -> Tile:
    return scorecard([kpi], {kpi.id: sheet}, MONDAY, today).tile(kpi.id)


def test_a_tile_shows_the_latest_reading_with_its_interval_and_what_it_moved() -> None:
    found = tile(a_kpi(), weeks(50, 50, 60), after(2))

    assert found.shown is Shown.LATEST and found.period and found.period.start == a_period(2)
    assert found.reading and found.reading.has_interval
    assert found.reading.value == pytest.approx(100 * 50 / 110)
    assert found.change == pytest.approx(100 * 50 / 110 - 40)
    assert found.counts == "60 promoters, 40 passives, 10 detractors"


def test_with_too_few_answers_the_last_four_weeks_are_read_together() -> None:
    kpi = a_kpi(minimum_n=300)

    found = tile(kpi, weeks(50, 50, 50, 50, 60), after(4))

    assert found.shown is Shown.ROLL
    assert found.reading and found.reading.n == 410
    assert found.counts == "210 promoters, 160 passives, 40 detractors"


def test_months_are_not_rolled() -> None:
    kpi = a_kpi(minimum_n=300, cadence="monthly", due_days=5)
    sheet = a_sheet(*(_month(number) for number in range(1, 5)))

    assert tile(kpi, sheet, date(2026, 5, 2)).shown is Shown.COUNTS


def test_too_few_even_together_show_the_counts_and_no_number() -> None:
    found = tile(a_kpi(minimum_n=1000, targets=UP), weeks(50, 60), after(1))

    assert (found.shown, found.reading, found.change) == (Shown.COUNTS, None, None)
    assert found.counts == "60 promoters, 40 passives, 10 detractors"
    assert found.standing.status is Status.NO_READING
    assert found.standing.why == "Too few to read a number from: 110, and 1,000 are needed."


def test_a_figure_that_cannot_say_how_sure_it_is_is_not_shown() -> None:
    kpi = a_kpi(Kind.AMOUNT)

    found = tile(kpi, a_sheet(an_entry(0, kpi="amount", amount=48)), after(0))

    assert (found.shown, found.reading, found.counts) == (Shown.COUNTS, None, "48")


def test_an_amount_is_shown_once_it_is_known_how_far_it_moves() -> None:
    kpi = a_kpi(Kind.AMOUNT)
    sheet = a_sheet(*(an_entry(number, kpi="amount", amount=48 + number % 2) for number in range(7)))

    assert tile(kpi, sheet, after(6)).shown is Shown.LATEST


def test_stale_numbers_are_not_shown() -> None:
    found = tile(a_kpi(targets=UP), weeks(50, 60), after(3, days=3))

    assert (found.shown, found.reading, found.freshness) == (Shown.STALE, None, Freshness.STALE)
    assert found.standing.status is Status.NO_READING
    assert found.standing.why == "The last number is that of week 2: too old to say where it stands."


def test_a_kpi_nobody_entered_says_so() -> None:
    found = tile(a_kpi(), Sheet(), after(0))

    assert (found.shown, found.period, found.counts) == (Shown.NEVER, None, "")
    assert found.standing.why == "No number has been entered yet."
    assert [owed.period.start for owed in found.owed] == [MONDAY]


def test_a_week_with_nothing_to_count_falls_back_on_the_weeks_before() -> None:
    sheet = a_sheet(week(0), week(1), an_entry(2, NOTHING))

    found = tile(a_kpi(), sheet, after(2))

    assert found.shown is Shown.ROLL
    assert found.reading and found.reading.n == 200


def test_the_sparkline_holds_readable_values_only() -> None:
    sheet = a_sheet(week(0), week(1, promoters=0, detractors=0), week(2, promoters=60))

    assert len(tile(a_kpi(minimum_n=90), sheet, after(2)).spark) == 2


def test_a_run_above_the_average_is_live_and_better() -> None:
    found = tile(a_kpi(), weeks(*[50, 48] * 6, *[58] * 8), after(19))

    assert [signal.is_better for signal in found.live if "in a row" in signal.words] == [True]
    assert found.limits and found.limits.points == 12


def test_stale_numbers_carry_no_signal() -> None:
    assert tile(a_kpi(), weeks(*[50, 48] * 6, *[58] * 8), after(25)).live == []


def test_a_retired_kpi_has_no_tile() -> None:
    assert scorecard([a_kpi(retired_on=MONDAY)], {}, MONDAY, after(0)).tiles == []


def test_a_formula_has_a_tile_and_is_as_fresh_as_its_inputs() -> None:
    clv = a_kpi(Kind.AMOUNT, id="clv", name="clv")
    cac = a_kpi(Kind.AMOUNT, id="cac", name="cac", position=1)
    ratio = a_kpi(Kind.FORMULA, position=2)
    sheets = {
        clv.id: a_sheet(*(an_entry(number, kpi="clv", amount=300 + number) for number in range(8))),
        cac.id: a_sheet(*(an_entry(number, kpi="cac", amount=100 + number) for number in range(7))),
    }

    card = scorecard([clv, cac, ratio], sheets, MONDAY, after(7, days=3))

    assert card.tile(cac.id).freshness is Freshness.LATE
    assert card.tile(ratio.id).freshness is Freshness.LATE
    found = card.tile(ratio.id).reading
    assert found and found.value == pytest.approx(306 / 106)


def test_the_standing_of_a_tile_is_that_of_its_reading() -> None:
    found = tile(a_kpi(targets=UP), weeks(50, 50, 10), after(2))

    assert found.standing.status is Status.BEHIND
    assert found.standing.why.startswith("0 points against ")


def test_what_needs_attention_comes_first_and_ties_keep_their_order() -> None:
    fine, off, same = a_kpi(id="fine"), a_kpi(id="off", alarm_at=90, position=1), a_kpi(id="same", position=2)
    sheets = {kpi.id: a_sheet(week(0, kpi=kpi.id)) for kpi in (fine, off, same)}

    card = scorecard([fine, off, same], sheets, MONDAY, after(0))

    assert [found.kpi.id for found in card.by_urgency] == ["off", "fine", "same"]


def test_one_heavy_reason_outweighs_all_lighter_ones_together() -> None:
    behind = urgency_of(Status.BEHIND, Freshness.FRESH, [])
    lighter = urgency_of(Status.UNCLEAR, Freshness.STALE, [True, None], has_jumped=True)

    assert behind > lighter
    assert urgency_of(Status.OFF, Freshness.LATE, []) > urgency_of(Status.OFF, Freshness.FRESH, [])


def test_urgency_falls_in_the_order_that_is_documented() -> None:
    steps = [
        urgency_of(Status.OFF, Freshness.FRESH, []),
        urgency_of(Status.AT_RISK, Freshness.FRESH, []),
        urgency_of(Status.ON_PACE, Freshness.FRESH, [False]),
        urgency_of(Status.BEHIND, Freshness.FRESH, []),
        urgency_of(Status.ON_PACE, Freshness.STALE, []),
        urgency_of(Status.ON_PACE, Freshness.LATE, []),
        urgency_of(Status.UNCLEAR, Freshness.FRESH, []),
        urgency_of(Status.ON_PACE, Freshness.FRESH, [], has_jumped=True),
        urgency_of(Status.ON_PACE, Freshness.FRESH, []),
    ]

    assert steps == sorted(steps, reverse=True) and len(set(steps)) == len(steps)


def test_only_kpis_with_limits_can_give_false_alarms() -> None:
    few = tile_card(weeks(50, 50))
    enough = tile_card(weeks(*[50, 48] * 6))

    assert few.false_alarms_per_week == 0
    assert 0 < enough.false_alarms_per_week < 0.1


def test_limits_from_few_points_are_said_to_give_more_false_alarms() -> None:
    few, enough = (tile_card(weeks(*[50, 48] * half)) for half in (3, 6))

    assert few.false_alarms_per_week == pytest.approx(2 * enough.false_alarms_per_week, rel=0.1)


def tile_card(sheet: Sheet) -> Scorecard:
    return scorecard([a_kpi()], {a_kpi().id: sheet}, MONDAY, after(len(sheet) - 1))


def _month(number: int) -> Entry:
    return an_entry(date(2026, number, 1), promoters=50, passives=40, detractors=10)


def test_a_jump_within_the_limits_is_no_real_change_and_hardly_urgent() -> None:
    jumped = tile(a_kpi(), weeks(*[50, 52] * 6, 47, 55), after(13))

    assert [live.signal.rule for live in jumped.live] == [Rule.MOVING_RANGE]
    assert (jumped.real_changes, jumped.live[0].is_better) == ([], None)
    assert jumped.urgency < tile(a_kpi(), Sheet(), after(0)).urgency


def test_a_step_that_chance_does_not_explain_is_told_though_no_rule_fires() -> None:
    swinging = weeks(*[80, 20] * 6, 80, 20)
    found = tile(a_kpi(), swinging, after(13))

    assert found.live == [] and found.is_more_than_chance
    assert not tile(a_kpi(), weeks(*[50, 48] * 7), after(13)).is_more_than_chance


def test_weeks_that_are_read_together_overlap_and_make_no_step() -> None:
    found = tile(a_kpi(minimum_n=300), weeks(80, 20, 80, 20, 80, 20), after(5))

    assert found.shown is Shown.ROLL and not found.is_more_than_chance


def test_a_formula_says_what_it_waits_for() -> None:
    clv, cac = (a_kpi(Kind.AMOUNT, id=key, name=key.upper()) for key in ("clv", "cac"))
    ratio = a_kpi(Kind.FORMULA)
    cac_sheet = a_sheet(an_entry(0, kpi="cac", amount=100))

    nothing = scorecard([clv, cac, ratio], {}, MONDAY, after(0)).tile(ratio.id)
    half = scorecard([clv, cac, ratio], {cac.id: cac_sheet}, MONDAY, after(0, days=3)).tile(ratio.id)

    assert waits_for(nothing.series) == ["CLV", "CAC"]
    assert waits_for(half.series) == ["CLV"]
    assert nothing.standing.why == "It is worked out from other KPIs, and waits for their numbers."
