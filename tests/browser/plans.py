"""Plans made through the actions: quicker than by the start page, where a test is about something else."""

from datetime import UTC, date, datetime, time

from planner.access.visitor import LOCAL_OWNER
from planner.actions import plans, templates
from planner.actions.workspace import Workspace
from planner.plan.brief import Brief
from planner.plan.plan import Plan
from tests.sample import TODAY

NOW = datetime.combine(TODAY, time.min, UTC)


def start_plan(
    workspace: Workspace,
    company: str = "Acme",
    *,
    leader: str = "Ada",
    first_day: date = TODAY,
    now: datetime = NOW,
) -> Plan:
    """A plan from the shipped template."""
    brief = Brief(company=company, leader=leader, role="CMO", first_day=first_day)
    template = templates.template(workspace, LOCAL_OWNER, brief.template)
    return plans.start_plan(workspace, LOCAL_OWNER, brief, template, TODAY, now)
