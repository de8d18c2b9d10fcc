"""Undo of what was entered and set up: everything as it was, or a refusal that names who came later."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.access.visitor import LOCAL_OWNER
from planner.actions.entries import Typed, import_entries
from planner.actions.events import add_event, save_event
from planner.actions.history import history
from planner.actions.kpis import delete_kpi, rename_team, retire_kpi, save_kpi, set_target
from planner.actions.undo import undo
from planner.kpis.kind import Kind
from planner.kpis.target import Target
from planner.shared.errors import Stale
from tests.actions.company import NOW, TODAY, later, somebody
from tests.actions.measured import WEEK, a_measured_plan, enter, nps, numbers, opened, share, typed

ME = LOCAL_OWNER


@pytest.fixture
def measured(own_workspace):
    return a_measured_plan(own_workspace)


def facts(workspace, plan):
    """KPIs without their versions, which rise even when a change is taken back; numbers, notes and events."""
    now = opened(workspace, plan)
    notes = [(kpi.id, list(now.sheets[kpi.id].notes), list(now.sheets[kpi.id].entered_by)) for kpi in now.kpis]
    events = [event.but(version=1) for event in now.events]
    return [kpi.but(version=1) for kpi in now.kpis], numbers(workspace, plan), notes, events


def version(workspace, plan, kpi, team, period):
    sheet = opened(workspace, plan).sheets[kpi.id]
    rows = zip(sheet.teams, sheet.periods, sheet.versions, strict=True)
    return next((found for named, day, found in rows if (named, day) == (team, period)), 0)


def step(workspace, plan, what, week, number):
    """One change of a kind; None where it makes no difference or there is nothing left to change."""
    now = opened(workspace, plan)
    if not now.kpis:
        return None
    kpi = now.kpis[week % len(now.kpis)]
    team = kpi.team_names[0]
    counts = nps(number) if kpi.kind is Kind.NPS else share(number)
    row = typed(kpi, counts, team, week=-week, note=f"N{number}")
    match what:
        case "enter":
            row = Typed(*row.key[:2], row.period, counts, row.note, version(workspace, plan, kpi, team, row.period))
            return enter(workspace, plan, row).change
        case "remove":
            known = version(workspace, plan, kpi, team, row.period)
            return enter(workspace, plan, Typed(*row.key[:2], row.period, None, version=known)).change
        case "import":
            rows = [typed(kpi, counts, team, week=-at) for at in range(week + 1)]
            return import_entries(workspace, ME, plan.id, rows, NOW, "a.csv").change
        case "set up":
            return save_kpi(workspace, ME, plan.id, kpi.but(owner=f"P{number}"), NOW).change
        case "retire":
            return retire_kpi(workspace, ME, plan.id, kpi.id, kpi.version, TODAY, NOW).change
        case "delete":
            return delete_kpi(workspace, ME, plan.id, kpi.id, NOW).change
        case "rename" if kpi.teams:
            return rename_team(workspace, ME, plan.id, kpi.id, kpi.version, team, f"T{number}", NOW).change
        case "event":
            return add_event(workspace, ME, plan.id, {"on": TODAY, "name": f"E{number}"}, NOW).change
    return None


STEPS = st.tuples(
    st.sampled_from(["enter", "enter", "remove", "import", "set up", "retire", "delete", "rename", "event"]),
    st.integers(0, 3),
    st.integers(1, 5),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=6))
def test_undoing_random_changes_from_the_last_to_the_first_restores_everything(own_workspace, steps):
    plan, *_ = a_measured_plan(own_workspace)
    states, done = [facts(own_workspace, plan)], []
    for what in steps:
        if change := _if_open(own_workspace, plan, what):
            done.append(change)
            states.append(facts(own_workspace, plan))
    for change in reversed(done):
        assert facts(own_workspace, plan) == states.pop()
        undo(own_workspace, ME, plan.id, change.id, NOW)
    assert facts(own_workspace, plan) == states.pop()


def _if_open(workspace, plan, what):
    kpis = opened(workspace, plan).kpis
    is_retired = bool(kpis) and kpis[what[1] % len(kpis)].retired_on is not None
    return None if is_retired and what[0] in ("enter", "import") else step(workspace, plan, *what)


def test_a_number_that_comes_back_is_newer_than_what_others_have_before_them(own_workspace, measured):
    plan, _, returns = measured
    first = enter(own_workspace, plan, typed(returns, share(41))).entries[0].version
    corrected = enter(own_workspace, plan, typed(returns, share(43), version=first))
    undo(own_workspace, ME, plan.id, corrected.change.id, NOW)
    assert version(own_workspace, plan, returns, "", WEEK) > corrected.entries[0].version
    assert enter(own_workspace, plan, typed(returns, share(9), version=first)).conflicts


def test_a_kpi_that_comes_back_is_newer_than_what_others_have_before_them(own_workspace, measured):
    plan, _, returns = measured
    gone = delete_kpi(own_workspace, ME, plan.id, returns.id, NOW)
    undo(own_workspace, ME, plan.id, gone.change.id, NOW)
    with pytest.raises(Stale):
        save_kpi(own_workspace, ME, plan.id, returns.but(owner="Ben"), NOW)


def test_a_number_that_somebody_corrected_later_is_not_undone(own_workspace, measured):
    plan, score, returns = measured
    first = enter(own_workspace, plan, typed(returns, share(41)), typed(score, nps(1), "Shop"))
    row = typed(returns, share(43), version=first.entries[0].version)
    enter(own_workspace, plan, row, by=somebody("contributor", plan), at=later(1))
    with pytest.raises(Stale, match="“Returns · week of 2 March” was changed again by Carla"):
        undo(own_workspace, ME, plan.id, first.change.id, NOW)


def test_a_later_number_of_another_week_does_not_stand_in_the_way(own_workspace, measured):
    plan, _, returns = measured
    first = enter(own_workspace, plan, typed(returns, share(41), week=-1))
    enter(own_workspace, plan, typed(returns, share(43)))
    undo(own_workspace, ME, plan.id, first.change.id, NOW)
    assert numbers(own_workspace, plan) == {("Returns", "", WEEK): 43}


def test_undoing_an_undo_enters_the_number_again(own_workspace, measured):
    plan, _, returns = measured
    entered = enter(own_workspace, plan, typed(returns, share(41), note="Sizes"))
    taken_back = undo(own_workspace, ME, plan.id, entered.change.id, NOW)
    again = undo(own_workspace, ME, plan.id, taken_back.id, NOW)
    assert again.summary == "Did again: Entered Returns for the week of 2 March"
    assert numbers(own_workspace, plan) == {("Returns", "", WEEK): 41}


def test_adding_a_kpi_is_not_undone_once_it_has_numbers(own_workspace, measured):
    plan, _, returns = measured
    added = next(one.change for one in history(own_workspace, ME, plan.id) if one.change.summary == "Added 2 KPIs")
    enter(own_workspace, plan, typed(returns, share(41)))
    with pytest.raises(Stale, match="“Returns” has 1 number"):
        undo(own_workspace, ME, plan.id, added.id, NOW)


def test_a_number_does_not_come_back_without_its_kpi(own_workspace, measured):
    plan, _, returns = measured
    entered = enter(own_workspace, plan, typed(returns, share(41)))
    removed = enter(own_workspace, plan, typed(returns, None, version=entered.entries[0].version))
    delete_kpi(own_workspace, ME, plan.id, returns.id, NOW)
    with pytest.raises(Stale, match="has been deleted"):
        undo(own_workspace, ME, plan.id, removed.change.id, NOW)


def test_a_number_of_a_team_renamed_since_is_not_undone(own_workspace, measured):
    plan, score, _ = measured
    entered = enter(own_workspace, plan, typed(score, nps(1), "Shop"))
    rename_team(own_workspace, ME, plan.id, score.id, 1, "Shop", "Store", NOW)
    with pytest.raises(Stale, match="was changed again"):
        undo(own_workspace, ME, plan.id, entered.change.id, NOW)


def test_another_kind_is_not_brought_back_under_numbers(own_workspace, measured):
    plan, _, returns = measured
    changed = save_kpi(own_workspace, ME, plan.id, returns.but(kind=Kind.RATE), NOW)
    enter(own_workspace, plan, typed(returns, share(41)))
    with pytest.raises(Stale, match="would no longer fit"):
        undo(own_workspace, ME, plan.id, changed.change.id, NOW)


def test_a_target_can_be_taken_back(own_workspace, measured):
    plan, score, _ = measured
    target = Target(value=40, by_day=100, set_on=TODAY)
    was_set = set_target(own_workspace, ME, plan.id, score.id, 1, target, NOW)
    undo(own_workspace, ME, plan.id, was_set.change.id, NOW)
    assert opened(own_workspace, plan).kpi(score.id).target is None


def test_a_changed_event_can_be_taken_back(own_workspace, measured):
    plan, *_ = measured
    event = add_event(own_workspace, ME, plan.id, {"on": TODAY, "name": "Outage"}, NOW).event
    changed = save_event(own_workspace, ME, plan.id, event.but(name="Big outage"), NOW)
    undo(own_workspace, ME, plan.id, changed.change.id, NOW)
    assert [known.name for known in opened(own_workspace, plan).events] == ["Outage"]


def test_an_import_of_thousands_is_undone_as_a_whole(own_workspace, measured):
    plan, _, returns = measured
    enter(own_workspace, plan, typed(returns, share(41), note="Sizes"))
    before = facts(own_workspace, plan)
    read = [typed(returns, share(week % 50), week=-week) for week in range(2000)]
    done = import_entries(own_workspace, ME, plan.id, read, NOW, "survey.csv")
    undo(own_workspace, ME, plan.id, done.change.id, NOW)
    assert facts(own_workspace, plan) == before
