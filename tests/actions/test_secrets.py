"""Secrets: private tasks and notes reach nobody but those who may see them, by no way at all."""

from datetime import timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.baselines import freeze
from planner.actions.comments import comment, comments
from planner.actions.events import add_event, save_event
from planner.actions.history import history, tasks_as_of
from planner.actions.kpis import open_kpis
from planner.actions.plans import list_plans, open_plan
from planner.actions.tasks import add_task, delete_tasks, duplicate_task, save_tasks
from planner.actions.templates import list_templates, save_as_template
from planner.actions.undo import undo
from planner.scheduling.attention import attention
from planner.scheduling.earned import performance
from planner.scheduling.verdict import verdict
from planner.shared.errors import BadInput, NotAllowed, NotFound, PlannerError, Stale
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody, the_tasks

PLANTED = "Xyzzy"
MAY_NOT_SEE = ("editor", "contributor", "viewer")


@pytest.fixture
def plan(own_workspace):
    """A plan full of secrets: Report waits for a private task, which waits for Interviews and is commented on;
    Survey has a private note; two private tasks were deleted, one of which was public before; so was one that is
    still there, under another name."""
    plan = a_started_plan(own_workspace)
    _plant(own_workspace, plan)
    return plan


def _plant(ws, plan):
    known = the_tasks(ws, plan)
    fields = {"phase": "act", "name": f"{PLANTED} layoffs", "start_day": 0, "is_private": True, "owner": PLANTED}
    waits = {"links": [{"predecessor": known["Interviews"].id}], "description": PLANTED, "duration": 7}
    hidden = add_task(ws, LOCAL_OWNER, plan.id, fields | waits, NOW).task
    gone = add_task(ws, LOCAL_OWNER, plan.id, fields | {"name": f"{PLANTED} gone"}, NOW).task
    comment(ws, LOCAL_OWNER, plan.id, hidden.id, f"{PLANTED} said", NOW)
    links = [*known["Report"].links, {"predecessor": hidden.id}]
    noted = known["Survey"].but(private_note=f"{PLANTED} note")
    save_tasks(ws, LOCAL_OWNER, plan.id, [known["Report"].but(links=links), noted], NOW, f"{PLANTED} in words")
    public = add_task(ws, LOCAL_OWNER, plan.id, fields | {"is_private": False, "name": f"{PLANTED} public"}, NOW).task
    save_tasks(ws, LOCAL_OWNER, plan.id, [public.but(is_private=True)], NOW)
    left = add_task(ws, LOCAL_OWNER, plan.id, fields | {"is_private": False, "name": f"{PLANTED} left"}, NOW).task
    save_tasks(ws, LOCAL_OWNER, plan.id, [left.but(is_private=True)], NOW)
    freeze(ws, LOCAL_OWNER, plan.id, "Agreed", TODAY, NOW)
    delete_tasks(ws, LOCAL_OWNER, plan.id, [gone.id], NOW)
    delete_tasks(ws, LOCAL_OWNER, plan.id, [left.id], NOW)
    undone = save_tasks(ws, LOCAL_OWNER, plan.id, [hidden.but(duration=9)], NOW).change
    undo(ws, LOCAL_OWNER, plan.id, undone.id, NOW)


def hidden_task(workspace, plan):
    return the_tasks(workspace, plan)[f"{PLANTED} layoffs"]


def everything_told(ws, visitor, plan):
    """All that a visitor is ever given about a plan, as one text."""
    opened = open_plan(ws, visitor, plan.id, TODAY)
    given = [opened, list_plans(ws, visitor), history(ws, visitor, plan.id), list(opened.schedule)]
    for task in opened.tasks:
        given += [history(ws, visitor, plan.id, task.id), comments(ws, visitor, plan.id, task.id)]
    for minute in (-1, 0, 1):
        given.append(tasks_as_of(ws, visitor, plan.id, later(minute)))
    return repr(given)


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_nothing_that_is_read_tells_a_secret(own_workspace, plan, role):
    assert PLANTED not in everything_told(own_workspace, somebody(role, plan), plan)


