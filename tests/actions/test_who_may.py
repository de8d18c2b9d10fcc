"""Who may do what: every action in every role, as one table to read."""

from datetime import time, timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions import (
    agreements,
    baselines,
    calendars,
    campaigns,
    comments,
    commitments,
    communication,
    confirming,
    contacts,
    drafts,
    entries,
    erasing,
    events,
    files,
    history,
    interviews,
    kpi_files,
    kpis,
    links,
    messages,
    notes,
    people,
    people_files,
    plan_life,
    plans,
    rewording,
    sample,
    tasks,
    template_files,
    templates,
    undo,
)
from planner.communication.message import Sending
from planner.kpis.kpi import LimitsBaseline
from planner.kpis.target import Target
from planner.plan.template_file import as_yaml, shipped_templates
from planner.scheduling.agenda import AgendaKind
from planner.shared.errors import NotAllowed
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import values
from planner.tasks.status import started
from planner.tasks.task import Status
from tests.actions.company import NOW, TODAY, a_started_plan, later, somebody, the_tasks
from tests.actions.measured import WEEK, a_measured_plan, enter, nps, share, typed
from tests.actions.peopled import TOMORROW, a_peopled_plan, asked, met
from tests.stakeholders.builders import a_stakeholder

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


def _add_template(ws, visitor, plan, task):
    text = as_yaml(shipped_templates()[0].but(name="Ours"))
    return template_files.add_template(ws, visitor, text, "ours.yaml", NOW)


def _delete_template(ws, visitor, plan, task):
    ours = templates.save_as_template(ws, LOCAL_OWNER, plan.id, "Ours", NOW)
    return template_files.delete_template(ws, visitor, ours.key)


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
    ("one template", lambda ws, v, p, t: templates.template(ws, v, shipped_templates()[0].key), ""),
    ("add template", _add_template, ""),
    ("delete template", _delete_template, ""),
    ("add sample", lambda ws, v, p, t: sample.add_sample(ws, v, TODAY, NOW), ""),
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
    ("count numbers", lambda ws, v, p, s, r: kpis.count_numbers(ws, v, p.id, r.id), "oecv"),
    (
        "export KPIs",
        lambda ws, v, p, s, r: kpi_files.export_kpis(ws, v, p.id, TODAY, kpi_files.KpiFile.ENTRIES),
        "oecv",
    ),
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


def _delete_own_stakeholder(ws, visitor, plan, ada, ben):
    return people.delete_stakeholders(ws, visitor, plan.id, [ada.id], NOW)


def _merge(ws, visitor, plan, ada, ben):
    return people.merge_stakeholders(ws, visitor, plan.id, ada.id, ben.id, ada, NOW)


def _save_own_contact(ws, visitor, plan, ada, ben):
    contact = met(ws, plan, ada, by="Carla").contact
    return contacts.save_contact(ws, visitor, plan.id, contact.but(channel="Call"), TODAY, NOW)


def _save_contact_of_others(ws, visitor, plan, ada, ben):
    contact = met(ws, plan, ada, by="Ana").contact
    return contacts.save_contact(ws, visitor, plan.id, contact.but(channel="Call"), TODAY, NOW)


def _delete_own_contact(ws, visitor, plan, ada, ben):
    return contacts.delete_contacts(ws, visitor, plan.id, [met(ws, plan, ada, by="Carla").contact.id], NOW)


def _delete_booking_of(by):
    def act(ws, visitor, plan, ada, ben):
        booked = met(ws, plan, ada, on=TOMORROW, by=by, is_held=False).contact
        return contacts.delete_contacts(ws, visitor, plan.id, [booked.id], NOW)

    return act


def _change_own_interview(ws, visitor, plan, ada, ben):
    held = asked(ws, plan, ada, visitor).interview
    return interviews.save_interviews(ws, visitor, plan.id, [held.but(answers={"challenge": "Late"})], NOW)


def _delete_own_interview(ws, visitor, plan, ada, ben):
    return interviews.delete_interview(ws, visitor, plan.id, asked(ws, plan, ada, visitor).interview.id, NOW)


def _undo_own_contact(ws, visitor, plan, ada, ben):
    return undo.undo(ws, visitor, plan.id, met(ws, plan, ada, visitor).change.id, later(1))


def _undo_own_interview(ws, visitor, plan, ada, ben):
    return undo.undo(ws, visitor, plan.id, asked(ws, plan, ada, visitor).change.id, later(1))


def _undo_contact_of_others(ws, visitor, plan, ada, ben):
    return undo.undo(ws, visitor, plan.id, met(ws, plan, ada).change.id, later(1))


