"""Every page works for every plan: empty, of another template, past its days, ahead of them, and full of nonsense."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions import people as people_actions
from planner.actions import tasks as task_actions
from planner.plan.plan import Plan
from planner.stakeholders.stakeholder import Engagement
from tests.journeys.reading import KPI_VIEWS, PEOPLE_VIEWS, VIEWS, opened, view_name, visit
from tests.pages.app import TODAY
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_stakeholder


def an_empty_plan() -> Plan:
    plan = a_stored_plan()
    every = [task.id for task in opened(plan).tasks]
    task_actions.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, every, NOW)
    return plan


PLANS = {
    "empty": an_empty_plan,
    "30-60-90": lambda: a_stored_plan(template="30-60-90"),
    "past day 100": lambda: a_stored_plan(first_day=TODAY - timedelta(days=130)),
    "six months ahead": lambda: a_stored_plan(first_day=TODAY + timedelta(days=182)),
    "the past is done": lambda: a_stored_plan(first_day=TODAY - timedelta(days=50), past_is_done=True),
    "another week": lambda: a_stored_plan(country="AE", week="sun-thu"),
}


@pytest.mark.parametrize("make", PLANS.values(), ids=PLANS)
@pytest.mark.parametrize(("path", "query"), VIEWS, ids=view_name)
def test_every_view_of_every_plan_stands(make: Callable[[], Plan], path: str, query: dict[str, str]):
    make()
    must_stand(visit(path, query))


@pytest.mark.parametrize(("path", "query"), KPI_VIEWS, ids=view_name)
def test_every_view_of_numbers_stands_in_the_sample(sample: Plan, path: str, query: dict[str, str]):
    must_stand(visit(path, query))


@pytest.mark.parametrize("path", dict(KPI_VIEWS), ids=view_name)
@pytest.mark.parametrize("make", [PLANS["past day 100"], PLANS["six months ahead"]], ids=["past", "ahead"])
def test_every_page_of_numbers_stands_where_there_are_none(make: Callable[[], Plan], path: str):
    make()
    for query in (query for page, query in KPI_VIEWS if page == path):
        must_stand(visit(path, query))


@pytest.mark.parametrize(("path", "query"), PEOPLE_VIEWS, ids=view_name)
def test_every_view_of_people_stands_in_the_sample(sample: Plan, path: str, query: dict[str, str]):
    must_stand(visit(path, query))


@pytest.mark.parametrize("path", dict(PEOPLE_VIEWS), ids=view_name)
@pytest.mark.parametrize("make", [PLANS["past day 100"], PLANS["six months ahead"]], ids=["past", "ahead"])
@pytest.mark.parametrize("number", [0, 1], ids=["nobody", "one"])
def test_every_page_of_people_stands_where_there_is_nobody_or_one(make: Callable[[], Plan], path: str, number: int):
    register(make(), number)
    for query in (query for page, query in PEOPLE_VIEWS if page == path):
        must_stand(visit(path, query))


@pytest.mark.parametrize("path", [menu.TODAY, *dict(PEOPLE_VIEWS)], ids=view_name)
def test_every_page_of_people_stands_with_three_hundred_of_them(path: str):
    register(a_stored_plan(), 300)
    for query in (query for page, query in [(menu.TODAY, {}), *PEOPLE_VIEWS] if page == path):
        must_stand(visit(path, query))


def register(plan: Plan, number: int) -> None:
    """So many people whom nobody has met yet, each of whom influences the next."""
    people = [
        a_stakeholder(
            f"Stakeholder {at}",
            influence=at % 5 + 1,
            interest=at % 4 + 1,
            engagement=list(Engagement)[at % 5],
            desired=Engagement.SUPPORTIVE,
            influences=(f"new-{(at + 1) % number}",) if number > 1 else (),
            id=f"new-{at}",
        )
        for at in range(number)
    ]
    if people:
        people_actions.add_stakeholders(a_workspace(), LOCAL_OWNER, plan.id, people, NOW)


def must_stand(app: AppTest) -> None:
    assert not app.exception
    assert not app.error
    assert app.title
