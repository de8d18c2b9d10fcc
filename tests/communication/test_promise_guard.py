"""The promise guard: what the interval of a KPI says of a promise, and which campaigns to hold back."""

from collections.abc import Mapping
from datetime import date, timedelta

from planner.communication.campaign import Campaign, Promise
from planner.communication.promise_guard import (
    CampaignCheck,
    PromiseCheck,
    Readiness,
    check_campaign,
    check_promise,
    to_hold_back,
)
from planner.kpis.kind import Direction, Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Cadence
from planner.kpis.scorecard import Tile, scorecard
from planner.kpis.sheet import Sheet
from tests.communication.builders import a_briefing, a_campaign, a_day, a_promise, confirmed
from tests.kpis.builders import MONDAY, a_kpi, a_period, a_sheet, an_entry

ON_TIME = a_kpi(Kind.PROPORTION, id="on-time", name="On-time delivery", decimals=0, minimum_n=30)
SALES = a_kpi(Kind.AMOUNT, id="sales", name="Sales", unit="€", decimals=0)
TODAY = a_day(8)


def shares(*counted: tuple[int, int]) -> Sheet:
    return a_sheet(
        *(
            an_entry(week, kpi="on-time", numerator=part, denominator=whole)
            for week, (part, whole) in enumerate(counted)
        )
    )


def sales(*amounts: float) -> Sheet:
    return a_sheet(*(an_entry(week, kpi="sales", amount=amount) for week, amount in enumerate(amounts)))


def tile(kpi: Kpi, sheet: Sheet, today: date | None = None) -> Tile:
    day = today or sheet.periods[-1] + timedelta(days=8)
    return scorecard([kpi], {kpi.id: sheet}, MONDAY, day).tile(kpi.id)


def on_time(*counted: tuple[int, int], kpi: Kpi = ON_TIME, today: date | None = None) -> Tile:
    return tile(kpi, shares(*counted), today)


def promised(at_least: float = 95, minimum_n: int = 0) -> Promise:
    return a_promise(kpi="on-time", at_least=at_least).but(minimum_n=minimum_n)


def checked(at_least: float, *counted: tuple[int, int]) -> PromiseCheck:
    return check_promise(promised(at_least), on_time(*counted))


def known(*counted: tuple[int, int]) -> Mapping[KpiId, Tile]:
    return {KpiId("on-time"): on_time(*counted)}


def test_a_promise_is_ready_when_the_whole_interval_is_on_its_right_side() -> None:
    assert checked(95, (990, 1000)).readiness is Readiness.READY


def test_a_promise_is_at_risk_when_the_interval_holds_the_threshold_though_the_value_is_above_it() -> None:
    assert checked(95, (193, 200)).readiness is Readiness.AT_RISK  # 96.5 %, 93.0 to 98.3


def test_a_promise_is_at_risk_when_the_interval_holds_the_threshold_though_the_value_is_below_it() -> None:
    assert checked(95, (187, 200)).readiness is Readiness.AT_RISK  # 93.5 %, 89.2 to 96.2


def test_a_promise_is_not_ready_when_the_whole_interval_is_on_the_wrong_side() -> None:
    assert checked(95, (375, 412)).readiness is Readiness.NOT_READY


def test_the_sentence_gives_the_value_its_interval_n_and_what_is_needed() -> None:
    why = checked(95, (375, 412)).why

    assert (
        why
        == "On-time delivery was 91 % (88 % to 93 %, n 412) in the week of 5 January; the promise needs at least 95 %."
    )


def test_the_sentence_leaves_readiness_to_the_word_beside_it() -> None:
    every = [checked(95, counted) for counted in ((990, 1000), (193, 200), (375, 412))]

    assert [one.readiness.value for one in every if one.readiness.value in one.why] == []


def test_the_sentence_of_a_promise_at_risk_says_that_the_interval_holds_the_threshold() -> None:
    assert checked(95, (193, 200)).why.endswith("needs at least 95 %, which the interval holds.")


def test_numbers_that_would_read_the_same_are_told_apart_by_more_decimals() -> None:
    why = checked(95, (964, 1000)).why

    assert why.startswith("On-time delivery was 96.4 % (95.1 % to 97.4 %, n 1,000) in")
    assert why.endswith("; the promise needs at least 95.0 %.")


def test_at_most_reads_the_other_side() -> None:
    wait = a_kpi(Kind.PROPORTION, id="on-time", name="Late", direction=Direction.LOWER)
    promise = a_promise(kpi="on-time", at_most=5)

    assert check_promise(promise, on_time((10, 1000), kpi=wait)).readiness is Readiness.READY
    assert check_promise(promise, on_time((100, 1000), kpi=wait)).readiness is Readiness.NOT_READY


