"""Entries: what is typed is kept, what somebody else saved is never overwritten, the old value stays known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.entries import entry_history, import_entries
from planner.actions.history import history
from planner.actions.kpis import rename_team, retire_kpi, save_kpi
from planner.actions.plan_life import archive_plan
from planner.actions.plans import revision
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.shared.errors import BadInput, NotAllowed, NotFound
from tests.actions.company import NOW, TODAY, later, somebody
from tests.actions.measured import WEEK, a_measured_plan, enter, nps, numbers, opened, share, typed
from tests.kpis.builders import a_kpi

ME = LOCAL_OWNER


@pytest.fixture
def measured(own_workspace):
    return a_measured_plan(own_workspace)


def test_what_was_typed_is_there_with_who_and_when(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41), note="Sizes"), by=somebody("contributor", plan))
    sheet = opened(own_workspace, plan).sheets[returns.id]
    assert (sheet.entered_by[0], sheet.entered_at[0], sheet.notes[0]) == ("Carla", NOW, "Sizes")
    assert {name: column[0] for name, column in sheet.numbers.items()} == {"numerator": 41, "denominator": 50}


def test_saving_raises_the_revision_once_for_everything_typed(own_workspace, measured):
    plan, score, returns = measured
    before = revision(own_workspace, ME, plan.id)
    enter(own_workspace, plan, typed(score, nps(41), "Shop"), typed(returns, share(9)))
    assert revision(own_workspace, ME, plan.id) == before + 1


def test_the_same_numbers_again_change_nothing(own_workspace, measured):
    plan, _, returns = measured
    first = enter(own_workspace, plan, typed(returns, share(41)))
    again = enter(own_workspace, plan, typed(returns, share(41), version=first.entries[0].version))
    assert (again.change, again.conflicts, again.entries) == (None, [], first.entries)


def test_that_there_was_nothing_to_count_is_an_entry(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, NOTHING))
    assert list(opened(own_workspace, plan).sheets[returns.id].nothing) == [True]


def test_the_second_of_two_sees_what_the_first_saved(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41)), by=somebody("contributor", plan), at=later(42))
    second = enter(own_workspace, plan, typed(returns, share(43)), by=somebody("editor", plan), at=later(50))
    assert [one.words for one in second.conflicts] == ["Carla saved 41 of 50 on 2 March at 10:12 UTC"]
    assert second.conflicts[0].stored.counts == share(41)
    assert second.change is None
    assert list(numbers(own_workspace, plan).values()) == [41]


def test_the_second_may_decide_for_their_own_number(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41)))
    conflict = enter(own_workspace, plan, typed(returns, share(43))).conflicts[0]
    enter(own_workspace, plan, replace(conflict.typed, version=conflict.stored.version))
    assert list(numbers(own_workspace, plan).values()) == [43]


def test_two_who_typed_the_same_do_not_conflict(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41)))
    second = enter(own_workspace, plan, typed(returns, share(41), note="Sizes"))
    assert second.conflicts == []
    assert opened(own_workspace, plan).sheets[returns.id].notes[0] == "Sizes"


def test_two_notes_on_the_same_number_conflict(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41), note="Sizes"))
    second = enter(own_workspace, plan, typed(returns, share(41), note="Colours"))
    assert "with the note “Sizes”" in second.conflicts[0].words


def test_what_does_not_conflict_is_kept_nevertheless(own_workspace, measured):
    plan, score, returns = measured
    enter(own_workspace, plan, typed(returns, share(41)))
    second = enter(own_workspace, plan, typed(returns, share(43)), typed(score, nps(12), "Shop"))
    assert len(second.conflicts) == 1
    assert numbers(own_workspace, plan) == {("NPS", "Shop", WEEK): 12, ("Returns", "", WEEK): 41}


def test_a_number_that_somebody_removed_conflicts_with_its_correction(own_workspace, measured):
    plan, _, returns = measured
    version = enter(own_workspace, plan, typed(returns, share(41))).entries[0].version
    enter(own_workspace, plan, typed(returns, None, version=version), by=somebody("contributor", plan), at=later(1))
    late = enter(own_workspace, plan, typed(returns, share(43), version=version))
    assert [one.words for one in late.conflicts] == ["Carla removed it on 2 March at 09:31 UTC"]


def test_a_number_removed_and_entered_anew_is_not_taken_for_the_one_before(own_workspace, measured):
    plan, _, returns = measured
    first = enter(own_workspace, plan, typed(returns, share(41))).entries[0]
    enter(own_workspace, plan, typed(returns, None, version=first.version))
    enter(own_workspace, plan, typed(returns, share(12)))
    late = enter(own_workspace, plan, typed(returns, share(43), version=first.version))
    assert [one.stored.counts for one in late.conflicts] == [share(12)]


def test_a_removed_number_is_gone(own_workspace, measured):
    plan, _, returns = measured
    version = enter(own_workspace, plan, typed(returns, share(41))).entries[0].version
    removed = enter(own_workspace, plan, typed(returns, None, version=version))
    assert (removed.entries, numbers(own_workspace, plan)) == ([], {})


def test_numbers_that_do_not_fit_are_named_and_none_is_kept(own_workspace, measured):
    plan, score, returns = measured
    with pytest.raises(BadInput, match="Returns · week of 2 March") as refused:
        enter(own_workspace, plan, typed(score, nps(12), "Shop"), typed(returns, share(60)))
    assert list(refused.value.problems) == [f"{returns.id}//2026-03-02/numerator"]
    assert numbers(own_workspace, plan) == {}


def test_the_problem_of_a_team_is_named_by_its_team(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(BadInput) as refused:
        enter(own_workspace, plan, typed(score, share(1), "Shop"))
    assert all(key.startswith(f"{score.id}/Shop/2026-03-02/") for key in refused.value.problems)


def test_a_note_that_is_too_long_is_refused_by_its_place(own_workspace, measured):
    plan, _, returns = measured
    with pytest.raises(BadInput) as refused:
        enter(own_workspace, plan, typed(returns, share(1), note="x" * 501))
    assert list(refused.value.problems) == [f"{returns.id}//2026-03-02/note"]


def test_of_many_that_do_not_fit_the_first_are_told(own_workspace, measured):
    plan, _, returns = measured
    with pytest.raises(BadInput, match="And 2 more do not fit") as refused:
        enter(own_workspace, plan, *(typed(returns, share(60), week=-week) for week in range(5)))
    assert len(refused.value.problems) == 5


def test_a_period_begins_on_a_day_of_the_kpi(own_workspace, measured):
    plan, _, returns = measured
    with pytest.raises(BadInput, match="begins on 2026-03-02"):
        enter(own_workspace, plan, replace(typed(returns, share(1)), period=WEEK + timedelta(days=1)))


def test_the_future_has_no_numbers(own_workspace, measured):
    plan, _, returns = measured
    with pytest.raises(BadInput, match="has not begun yet"):
        enter(own_workspace, plan, typed(returns, share(1), week=1))


def test_where_monday_has_begun_its_week_can_be_entered(own_workspace, measured):
    plan, _, returns = measured
    in_auckland = datetime(2026, 3, 8, 11, 30, tzinfo=UTC)  # Monday the 9th, 0:30 there
    enter(own_workspace, plan, typed(returns, share(1), week=1), at=in_auckland)
    assert len(numbers(own_workspace, plan)) == 1


def test_an_unknown_team_is_refused_with_those_there_are(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(BadInput, match="Shop, Web"):
        enter(own_workspace, plan, typed(score, nps(1), "Phone"))


def test_a_kpi_by_teams_takes_no_number_of_the_whole_company(own_workspace, measured):
    plan, score, _ = measured
    with pytest.raises(BadInput, match="Shop, Web"):
        enter(own_workspace, plan, typed(score, nps(1)))


def test_nothing_is_entered_for_a_formula(own_workspace):
    kpis = (a_kpi(Kind.AMOUNT, name="CLV"), a_kpi(Kind.FORMULA, formula="clv * 2", name="Twice"))
    plan, _, twice = a_measured_plan(own_workspace, *kpis)
    with pytest.raises(BadInput, match="worked out from other KPIs"):
        enter(own_workspace, plan, typed(twice, Counts(amount=1)))


def test_a_retired_kpi_takes_numbers_of_the_time_before_only(own_workspace, measured):
    plan, _, returns = measured
    retire_kpi(own_workspace, ME, plan.id, returns.id, 1, TODAY - timedelta(days=7), NOW)
    enter(own_workspace, plan, typed(returns, share(1), week=-1))
    with pytest.raises(BadInput, match="bring it back"):
        enter(own_workspace, plan, typed(returns, share(1)))


def test_a_kpi_of_another_plan_is_not_found(own_workspace, measured):
    _plan, _, returns = measured
    other, *_ = a_measured_plan(own_workspace)
    with pytest.raises(NotFound):
        enter(own_workspace, other, typed(returns, share(1)))


def test_an_archived_plan_takes_no_numbers(own_workspace, measured):
    plan, _, returns = measured
    archive_plan(own_workspace, ME, plan.id, NOW)
    with pytest.raises(BadInput, match="archived"):
        enter(own_workspace, plan, typed(returns, share(1)))


def test_one_number_of_somebody_else_keeps_the_whole_batch_from_being_saved(own_workspace, measured):
    plan, score, returns = measured
    carla = somebody("contributor", plan)
    with pytest.raises(NotAllowed, match="Nora enters the numbers of “NPS”"):
        enter(own_workspace, plan, typed(returns, share(1)), typed(score, nps(1), "Web"), by=carla)
    assert numbers(own_workspace, plan) == {}


def test_a_team_taken_off_keeps_its_numbers_and_they_can_be_corrected(own_workspace, measured):
    plan, score, _ = measured
    version = enter(own_workspace, plan, typed(score, nps(9), "Web")).entries[0].version
    save_kpi(own_workspace, ME, plan.id, score.but(teams=score.teams[:1]), NOW)
    assert list(opened(own_workspace, plan).sheets[score.id].teams) == ["Web"]
    enter(own_workspace, plan, typed(score, nps(8), "Web", version=version))
    assert list(numbers(own_workspace, plan).values()) == [8]


def test_importing_the_same_twice_changes_nothing(own_workspace, measured):
    plan, _, returns = measured
    read = [typed(returns, share(week), week=-week) for week in range(4)]
    first = import_entries(own_workspace, ME, plan.id, read, NOW, "shop.csv")
    again = import_entries(own_workspace, ME, plan.id, read, later(1), "shop.csv")
    assert (first.change.summary, again.change) == ("Imported 4 numbers from “shop.csv”", None)


def test_an_import_takes_the_place_of_what_was_typed_and_leaves_its_note(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41), note="Sizes"), typed(returns, share(7), week=-1))
    read = [typed(returns, share(42)), typed(returns, share(7), week=-1)]
    saved = import_entries(own_workspace, ME, plan.id, read, later(1), "shop.csv")
    sheet = opened(own_workspace, plan).sheets[returns.id]
    assert saved.change.summary == "Imported 1 number from “shop.csv”"
    assert (list(sheet.numbers["numerator"]), list(sheet.sources)) == ([7, 42], ["", "shop.csv"])
    assert sheet.notes[1] == "Sizes"


def test_a_correction_keeps_the_old_value_known(own_workspace, measured):
    plan, _, returns = measured
    version = enter(own_workspace, plan, typed(returns, share(41))).entries[0].version
    carla = somebody("contributor", plan)
    enter(own_workspace, plan, typed(returns, share(43), note="Recount", version=version), by=carla, at=later(1))
    steps = entry_history(own_workspace, ME, plan.id, returns.id, "", WEEK)
    told = [(step.who, step.at, step.before, step.after, step.note) for step in steps]
    assert told == [
        ("Carla", later(1), share(41), share(43), "Recount"),
        ("You", NOW, None, share(41), ""),
    ]


def test_the_history_of_a_number_tells_of_its_removal_and_return(own_workspace, measured):
    plan, _, returns = measured
    version = enter(own_workspace, plan, typed(returns, share(41))).entries[0].version
    enter(own_workspace, plan, typed(returns, None, version=version))
    enter(own_workspace, plan, typed(returns, share(12)))
    steps = entry_history(own_workspace, ME, plan.id, returns.id, "", WEEK)
    assert [(step.before, step.after) for step in steps] == [
        (None, share(12)),
        (share(41), None),
        (None, share(41)),
    ]


def test_the_history_of_a_number_goes_on_under_the_new_name_of_its_team(own_workspace, measured):
    plan, score, _ = measured
    version = enter(own_workspace, plan, typed(score, nps(1), "Shop")).entries[0].version
    enter(own_workspace, plan, typed(score, nps(2), "Shop", version=version))
    rename_team(own_workspace, ME, plan.id, score.id, 1, "Shop", "Store", NOW)
    steps = entry_history(own_workspace, ME, plan.id, score.id, "Store", WEEK)
    assert [(step.before, step.after) for step in steps] == [(nps(1), nps(2)), (None, nps(1))]


@pytest.mark.parametrize(
    ("rows", "summary"),
    [
        ([("NPS", "Shop", 0)], "Entered NPS · Shop for the week of 2 March"),
        ([("Returns", "", 0)], "Entered Returns for the week of 2 March"),
        ([("Returns", "", -10)], "Entered Returns for the week of 22 December 2025"),
        ([("NPS", "Shop", 0), ("NPS", "Web", 0), ("Returns", "", 0)], "Entered 3 numbers"),
    ],
)
def test_a_change_of_numbers_says_which(own_workspace, measured, rows, summary):
    plan, score, returns = measured
    given = {"NPS": (score, nps(1)), "Returns": (returns, share(1))}
    done = enter(own_workspace, plan, *(typed(*given[name], team, week=week) for name, team, week in rows))
    assert done.change.summary == summary


def test_a_correction_is_told_part_by_part(own_workspace, measured):
    plan, score, _ = measured
    version = enter(own_workspace, plan, typed(score, nps(41), "Shop")).entries[0].version
    enter(own_workspace, plan, typed(score, nps(43), "Shop", note="Recount", version=version))
    told = history(own_workspace, ME, plan.id)[0]
    assert told.change.summary == "Corrected NPS · Shop for the week of 2 March"
    assert list(told.lines) == ["Promoters: 41 → 43", "Note: nothing → Recount"]


def test_a_monthly_number_is_named_by_its_month(own_workspace):
    plan, kpi = a_measured_plan(own_workspace, a_kpi(Kind.PROPORTION, name="Churn", cadence="monthly"))
    done = enter(own_workspace, plan, replace(typed(kpi, share(1)), period=WEEK.replace(day=1)))
    assert done.change.summary == "Entered Churn for March 2026"


def test_a_long_import_is_told_by_kpi_and_not_number_by_number(own_workspace, measured):
    plan, _, returns = measured
    read = [typed(returns, share(1), week=-week) for week in range(120)]
    import_entries(own_workspace, ME, plan.id, read, NOW, "survey.csv")
    told = history(own_workspace, ME, plan.id)[0]
    assert told.change.summary == "Imported 120 numbers from “survey.csv”"
    assert told.lines == ["Returns: 50 weeks new", "and 70 more"]
