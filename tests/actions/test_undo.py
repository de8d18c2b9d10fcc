"""Undo: everything as it was, or a refusal that names who came later."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.access.visitor import LOCAL_OWNER
from planner.actions.baselines import freeze
from planner.actions.comments import comment, comments
from planner.actions.files import import_tasks
from planner.actions.history import history, tasks_as_of
from planner.actions.plan_life import delete_plan
from planner.actions.plans import edit_plan, open_plan
from planner.actions.tasks import add_task, delete_tasks, duplicate_task, save_tasks
from planner.actions.undo import undo
from planner.shared.errors import BadInput, NotFound, Stale
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody, the_tasks

ME = LOCAL_OWNER


@pytest.fixture
def plan(own_workspace):
    return a_started_plan(own_workspace)


def facts(workspace, plan):
    """All tasks without their versions, which rise even when a change is taken back."""
    return {name: task.but(version=1) for name, task in the_tasks(workspace, plan).items()}


def edit(workspace, plan, kind, which, number):
    """One edit of a kind; None where it makes no difference."""
    tasks = sorted(the_tasks(workspace, plan).values(), key=lambda task: task.number)
    task, other = tasks[which % len(tasks)], tasks[number % len(tasks)]
    match kind:
        case "add":
            fields = {"phase": "act", "name": f"New {number}", "start_day": 0, "links": [{"predecessor": task.id}]}
            return add_task(workspace, ME, plan.id, fields, NOW).change
        case "change":
            return save_tasks(workspace, ME, plan.id, [task.but(duration=number, owner=f"P{number}")], NOW).change
        case "link":
            links = {link.predecessor: link for link in task.links} | {other.id: {"predecessor": other.id}}
            return save_tasks(workspace, ME, plan.id, [task.but(links=list(links.values()))], NOW).change
        case "delete":
            return delete_tasks(workspace, ME, plan.id, {task.id, other.id}, NOW).change
        case "duplicate":
            return duplicate_task(workspace, ME, plan.id, task.id, NOW).change


EDITS = st.tuples(
    st.sampled_from(["add", "change", "link", "delete", "duplicate"]), st.integers(0, 9), st.integers(1, 9)
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, max_size=5))
def test_undoing_random_edits_from_the_last_to_the_first_restores_everything(own_workspace, edits):
    plan = a_started_plan(own_workspace)
    states, done = [facts(own_workspace, plan)], []
    for kind, which, number in edits:
        if len(states[-1]) < 2:
            break
        try:
            change = edit(own_workspace, plan, kind, which, number)
        except BadInput:  # a cycle, or a link to itself
            continue
        if change:
            done.append(change)
            states.append(facts(own_workspace, plan))
    for change in reversed(done):
        assert facts(own_workspace, plan) == states.pop()
        undo(own_workspace, ME, plan.id, change.id, NOW)
    assert facts(own_workspace, plan) == states.pop()


def test_undoing_an_undo_does_it_again(own_workspace, plan):
    change = edit(own_workspace, plan, "delete", 0, 0)
    deleted = facts(own_workspace, plan)
    taken_back = undo(own_workspace, ME, plan.id, change.id, NOW)
    again = undo(own_workspace, ME, plan.id, taken_back.id, NOW)
    assert facts(own_workspace, plan) == deleted
    assert again.summary == "Did again: Deleted “Interviews”"


def test_a_change_done_again_can_be_undone_again(own_workspace, plan):
    before = facts(own_workspace, plan)
    change = edit(own_workspace, plan, "change", 0, 9)
    for _ in range(4):
        change = undo(own_workspace, ME, plan.id, change.id, NOW)
    undo(own_workspace, ME, plan.id, change.id, NOW)
    assert facts(own_workspace, plan) == before


def test_taking_back_what_was_done_again_leaves_the_change_undone(own_workspace, plan):
    before = facts(own_workspace, plan)
    first, second = (edit(own_workspace, plan, "change", 0, number) for number in (8, 9))
    last = second
    for _ in ("undo", "redo", "undo"):
        last = undo(own_workspace, ME, plan.id, last.id, NOW)
    marks = {entry.change.id: entry.change.undone_by for entry in history(own_workspace, ME, plan.id)}
    assert marks[second.id] and marks[last.id] is None
    undo(own_workspace, ME, plan.id, first.id, NOW)
    assert facts(own_workspace, plan) == before


def test_what_somebody_changed_later_is_not_undone_with_it(own_workspace, plan):
    change = edit(own_workspace, plan, "change", 0, 9)
    task = the_tasks(own_workspace, plan)["Interviews"]
    save_tasks(own_workspace, somebody("editor", plan), plan.id, [task.but(duration=8)], later(1))
    with pytest.raises(Stale, match="“Interviews” was changed again by Emil"):
        undo(own_workspace, ME, plan.id, change.id, NOW)


def test_a_later_change_that_was_undone_does_not_stand_in_the_way(own_workspace, plan):
    before = facts(own_workspace, plan)
    first, second = (edit(own_workspace, plan, "change", 0, number) for number in (8, 9))
    undo(own_workspace, ME, plan.id, second.id, NOW)
    undo(own_workspace, ME, plan.id, first.id, NOW)
    assert facts(own_workspace, plan) == before


def test_a_later_change_of_another_task_does_not_stand_in_the_way(own_workspace, plan):
    first = edit(own_workspace, plan, "change", 0, 9)
    edit(own_workspace, plan, "change", 2, 9)
    undo(own_workspace, ME, plan.id, first.id, NOW)
    found = the_tasks(own_workspace, plan)
    assert (found["Interviews"].duration, found["Survey"].duration) == (3, 9)


def test_a_task_that_others_wait_for_by_now_is_not_undone_away(own_workspace, plan):
    added = add_task(own_workspace, ME, plan.id, {"phase": "act", "name": "X", "start_day": 0}, NOW)
    survey = the_tasks(own_workspace, plan)["Survey"]
    save_tasks(own_workspace, ME, plan.id, [survey.but(links=[{"predecessor": added.task.id}])], NOW)
    with pytest.raises(Stale, match="Survey"):
        undo(own_workspace, ME, plan.id, added.change.id, NOW)


def test_nothing_is_undone_twice(own_workspace, plan):
    change = edit(own_workspace, plan, "change", 0, 9)
    undo(own_workspace, ME, plan.id, change.id, NOW)
    with pytest.raises(Stale, match="already been undone"):
        undo(own_workspace, ME, plan.id, change.id, NOW)


def test_a_restored_task_gets_another_number_if_its_own_was_given_away(own_workspace, plan):
    survey = the_tasks(own_workspace, plan)["Survey"]
    gone = delete_tasks(own_workspace, ME, plan.id, [survey.id], NOW).change
    add_task(own_workspace, ME, plan.id, {"phase": "act", "name": "X", "start_day": 0}, NOW)
    undo(own_workspace, ME, plan.id, gone.id, NOW)
    assert {name: task.number for name, task in the_tasks(own_workspace, plan).items()}["Survey"] == 4


def test_a_restored_task_is_newer_than_what_others_still_have_open(own_workspace, plan):
    survey = the_tasks(own_workspace, plan)["Survey"]
    gone = delete_tasks(own_workspace, ME, plan.id, [survey.id], NOW).change
    undo(own_workspace, ME, plan.id, gone.id, NOW)
    with pytest.raises(Stale):
        save_tasks(own_workspace, ME, plan.id, [survey.but(duration=9)], NOW)


def test_a_restored_task_has_its_comments(own_workspace, plan):
    survey = the_tasks(own_workspace, plan)["Survey"]
    comment(own_workspace, ME, plan.id, survey.id, "Mind the gap", NOW)
    gone = delete_tasks(own_workspace, ME, plan.id, [survey.id], NOW).change
    undo(own_workspace, ME, plan.id, gone.id, NOW)
    assert [said.text for said in comments(own_workspace, ME, plan.id, survey.id)] == ["Mind the gap"]


def test_a_comment_can_be_taken_back_and_given_again(own_workspace, plan):
    survey = the_tasks(own_workspace, plan)["Survey"]
    comment(own_workspace, ME, plan.id, survey.id, "Oops", NOW)
    taken_back = undo(own_workspace, ME, plan.id, history(own_workspace, ME, plan.id)[0].change.id, NOW)
    assert comments(own_workspace, ME, plan.id, survey.id) == []
    undo(own_workspace, ME, plan.id, taken_back.id, NOW)
    assert [said.text for said in comments(own_workspace, ME, plan.id, survey.id)] == ["Oops"]


def test_settings_of_the_plan_can_be_undone(own_workspace, plan):
    edit_plan(own_workspace, ME, plan.but(company="New"), NOW)
    undo(own_workspace, ME, plan.id, history(own_workspace, ME, plan.id)[0].change.id, NOW)
    assert open_plan(own_workspace, ME, plan.id, TODAY).plan.company == "Acme"


def test_a_baseline_stays(own_workspace, plan):
    freeze(own_workspace, ME, plan.id, "Agreed", TODAY, NOW)
    with pytest.raises(BadInput, match="a baseline stays"):
        undo(own_workspace, ME, plan.id, history(own_workspace, ME, plan.id)[0].change.id, NOW)


def test_nothing_of_a_deleted_plan_is_undone(own_workspace, plan):
    change = edit(own_workspace, plan, "change", 0, 9)
    delete_plan(own_workspace, ME, plan.id, NOW)
    with pytest.raises(NotFound, match="deleted"):
        undo(own_workspace, ME, plan.id, change.id, NOW)


def test_an_import_is_undone_as_a_whole(own_workspace, plan):
    before = facts(own_workspace, plan)
    drafts = [task.but(name=f"{name} 2") for name, task in the_tasks(own_workspace, plan).items()]
    change = import_tasks(own_workspace, ME, plan.id, drafts, NOW, "plan.csv").change
    assert len(facts(own_workspace, plan)) == 6
    undo(own_workspace, ME, plan.id, change.id, NOW)
    assert facts(own_workspace, plan) == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(EDITS, max_size=4))
def test_looking_back_shows_the_tasks_as_they_were(own_workspace, edits):
    plan = a_started_plan(own_workspace)
    seen = {later(0): the_tasks(own_workspace, plan)}
    for minute, (_, which, number) in enumerate(edits, start=1):
        tasks = list(seen[max(seen)].values())
        task = tasks[which % len(tasks)]
        at = later(minute)
        if number % 2 and len(tasks) > 1:
            delete_tasks(own_workspace, ME, plan.id, [task.id], at)
        else:
            save_tasks(own_workspace, ME, plan.id, [task.but(duration=number)], at)
        seen[at] = the_tasks(own_workspace, plan)
    for at, tasks in seen.items():
        assert tasks_as_of(own_workspace, ME, plan.id, at) == list(tasks.values())


def test_before_a_plan_began_it_had_no_tasks(own_workspace, plan):
    assert tasks_as_of(own_workspace, ME, plan.id, later(-1)) == []


def test_the_history_of_a_task_says_what_became_what(own_workspace, plan):
    task = the_tasks(own_workspace, plan)["Survey"]
    save_tasks(own_workspace, ME, plan.id, [task.but(duration=9, owner="Ben")], NOW)
    assert list(history(own_workspace, ME, plan.id, task.id)[0].lines) == ["Duration: 4 → 9", "Owner: nothing → Ben"]
