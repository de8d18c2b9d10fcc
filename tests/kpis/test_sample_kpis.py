"""The numbers of the sample company tell a story, whichever day of the week it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest

from planner.kpis.catalogue import definition
from planner.kpis.checks import doubt, must_fit
from planner.kpis.counts import Counts
from planner.kpis.difference import before_and_after
from planner.kpis.entry import Entry
from planner.kpis.event import Event, EventKind
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.owed import owed_by
from planner.kpis.sample.company import KpiStep
from planner.kpis.sample.steps import kpi_steps
from planner.kpis.sample.story import kpi_story
from planner.kpis.scorecard import Scorecard, scorecard
from planner.kpis.sheet import Sheet
from planner.kpis.standing import Freshness, Shown, Status
from planner.kpis.tile import Tile
from planner.kpis.xmr import Rule
from planner.shared.calendar import WorkCalendar

SEASONS = [date(2026, 3, 30), date(2026, 8, 10), date(2026, 12, 28)]
TODAYS = [monday + timedelta(days=n) for monday in SEASONS for n in range(7)]
TODAY = date(2026, 4, 8)
whenever = pytest.mark.parametrize("today", TODAYS, ids=str)

ROLES = {row.owner for kpi in kpi_story().kpis for row in (kpi, *kpi.numbers)} | {"Insights lead"}
LEADER = "CMO"


@dataclass(frozen=True)
class Seen:
    """The company's KPIs as of a day; everybody is called by their role."""

    today: date
    steps: Sequence[KpiStep]

    @property
    def kpis(self) -> dict[KpiId, Kpi]:
        return {kpi.id: kpi for step in self.steps for kpi in step.kpis}

    @property
    def entries(self) -> list[Entry]:
        """As they stand now."""
        return list({entry.key: entry for step in self.steps for entry in step.entries}.values())

    @property
    def events(self) -> list[Event]:
        return [event for step in self.steps for event in step.events]

    @property
    def sheets(self) -> dict[KpiId, Sheet]:
        return {kpi: Sheet.of(entry for entry in self.entries if entry.kpi == kpi) for kpi in self.kpis}

    @property
    def first_day(self) -> date:
        return self.today - timedelta(days=37)

    def card(self) -> Scorecard:
        return scorecard(list(self.kpis.values()), self.sheets, self.first_day, self.today)

    def tile(self, catalogue: str) -> Tile:
        return next(tile for tile in self.card().tiles if tile.kpi.catalogue == catalogue)


@cache
def seen(today: date = TODAY) -> Seen:
    numbers = count(1)
    calendar = WorkCalendar(today - timedelta(days=37), origin=-20)
    people = {role: role for role in ROLES}
    return Seen(today, kpi_steps(calendar, today, people, {"A4": "shifts"}, lambda: f"id{next(numbers)}"))


# What can be relied on, whatever day it is ---------------------------------------------------------------


@whenever
def test_nothing_lies_after_yesterday(today: date):
    company = seen(today)
    assert max(step.at.date() for step in company.steps) < today
    assert max(entry.entered_at.date() for entry in company.entries) < today
    assert max(event.on for event in company.events) < today


@whenever
def test_everything_happens_on_working_days_and_in_order(today: date):
    moments = [step.at for step in seen(today).steps]
    assert moments == sorted(moments)
    assert {moment.weekday() for moment in moments} <= {0, 1, 2, 3, 4}


@whenever
def test_every_entry_fits_its_kpi_team_and_period(today: date):
    company = seen(today)
    for entry in company.entries:
        kpi = company.kpis[entry.kpi]
        must_fit(kpi, entry.counts)
        assert entry.team in kpi.team_names
        assert kpi.period_of(entry.period).start == entry.period


@whenever
def test_no_period_is_entered_before_it_is_over_and_no_event_told_before_it_happened(today: date):
    company = seen(today)
    assert all(company.kpis[e.kpi].period_of(e.period).end < e.entered_at.date() for e in company.entries)
    assert all(event.on <= step.at.date() for step in company.steps for event in step.events)


@whenever
def test_the_leader_owes_two_numbers_and_is_not_late(today: date):
    company = seen(today)
    owing = [item for _, item in owed_by(LEADER, list(company.kpis.values()), company.sheets, today)]
    assert [(item.due - today).days for item in owing] == [1, 1]


@whenever
def test_the_story_stands_whatever_day_it_is(today: date):
    company = seen(today)
    shown = {tile.kpi.catalogue: tile for tile in company.card().tiles}
    assert shown["review_rating"].freshness is Freshness.STALE
    assert shown["csat"].freshness is Freshness.LATE
    assert shown["enps"].shown is Shown.COUNTS
    assert any(live.is_better for live in shown["otd"].live)
    assert shown["cac"].standing.status is Status.AT_RISK
    assert shown["ltv_cac"].reading is not None