def test_a_whole_share_of_a_threshold_that_floats_cannot_say_still_counts_as_reached() -> None:
    kpi = SALES.but(unit="%", labels={"per": "budget"}, scale=100.0)
    sheet = a_sheet(an_entry(0, kpi="sales", amount=57, per=100))

    checks = [
        check_promise(a_promise(kpi="sales", **of), tile(kpi, sheet)) for of in ({"at_least": 57}, {"at_most": 57})
    ]

    assert [check.readiness for check in checks] == [Readiness.AT_RISK] * 2  # 100 x 0.57 is 56.99999999999999


def test_a_promise_without_a_kpi_is_unknown() -> None:
    check = check_promise(a_promise(), None)

    assert (check.readiness, "no KPI" in check.why) == (Readiness.UNKNOWN, True)


def test_a_promise_whose_kpi_is_watched_no_more_is_unknown() -> None:
    check = check_promise(promised(), None)

    assert (check.readiness, "not watched" in check.why) == (Readiness.UNKNOWN, True)


def test_a_promise_whose_kpi_was_never_entered_is_unknown() -> None:
    check = check_promise(promised(), tile(ON_TIME, a_sheet(), TODAY))

    assert check.readiness is Readiness.UNKNOWN
    assert check.why == "On-time delivery: No number has been entered yet."


def test_a_promise_whose_numbers_are_too_old_is_unknown() -> None:
    check = check_promise(promised(), on_time((990, 1000), today=a_day(60)))

    assert (check.readiness, "too old" in check.why) == (Readiness.UNKNOWN, True)


def test_fewer_cases_than_the_kpi_asks_for_support_nothing() -> None:
    check = checked(50, (20, 20))

    assert (check.readiness, "30 are needed" in check.why) == (Readiness.UNKNOWN, True)


def test_fewer_cases_than_the_promise_asks_for_support_nothing() -> None:
    check = check_promise(promised(95, minimum_n=2000), on_time((990, 1000)))

    assert check.readiness is Readiness.UNKNOWN
    assert check.why == "On-time delivery has too few cases to tell: 1,000, and 2,000 are needed."


def test_exactly_as_many_cases_as_are_asked_for_are_enough() -> None:
    assert check_promise(promised(95, minimum_n=1000), on_time((990, 1000))).readiness is Readiness.READY


def test_weeks_that_are_too_small_alone_are_judged_together() -> None:
    check = checked(80, (20, 20), (20, 20), (20, 20), (20, 20))

    assert check.readiness is Readiness.READY
    assert "n 80) in the four weeks to 1 February;" in check.why


def test_numbers_that_are_late_are_said_to_be() -> None:
    teams = a_kpi(Kind.PROPORTION, teams=("North", "South"), id="on-time", name="On-time delivery", decimals=0)
    entries = [an_entry(0, kpi="on-time", team=team, numerator=495, denominator=500) for team in ("North", "South")]
    sheet = a_sheet(*entries, an_entry(1, kpi="on-time", team="North", numerator=495, denominator=500))

    check = check_promise(promised(), tile(teams, sheet, a_period(2) + timedelta(days=4)))

    assert check.why.endswith("95 %. A newer number is overdue.")


def test_an_amount_on_the_wrong_side_is_not_ready_though_it_has_no_interval() -> None:
    check = check_promise(a_promise(kpi="sales", at_least=500), tile(SALES, sales(400)))

    assert check.readiness is Readiness.NOT_READY


def test_an_amount_on_the_right_side_is_at_risk_while_nobody_knows_how_it_swings() -> None:
    check = check_promise(a_promise(kpi="sales", at_least=500), tile(SALES, sales(600)))

    assert (check.readiness, "600" in check.why) == (Readiness.AT_RISK, False)


def test_an_amount_is_ready_when_all_of_its_usual_swing_is_on_the_right_side() -> None:
    check = check_promise(a_promise(kpi="sales", at_least=500), tile(SALES, sales(600, 605, 600, 605, 600, 605)))

    assert (check.readiness, "usual swing" in check.why) == (Readiness.READY, True)


def test_an_amount_whose_swing_reaches_over_the_threshold_is_at_risk() -> None:
    check = check_promise(a_promise(kpi="sales", at_least=600), tile(SALES, sales(600, 605, 600, 605, 600, 605)))

    assert (check.readiness, "which its usual swing holds" in check.why) == (Readiness.AT_RISK, True)


def test_an_amount_on_the_wrong_side_is_not_ready_though_its_swing_reaches_over_the_threshold() -> None:
    check = check_promise(a_promise(kpi="sales", at_least=606), tile(SALES, sales(600, 605, 600, 605, 600, 605)))

    assert check.readiness is Readiness.NOT_READY


def test_a_monthly_kpi_is_read_like_a_weekly_one() -> None:
    monthly = a_kpi(
        Kind.PROPORTION, id="on-time", name="On-time delivery", cadence=Cadence.MONTHLY, since=date(2026, 1, 1)
    )
    sheet = a_sheet(an_entry(date(2026, 1, 1), kpi="on-time", numerator=990, denominator=1000))

    check = check_promise(promised(), tile(monthly, sheet, date(2026, 2, 5)))

    assert (check.readiness, "in January 2026; the promise" in check.why) == (Readiness.READY, True)


