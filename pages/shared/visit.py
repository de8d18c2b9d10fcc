"""The visit: who is at the screen, which day it is for them, and which plan they have open."""

from datetime import UTC, date, datetime

import streamlit as st

from planner.access.local import is_local_visit
from planner.access.visitor import LOCAL_OWNER, STRANGER, Visitor
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.actions.workspace import Workspace
from planner.plan.plan import Plan, PlanId
from planner.shared.settings import Settings

PLAN_KEY = "plan"
"""The plan switcher's widget, and the name of the address bar's parameter."""


@st.cache_resource(show_spinner="Opening the database …")
def workspace() -> Workspace:
    """The one workspace of this process, migrated."""
    return Workspace.open()


def is_welcome() -> bool:
    """Whether this visitor may see anything at all."""
    return visitor() is not STRANGER


def visitor() -> Visitor:
    """The owner at a loopback address; a stranger anywhere else, as no sign-in is configured."""
    headers = st.context.headers
    host = headers.get("Host", "") if headers else (st.context.url or "").removeprefix("http://")
    is_forwarded = any(name in headers for name in ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip"))
    is_local = is_local_visit(host, st.context.ip_address, is_forwarded=is_forwarded)
    return LOCAL_OWNER if is_local else STRANGER


def today() -> date:
    """The date where the visitor is, unless the settings freeze it."""
    if frozen := Settings().today:
        return frozen
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()
        return now().date()


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def plans() -> list[Plan]:
    """The plans this visitor may open, newest first."""
    return plan_actions.list_plans(workspace(), visitor())


def plan_id() -> PlanId:
    """The plan the switcher shows."""
    return PlanId(st.session_state[PLAN_KEY])


def plan() -> OpenPlan:
    """The open plan as this visitor may see it, with its schedule for today."""
    revision = plan_actions.revision(workspace(), visitor(), plan_id())
    role = visitor().role_in(plan_id())
    return _opened(plan_id(), revision, visitor().name, str(role), today())


@st.cache_resource(max_entries=64, show_spinner=False)
def _opened(plan_id: PlanId, revision: int, name: str, role: str, today: date) -> OpenPlan:
    return plan_actions.open_plan(workspace(), visitor(), plan_id, today)


def switch_to(plan_id: PlanId) -> None:
    """Make the switcher show another plan; to be called before the sidebar is drawn or in a callback."""
    st.session_state[PLAN_KEY] = plan_id


