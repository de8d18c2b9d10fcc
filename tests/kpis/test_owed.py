"""Who owes which numbers, and how fresh those are that came in."""

from datetime import date, timedelta

import pytest

from planner.kpis.counts import NOTHING
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, Team
from planner.kpis.owed import freshness_of, owed, owed_by
from planner.kpis.sheet import EMPTY, Sheet
from planner.kpis.standing import Freshness
from tests.kpis.builders import MONDAY, a_kpi, a_period, a_sheet, an_entry

NORTH_AND_SOUTH = (Team(name="North", owner="Mia"), Team(name="South"))


def after_week(number: int, days: int = 1) -> date:
    """So many days after the last day of a week."""
    return a_period(number) + timedelta(days=6 + days)


def entered(*weeks: int, team: str = "") -> Sheet:
    return a_sheet(*(an_entry(week, team=team, promoters=1, passives=0, detractors=0) for week in weeks))


def test_a_week_is_owed_from_the_day_after_it() -> None:
    kpi = a_kpi(due_days=3)

    assert owed(kpi, EMPTY, after_week(0, days=0)) == []
    assert [item.period.start for item in owed(kpi, EMPTY, after_week(0))] == [MONDAY]


def test_it_is_late_once_its_due_day_is_over() -> None:
    kpi = a_kpi(due_days=2)

    assert [item.is_late for item in owed(kpi, EMPTY, after_week(0, days=2))] == [False]
    assert [item.is_late for item in owed(kpi, EMPTY, after_week(0, days=3))] == [True]


def test_the_oldest_comes_first_and_what_was_entered_is_left_out() -> None:
    found = owed(a_kpi(), entered(1), after_week(3))

    assert [item.period.start for item in found] == [a_period(0), a_period(2), a_period(3)]


def test_nothing_to_count_is_an_entry() -> None:
    assert owed(a_kpi(), a_sheet(an_entry(0, NOTHING)), after_week(0)) == []


def test_each_team_owes_its_own_and_its_owner_is_named() -> None:
    kpi = a_kpi(teams=NORTH_AND_SOUTH, owner="Ben")

    assert [(item.team, item.who) for item in owed(kpi, EMPTY, after_week(0))] == [("North", "Mia"), ("South", "Ben")]
    assert [item.team for item in owed(kpi, entered(0, team="North"), after_week(0))] == ["South"]


def test_a_team_that_was_added_later_owes_from_then_on() -> None:
    kpi = a_kpi(teams=(Team(name="North"), Team(name="South", since=a_period(2))))

    found = owed(kpi, EMPTY, after_week(3))

    assert [item.period.start for item in found if item.team == "South"] == [a_period(2), a_period(3)]
    assert len([item for item in found if item.team == "North"]) == 4


def test_numbers_are_not_late_for_a_team_that_was_added_later() -> None:
    kpi = a_kpi(teams=(Team(name="North"), Team(name="South", since=a_period(3))))

    assert freshness_of(kpi, entered(0, 1, 2, team="North"), after_week(2, days=5)) is Freshness.FRESH


def test_nothing_is_owed_for_the_time_before_the_kpi_was_set_up() -> None:
    kpi = a_kpi(since=a_period(2) + timedelta(days=3))

    assert [item.period.start for item in owed(kpi, EMPTY, after_week(3))] == [a_period(2), a_period(3)]


@pytest.mark.parametrize(
    "kpi",
    [a_kpi(Kind.FORMULA), a_kpi(retired_on=a_period(5)), a_kpi(since=a_period(9))],
    ids=["formula", "retired", "later"],
)
def test_formulas_retired_kpis_and_those_still_to_come_owe_nothing(kpi: Kpi) -> None:
    assert owed(kpi, EMPTY, after_week(6)) == []


def test_a_person_owes_only_what_is_theirs() -> None:
    kpis = [a_kpi(teams=NORTH_AND_SOUTH, owner="Ben"), a_kpi(Kind.RATE, owner="Mia", position=1)]

    assert [(kpi.id, item.team) for kpi, item in owed_by("Mia", kpis, {}, after_week(0))] == [
        ("nps", "North"),
        ("rate", ""),
    ]
    assert len(owed_by(None, kpis, {}, after_week(0))) == 3


def test_what_is_due_first_comes_first() -> None:
    kpis = [a_kpi(due_days=3, owner="Mia"), a_kpi(Kind.RATE, due_days=1, owner="Mia", position=1)]

    assert [kpi.id for kpi, _ in owed_by("Mia", kpis, {}, after_week(0, days=2))] == ["rate", "nps"]


@pytest.mark.parametrize(
    ("weeks", "today", "freshness"),
    [
        ((), after_week(3), Freshness.NEVER),
        ((0, 1, 2, 3), after_week(3), Freshness.FRESH),
        ((0, 1, 2), after_week(3), Freshness.DUE),
        ((0, 1, 2), after_week(3, days=3), Freshness.LATE),
        ((0, 1), after_week(3, days=2), Freshness.LATE),
        ((0, 1), after_week(3, days=3), Freshness.STALE),
        ((0, 1, 3), after_week(3, days=3), Freshness.FRESH),
    ],
)
def test_freshness(weeks: tuple[int, ...], today: date, freshness: Freshness) -> None:
    assert freshness_of(a_kpi(), entered(*weeks), today) is freshness


def test_one_team_missing_makes_it_late_but_not_stale() -> None:
    kpi = a_kpi(teams=NORTH_AND_SOUTH)

    assert freshness_of(kpi, entered(0, 1, 2, 3, team="North"), after_week(3, days=3)) is Freshness.LATE


def test_figures_from_long_before_the_kpi_was_set_up_are_stale() -> None:
    kpi = a_kpi(since=a_period(8))

    assert freshness_of(kpi, entered(0, 1, 2), after_week(7, days=3)) is Freshness.STALE


def test_months_are_stale_after_two_months() -> None:
    kpi = a_kpi(cadence="monthly", due_days=5)
    sheet = a_sheet(an_entry(date(2026, 1, 1), promoters=1, passives=0, detractors=0))

    assert freshness_of(kpi, sheet, date(2026, 3, 6)) is Freshness.LATE
    assert freshness_of(kpi, sheet, date(2026, 4, 6)) is Freshness.STALE
