"""Who may do what: every action in every role, as one table to read."""

from datetime import timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import (
    baselines,
    comments,
    drafts,
    entries,
    events,
    files,
    history,
    kpis,
    plan_life,
    plans,
    tasks,
    templates,
    undo,
)
from planner.kpis.kpi import LimitsBaseline
from planner.kpis.target import Target
from planner.shared.errors import NotAllowed
from planner.tasks.status import started
from planner.tasks.task import Status
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody, the_tasks
from tests.actions.measured import WEEK, a_measured_plan, enter, nps, share, typed

ROLES = ("owner", "editor", "contributor", "viewer", "stranger")
INTERVIEWS = "Interviews"  # the contributor's own
FIELDS = {"phase": "act", "name": "New", "start_day": 0}


def _save(change):
    def act(ws, visitor, plan, task):
        return tasks.save_tasks(ws, visitor, plan.id, [task.but(**change)], later(2))

    return act


def _undo_of_own(ws, visitor, plan, task):
    said = comments.comment(ws, visitor, plan.id, task.id, "Hello", later(1))
    change = history.history(ws, visitor, plan.id)[0].change
    assert change.edits[0].id == said.id
    return undo.undo(ws, visitor, plan.id, change.id, later(2))


def _undo_of_others(ws, visitor, plan, task):
    change = tasks.save_tasks(ws, LOCAL_OWNER, plan.id, [task.but(duration=9)], later(1)).change
    return undo.undo(ws, visitor, plan.id, change.id, later(2))


def _restore(ws, visitor, plan, task):
    plan_life.delete_plan(ws, LOCAL_OWNER, plan.id, later(1))
    return plan_life.restore_plan(ws, visitor, plan.id, later(2))


def _unarchive(ws, visitor, plan, task):
    plan_life.archive_plan(ws, LOCAL_OWNER, plan.id, later(1))
    return plan_life.unarchive_plan(ws, visitor, plan.id, later(2))


# The action, how it is called, and the roles that may: o(wner), e(ditor), c(ontributor), v(iewer).
TABLE = [
    ("open", lambda ws, v, p, t: plans.open_plan(ws, v, p.id, TODAY), "oecv"),
    ("revision", lambda ws, v, p, t: plans.revision(ws, v, p.id), "oecv"),
    ("history", lambda ws, v, p, t: history.history(ws, v, p.id), "oecv"),
    ("as of", lambda ws, v, p, t: history.tasks_as_of(ws, v, p.id, NOW), "oecv"),
    ("comments", lambda ws, v, p, t: comments.comments(ws, v, p.id, t.id), "oecv"),
    ("comment", lambda ws, v, p, t: comments.comment(ws, v, p.id, t.id, "Hello", NOW), "oec"),
    ("keep draft", lambda ws, v, p, t: drafts.keep_draft(ws, v, p.id, "numbers", {"a": "1"}, NOW), "oec"),
    ("draft", lambda ws, v, p, t: drafts.draft(ws, v, p.id, "numbers"), "oec"),
    ("forget draft", lambda ws, v, p, t: drafts.forget_draft(ws, v, p.id, "numbers"), "oec"),
    ("report on own", lambda ws, v, p, t: tasks.report(ws, v, p.id, t.id, 1, TODAY, NOW, percent=50), "oec"),
    ("save own status", _save({"status": Status.DROPPED}), "oec"),
    ("save own duration", _save({"duration": 9}), "oe"),
    ("save own owner", _save({"owner": "Emil"}), "oe"),
    ("make private", _save({"is_private": True}), "o"),
    ("add", lambda ws, v, p, t: tasks.add_task(ws, v, p.id, FIELDS, NOW), "oe"),
    ("add private", lambda ws, v, p, t: tasks.add_task(ws, v, p.id, FIELDS | {"is_private": True}, NOW), "o"),
    ("add note", lambda ws, v, p, t: tasks.add_task(ws, v, p.id, FIELDS | {"private_note": "x"}, NOW), "o"),
    ("duplicate task", lambda ws, v, p, t: tasks.duplicate_task(ws, v, p.id, t.id, NOW), "oe"),
    ("delete task", lambda ws, v, p, t: tasks.delete_tasks(ws, v, p.id, [t.id], NOW), "oe"),
    ("import", lambda ws, v, p, t: files.import_tasks(ws, v, p.id, [t.but(id="x")], NOW), "oe"),
    ("export", lambda ws, v, p, t: files.export_tasks(ws, v, p.id, TODAY, files.FileKind.CSV), "oecv"),
    ("undo own comment", _undo_of_own, "oec"),
    ("undo others", _undo_of_others, "oe"),
    ("freeze", lambda ws, v, p, t: baselines.freeze(ws, v, p.id, "Agreed", TODAY, NOW), "oe"),
    ("edit plan", lambda ws, v, p, t: plans.edit_plan(ws, v, p.but(company="New"), NOW), "oe"),
    ("move", lambda ws, v, p, t: plans.move_first_day(ws, v, p.id, 1, TODAY.replace(day=9), NOW), "oe"),
    ("save as template", lambda ws, v, p, t: templates.save_as_template(ws, v, p.id, "Mine", NOW), "oe"),
    ("what is lost", lambda ws, v, p, t: plan_life.what_is_lost(ws, v, p.id), "o"),
    ("archive", lambda ws, v, p, t: plan_life.archive_plan(ws, v, p.id, NOW), "o"),
    ("unarchive", _unarchive, "o"),
    ("delete plan", lambda ws, v, p, t: plan_life.delete_plan(ws, v, p.id, NOW), "o"),
    ("restore plan", _restore, "o"),
    ("duplicate plan", lambda ws, v, p, t: plan_life.duplicate_plan(ws, v, p.id, NOW), ""),
    ("templates", lambda ws, v, p, t: templates.list_templates(ws, v), ""),
    ("start", lambda ws, v, p, t: plans.start_plan(ws, v, None, None, TODAY, NOW), ""),
]


