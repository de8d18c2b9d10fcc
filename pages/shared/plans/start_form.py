"""The form that starts a plan: its defaults, what it will do, and the start itself."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.plans import first_day_words
from planner.actions import plans as plan_actions
from planner.actions import templates as template_actions
from planner.plan.brief import Brief
from planner.plan.countries import known_countries, usual_week
from planner.plan.instantiate import instantiate
from planner.plan.plan import PlanId
from planner.plan.template import Template
from planner.scheduling.schedule import schedule
from planner.shared.calendar import WeekPattern
from planner.shared.errors import BadInput, PlannerError
from planner.tasks.task import Kind, TaskId

FORM = "start"
FIELDS = ("company", "leader", "role", "first_day", "country", "week", "template")


def prepare(templates: Mapping[str, Template]) -> None:
    """The defaults: a template that is there, the country and week of where the visitor is, and a first day that
    leaves time for what the template plans before it."""
    state = st.session_state
    if state.get("start_template") not in templates:
        state["start_template"] = next(iter(templates))
    country = state.setdefault("start_country", _here())
    week = state.setdefault("start_week", usual_week(country))
    lead = -templates[state["start_template"]].earliest_day
    state.setdefault("start_first_day", first_day_words.first_week_after(visit.today(), lead, week))


def follow_country() -> None:
    """Another country was chosen: take the week usual there."""
    st.session_state["start_week"] = usual_week(st.session_state["start_country"])


def templates() -> dict[str, Template]:
    """What a plan can start from, by key."""
    return {known.key: known for known in template_actions.list_templates(visit.workspace(), visit.visitor())}


def behind(template: Template, today: date) -> int:
    """How many tasks the plan would have that are planned to be finished before today; 0 while a field is wrong."""
    try:
        brief = _brief(company="-", leader="-", role="")
        plan = brief.plan(template, PlanId("preview"), visit.now())
        numbers = iter(range(len(template.tasks)))
        tasks = instantiate(template, new_id=lambda: TaskId(str(next(numbers))), leader="-", calendar=plan.calendar())
        planned = schedule(plan, tasks)
    except PlannerError:
        return 0
    return sum(planned[task.id].finish < today for task in tasks if task.kind is not Kind.RECURRING)


def start() -> None:
    """Start the plan as the form says and go to its Today."""
    try:
        state = st.session_state
        brief = _brief(company=state["start_company"], leader=state["start_leader"], role=state["start_role"])
        template = template_actions.template(visit.workspace(), visit.visitor(), brief.template)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    plan = notices.attempt(FORM, plan_actions.start_plan, brief, template, visit.today(), visit.now())
    if plan:
        visit.switch_to(plan.id)
        menu.go_to(menu.TODAY)
        notices.say(f"The plan for {plan.company} stands. Look it over, then make it yours.")


def _brief(company: str, leader: str, role: str) -> Brief:
    state = st.session_state
    if state["start_first_day"] is None:
        raise BadInput("Choose the first day.", {"first_day": "Choose the day on which you start."})
    return Brief.checked(
        company=company,
        leader=leader,
        role=role,
        first_day=state["start_first_day"],
        country=state["start_country"] or "",
        week=state["start_week"] or WeekPattern.MON_FRI,
        template=state["start_template"],
        past_is_done=bool(state.get("start_past_is_done")),
    )


def _here() -> str:
    territory = (st.context.locale or "").replace("_", "-").rpartition("-")[2].upper()
    return territory if territory in known_countries() else ""
