"""KPIs of a plan: set up, changed, moved, retired and deleted; targets and limits that keep their past."""

from datetime import date, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.entries import entry_history
from planner.actions.history import history
from planner.actions.kpis import (
    add_kpis,
    bring_back_kpi,
    delete_kpi,
    freeze_limits,
    move_kpi,
    rename_team,
    retire_kpi,
    save_kpi,
    set_target,
)
from planner.actions.measures import MOST_KPIS
from planner.actions.plans import edit_plan, move_first_day
from planner.actions.undo import undo
from planner.kpis.kind import Answers, Kind
from planner.kpis.kpi import LimitsBaseline, Team
from planner.kpis.limits import limits_in_force
from planner.kpis.series import series_of
from planner.kpis.target import Target
from planner.shared.errors import BadInput, NotFound, Stale
from tests.actions.company import NOW, TODAY, later, somebody
from tests.actions.measured import NPS, RETURNS, WEEK, a_measured_plan, enter, nps, numbers, opened, share, typed
from tests.kpis.builders import a_kpi

ME = LOCAL_OWNER
RATIO = (
    a_kpi(Kind.AMOUNT, name="Lifetime value"),
    a_kpi(Kind.AMOUNT, name="CAC"),
    a_kpi(Kind.FORMULA, name="LTV to CAC", formula="Lifetime_value / cac"),
)


@pytest.fixture
def measured(own_workspace):
    return a_measured_plan(own_workspace)


def names(workspace, plan):
    return [kpi.name for kpi in opened(workspace, plan).kpis]


def stored(workspace, plan, kpi):
    return opened(workspace, plan).kpi(kpi.id)


def a_target(value=40, **fields):
    return Target.checked(**{"value": value, "by_day": 100, "set_on": TODAY} | fields)


def a_stretch(**fields):
    known = {"name": "Winter", "start": WEEK - timedelta(weeks=7), "end": WEEK, "frozen_on": TODAY}
    return LimitsBaseline.checked(**known | fields)


def set_the_target(workspace, plan, kpi, target, version=1):
    return set_target(workspace, ME, plan.id, kpi.id, version, target, NOW).kpi


def test_new_kpis_come_after_those_there_are_with_ids_of_their_own(own_workspace, measured):
    plan, *_ = measured
    new = [NPS.but(name="NPS of partners"), RETURNS.but(name="Complaints")]
    saved = add_kpis(own_workspace, ME, plan.id, new, NOW)
    assert saved.change.summary == "Added 2 KPIs"
    assert names(own_workspace, plan) == ["NPS", "Returns", "NPS of partners", "Complaints"]
    assert len({kpi.id for kpi in opened(own_workspace, plan).kpis}) == 4


def test_two_watched_kpis_of_one_name_are_refused(own_workspace, measured):
    plan, *_ = measured
    with pytest.raises(BadInput, match="another name"):
        add_kpis(own_workspace, ME, plan.id, [NPS.but(name="nps")], NOW)


def test_a_retired_kpi_leaves_its_name_to_another(own_workspace, measured):
    plan, score, _ = measured
    retire_kpi(own_workspace, ME, plan.id, score.id, 1, TODAY, NOW)
    add_kpis(own_workspace, ME, plan.id, [NPS], NOW)
    with pytest.raises(BadInput, match="another name"):
        bring_back_kpi(own_workspace, ME, plan.id, score.id, 2, TODAY, NOW)


def test_a_plan_holds_so_many_kpis_and_no_more(own_workspace, measured):
    plan, *_ = measured
    with pytest.raises(BadInput, match="200 at most"):
        add_kpis(own_workspace, ME, plan.id, [NPS.but(name=f"K{at}") for at in range(MOST_KPIS - 1)], NOW)


