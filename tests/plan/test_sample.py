"""The sample company is believable, whichever day of the week it is looked at."""

from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest

from planner.plan.baseline import BaselineId
from planner.plan.plan import PlanId
from planner.plan.sample import Sample, sample
from planner.scheduling.attention import attention
from planner.scheduling.compare import freeze
from planner.scheduling.load import load
from planner.scheduling.recurring import missed
from planner.scheduling.schedule import schedule
from planner.scheduling.slips import slips
from planner.scheduling.verdict import Verdict, verdict
from planner.shared.past_days import friday_of
from planner.tasks.task import Kind, Status, Task, TaskId

SEASONS = [date(2026, 3, 30), date(2026, 8, 10), date(2026, 12, 28)]
TODAYS = [monday + timedelta(days=n) for monday in SEASONS for n in range(7)]
TODAY = TODAYS[9]
whenever = pytest.mark.parametrize("today", TODAYS, ids=str)


@cache
def seen(today: date) -> Sample:
    """The sample company on that day."""
    numbers = count(1)
    return sample(today, plan_id=PlanId("sample"), new_id=lambda: TaskId(f"t{next(numbers)}"))


def the_verdict(today: date) -> Verdict:
    """What the landing page would say."""
    company = seen(today)
    planned = schedule(company.plan, company.tasks_at_start)
    frozen = freeze(
        company.plan,
        company.tasks_at_start,
        planned,
        id=BaselineId("b"),
        number=0,
        reason="Start",
        taken_on=company.plan.created_at.date(),
        taken_at=company.plan.created_at,
        taken_by="Marit",
    )
    return verdict(company.plan, company.tasks, schedule(company.plan, company.tasks, 37), frozen, 37)


def named(company: Sample, beginning: str) -> Task:
    """The task whose name begins so."""
    return next(task for task in company.tasks if task.name.startswith(beginning))


@whenever
def test_today_is_day_37(today: date):
    assert seen(today).plan.calendar().day_of(today) == 37


@whenever
def test_the_verdict_is_at_risk_and_names_the_cause(today: date):
    found = the_verdict(today)
    assert found.word == "at risk"
    assert "Group finance has not released the margin" in found.reason


@whenever
def test_nothing_lies_in_the_future(today: date):
    dates = [day for task in seen(today).tasks for day in (task.actual_start, task.actual_finish) if day]
    assert max(dates) < today
    assert max(step.at.date() for step in seen(today).steps) < today


@whenever
def test_work_is_started_and_finished_on_working_days(today: date):
    company = seen(today)
    calendar = company.plan.calendar()
    days = {day for task in company.tasks for day in (task.actual_start, task.actual_finish) if day}
    assert [day for day in days if not calendar.is_working(calendar.day_of(day))] == []


@whenever
def test_the_plan_it_started_with_held_its_gates(today: date):
    company = seen(today)
    dates = schedule(company.plan, company.tasks_at_start)
    gates = [task for task in company.tasks_at_start if task.kind is Kind.GATE]
    assert [gate.name for gate in gates if dates[gate.id].finish_day > (gate.deadline_day or 0)] == []


@whenever
def test_no_task_was_finished_before_what_it_waited_for(today: date):
    known = {task.id: task for task in seen(today).tasks}
    done = [task for task in known.values() if task.is_done]
    waited = [known[link.predecessor] for task in done for link in task.links]
    assert [task.name for task in waited if task.is_open] == []


@whenever
def test_a_gate_is_passed_no_earlier_than_the_work_before_it(today: date):
    company = seen(today)
    known = {task.id: task for task in company.tasks}
    gate = named(company, "Gate: findings")
    assert gate.actual_finish is not None
    assert all(known[link.predecessor].actual_finish <= gate.actual_finish for link in gate.links)


@whenever
def test_what_slipped_since_last_week_includes_the_next_gate_or_its_cause(today: date):
    company = seen(today)
    earlier = [step for step in company.steps if step.at.date() <= today - timedelta(days=7)]
    before = schedule(company.plan, company.tasks_after(earlier), 30)
    slipped = {slip.name for slip in slips(before, schedule(company.plan, company.tasks, 37), company.tasks)}
    assert named(company, "Build the business case").name in slipped


@whenever
def test_the_steps_come_in_the_order_of_time(today: date):
    moments = [step.at for step in seen(today).steps]
    assert moments == sorted(moments)