def test_the_owner_is_told_everything(own_workspace, plan):
    told = everything_told(own_workspace, somebody("owner", plan), plan)
    for secret in ("layoffs", "gone", "said", "note", "public", "in words"):
        assert f"{PLANTED} {secret}" in told


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_a_link_to_a_private_task_is_hidden(own_workspace, plan, role):
    report = the_tasks(own_workspace, plan, somebody(role, plan))["Report"]
    assert hidden_task(own_workspace, plan).id not in {link.predecessor for link in report.links}


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_everybody_sees_the_same_dates_and_the_same_progress(own_workspace, plan, role):
    seen = open_plan(own_workspace, somebody(role, plan), plan.id, TODAY)
    owner = open_plan(own_workspace, LOCAL_OWNER, plan.id, TODAY)
    assert [seen.schedule[task.id] for task in seen.tasks] == [owner.schedule[task.id] for task in seen.tasks]
    assert (seen.schedule.finish, seen.progress) == (owner.schedule.finish, owner.progress)


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_everybody_is_told_the_same_pace_the_same_verdict_and_the_same_delays(own_workspace, plan, role):
    in_three_weeks = TODAY + timedelta(days=21)
    seen = open_plan(own_workspace, somebody(role, plan), plan.id, in_three_weeks)
    owner = open_plan(own_workspace, LOCAL_OWNER, plan.id, in_three_weeks)
    shown = {task.id for task in seen.tasks}
    pace, word, late = judged(seen, shown)
    assert (pace, word, late) == judged(owner, shown)
    assert pace.planned > 0 and late


def judged(opened, shown):
    """The pace, the verdict's word and sentence, and what is overdue of the tasks shown."""
    held = opened.plan, opened.all_tasks, opened.schedule, opened.all_baseline, opened.status_day
    found = verdict(*held)
    late = [item for item in attention(*held).overdue if item.task in shown]
    return performance(held[0], held[1], held[3], held[4]), (found.word, found.sentence), late


def test_a_baseline_names_no_private_task_and_keeps_its_days(own_workspace, plan):
    seen = open_plan(own_workspace, somebody("viewer", plan), plan.id, TODAY)
    owner = open_plan(own_workspace, LOCAL_OWNER, plan.id, TODAY)
    hidden = hidden_task(own_workspace, plan).id
    agreed = owner.baseline.of(hidden)
    assert seen.all_baseline.of(hidden) == agreed.but(name="Private task")
    assert seen.baseline.of(hidden) is None


def test_a_change_of_a_private_note_alone_is_not_in_the_history_of_others(own_workspace, plan):
    emil = somebody("editor", plan)
    before = history(own_workspace, emil, plan.id)
    noted = the_tasks(own_workspace, plan)["Survey"].but(private_note="Another")
    assert save_tasks(own_workspace, LOCAL_OWNER, plan.id, [noted], later(1)).change
    assert history(own_workspace, emil, plan.id) == before


def test_an_editor_who_saves_keeps_the_note_and_the_hidden_links(own_workspace, plan):
    emil = somebody("editor", plan)
    seen = the_tasks(own_workspace, plan, emil)
    saved = save_tasks(
        own_workspace, emil, plan.id, [seen["Survey"].but(duration=9), seen["Report"].but(links=[])], later(1)
    )
    stored = the_tasks(own_workspace, plan)
    assert stored["Survey"].private_note == f"{PLANTED} note"
    assert [link.predecessor for link in stored["Report"].links] == [hidden_task(own_workspace, plan).id]
    assert PLANTED not in repr(saved)


def test_a_private_task_is_not_there_for_an_editor(own_workspace, plan):
    hidden, emil = hidden_task(own_workspace, plan), somebody("editor", plan)
    attempts = [
        lambda: save_tasks(own_workspace, emil, plan.id, [hidden.but(name="Mine", version=1)], NOW),
        lambda: delete_tasks(own_workspace, emil, plan.id, [hidden.id], NOW),
        lambda: duplicate_task(own_workspace, emil, plan.id, hidden.id, NOW),
        lambda: comment(own_workspace, emil, plan.id, hidden.id, "Hello", NOW),
        lambda: comments(own_workspace, emil, plan.id, hidden.id),
        lambda: history(own_workspace, emil, plan.id, hidden.id),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound) as refusal:
            attempt()
        assert PLANTED not in str(refusal.value)


def test_a_cycle_through_a_private_task_is_refused_without_its_name(own_workspace, plan):
    emil = somebody("editor", plan)
    seen = the_tasks(own_workspace, plan, emil)
    closing = seen["Interviews"].but(links=[{"predecessor": seen["Report"].id}])
    with pytest.raises(BadInput, match="wait for each other") as refusal:
        save_tasks(own_workspace, emil, plan.id, [seen["Report"].but(links=[]), closing], NOW)
    assert PLANTED not in str(refusal.value)


def test_a_stale_save_is_refused_without_the_owners_words(own_workspace, plan):
    emil = somebody("editor", plan)
    survey = the_tasks(own_workspace, plan, emil)["Survey"]
    with pytest.raises(Stale) as refusal:
        save_tasks(own_workspace, emil, plan.id, [survey.but(version=1)], NOW)
    assert PLANTED not in str(refusal.value)


def test_deleting_what_a_private_task_waits_for_tells_nothing_and_can_be_undone(own_workspace, plan):
    emil, before = somebody("editor", plan), hidden_task(own_workspace, plan)
    interviews = the_tasks(own_workspace, plan, emil)["Interviews"]
    deleted = delete_tasks(own_workspace, emil, plan.id, [interviews.id], NOW)
    assert hidden_task(own_workspace, plan).links == ()
    restored = undo(own_workspace, emil, plan.id, deleted.change.id, NOW)
    assert hidden_task(own_workspace, plan).links == before.links
    assert PLANTED not in repr((deleted, restored)) + everything_told(own_workspace, emil, plan)