def test_a_changed_kpi_is_kept_and_told_field_by_field(own_workspace, measured):
    plan, score, _ = measured
    saved = save_kpi(own_workspace, ME, plan.id, score.but(owner="Mara", minimum_n=30), NOW)
    assert (saved.kpi.owner, saved.kpi.version) == ("Mara", 2)
    told = history(own_workspace, ME, plan.id)[0]
    assert set(told.lines) == {"Owner: Nora → Mara", "Fewest cases: 0 → 30"}


def test_of_two_who_change_one_kpi_the_second_is_told_of_the_first(own_workspace, measured):
    plan, score, _ = measured
    save_kpi(own_workspace, somebody("editor", plan), plan.id, score.but(owner="Mara"), NOW)
    with pytest.raises(Stale, match=r"“NPS” was changed by Emil .*Gave “NPS” to Mara"):
        save_kpi(own_workspace, ME, plan.id, score.but(owner="Ben"), NOW)


def test_moving_a_kpi_takes_nobodys_changes_away(own_workspace, measured):
    plan, score, returns = measured
    move_kpi(own_workspace, ME, plan.id, returns.id, -1, NOW)
    save_kpi(own_workspace, ME, plan.id, score.but(owner="Mara"), NOW)
    assert names(own_workspace, plan) == ["Returns", "NPS"]


def test_a_kpi_moves_past_those_that_are_watched(own_workspace):
    kpis = [RETURNS.but(name=name) for name in ("A", "B", "C")]
    plan, _, b, c = a_measured_plan(own_workspace, *kpis)
    retire_kpi(own_workspace, ME, plan.id, b.id, 1, TODAY, NOW)
    moved = move_kpi(own_workspace, ME, plan.id, c.id, -1, NOW)
    assert [kpi.name for kpi in opened(own_workspace, plan).watched] == ["C", "A"]
    assert moved.change.summary == "Moved “C” up"


def test_the_first_kpi_cannot_move_further_up(own_workspace, measured):
    plan, score, _ = measured
    assert move_kpi(own_workspace, ME, plan.id, score.id, -1, NOW).change is None


def test_a_kpi_with_numbers_keeps_its_kind(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1)))
    with pytest.raises(BadInput, match=r"1 number, entered weekly as share of a whole.*Retire it") as refused:
        save_kpi(own_workspace, ME, plan.id, returns.but(kind=Kind.RATE), NOW)
    assert list(refused.value.problems) == ["kind"]


def test_a_kpi_with_numbers_keeps_its_cadence(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1)))
    with pytest.raises(BadInput, match="entered weekly"):
        save_kpi(own_workspace, ME, plan.id, returns.but(cadence="monthly"), NOW)


def test_a_kpi_without_numbers_may_become_another_kind(own_workspace, measured):
    plan, _, returns = measured
    assert save_kpi(own_workspace, ME, plan.id, returns.but(kind=Kind.RATE), NOW).kpi.kind is Kind.RATE


def test_a_retired_kpi_is_not_watched_and_keeps_its_numbers(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1)))
    retire_kpi(own_workspace, ME, plan.id, returns.id, 1, TODAY, NOW)
    now = opened(own_workspace, plan)
    assert [kpi.name for kpi in now.watched] == ["NPS"]
    assert len(now.sheets[returns.id]) == 1


def test_a_kpi_brought_back_does_not_owe_the_time_it_was_away(own_workspace, measured):
    plan, _, returns = measured
    retire_kpi(own_workspace, ME, plan.id, returns.id, 1, TODAY, NOW)
    back = bring_back_kpi(own_workspace, ME, plan.id, returns.id, 2, TODAY + timedelta(days=30), NOW).kpi
    assert (back.retired_on, back.since) == (None, TODAY + timedelta(days=30))


def test_a_deleted_kpi_comes_back_with_its_numbers(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1)), typed(returns, share(2), week=-1))
    before = numbers(own_workspace, plan)
    gone = delete_kpi(own_workspace, ME, plan.id, returns.id, NOW)
    assert (gone.change.summary, names(own_workspace, plan)) == ("Deleted “Returns” with 2 numbers", ["NPS"])
    undo(own_workspace, ME, plan.id, gone.change.id, NOW)
    assert numbers(own_workspace, plan) == before