@whenever
def test_every_step_raises_the_version_of_what_it_changes_by_one(today: date):
    versions = {task.id: task.version for task in seen(today).tasks_at_start}
    for step in seen(today).steps:
        for task in step.changed:
            assert task.version == versions[task.id] + 1
            versions[task.id] = task.version


@whenever
def test_no_finished_task_is_opened_again(today: date):
    done: set[TaskId] = set()
    for step in seen(today).steps:
        assert not {task.id for task in step.changed if not task.is_done} & done
        done |= {task.id for task in step.changed if task.is_done}


def test_most_of_prepare_and_assess_is_done_and_two_tasks_are_blocked():
    tasks = seen(TODAY).tasks
    early = [task for task in tasks if task.phase in ("prepare", "assess")]
    assert sum(task.is_done for task in early) >= 0.9 * len(early)
    assert sum(task.status is Status.BLOCKED for task in tasks) == 2
    assert sum(task.status is Status.IN_PROGRESS for task in tasks) >= 2


def test_some_work_ended_early_and_some_late():
    company = seen(TODAY)
    planned, calendar = schedule(company.plan, company.tasks_at_start), company.plan.calendar()
    late = [
        calendar.index_at_start_of(calendar.day_of(task.actual_finish)) - planned[task.id].early_finish + 1
        for task in company.tasks
        if task.actual_finish and task.kind is Kind.TASK
    ]
    assert min(late) < 0 < max(late) <= 3


def test_one_task_is_dropped_and_a_comment_says_why():
    company = seen(TODAY)
    (gone,) = [task for task in company.tasks if task.status is Status.DROPPED]
    assert [step for step in company.comments if step.task == gone.id]


def test_one_task_is_private_and_a_private_note_is_there():
    tasks = seen(TODAY).tasks
    assert sum(task.is_private for task in tasks) == 1
    assert any(task.private_note for task in tasks if not task.is_private)


def test_the_note_of_the_plan_and_the_register_speak_of_the_same_person():
    company = seen(TODAY)
    people = {one.name: one for step in company.people_steps for one in step.stakeholders}
    assert any("Joris" in task.private_note and "promised the job" in task.private_note for task in company.tasks)
    assert "promised the job" in people["Joris van Dam"].private_note


def test_relations_are_looked_after_by_people_of_the_plan():
    company = seen(TODAY)
    known = {company.plan.leader} | {task.owner for task in company.tasks}
    people = [one for step in company.people_steps for one in step.stakeholders]
    assert {one.owner for one in people} <= known


def test_everybody_has_a_name_of_their_own():
    owners = {task.owner for task in seen(TODAY).tasks}
    assert len(owners) >= 10
    assert all(" " in owner and not owner.endswith((" lead", " head", " partner", " of staff")) for owner in owners)


@whenever
def test_one_occurrence_of_the_weekly_note_was_missed(today: date):
    company = seen(today)
    note = named(company, "Weekly note")
    is_moved = not company.plan.calendar().is_working(friday_of(32, company.plan.calendar()))  # by a holiday
    assert is_moved or len(missed(note, company.plan.calendar(), 37)) == 1
    assert len(note.ticked_days) == 4


@whenever
def test_the_weekly_note_names_one_day_as_a_task_and_as_a_message(today: date):
    company = seen(today)
    note, calendar = named(company, "Weekly note"), company.plan.calendar()
    (first,) = {one.first_on for step in company.communication_steps for one in step.messages if one.is_weekly_note}
    assert first.strftime("%A") == "Friday"
    assert calendar.date_of(note.start_day) == first


def test_somebody_holds_too_much_this_fortnight():
    company = seen(TODAY)
    held = load(company.plan, company.tasks, schedule(company.plan, company.tasks, 37), 37, 2)
    assert 1 <= len({one.owner for one in held.overloaded()}) <= 4


def test_today_has_something_to_say_under_every_heading():
    company = seen(TODAY)
    needs = attention(company.plan, company.tasks, schedule(company.plan, company.tasks, 37), None, 37)
    assert needs.overdue
    assert needs.due_this_week
    assert needs.blocked
    assert needs.gates


def test_the_plan_is_marked_as_the_sample():
    assert seen(TODAY).plan.is_sample
