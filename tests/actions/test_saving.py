"""Saving tasks: the whole batch or nothing, never over somebody else's change, never a broken plan."""

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import changing
from planner.actions.plans import edit_plan, open_plan, revision
from planner.actions.tasks import add_task, delete_tasks, duplicate_task, report, save_tasks
from planner.shared.errors import BadInput, NotFound, Stale
from planner.tasks.task import Status
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody, the_tasks


@pytest.fixture
def plan(own_workspace):
    return a_started_plan(own_workspace)


@pytest.fixture
def known(own_workspace, plan):
    return the_tasks(own_workspace, plan)


def save(workspace, plan, *tasks, visitor=LOCAL_OWNER, at=NOW):
    return save_tasks(workspace, visitor, plan.id, tasks, at)


def refused(workspace, plan, *tasks):
    """The message of the refusal; nothing in the plan may have changed."""
    before = open_plan(workspace, LOCAL_OWNER, plan.id, TODAY)
    with pytest.raises(BadInput) as refusal:
        save(workspace, plan, *tasks)
    after = open_plan(workspace, LOCAL_OWNER, plan.id, TODAY)
    assert (after.plan, after.tasks) == (before.plan, before.tasks)
    return str(refusal.value)


def test_a_saved_task_has_the_next_version(own_workspace, plan, known):
    saved = save(own_workspace, plan, known["Survey"].but(duration=9))
    assert (saved.task.version, saved.task.duration) == (2, 9)
    assert the_tasks(own_workspace, plan)["Survey"] == saved.task


def test_every_change_raises_the_revision_by_one(own_workspace, plan, known):
    save(own_workspace, plan, known["Survey"].but(duration=9), known["Report"].but(duration=9))
    assert revision(own_workspace, LOCAL_OWNER, plan.id) == 2


def test_saving_what_is_there_already_is_no_change(own_workspace, plan, known):
    assert save(own_workspace, plan, known["Survey"]).change is None
    assert revision(own_workspace, LOCAL_OWNER, plan.id) == 1


def test_a_stale_task_is_refused_naming_who_changed_what(own_workspace, plan, known):
    survey = known["Survey"]
    save(own_workspace, plan, survey.but(start_day=12), visitor=somebody("editor", plan), at=later(5))
    with pytest.raises(Stale, match=r"“Survey” was changed by Emil on 2 March at 09:35 UTC \(Moved “Survey” to day 12"):
        save(own_workspace, plan, survey.but(duration=9))
    assert the_tasks(own_workspace, plan)["Survey"].duration == survey.duration


def test_one_stale_task_keeps_the_whole_batch_from_being_saved(own_workspace, plan, known):
    save(own_workspace, plan, known["Survey"].but(duration=9))
    with pytest.raises(Stale):
        save(own_workspace, plan, known["Report"].but(duration=9), known["Survey"].but(duration=8))
    assert the_tasks(own_workspace, plan)["Report"] == known["Report"]


def test_a_task_deleted_meanwhile_is_refused_naming_who_deleted_it(own_workspace, plan, known):
    delete_tasks(own_workspace, somebody("editor", plan), plan.id, [known["Survey"].id], NOW)
    with pytest.raises(Stale, match="“Survey” was deleted by Emil"):
        save(own_workspace, plan, known["Survey"].but(duration=9))


def test_a_stale_plan_is_refused_naming_who_changed_what(own_workspace, plan):
    edit_plan(own_workspace, somebody("editor", plan), plan.but(company="Emil's"), NOW)
    with pytest.raises(Stale, match=r"by Emil .*settings"):
        edit_plan(own_workspace, LOCAL_OWNER, plan.but(company="Mine"), NOW)


def test_editing_a_plan_cannot_revive_or_date_it(own_workspace, plan):
    edited = edit_plan(own_workspace, LOCAL_OWNER, plan.but(deleted_at=NOW, is_sample=True, revision=99), NOW)
    assert (edited.deleted_at, edited.is_sample, edited.revision) == (None, False, 1)


def test_a_phase_with_tasks_in_it_cannot_be_taken_from_the_plan(own_workspace, plan):
    with pytest.raises(BadInput, match="phase “act”"):
        edit_plan(own_workspace, LOCAL_OWNER, plan.but(phases=[plan.phases[0].but(key="new")]), NOW)