def test_a_target_keeps_who_set_it_and_when(own_workspace, measured):
    plan, score, _ = measured
    target = set_the_target(own_workspace, plan, score, a_target(set_by="Nobody")).target
    assert (target.set_by, target.set_on) == ("You", TODAY)
    assert history(own_workspace, ME, plan.id)[0].change.summary == "Set the target of “NPS” to 40 by day 100"


def test_a_second_target_needs_a_reason(own_workspace, measured):
    plan, score, _ = measured
    set_the_target(own_workspace, plan, score, a_target())
    with pytest.raises(BadInput, match="why the target changes") as refused:
        set_the_target(own_workspace, plan, score, a_target(30), version=2)
    assert list(refused.value.problems) == ["reason"]


def test_a_new_target_leaves_the_old_one_with_its_reason(own_workspace, measured):
    plan, score, _ = measured
    set_the_target(own_workspace, plan, score, a_target())
    kpi = set_the_target(own_workspace, plan, score, a_target(30, reason="Outage in March"), version=2)
    assert [(target.value, target.reason) for target in kpi.targets] == [(40, ""), (30, "Outage in March")]


def test_a_target_beyond_what_is_possible_is_refused(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(BadInput, match="never above 100"):
        set_the_target(own_workspace, plan, score, a_target(120))


def test_a_share_of_the_answers_may_aim_beyond_the_scale_that_is_answered_on(own_workspace, measured):
    plan, *_ = measured
    easy = a_kpi(Kind.MEAN, name="Easy", low=1, high=7, answers=Answers.TOP, top_from=5)
    kpi = add_kpis(own_workspace, ME, plan.id, [easy], NOW).kpi
    assert set_the_target(own_workspace, plan, kpi, a_target(80)).target.value == 80


def test_targets_are_not_changed_in_passing(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(BadInput, match="set on its own"):
        save_kpi(own_workspace, ME, plan.id, score.but(targets=(a_target(),)), NOW)


def weeks_of_returns(workspace, plan, returns, count):
    enter(workspace, plan, *(typed(returns, share(week), week=-week) for week in range(count)))


def test_limits_are_frozen_on_a_named_stretch(own_workspace, measured):
    plan, _, returns = measured
    weeks_of_returns(own_workspace, plan, returns, 6)
    frozen = freeze_limits(own_workspace, ME, plan.id, returns.id, 1, a_stretch(), NOW)
    assert frozen.change.summary == "Froze the limits of “Returns” on “Winter”"
    assert frozen.kpi.limits[-1].frozen_by == "You"


def test_limits_from_too_few_periods_are_refused(own_workspace, measured):
    plan, _, returns = measured
    weeks_of_returns(own_workspace, plan, returns, 5)
    with pytest.raises(BadInput, match="numbers for 5 weeks in that stretch; limits need 6"):
        freeze_limits(own_workspace, ME, plan.id, returns.id, 1, a_stretch(), NOW)


def test_freezing_limits_anew_needs_a_reason_and_keeps_the_old_ones(own_workspace, measured):
    plan, _, returns = measured
    weeks_of_returns(own_workspace, plan, returns, 6)
    freeze_limits(own_workspace, ME, plan.id, returns.id, 1, a_stretch(), NOW)
    with pytest.raises(BadInput, match="why the limits"):
        freeze_limits(own_workspace, ME, plan.id, returns.id, 2, a_stretch(), NOW)
    anew = a_stretch(name="New shop", reason="The shop moved")
    kpi = freeze_limits(own_workspace, ME, plan.id, returns.id, 2, anew, NOW).kpi
    assert [limits.name for limits in kpi.limits] == ["Winter", "New shop"]


def test_a_formula_names_kpis_of_the_plan(own_workspace, measured):
    plan, *_ = measured
    with pytest.raises(BadInput, match="needs “lifetime_value”"):
        add_kpis(own_workspace, ME, plan.id, RATIO[2:], NOW)


def test_a_circle_of_formulas_is_refused_by_name(own_workspace):
    plan, value, *_ = a_measured_plan(own_workspace, *RATIO)
    with pytest.raises(BadInput, match=r"“LTV to CAC”.*itself"):
        save_kpi(own_workspace, ME, plan.id, value.but(kind=Kind.FORMULA, formula="LTV_to_CAC * 2"), NOW)


def test_a_kpi_that_a_formula_needs_is_not_deleted(own_workspace):
    plan, _, cac, _ = a_measured_plan(own_workspace, *RATIO)
    with pytest.raises(BadInput, match="“LTV to CAC” is worked out from “CAC”"):
        delete_kpi(own_workspace, ME, plan.id, cac.id, NOW)


def test_adding_what_a_formula_needs_by_now_is_not_undone(own_workspace, measured):
    plan, *_ = measured
    added = add_kpis(own_workspace, ME, plan.id, RATIO[:2], NOW)
    add_kpis(own_workspace, ME, plan.id, RATIO[2:], NOW)
    with pytest.raises(Stale, match="LTV to CAC"):
        undo(own_workspace, ME, plan.id, added.change.id, NOW)


def test_formulas_follow_a_kpi_to_its_new_name(own_workspace):
    plan, value, _, ratio = a_measured_plan(own_workspace, *RATIO)
    save_kpi(own_workspace, ME, plan.id, value.but(name="CLV"), NOW)
    assert stored(own_workspace, plan, ratio).formula == "clv / cac"


def test_a_new_team_owes_from_the_week_it_is_added_in(own_workspace, measured):
    plan, score, _ = measured
    save_kpi(own_workspace, ME, plan.id, score.but(teams=(*score.teams, Team(name="App"))), NOW, today=TODAY)
    assert [team.since for team in stored(own_workspace, plan, score).teams] == [None, None, WEEK]


def test_a_team_with_a_new_owner_or_name_owes_what_it_owed(own_workspace, measured):
    plan, score, _ = measured
    shop, web = score.teams
    kpi = save_kpi(own_workspace, ME, plan.id, score.but(teams=(shop.but(owner="Ben"), web)), NOW).kpi
    renamed = rename_team(own_workspace, ME, plan.id, score.id, kpi.version, "Web", "Site", NOW).kpi
    assert [team.since for team in renamed.teams] == [None, None]


def test_a_renamed_team_takes_its_numbers_along(own_workspace, measured):
    plan, score, _ = measured
    enter(own_workspace, plan, typed(score, nps(9), "Shop"), typed(score, nps(7), "Web"))
    kpi = rename_team(own_workspace, ME, plan.id, score.id, 1, "Shop", " Store ", NOW).kpi
    assert kpi.teams == (Team(name="Store", owner="Carla"), Team(name="Web"))
    assert numbers(own_workspace, plan) == {("NPS", "Store", WEEK): 9, ("NPS", "Web", WEEK): 7}


def test_renaming_a_team_is_undone_with_its_numbers(own_workspace, measured):
    plan, score, _ = measured
    enter(own_workspace, plan, typed(score, nps(9), "Shop"))
    renamed = rename_team(own_workspace, ME, plan.id, score.id, 1, "Shop", "Store", NOW)
    undo(own_workspace, ME, plan.id, renamed.change.id, NOW)
    assert numbers(own_workspace, plan) == {("NPS", "Shop", WEEK): 9}
    assert len(entry_history(own_workspace, ME, plan.id, score.id, "Shop", WEEK)) == 1


def test_a_team_does_not_take_the_name_of_one_that_left_numbers(own_workspace, measured):
    plan, score, _ = measured
    enter(own_workspace, plan, typed(score, nps(9), "Shop"), typed(score, nps(7), "Web"))
    save_kpi(own_workspace, ME, plan.id, score.but(teams=score.teams[:1]), NOW)
    with pytest.raises(BadInput, match="has 1 number of its own"):
        rename_team(own_workspace, ME, plan.id, score.id, 2, "Shop", "Web", NOW)


def test_two_teams_do_not_get_one_name(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(BadInput, match=r"(?i)two teams have the same name"):
        rename_team(own_workspace, ME, plan.id, score.id, 1, "Shop", "Web", NOW)


def test_an_unknown_team_is_not_renamed(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(NotFound, match="no team called “Phone”"):
        rename_team(own_workspace, ME, plan.id, score.id, 1, "Phone", "Store", NOW)


def test_a_leader_with_a_new_name_keeps_their_kpis(own_workspace):
    kpis = (RETURNS.but(owner="Ana"), NPS.but(teams=[Team(name="Shop", owner="Ana"), Team(name="Web")]))
    plan, returns, score = a_measured_plan(own_workspace, *kpis)
    current = opened(own_workspace, plan).plan
    edit_plan(own_workspace, ME, current.but(leader="Ana Berg"), NOW)
    assert stored(own_workspace, plan, returns).owner == "Ana Berg"
    assert [team.owner for team in stored(own_workspace, plan, score).teams] == ["Ana Berg", ""]


def test_a_leaders_new_name_is_undone_in_kpis_too(own_workspace):
    plan, returns = a_measured_plan(own_workspace, RETURNS.but(owner="Ana"))
    current = opened(own_workspace, plan).plan
    edit_plan(own_workspace, ME, current.but(leader="Ana Berg"), NOW)
    undo(own_workspace, ME, plan.id, history(own_workspace, ME, plan.id)[0].change.id, later(1))
    assert stored(own_workspace, plan, returns).owner == "Ana"


def test_another_week_pattern_leaves_the_weeks_of_kpis_alone(own_workspace, measured):
    plan, score, _ = measured
    current = opened(own_workspace, plan).plan
    edit_plan(own_workspace, ME, current.but(week="sun-thu"), NOW)
    assert stored(own_workspace, plan, score) == score


def test_moving_the_first_day_leaves_numbers_on_their_dates(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1)))
    before = numbers(own_workspace, plan)
    move_first_day(own_workspace, ME, plan.id, 1, TODAY + timedelta(days=14), NOW)
    assert numbers(own_workspace, plan) == before


def test_numbers_older_than_three_years_stay_stored_and_are_not_shown(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1), week=-170), typed(returns, share(2), week=-150))
    assert len(opened(own_workspace, plan).sheets[returns.id]) == 1
    assert len(entry_history(own_workspace, ME, plan.id, returns.id, "", WEEK - timedelta(weeks=170))) == 1