@pytest.mark.parametrize(("action", "may"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
@pytest.mark.parametrize("role", ROLES)
def test_each_action_is_open_to_these_roles_and_no_others(own_workspace, role, action, may):
    plan = a_started_plan(own_workspace)
    task = the_tasks(own_workspace, plan)[INTERVIEWS]
    visitor = somebody(role, plan)
    if role[0] in may:
        action(own_workspace, visitor, plan, task)
    else:
        with pytest.raises(NotAllowed):
            action(own_workspace, visitor, plan, task)


@pytest.mark.parametrize("action", [row[1] for row in TABLE[:-1]], ids=[row[0] for row in TABLE[:-1]])
def test_the_local_owner_may_do_everything(own_workspace, action):
    plan = a_started_plan(own_workspace)
    action(own_workspace, LOCAL_OWNER, plan, the_tasks(own_workspace, plan)[INTERVIEWS])


def _save_kpi(ws, visitor, plan, score, returns):
    return kpis.save_kpi(ws, visitor, plan.id, returns.but(name="New"), NOW)


def _retire(ws, visitor, plan, score, returns):
    return kpis.retire_kpi(ws, visitor, plan.id, returns.id, 1, TODAY, NOW)


def _bring_back(ws, visitor, plan, score, returns):
    version = kpis.retire_kpi(ws, LOCAL_OWNER, plan.id, returns.id, 1, TODAY, NOW).kpi.version
    return kpis.bring_back_kpi(ws, visitor, plan.id, returns.id, version, TODAY, NOW)


def _set_target(ws, visitor, plan, score, returns):
    target = Target(value=4, by_day=100, set_on=TODAY)
    return kpis.set_target(ws, visitor, plan.id, returns.id, 1, target, NOW)


def _freeze_limits(ws, visitor, plan, score, returns):
    enter(ws, plan, *(typed(returns, share(week), week=-week) for week in range(6)))
    start = WEEK - timedelta(weeks=9)
    limits = LimitsBaseline(name="Winter", start=start, end=WEEK, frozen_on=TODAY)
    return kpis.freeze_limits(ws, visitor, plan.id, returns.id, 1, limits, NOW)


def _enter_own(ws, visitor, plan, score, returns):
    return enter(ws, plan, typed(returns, share(1)), typed(score, nps(1), "Shop"), by=visitor)


def _enter_of_others(ws, visitor, plan, score, returns):
    return enter(ws, plan, typed(score, nps(1), "Web"), by=visitor)


def _import_own(ws, visitor, plan, score, returns):
    return entries.import_entries(ws, visitor, plan.id, [typed(returns, share(1))], NOW, "a.csv")


def _import_of_others(ws, visitor, plan, score, returns):
    return entries.import_entries(ws, visitor, plan.id, [typed(score, nps(1), "Web")], NOW, "a.csv")


def _undo_own_number(ws, visitor, plan, score, returns):
    change = enter(ws, plan, typed(returns, share(1)), by=visitor).change
    return undo.undo(ws, visitor, plan.id, change.id, later(1))


def _undo_number_of_others(ws, visitor, plan, score, returns):
    change = enter(ws, plan, typed(returns, share(1))).change
    return undo.undo(ws, visitor, plan.id, change.id, later(1))


def _undo_of_set_up(ws, visitor, plan, score, returns):
    change = kpis.save_kpi(ws, LOCAL_OWNER, plan.id, returns.but(name="New"), NOW).change
    return undo.undo(ws, visitor, plan.id, change.id, later(1))


def _add_event(ws, visitor, plan, *_):
    return events.add_event(ws, visitor, plan.id, {"on": TODAY, "name": "Outage"}, NOW)


def _save_event(ws, visitor, plan, *_):
    event = _add_event(ws, LOCAL_OWNER, plan).event
    return events.save_event(ws, visitor, plan.id, event.but(name="Big outage"), NOW)


def _delete_event(ws, visitor, plan, *_):
    return events.delete_event(ws, visitor, plan.id, _add_event(ws, LOCAL_OWNER, plan).event.id, NOW)


# Carla, the contributor, enters returns and the NPS of the shop; the NPS of the web is Nora's.
OF_KPIS = [
    ("open KPIs", lambda ws, v, p, s, r: kpis.open_kpis(ws, v, p.id, TODAY), "oecv"),
    ("history of a number", lambda ws, v, p, s, r: entries.entry_history(ws, v, p.id, r.id, "", WEEK), "oecv"),
    ("add KPIs", lambda ws, v, p, s, r: kpis.add_kpis(ws, v, p.id, [r.but(name="New")], NOW), "oe"),
    ("save own KPI", _save_kpi, "oe"),
    ("retire own KPI", _retire, "oe"),
    ("bring back own KPI", _bring_back, "oe"),
    ("move KPI", lambda ws, v, p, s, r: kpis.move_kpi(ws, v, p.id, r.id, -1, NOW), "oe"),
    ("delete own KPI", lambda ws, v, p, s, r: kpis.delete_kpi(ws, v, p.id, r.id, NOW), "oe"),
    ("set own target", _set_target, "oe"),
    ("freeze own limits", _freeze_limits, "oe"),
    ("rename team", lambda ws, v, p, s, r: kpis.rename_team(ws, v, p.id, s.id, 1, "Shop", "Store", NOW), "oe"),
    ("enter own numbers", _enter_own, "oec"),
    ("enter numbers of others", _enter_of_others, "oe"),
    ("import own numbers", _import_own, "oec"),
    ("import numbers of others", _import_of_others, "oe"),
    ("undo own number", _undo_own_number, "oec"),
    ("undo number of others", _undo_number_of_others, "oe"),
    ("undo set-up", _undo_of_set_up, "oe"),
    ("add event", _add_event, "oe"),
    ("save event", _save_event, "oe"),
    ("delete event", _delete_event, "oe"),
]


@pytest.mark.parametrize(("action", "may"), [row[1:] for row in OF_KPIS], ids=[row[0] for row in OF_KPIS])
@pytest.mark.parametrize("role", ROLES)
def test_each_action_on_kpis_is_open_to_these_roles_and_no_others(own_workspace, role, action, may):
    plan, score, returns = a_measured_plan(own_workspace)
    visitor = somebody(role, plan)
    if role[0] in may:
        action(own_workspace, visitor, plan, score, returns)
    else:
        with pytest.raises(NotAllowed):
            action(own_workspace, visitor, plan, score, returns)


@pytest.mark.parametrize("action", [row[1] for row in OF_KPIS], ids=[row[0] for row in OF_KPIS])
def test_the_local_owner_may_do_everything_with_kpis(own_workspace, action):
    action(own_workspace, LOCAL_OWNER, *a_measured_plan(own_workspace))


def test_a_contributor_does_not_undo_numbers_that_are_no_longer_theirs_to_enter(own_workspace):
    plan, _, returns = a_measured_plan(own_workspace)
    carla = somebody("contributor", plan)
    change = enter(own_workspace, plan, typed(returns, share(1)), by=carla).change
    kpis.save_kpi(own_workspace, LOCAL_OWNER, plan.id, returns.but(owner="Nora"), NOW)
    with pytest.raises(NotAllowed):
        undo.undo(own_workspace, carla, plan.id, change.id, later(1))


@pytest.mark.parametrize("role", ROLES)
def test_a_plan_is_listed_for_those_only_who_may_look_at_it(own_workspace, role):
    plan = a_started_plan(own_workspace)
    listed = plans.list_plans(own_workspace, somebody(role, plan))
    assert [known.id for known in listed] == ([] if role == "stranger" else [plan.id])


def test_a_contributor_may_not_report_on_the_tasks_of_others(own_workspace):
    plan = a_started_plan(own_workspace)
    survey = the_tasks(own_workspace, plan)["Survey"]
    with pytest.raises(NotAllowed, match="“Survey” is not yours"):
        tasks.report(own_workspace, somebody("contributor", plan), plan.id, survey.id, 1, TODAY, NOW, percent=5)


def test_a_contributor_may_tick_the_checklist_but_not_rewrite_it(own_workspace):
    plan = a_started_plan(
        own_workspace, {"id": "A", "name": "Call", "owner": "Carla", "duration": 1, "checklist": ["x"]}
    )
    carla, call = somebody("contributor", plan), the_tasks(own_workspace, plan)["Call"]
    ticked = tasks.save_tasks(
        own_workspace, carla, plan.id, [call.but(checklist=[{"text": "x", "is_done": True}])], NOW
    )
    assert ticked.task.checklist[0].is_done
    with pytest.raises(NotAllowed):
        tasks.save_tasks(own_workspace, carla, plan.id, [ticked.task.but(checklist=[{"text": "y"}])], NOW)


def test_one_forbidden_task_keeps_the_whole_batch_from_being_saved(own_workspace):
    plan = a_started_plan(own_workspace)
    known = the_tasks(own_workspace, plan)
    batch = [started(known[name], TODAY) for name in ("Interviews", "Survey")]
    with pytest.raises(NotAllowed):
        tasks.save_tasks(own_workspace, somebody("contributor", plan), plan.id, batch, NOW)
    assert the_tasks(own_workspace, plan) == known