def _undo_what_was_said_to_others(ws, visitor, plan, ada, ben):
    return undo.undo(ws, visitor, plan.id, met(ws, plan, ada, said="Fine").change.id, later(1))


def _undo_interview_of_others(ws, visitor, plan, ada, ben):
    return undo.undo(ws, visitor, plan.id, asked(ws, plan, ada).change.id, later(1))


def _undo_of_stakeholder(ws, visitor, plan, ada, ben):
    change = people.save_stakeholders(ws, LOCAL_OWNER, plan.id, [ada.but(role="CFO")], NOW).change
    return undo.undo(ws, visitor, plan.id, change.id, later(1))


def _undo_of_placement(ws, visitor, plan, ada, ben):
    placed = ada.placed(TODAY, engagement="neutral")
    change = people.save_stakeholders(ws, LOCAL_OWNER, plan.id, [placed], NOW).change
    return undo.undo(ws, visitor, plan.id, change.id, later(1))


def _import(ws, visitor, plan, ada, ben):
    return people_files.import_people(ws, visitor, plan.id, [a_stakeholder("Cy")], [], NOW, "people.csv")


def _export(ws, visitor, plan, ada, ben):
    return people_files.export_people(ws, visitor, plan.id, TODAY, people_files.PeopleFile.CSV)


def _calendar(ws, visitor, plan, ada, ben):
    return calendars.export_calendar(ws, visitor, plan.id, None, tuple(AgendaKind), TODAY, NOW)


def _invite(ws, visitor, plan, ada, ben):
    known = ada.but(email="ada@acme.example")
    people.save_stakeholders(ws, LOCAL_OWNER, plan.id, [known], NOW)
    talk = met(ws, plan, ada, at=time(9), on=TOMORROW, is_held=False).contact
    return calendars.invitation_to(ws, visitor, plan.id, talk.id, "ana@acme.example", NOW)


def _judge(ws, visitor, plan, ada, ben):
    return people.save_stakeholders(ws, visitor, plan.id, [ada.but(wants="Power")], NOW)


# Carla, the contributor, looks after Ada; Ben is the leader's.
OF_PEOPLE = [
    ("open people", lambda ws, v, p, a, b: people.open_people(ws, v, p.id, TODAY), "oec"),
    ("add", lambda ws, v, p, a, b: people.add_stakeholders(ws, v, p.id, [a_stakeholder("Cy")], NOW), "oe"),
    ("save own", lambda ws, v, p, a, b: people.save_stakeholders(ws, v, p.id, [a.but(role="CFO")], NOW), "oe"),
    ("judge own", _judge, "o"),
    ("delete own stakeholder", _delete_own_stakeholder, "oe"),
    ("merge", _merge, "oe"),
    ("log own contact", lambda ws, v, p, a, b: met(ws, p, a, v), "oec"),
    ("note a mood", lambda ws, v, p, a, b: met(ws, p, a, v, mood="warm"), "o"),
    ("save own contact", _save_own_contact, "oec"),
    ("save contact of others", _save_contact_of_others, "oe"),
    ("delete own contact", _delete_own_contact, "oc"),  # Emil, the editor, may not read what Carla was told
    ("delete own booking", _delete_booking_of("Carla"), "oec"),
    ("delete booking of others", _delete_booking_of("Ana"), "oe"),
    ("interview own stakeholder", lambda ws, v, p, a, b: asked(ws, p, a, v), "oec"),
    ("change own interview", _change_own_interview, "oec"),
    ("delete own interview", _delete_own_interview, "oec"),
    ("undo own contact", _undo_own_contact, "oec"),
    ("undo own interview", _undo_own_interview, "oec"),
    ("undo contact of others", _undo_contact_of_others, "oe"),
    ("undo what was said to others", _undo_what_was_said_to_others, "o"),
    ("undo interview of others", _undo_interview_of_others, "o"),
    ("undo stakeholder", _undo_of_stakeholder, "oe"),
    ("undo placement", _undo_of_placement, "o"),
    ("import people", _import, "oe"),
    ("export people", _export, "oec"),
    ("agenda", lambda ws, v, p, a, b: calendars.open_agenda(ws, v, p.id, TODAY), "oecv"),
    ("calendar file", _calendar, "oecv"),
    ("invite own stakeholder", _invite, "oec"),
]


@pytest.mark.parametrize(("action", "may"), [row[1:] for row in OF_PEOPLE], ids=[row[0] for row in OF_PEOPLE])
@pytest.mark.parametrize("role", ROLES)
def test_each_action_on_people_is_open_to_these_roles_and_no_others(own_workspace, role, action, may):
    plan, ada, ben = a_peopled_plan(own_workspace)
    visitor = somebody(role, plan)
    if role[0] in may:
        action(own_workspace, visitor, plan, ada, ben)
    else:
        with pytest.raises(NotAllowed):
            action(own_workspace, visitor, plan, ada, ben)


