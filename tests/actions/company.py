"""A small company for the tests of actions: its people, a stored plan and its secrets."""

from datetime import UTC, date, datetime, timedelta

from planner.access.visitor import LOCAL_OWNER, STRANGER, Role, Visitor
from planner.actions.plans import open_plan, start_plan
from planner.plan.brief import Brief
from planner.plan.template import Template

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
PHASES = ({"key": "act", "name": "Act", "start_day": 0, "end_day": 100},)

TASKS = (
    {"id": "A", "name": "Interviews", "owner": "Carla", "duration": 3},
    {"id": "B", "name": "Report", "duration": 2, "links": ["A"]},
    {"id": "C", "name": "Survey", "duration": 4},
)


def later(minutes):
    return NOW + timedelta(minutes=minutes)


def a_template(*tasks):
    rows = [{"phase": "act", "start_day": 0} | task for task in tasks or TASKS]
    return Template.checked(key="small", name="Small", phases=PHASES, tasks=rows)


def a_started_plan(workspace, *tasks, **brief):
    facts = {"company": "Acme", "leader": "Ana", "first_day": date(2026, 3, 2)} | brief
    return start_plan(workspace, LOCAL_OWNER, Brief(**facts), a_template(*tasks), TODAY, NOW)


def the_tasks(workspace, plan, visitor=LOCAL_OWNER):
    """The tasks a visitor sees, by name."""
    return {task.name: task for task in open_plan(workspace, visitor, plan.id, TODAY).tasks}


def somebody(role, plan):
    """A visitor in a role of this plan; Carla is the contributor who owns the interviews."""
    if role == "stranger":
        return STRANGER
    names = {Role.OWNER: "Olga", Role.EDITOR: "Emil", Role.CONTRIBUTOR: "Carla", Role.VIEWER: "Vera"}
    return Visitor(names[Role(role)], {plan.id: Role(role)})