def test_an_editor_cannot_take_back_a_private_note(own_workspace, plan):
    report = the_tasks(own_workspace, plan)["Report"]
    noted = save_tasks(own_workspace, LOCAL_OWNER, plan.id, [report.but(private_note="Ask Ana")], NOW).change
    with pytest.raises(NotAllowed):
        undo(own_workspace, somebody("editor", plan), plan.id, noted.id, NOW)


def test_an_editor_cannot_undo_what_the_owner_did_in_private(own_workspace, plan):
    emil = somebody("editor", plan)
    for entry in history(own_workspace, LOCAL_OWNER, plan.id):
        if any(edit.is_private for edit in entry.change.edits):
            with pytest.raises(PlannerError) as refusal:
                undo(own_workspace, emil, plan.id, entry.change.id, NOW)
            assert PLANTED not in str(refusal.value)


@pytest.mark.parametrize("role", ["owner", "editor"])
def test_a_template_holds_no_secret_whoever_saves_it(own_workspace, plan, role):
    save_as_template(own_workspace, somebody(role, plan), plan.id, "Mine", NOW)
    assert PLANTED not in repr(list_templates(own_workspace, LOCAL_OWNER))


def test_a_baseline_frozen_by_an_editor_tells_no_private_task(own_workspace, plan):
    assert PLANTED not in repr(freeze(own_workspace, somebody("editor", plan), plan.id, "Again", TODAY, NOW))


def test_a_task_made_public_is_seen_but_not_what_it_was_called_before(own_workspace, plan):
    hidden, vera = hidden_task(own_workspace, plan), somebody("viewer", plan)
    harmless = {"name": "Reorganisation", "description": "", "owner": "", "is_private": False}
    save_tasks(own_workspace, LOCAL_OWNER, plan.id, [hidden.but(**harmless)], later(2))
    told = everything_told(own_workspace, vera, plan).replace(f"{PLANTED} said", "")  # the comment is public now too
    assert "Reorganisation" in told
    assert PLANTED not in told


@pytest.fixture
def linked(own_workspace, plan):
    """The plan of secrets with an event because of its private task, which was linked to it later."""
    task = hidden_task(own_workspace, plan)
    happened = add_event(own_workspace, LOCAL_OWNER, plan.id, {"on": TODAY, "name": "New page"}, NOW).event
    save_event(own_workspace, LOCAL_OWNER, plan.id, happened.but(task=task.id), NOW)
    add_event(own_workspace, LOCAL_OWNER, plan.id, {"on": TODAY, "name": "Outage", "task": task.id}, NOW)
    return plan, task


def told_of_events(ws, visitor, plan):
    return repr([open_kpis(ws, visitor, plan.id, TODAY), history(ws, visitor, plan.id)])


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_an_event_does_not_tell_that_a_private_task_is_behind_it(own_workspace, linked, role):
    plan, task = linked
    told = told_of_events(own_workspace, somebody(role, plan), plan)
    assert "Outage" in told
    assert task.id not in told and PLANTED not in told


def test_the_owner_is_told_which_private_task_is_behind_an_event(own_workspace, linked):
    plan, task = linked
    assert task.id in repr(open_kpis(own_workspace, somebody("owner", plan), plan.id, TODAY))
    assert f"Task: nothing → “{PLANTED} layoffs”" in history(own_workspace, LOCAL_OWNER, plan.id)[1].lines


@pytest.mark.parametrize("role", MAY_NOT_SEE)
def test_linking_an_event_to_a_private_task_is_not_in_the_history_of_others(own_workspace, linked, role):
    plan, _ = linked
    told = [entry.change.summary for entry in history(own_workspace, somebody(role, plan), plan.id)]
    assert "Changed “New page”" not in told


def test_a_stale_event_is_refused_without_naming_its_task(own_workspace, linked):
    plan, task = linked
    editor = somebody("editor", plan)
    seen = open_kpis(own_workspace, editor, plan.id, TODAY).events[0]
    with pytest.raises(Stale) as refused:
        save_event(own_workspace, editor, plan.id, seen.but(version=9), NOW)
    assert task.id not in str(refused.value) and PLANTED not in str(refused.value)


def test_undoing_an_event_as_an_editor_tells_nothing_of_its_private_task(own_workspace, linked):
    plan, task = linked
    editor = somebody("editor", plan)
    change = next(one.change for one in history(own_workspace, editor, plan.id) if "Outage" in one.change.summary)
    assert task.id not in repr(undo(own_workspace, editor, plan.id, change.id, NOW))