@pytest.mark.parametrize("action", [row[1] for row in OF_PEOPLE], ids=[row[0] for row in OF_PEOPLE])
def test_the_local_owner_may_do_everything_with_people(own_workspace, action):
    action(own_workspace, LOCAL_OWNER, *a_peopled_plan(own_workspace))


def test_a_contributor_does_not_undo_a_contact_with_somebody_they_look_after_no_longer(own_workspace):
    plan, ada, _ = a_peopled_plan(own_workspace)
    carla = somebody("contributor", plan)
    change = met(own_workspace, plan, ada, carla).change
    people.save_stakeholders(own_workspace, LOCAL_OWNER, plan.id, [ada.but(owner="Nora")], NOW)
    with pytest.raises(NotAllowed):
        undo.undo(own_workspace, carla, plan.id, change.id, later(1))


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


PROMISE = {"name": "Send the figures", "whom": "Joris", "made_on": TODAY, "due_on": TODAY}
WORDS = {"topic": "resources", "name": "A budget", "wordings": [{"on": TODAY, "text": "Two people"}]}
SPRING = {
    "name": "Spring",
    "start": TODAY,
    "end": TODAY,
    "briefings": [{"department": "Logistics", "person": "Carla"}, {"department": "Service", "person": "Sam"}],
}


def _promised(ws, visitor, plan, **fields):
    return commitments.add_commitment(ws, visitor, plan.id, PROMISE | fields, NOW).commitment


def _agreed(ws, visitor, plan, **fields):
    return agreements.add_agreement(ws, visitor, plan.id, WORDS | {"is_private": False} | fields, NOW).agreement


def _letter(ws, visitor, plan, owner="Carla"):
    fields = {"name": "Letter", "audience": "All staff", "owner": owner, "first_on": TODAY}
    return messages.add_message(ws, visitor, plan.id, fields, NOW).message


def _usual_messages(ws, visitor, plan):
    fields = [{"name": name, "audience": "All staff", "first_on": TODAY} for name in ("Letter", "Town hall")]
    return messages.add_messages(ws, visitor, plan.id, fields, NOW).messages


def _spring(ws, visitor, plan):
    return campaigns.add_campaign(ws, visitor, plan.id, SPRING, NOW).campaign


def _save_commitment(ws, visitor, plan):
    known = _promised(ws, LOCAL_OWNER, plan)
    return commitments.save_commitment(ws, visitor, plan.id, known.but(note="On its way"), NOW)


def _delete_commitment(ws, visitor, plan):
    return commitments.delete_commitment(ws, visitor, plan.id, _promised(ws, LOCAL_OWNER, plan).id, NOW)


def _make_commitment_private(ws, visitor, plan):
    known = _promised(ws, LOCAL_OWNER, plan)
    return commitments.save_commitment(ws, visitor, plan.id, known.but(is_private=True), NOW)


def _save_agreement(ws, visitor, plan):
    return agreements.save_agreement(ws, visitor, plan.id, _agreed(ws, LOCAL_OWNER, plan).but(name="New"), NOW)


def _delete_agreement(ws, visitor, plan):
    return agreements.delete_agreement(ws, visitor, plan.id, _agreed(ws, LOCAL_OWNER, plan).id, NOW)


def _save_message(ws, visitor, plan):
    return messages.save_message(ws, visitor, plan.id, _letter(ws, LOCAL_OWNER, plan).but(name="New"), NOW)


def _delete_message(ws, visitor, plan):
    return messages.delete_message(ws, visitor, plan.id, _letter(ws, LOCAL_OWNER, plan).id, NOW)


def _report_sending(owner):
    def act(ws, visitor, plan):
        letter, sent = _letter(ws, LOCAL_OWNER, plan, owner), Sending(due_on=TODAY, sent_on=TODAY)
        return messages.report_sending(ws, visitor, plan.id, letter.id, sent, TODAY, NOW)

    return act


def _save_campaign(ws, visitor, plan):
    return campaigns.save_campaign(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).but(name="New"), NOW)


def _delete_campaign(ws, visitor, plan):
    return campaigns.delete_campaign(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).id, NOW)


def _hold_back(ws, visitor, plan):
    return campaigns.hold_back(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).id, "Too early", NOW)


def _let_go(ws, visitor, plan):
    return campaigns.let_go(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).id, NOW)


def _brief(ws, visitor, plan):
    return confirming.brief(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).id, ["Logistics"], TODAY, NOW)


def _confirm(department):
    def act(ws, visitor, plan):
        spring = _spring(ws, LOCAL_OWNER, plan)
        return confirming.confirm(ws, visitor, plan.id, spring.id, department, spring.wording, TODAY, NOW)

    return act


