"""The sample company: add it, with everything that has happened in it, and take it away again."""

from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep
from planner.actions.plan_life import delete_plan
from planner.actions.plans import first_baseline, list_plans, store_new_plan
from planner.actions.workspace import Workspace, new_id
from planner.plan.change import Entity, edit_of
from planner.plan.plan import Plan, PlanId
from planner.plan.sample import sample
from planner.plan.sample_history import SampleStep
from planner.storage import comments as stored_comments
from planner.storage import plans as stored_plans
from planner.storage.database import Db
from planner.tasks.comment import Comment
from planner.tasks.task import TaskId


def add_sample(workspace: Workspace, visitor: Visitor, today: date, now: datetime) -> Plan:
    """The sample company as of today, which is day 37 of its plan, with its baseline, comments and history."""
    visitor.must(Permission.CREATE_PLANS)
    made = sample(today, plan_id=PlanId(new_id()), new_id=lambda: TaskId(new_id()))
    leader = Visitor(made.plan.leader)
    baseline = first_baseline(leader, made.plan, made.tasks_at_start, made.plan.created_at.date(), made.plan.created_at)
    content = Content(made.plan, {task.id: task for task in made.tasks_at_start})
    with workspace.transaction() as db:
        store_new_plan(db, leader, made.plan, made.tasks_at_start, made.plan.created_at, [baseline])
        for step in made.steps:
            content = _after(db, content, step)
        return stored_plans.load(db, made.plan.id)


def remove_sample(workspace: Workspace, visitor: Visitor, now: datetime) -> int:
    """Delete the sample plans, which can be restored for thirty days like any other; how many there were."""
    samples = [plan for plan in list_plans(workspace, visitor) if plan.is_sample]
    for plan in samples:
        delete_plan(workspace, visitor, plan.id, now)
    return len(samples)


def _after(db: Db, before: Content, step: SampleStep) -> Content:
    after, said = before.with_tasks(step.changed), []
    if step.comment:
        task = before.tasks[step.task]
        comment = Comment.checked(id=new_id(), task=task.id, author=step.who, at=step.at, text=step.comment)
        stored_comments.add(db, before.plan.id, comment)
        said = [edit_of(Entity.COMMENT, None, comment, task.name, is_private=task.is_private)]
    change = keep(db, Visitor(step.who), before, after, step.at, step.summary, said)
    revision = change.revision if change else before.plan.revision
    return Content(before.plan.but(revision=revision), after.tasks)
