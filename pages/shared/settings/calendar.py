"""Settings, the calendar: country and week, days off of the company's own, and what they do to the gates."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.settings import basis, days_off, gate_preview
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.plan.countries import known_countries, usual_week
from planner.plan.plan import Plan
from planner.shared.calendar import WeekPattern

FORM = "settings_calendar"


def show(opened: OpenPlan, *, is_editable: bool) -> None:
    """Country and week with their preview, then the days off."""
    plan = basis.of(FORM, opened.plan)
    countries = known_countries()
    codes = ["", *countries]
    country, week = st.columns(2)
    country.selectbox(
        "Country, for its public holidays",
        codes,
        codes.index(plan.country) if plan.country in codes else 0,
        format_func=lambda code: countries.get(code, "No public holidays"),
        key=_key(plan, "country"),
        on_change=_follow_country,
        args=(plan,),
        disabled=not is_editable,
    )
    week.selectbox(
        "Working week",
        list(WeekPattern),
        list(WeekPattern).index(plan.week),
        format_func=lambda pattern: WeekPattern(pattern).label,
        key=_key(plan, "week"),
        disabled=not is_editable,
    )
    notices.problem_of(FORM, "country")
    changed = _chosen(plan)
    if changed != plan:
        gate_preview.show(gate_preview.gate_shifts(opened, changed))
        with st.container(horizontal=True):
            st.button("Save the calendar", key="calendar_save", type="primary", on_click=_save, args=(plan,))
            st.button("Leave it as it is", key="calendar_keep", on_click=_keep, args=(plan,))
    notices.problems_of(FORM, ("country", "week"))
    basis.offer_current(FORM, plan, opened.plan)
    days_off.show(opened, is_editable=is_editable)


def _key(plan: Plan, field: str) -> str:
    return f"settings_{field}_{plan.id}_{plan.version}"


def _chosen(plan: Plan) -> Plan:
    state = st.session_state
    return plan.but(country=state[_key(plan, "country")] or "", week=state[_key(plan, "week")] or plan.week)


def _follow_country(plan: Plan) -> None:
    st.session_state[_key(plan, "week")] = usual_week(st.session_state[_key(plan, "country")] or "")


def _keep(plan: Plan) -> None:
    st.session_state[_key(plan, "country")] = plan.country
    st.session_state[_key(plan, "week")] = plan.week


def _save(plan: Plan) -> None:
    if saved := notices.attempt(FORM, plan_actions.edit_plan, _chosen(plan), visit.now()):
        notices.say_changed("The calendar is changed, and every date with it.", saved)