def _object(department):
    def act(ws, visitor, plan):
        spring = _spring(ws, LOCAL_OWNER, plan)
        return confirming.object_to(ws, visitor, plan.id, spring.id, department, spring.wording, "No", TODAY, NOW)

    return act


def _reworded(ws, visitor, plan):
    return rewording.reworded(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).id)


def _make_link(ws, visitor, plan):
    return links.make_confirmation_link(ws, visitor, plan.id, _spring(ws, LOCAL_OWNER, plan).id, "Logistics", NOW)


def _revoke_link(ws, visitor, plan):
    _make_link(ws, LOCAL_OWNER, plan)
    spring = communication.open_communication(ws, LOCAL_OWNER, plan.id, TODAY).campaigns[0]
    link = links.links_of(ws, LOCAL_OWNER, plan.id, spring.id)[0]
    return links.revoke_link(ws, visitor, plan.id, link.hash, NOW)


def _joris(ws, plan):
    with ws.transaction() as db:
        values.put(db, plan.id, Stakeholder, [Stakeholder(id="J", name="Joris")])


def _what_is_erased(ws, visitor, plan):
    _joris(ws, plan)
    return erasing.what_is_erased(ws, visitor, plan.id, "J")


def _erase(ws, visitor, plan):
    _joris(ws, plan)
    return erasing.erase_person(ws, visitor, plan.id, "J", NOW)


# Carla, the contributor, answers for Logistics; Sam for Service.
OF_COMMUNICATION = [
    ("open communication", lambda ws, v, p: communication.open_communication(ws, v, p.id, TODAY), "oecv"),
    ("add commitment", _promised, "oe"),
    ("add private commitment", lambda ws, v, p: _promised(ws, v, p, is_private=True), "o"),
    ("save commitment", _save_commitment, "oe"),
    ("make commitment private", _make_commitment_private, "o"),
    ("delete commitment", _delete_commitment, "oe"),
    ("add agreement", _agreed, "oe"),
    ("add private agreement", lambda ws, v, p: _agreed(ws, v, p, is_private=True), "o"),
    ("save agreement", _save_agreement, "oe"),
    ("delete agreement", _delete_agreement, "oe"),
    ("add message", _letter, "oe"),
    ("add many messages", _usual_messages, "oe"),
    ("save own message", _save_message, "oe"),
    ("delete own message", _delete_message, "oe"),
    ("report own message", _report_sending("Carla"), "oec"),
    ("report message of others", _report_sending("Nora"), "oe"),
    ("write note", lambda ws, v, p: notes.save_note(ws, v, p.id, TODAY, {"done": "All"}, None, NOW), "oe"),
    (
        "send note",
        lambda ws, v, p: notes.send_note(ws, v, p.id, TODAY, {"done": "All"}, "Joris", None, TODAY, NOW),
        "oe",
    ),
    ("add campaign", _spring, "oe"),
    ("save campaign", _save_campaign, "oe"),
    ("delete campaign", _delete_campaign, "oe"),
    ("hold back campaign", _hold_back, "oe"),
    ("let campaign go", _let_go, "oe"),
    ("brief departments", _brief, "oe"),
    ("confirm for own department", _confirm("Logistics"), "oec"),
    ("confirm for another department", _confirm("Service"), "oe"),
    ("object for own department", _object("Logistics"), "oec"),
    ("object for another department", _object("Service"), "oe"),
    ("what changed since it was confirmed", _reworded, "oecv"),
    ("make link", _make_link, "oe"),
    ("links", lambda ws, v, p: links.links_of(ws, v, p.id, "any"), "oe"),
    ("revoke link", _revoke_link, "oe"),
    ("what is erased", _what_is_erased, "o"),
    ("erase person", _erase, "o"),
]


@pytest.mark.parametrize(
    ("action", "may"), [row[1:] for row in OF_COMMUNICATION], ids=[row[0] for row in OF_COMMUNICATION]
)
@pytest.mark.parametrize("role", ROLES)
def test_each_action_on_communication_is_open_to_these_roles_and_no_others(own_workspace, role, action, may):
    plan = a_started_plan(own_workspace)
    visitor = somebody(role, plan)
    if role[0] in may:
        action(own_workspace, visitor, plan)
    else:
        with pytest.raises(NotAllowed):
            action(own_workspace, visitor, plan)


@pytest.mark.parametrize("action", [row[1] for row in OF_COMMUNICATION], ids=[row[0] for row in OF_COMMUNICATION])
def test_the_local_owner_may_do_everything_with_communication(own_workspace, action):
    action(own_workspace, LOCAL_OWNER, a_started_plan(own_workspace))
