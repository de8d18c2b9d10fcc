"""A plan that knows people, for the tests of stakeholders: Ada is looked after by Carla, Ben by the leader."""

from datetime import timedelta

from planner.access.visitor import LOCAL_OWNER
from planner.actions.contacts import add_contacts
from planner.actions.interviews import add_interview
from planner.actions.people import add_stakeholders, open_people
from tests.actions.company import NOW, TODAY, a_started_plan
from tests.stakeholders.builders import a_contact, a_stakeholder, an_interview

YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def a_peopled_plan(workspace, *people):
    """A started plan and its stakeholders, Ada and Ben unless others are given."""
    plan = a_started_plan(workspace)
    new = people or (a_stakeholder("Ada", owner="Carla"), a_stakeholder("Ben", owner="Ana"))
    return plan, *add_stakeholders(workspace, LOCAL_OWNER, plan.id, new, NOW).stakeholders


def opened(workspace, plan, visitor=LOCAL_OWNER):
    return open_people(workspace, visitor, plan.id, TODAY)


def names(workspace, plan, visitor=LOCAL_OWNER):
    return [one.name for one in opened(workspace, plan, visitor).stakeholders]


def met(workspace, plan, who, visitor=LOCAL_OWNER, on=TODAY, **fields):
    """A contact with somebody, held today unless something else is said."""
    return add_contacts(workspace, visitor, plan.id, [a_contact(who, on, **fields)], TODAY, NOW)


def asked(workspace, plan, who, visitor=LOCAL_OWNER, **fields):
    """An interview with somebody."""
    return add_interview(workspace, visitor, plan.id, an_interview(who, **{"on": TODAY} | fields), TODAY, NOW)