@whenever
def test_everybody_but_the_late_and_the_leader_has_entered_what_was_due(today: date):
    company = seen(today)
    late = {item.who for _, item in owed_by(None, list(company.kpis.values()), company.sheets, today) if item.is_late}
    assert late == {"Sales lead", "Digital lead"}


# What the story tells ------------------------------------------------------------------------------------


def test_on_time_delivery_has_really_improved_since_the_quick_win():
    tile = seen().tile("otd")
    assert Rule.BEYOND_LIMIT in {live.signal.rule for live in tile.live}
    quick_win = next(event for event in seen().events if event.kind is EventKind.QUICK_WIN)
    told = before_and_after(tile.series, quick_win)
    assert told is not None
    assert told.difference.low is not None
    assert told.difference.low > 5


def test_the_quick_win_names_the_task_behind_it():
    assert [event.task for event in seen().events if event.kind is EventKind.QUICK_WIN] == ["shifts"]


def test_answers_took_longer_after_the_campaign_and_came_sooner_again():
    spark = seen().tile("frt").spark
    assert max(spark) > 2 * spark[0]
    assert spark[-1] < spark[0]


def test_half_a_year_before_day_0_came_from_a_file():
    company = seen()
    weekly = [entry for entry in company.entries if company.kpis[entry.kpi].catalogue == "otd"]
    before = [entry for entry in weekly if entry.period < company.first_day]
    assert len({entry.period for entry in before}) == 26 + (company.first_day.weekday() > 0)
    assert {entry.source for entry in before} == {"cx-history.xlsx"}


def test_effort_is_asked_about_too_short_a_time_for_limits():
    assert seen().tile("ces").limits is None


def test_limits_of_on_time_delivery_are_frozen_on_a_named_stretch_before_day_0():
    (frozen,) = seen().tile("otd").kpi.limits
    assert frozen.name == "Half a year before day 0"
    assert frozen.end < seen().first_day


def test_one_target_was_set_again_with_a_reason():
    again = [kpi for kpi in seen().kpis.values() if len(kpi.targets) > 1]
    assert [kpi.catalogue for kpi in again] == ["otd"]
    assert again[0].targets[-1].reason


def test_a_number_that_was_typed_wrong_was_asked_about_and_later_put_right():
    company = seen()
    typed = [entry for step in company.steps for entry in step.entries]
    wrong, right = (e for e in typed if [other.key for other in typed].count(e.key) > 1)
    known = Sheet.of(entry for entry in company.entries if entry.kpi == wrong.kpi)
    kpi = company.kpis[wrong.kpi]
    assert doubt(kpi, wrong.counts, known, wrong.team, wrong.period)
    assert not doubt(kpi, right.counts, known, right.team, right.period)
    assert wrong.entered_at < right.entered_at


def test_the_kpis_stand_in_every_state_a_board_should_know():
    company = seen()
    statuses = {tile.standing.status for tile in company.card().tiles}
    assert statuses >= {Status.ON_PACE, Status.UNCLEAR, Status.BEHIND, Status.AT_RISK, Status.NO_TARGET}


def test_ltv_to_cac_is_worked_out_and_never_entered():
    company = seen()
    (ratio,) = [kpi for kpi in company.kpis.values() if kpi.kind is Kind.FORMULA]
    assert not len(company.sheets[ratio.id])
    assert {"clv", "cac"} <= {kpi.catalogue for kpi in company.kpis.values()}


def test_all_kpis_come_from_the_catalogue_and_have_an_owner():
    for kpi in seen().kpis.values():
        assert definition(kpi.catalogue).kind is kpi.kind
        assert kpi.owner


def test_a_week_has_the_same_numbers_on_whichever_day_it_is_looked_at():
    early, late = (numbers_by_week(seen(day), "otd") for day in (date(2026, 4, 6), date(2026, 4, 10)))
    shared = early.keys() & late.keys()
    assert len(shared) > 40
    assert all(early[key] == late[key] for key in shared)


def numbers_by_week(company: Seen, catalogue: str) -> dict[tuple[str, int], Counts]:
    """What was counted, by team and by weeks since the one that holds day 0."""
    (kpi,) = [kpi for kpi in company.kpis.values() if kpi.catalogue == catalogue]
    first = kpi.period_of(company.first_day).start
    mine = [entry for entry in company.entries if entry.kpi == kpi.id]
    return {(entry.team, (entry.period - first).days // 7): entry.counts for entry in mine}
