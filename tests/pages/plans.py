"""Plans for page tests, made through the actions in the database of the test."""

from datetime import UTC, date, datetime, time
from typing import Any

from planner.access.visitor import LOCAL_OWNER
from planner.actions import plans, templates
from planner.actions.workspace import Workspace
from planner.plan.brief import Brief
from planner.plan.plan import Plan
from planner.shared.settings import read_settings
from planner.storage.database import Database
from tests.pages.app import TODAY

NOW = datetime.combine(TODAY, time.min, UTC)
"""Before anything that the app itself does on this day, whatever the clock says."""


def a_workspace() -> Workspace:
    """The workspace that the app of this test opens, too."""
    return Workspace(Database(read_settings().database_url))


def a_stored_plan(company: str = "Acme", *, first_day: date = date(2026, 2, 2), **brief: Any) -> Plan:
    """A plan from the shipped template, stored."""
    workspace = a_workspace()
    wanted = Brief.checked(**{"company": company, "leader": "Ada", "role": "CMO", "first_day": first_day} | brief)
    return plans.start_plan(
        workspace, LOCAL_OWNER, wanted, templates.template(workspace, LOCAL_OWNER, wanted.template), TODAY, NOW
    )


def stored(plan: Plan) -> Plan:
    """The plan as it is in the database now."""
    return plans.open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY).plan