def test_limits_frozen_on_weeks_of_long_ago_still_find_them(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, *(typed(returns, share(week % 3), week=-170 + week) for week in range(6)))
    stretch = a_stretch(start=WEEK - timedelta(weeks=170), end=WEEK - timedelta(weeks=164))
    freeze_limits(own_workspace, ME, plan.id, returns.id, 1, stretch, NOW)
    now = opened(own_workspace, plan)
    series = series_of(now.kpi(returns.id), now.sheets[returns.id], TODAY)
    assert limits_in_force(now.kpi(returns.id), series, now.plan.first_day).limits.points == 6


def test_a_baseline_of_long_ago_still_finds_its_numbers(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(1), week=-170))
    began = WEEK - timedelta(weeks=170)
    save_kpi(own_workspace, ME, plan.id, returns.but(baseline_start=began, baseline_end=WEEK), NOW)
    assert len(opened(own_workspace, plan).sheets[returns.id]) == 1


def test_an_unknown_kpi_is_not_found(own_workspace, measured):
    plan, *_ = measured
    with pytest.raises(NotFound, match="no such KPI"):
        opened(own_workspace, plan).kpi("gone")
    with pytest.raises(NotFound, match="no such KPI"):
        retire_kpi(own_workspace, ME, plan.id, "gone", 1, date(2026, 3, 2), NOW)