def check(*promises: Promise, counted: tuple[int, int] = (990, 1000)) -> CampaignCheck:
    return check_campaign(a_campaign(promises=promises), known(counted))


def free(text: str) -> Promise:
    return a_promise(text)


def strict(text: str, at_least: float) -> Promise:
    return a_promise(text, kpi="on-time", at_least=at_least)


def test_a_campaign_is_as_ready_as_its_worst_promise() -> None:
    ready, at_risk, not_ready = strict("a", 90), strict("b", 99), strict("c", 99.9)

    assert check(ready).readiness is Readiness.READY
    assert check(ready, free("d")).readiness is Readiness.UNKNOWN
    assert check(ready, free("d"), at_risk).readiness is Readiness.AT_RISK
    assert check(not_ready, ready, free("d"), at_risk).readiness is Readiness.NOT_READY


def test_the_promises_of_a_campaign_stand_with_the_worst_first() -> None:
    found = check(strict("a", 90), free("b"), strict("c", 99.9), strict("d", 99))

    assert [one.promise.text for one in found.promises] == ["c", "d", "b", "a"]


def test_a_campaign_that_promises_nothing_is_ready_and_says_so() -> None:
    assert (check().readiness, check().why) == (Readiness.READY, "It promises nothing.")


def test_the_reason_of_a_campaign_is_that_of_its_worst_promise_and_counts_the_others() -> None:
    found = check(strict("All on time", 99.9), strict("None late", 99.95), strict("Mostly", 90))

    assert found.why.startswith("“All on time”: On-time delivery was 99")
    assert found.why.endswith("the promise needs at least 99.9 %. 1 more promise is not ready.")


def test_every_department_is_in_one_group() -> None:
    campaign = confirmed(confirmed(a_campaign(), "Logistics"), "Service", wording="an earlier one")
    told = (
        *campaign.briefings,
        a_briefing("Sales"),
        a_briefing("Shops", briefed_on=a_day(0)),
        a_briefing("IT", briefed_on=a_day(0), objection="The site cannot show it"),
    )

    found = check_campaign(campaign.but(briefings=told), {})

    groups = (found.confirmed, found.outdated, found.unbriefed, found.unconfirmed, found.objections)
    assert [[one.department for one in group] for group in groups] == [
        *(["Logistics"], ["Service"], ["Sales"], ["Shops"], ["IT"])
    ]


def test_a_change_of_the_promises_outdates_what_departments_confirmed() -> None:
    campaign = confirmed(a_campaign(), "Logistics")

    assert not check_campaign(campaign, {}).outdated
    assert check_campaign(campaign.but(promises=(free("Tomorrow"),)), {}).outdated


def held_back(*campaigns: Campaign, counted: tuple[int, int] = (800, 1000)) -> list[str]:
    return [one.campaign.name for one in to_hold_back(campaigns, known(counted), TODAY)]


def broken(name: str, **fields: object) -> Campaign:
    return a_campaign(name, [promised()]).but(**fields)


def test_a_campaign_is_to_be_held_back_from_fourteen_days_before_it_starts() -> None:
    in_time = broken("in 14", start=TODAY + timedelta(days=14), end=a_day(40))
    later = broken("in 15", start=TODAY + timedelta(days=15), end=a_day(40))

    assert held_back(in_time, later) == ["in 14"]


def test_a_campaign_that_runs_is_to_be_held_back_until_its_last_day() -> None:
    last = broken("last day", start=a_day(0), end=TODAY)
    over = broken("over", start=a_day(0), end=TODAY - timedelta(days=1))

    assert held_back(last, over) == ["last day"]


def test_what_is_cancelled_or_held_back_already_is_not_asked_for_again() -> None:
    assert held_back(broken("a", is_cancelled=True), broken("b", held_why="Trucks first"), broken("c")) == ["c"]


def test_those_that_must_wait_come_before_those_at_risk_and_unknown_and_ready_ones_not_at_all() -> None:
    unknown = a_campaign("unknown", [free("Best ever")], start=8)
    at_risk = a_campaign("at risk", [strict("some", 80)], start=9)
    later, sooner = broken("later", start=a_day(12)), broken("sooner", start=a_day(11))

    assert held_back(a_campaign("ready", [strict("few", 50)]), unknown, at_risk, later, sooner) == [
        *("sooner", "later", "at risk", "unknown")
    ]


def test_the_on_time_kpi_falling_turns_the_campaign_not_ready() -> None:
    campaign = a_campaign(promises=[promised()])

    before, after = known((990, 1000)), known((990, 1000), (900, 1000))

    assert check_campaign(campaign, before).readiness is Readiness.READY
    assert check_campaign(campaign, after).readiness is Readiness.NOT_READY
