"""The brief: the few facts a plan starts from."""

from datetime import datetime

from planner.plan.plan import Country, Plan, PlanId
from planner.plan.template import Template
from planner.shared.calendar import WeekPattern
from planner.shared.value import Line, Name, PlanDate, Value


class Brief(Value):
    """What the first screen asks: whose plan, from which day, on which calendar, from which template."""

    company: Name
    leader: Name
    role: Line = ""
    first_day: PlanDate
    country: Country = ""
    week: WeekPattern = WeekPattern.MON_FRI
    template: str = "six-phase"
    past_is_done: bool = False

    def plan(self, template: Template, plan_id: PlanId, created_at: datetime) -> Plan:
        """The plan this brief asks for, without its tasks."""
        return Plan.checked(
            id=plan_id,
            company=self.company,
            leader=self.leader,
            role=self.role or template.leader_role,
            first_day=self.first_day,
            country=self.country,
            week=self.week,
            phases=template.phases,
            length=template.length,
            template=template.key,
            created_at=created_at,
        )
