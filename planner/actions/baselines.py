"""Baselines: freeze the dates the plan is held to from now on."""

from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import keep, load_to_change
from planner.actions.workspace import Workspace, new_id
from planner.plan.baseline import Baseline, BaselineId
from planner.plan.change import Edit, Entity
from planner.plan.plan import PlanId
from planner.plan.privacy import open_tasks, seen_baseline
from planner.scheduling.compare import freeze as frozen
from planner.scheduling.schedule import schedule
from planner.shared.errors import BadInput
from planner.storage import baselines as stored_baselines


def freeze(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, reason: str, today: date, now: datetime
) -> Baseline:
    """The dates as they stand today, as the newest baseline. Older ones stay; a new one needs a reason."""
    with workspace.transaction() as db:
        content = load_to_change(db, visitor, plan_id, Permission.FREEZE_BASELINE)
        if not reason.strip():
            raise BadInput("Say why the dates are agreed anew; the reason stays with the baseline.", {"reason": "Why?"})
        plan, tasks = content.plan, list(content.tasks.values())
        taken = frozen(
            plan,
            tasks,
            schedule(plan, tasks, (today - plan.first_day).days),
            id=BaselineId(new_id()),
            number=stored_baselines.count(db, plan_id),
            reason=reason,
            taken_on=today,
            taken_at=now,
            taken_by=visitor.name,
        )
        stored_baselines.add(db, plan_id, taken)
        # The record names the baseline only: its rows may name private tasks.
        edit = Edit(entity=Entity.BASELINE, id=taken.id, name=f"Baseline {taken.number}", after={"reason": reason})
        keep(db, visitor, content, content, now, more=[edit])
    return taken if visitor.may(Permission.VIEW_PRIVATE, plan_id) else seen_baseline(taken, open_tasks(tasks))