def test_a_cycle_is_refused_by_name(own_workspace, plan, known):
    interviews = known["Interviews"].but(links=[{"predecessor": known["Report"].id}])
    assert "“Interviews” → “Report” → “Interviews”" in refused(own_workspace, plan, interviews)


def test_a_link_to_a_task_of_another_plan_is_refused(own_workspace, plan, known):
    foreign = the_tasks(own_workspace, a_started_plan(own_workspace))["Survey"]
    linked = known["Survey"].but(links=[{"predecessor": foreign.id}])
    assert "there is no such task" in refused(own_workspace, plan, linked)


def test_a_task_of_another_plan_cannot_be_saved_into_this_one(own_workspace, plan):
    foreign = the_tasks(own_workspace, a_started_plan(own_workspace))["Survey"]
    with pytest.raises(NotFound):
        save(own_workspace, plan, foreign.but(duration=9))


def test_an_unknown_phase_is_refused(own_workspace, plan, known):
    assert "phase “none”" in refused(own_workspace, plan, known["Survey"].but(phase="none"))


def test_a_plan_holds_so_many_tasks_and_no_more(own_workspace, plan, monkeypatch):
    monkeypatch.setattr(changing, "MOST_TASKS", 3)
    with pytest.raises(BadInput, match="holds 3 at most"):
        add_task(own_workspace, LOCAL_OWNER, plan.id, {"phase": "act", "name": "X", "start_day": 0}, NOW)


def test_a_new_task_gets_the_next_number(own_workspace, plan):
    added = add_task(own_workspace, LOCAL_OWNER, plan.id, {"phase": "act", "name": "X", "start_day": 0}, NOW)
    assert (added.task.number, added.change.summary) == (4, "Added “X”")


def test_wrong_fields_are_named(own_workspace, plan):
    with pytest.raises(BadInput) as refusal:
        add_task(own_workspace, LOCAL_OWNER, plan.id, {"phase": "act", "name": " ", "start_day": "soon"}, NOW)
    assert set(refusal.value.problems) == {"name", "start_day"}


def test_deleting_a_task_removes_the_links_to_it(own_workspace, plan, known):
    delete_tasks(own_workspace, LOCAL_OWNER, plan.id, [known["Interviews"].id], NOW)
    left = the_tasks(own_workspace, plan)
    assert set(left) == {"Report", "Survey"}
    assert left["Report"].links == ()


def test_a_duplicate_waits_for_the_same_and_has_not_started(own_workspace, plan, known):
    done = report(own_workspace, LOCAL_OWNER, plan.id, known["Report"].id, 1, TODAY, NOW, percent=100).task
    copy = duplicate_task(own_workspace, LOCAL_OWNER, plan.id, done.id, NOW).task
    assert (copy.name, copy.status, copy.links) == ("Report (copy)", Status.NOT_STARTED, done.links)
    assert (copy.id, copy.number) != (done.id, done.number)


def test_reporting_a_percentage_starts_the_task_today(own_workspace, plan, known):
    reported = report(own_workspace, LOCAL_OWNER, plan.id, known["Survey"].id, 1, TODAY, NOW, percent=40).task
    assert (reported.status, reported.percent, reported.actual_start) == (Status.IN_PROGRESS, 40, TODAY)


def test_an_archived_plan_cannot_be_changed(own_workspace, plan, known):
    from planner.actions.plan_life import archive_plan

    archive_plan(own_workspace, LOCAL_OWNER, plan.id, NOW)
    assert "unarchive it first" in refused(own_workspace, plan, known["Survey"].but(duration=9))


def test_a_leader_with_a_new_name_keeps_their_tasks(own_workspace, plan, known):
    save(own_workspace, plan, known["Survey"].but(owner="Ana"))
    edit_plan(own_workspace, LOCAL_OWNER, plan.but(leader="Ana King"), later(1))
    assert the_tasks(own_workspace, plan)["Survey"].owner == "Ana King"
    assert the_tasks(own_workspace, plan)["Interviews"].owner == "Carla"
