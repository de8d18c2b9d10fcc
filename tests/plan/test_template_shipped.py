"""The shipped templates hold their own gates, on whatever day and in whatever week a plan begins."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import pairwise

import pytest

from planner.plan.brief import Brief
from planner.plan.instantiate import instantiate
from planner.plan.plan import Plan, PlanId
from planner.plan.template_file import shipped_template, shipped_templates
from planner.scheduling.recurring import is_weekly_note, occurrences
from planner.scheduling.schedule import Schedule, schedule
from planner.shared.calendar import WeekPattern
from planner.tasks.task import Kind, Task, TaskId

KEYS = [template.key for template in shipped_templates()]
PLACES = [
    ("", WeekPattern.MON_FRI),
    ("NL", WeekPattern.MON_FRI),
    ("US", WeekPattern.MON_FRI),
    ("", WeekPattern.SUN_THU),
    ("SA", WeekPattern.SUN_THU),
    ("", WeekPattern.SAT_WED),
    ("", WeekPattern.MON_SAT),
    ("", WeekPattern.ALL),
]
SEASONS = [date(2026, 1, 5), date(2026, 3, 2), date(2026, 9, 7), date(2026, 11, 16)]
FIRST_DAYS = [monday + timedelta(days=n) for monday in SEASONS for n in range(7)]
MONDAY_IN_A_WEEK_WITHOUT_HOLIDAYS = FIRST_DAYS[0]


@cache
def planned(key: str, first_day: date, country: str, week: WeekPattern) -> tuple[Plan, tuple[Task, ...], Schedule]:
    """A plan fresh from the template; its tasks keep their ids of the template."""
    template = shipped_template(key)
    brief = Brief(company="Acme", leader="Ada", first_day=first_day, country=country, week=week)
    plan = brief.plan(template, PlanId("plan"), datetime(2026, 1, 1, tzinfo=UTC))
    ids = iter([TaskId(task.id) for task in template.tasks])
    tasks = instantiate(template, new_id=lambda: next(ids), leader="Ada", calendar=plan.calendar())
    return plan, tasks, schedule(plan, tasks)


everywhere = pytest.mark.parametrize(("country", "week"), PLACES)
each = pytest.mark.parametrize("key", KEYS)


@each
@everywhere
def test_every_gate_holds(key: str, country: str, week: WeekPattern):
    late = [
        (first_day, task.id)
        for first_day in FIRST_DAYS
        for _, tasks, dates in [planned(key, first_day, country, week)]
        for task in tasks
        if task.deadline_day is not None and dates[task.id].finish_day > task.deadline_day
    ]
    assert late == []


@each
@everywhere
def test_no_task_leaves_the_window_of_its_phase(key: str, country: str, week: WeekPattern):
    outside = [
        (first_day, dates.task)
        for first_day in FIRST_DAYS
        for dates in planned(key, first_day, country, week)[2]
        if dates.is_out_of_window
    ]
    assert outside == []


@each
@everywhere
def test_no_task_starts_with_less_than_no_slack(key: str, country: str, week: WeekPattern):
    slack = [row.total_float for first_day in FIRST_DAYS for row in planned(key, first_day, country, week)[2]]
    assert min(slack) == 0


def test_the_critical_path_leads_through_all_three_gates():
    _, _, dates = planned("six-phase", MONDAY_IN_A_WEEK_WITHOUT_HOLIDAYS, "", WeekPattern.MON_FRI)
    path = dates.critical_path()
    assert path[0] == "P1"
    assert path[-1] == "M8"
    assert {"A2", "A16", "L3", "L9", "L10", "X8", "M5", "C8"} <= set(path)
    assert len(path) <= 20


def test_the_six_phases_lie_on_their_days():
    phases = {phase.key: (phase.start_day, phase.end_day) for phase in shipped_template("six-phase").phases}
    assert phases == {
        "prepare": (-10, 15),
        "assess": (0, 30),
        "plan": (15, 45),
        "act": (30, 80),
        "measure": (45, 100),
        "communicate": (0, 100),
    }


def test_the_six_phase_plan_has_gates_on_days_30_45_and_100():
    gates = [task for task in shipped_template("six-phase").tasks if task.kind is Kind.GATE]
    assert sorted(gate.deadline_day or 0 for gate in gates) == [30, 45, 100]


def test_the_day_45_gate_freezes_the_baseline():
    frozen = [task.deadline_day for task in shipped_template("six-phase").tasks if task.freezes_baseline]
    assert frozen == [45]


def test_the_phases_of_the_30_60_90_plan_do_not_overlap():
    phases = shipped_template("30-60-90").phases
    assert all(first.end_day < then.start_day for first, then in pairwise(phases))


def test_the_30_60_90_plan_has_a_gate_at_the_end_of_each_phase():
    template = shipped_template("30-60-90")
    gates = [task.deadline_day for task in template.tasks if task.kind is Kind.GATE]
    assert gates == [phase.end_day for phase in template.phases]


@pytest.mark.parametrize(
    "practice",
    [
        "Service chain",
        "Campaign calendar",
        "Economics",
        "Reviews",
        "Channels",
        "Personas",
        "Segments",
        "Loyalty",
        "Principles",
        "SPIN",
        "CX model",
        "Benchmark",
        "Promise gaps",
        "Journeys",
        "KPIs",
        "Stakeholders",
    ],
)
def test_a_task_leads_to_each_body_of_practice(practice: str):
    assert any(practice in task.tool.split(", ") for task in shipped_template("six-phase").tasks)


@each
def test_a_task_asks_for_the_weekly_note_in_every_week_and_is_ticked_by_sending_it(key: str):
    plan, tasks, _ = planned(key, MONDAY_IN_A_WEEK_WITHOUT_HOLIDAYS, "", WeekPattern.MON_FRI)
    due = [day for task in tasks if is_weekly_note(task) for day in occurrences(task, plan.calendar())]
    last = 7 * ((plan.length - 4) // 7)
    assert sorted(due) == [monday + 4 for monday in range(0, last + 1, 7)]


@each
def test_every_task_has_an_owner_and_a_tool(key: str):
    assert [task.id for task in shipped_template(key).tasks if not (task.owner and task.tool)] == []


@each
def test_every_piece_of_work_says_what_comes_out_and_how_to_do_it_well(key: str):
    work = [task for task in shipped_template(key).tasks if task.kind is not Kind.MILESTONE]
    assert [task.id for task in work if not (task.deliverable and task.description)] == []


@each
def test_nobody_takes_part_in_a_task_they_own(key: str):
    twice = [t.id for t in shipped_template(key).tasks if t.owner in {person.name for person in t.participants}]
    assert twice == []


@each
def test_a_task_has_one_person_accountable_at_most(key: str):
    accountable = {t.id: [p.raci for p in t.participants].count("accountable") for t in shipped_template(key).tasks}
    assert max(accountable.values()) == 1
