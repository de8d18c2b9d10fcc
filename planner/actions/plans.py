"""Plans: list them, start one, open it, change its settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep, load, load_to_change, must_be_sound, who_changed
from planner.actions.measures import by_id, keep_kpis, kpis_of
from planner.actions.renaming import give_people
from planner.actions.workspace import Workspace, new_id
from planner.kpis.people import renamed as kpi_renamed
from planner.plan.baseline import Baseline, BaselineId, latest
from planner.plan.brief import Brief
from planner.plan.change import Change, ChangeId, Edit, Entity, edit_of
from planner.plan.instantiate import instantiate
from planner.plan.plan import Plan, PlanId
from planner.plan.privacy import nameless, open_tasks, seen_baseline
from planner.plan.template import Template
from planner.scheduling.compare import freeze
from planner.scheduling.schedule import Schedule, schedule
from planner.shared.errors import NotFound, Stale
from planner.storage import baselines as stored_baselines
from planner.storage import changes as stored_changes
from planner.storage import plans as stored_plans
from planner.storage import tasks as stored_tasks
from planner.storage.database import Db
from planner.tasks.people import renamed
from planner.tasks.progress import progress
from planner.tasks.status import completed, started
from planner.tasks.task import Kind, Task, TaskId

_OWN_FIELDS = ("revision", "template", "is_sample", "created_at", "archived_at", "deleted_at")


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """A plan as one visitor may see it on one day.

    `tasks` are those the visitor may see. `all_tasks` are for computing dates and forecasts only:
    for somebody who may not see private tasks they are among them without name, owner or text, so
    that everybody gets the same dates. `schedule` and `progress` are of all tasks. `baselines` are of
    `tasks`, for showing; `all_baseline` is the latest of `all_tasks`, for computing the pace, the verdict
    and whatever else is held against it. `status_day` is today's day number.
    """

    plan: Plan
    tasks: Sequence[Task]
    all_tasks: Sequence[Task]
    schedule: Schedule
    progress: float
    baselines: Sequence[Baseline]
    all_baseline: Baseline | None
    today: date
    status_day: int

    @property
    def baseline(self) -> Baseline | None:
        """The baseline the plan is held to: the latest."""
        return latest(self.baselines)

    def task(self, task: TaskId) -> Task:
        """One task; `NotFound` if there is none, or not for this visitor."""
        found = next((known for known in self.tasks if known.id == task), None)
        if found is None:
            raise NotFound("There is no such task in this plan; it may have been deleted.")
        return found


def list_plans(workspace: Workspace, visitor: Visitor, *, archived: bool = False, deleted: bool = False) -> list[Plan]:
    """The plans the visitor may look at, the newest first: those in use, the archived or the deleted ones.

    Deleted plans are listed for those only who may restore them.
    """
    needed = Permission.MANAGE_PLAN if deleted else Permission.VIEW_PLAN
    with workspace.reading() as db:
        plans = [plan for plan in stored_plans.listed(db) if visitor.may(needed, plan.id)]
    if deleted:
        return [plan for plan in plans if plan.deleted_at]
    return [plan for plan in plans if not plan.deleted_at and bool(plan.archived_at) is archived]


def start_plan(
    workspace: Workspace, visitor: Visitor, brief: Brief, template: Template, today: date, now: datetime
) -> Plan:
    """A new plan from a template, with its first baseline.

    Where the brief says that the past is done, whatever was planned to end before today is done on its planned dates.
    """
    visitor.must(Permission.CREATE_PLANS)
    plan = brief.plan(template, PlanId(new_id()), now)
    tasks = instantiate(template, new_id=lambda: TaskId(new_id()), leader=plan.leader, calendar=plan.calendar())
    planned = schedule(plan, tasks)
    kept = [_done_as_planned(task, planned, today) for task in tasks] if brief.past_is_done else list(tasks)
    with workspace.transaction() as db:
        store_new_plan(db, visitor, plan, kept, now, [first_baseline(visitor, plan, tasks, today, now)])
    return plan


def revision(workspace: Workspace, visitor: Visitor, plan_id: PlanId) -> int:
    """The plan's revision: it rises with every change to anything in the plan."""
    visitor.must(Permission.VIEW_PLAN, plan_id)
    with workspace.reading() as db:
        return stored_plans.revision(db, plan_id)


def open_plan(workspace: Workspace, visitor: Visitor, plan_id: PlanId, today: date) -> OpenPlan:
    """The plan as the visitor may see it, scheduled as of today."""
    with workspace.reading() as db:
        content = load(db, visitor, plan_id)
        baselines = stored_baselines.of_plan(db, plan_id)
    everything, all_baseline = list(content.tasks.values()), latest(baselines)
    seen = everything
    if not visitor.may(Permission.VIEW_PRIVATE, plan_id):
        seen, everything = open_tasks(everything), nameless(everything)
        all_baseline = all_baseline and seen_baseline(all_baseline, everything)
        baselines = [seen_baseline(baseline, seen) for baseline in baselines]
    status_day = (today - content.plan.first_day).days
    return OpenPlan(
        plan=content.plan,
        tasks=seen,
        all_tasks=everything,
        schedule=schedule(content.plan, everything, status_day),
        progress=progress(everything),
        baselines=baselines,
        all_baseline=all_baseline,
        today=today,
        status_day=status_day,
    )


def edit_plan(workspace: Workspace, visitor: Visitor, plan: Plan, now: datetime, summary: str = "") -> Plan:
    """The plan's settings as given; `Stale` if somebody else changed them since they were read.

    A leader with a new name keeps their tasks, KPIs, stakeholders and messages. KPIs keep the day on which their weeks
    begin.
    """
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan.id, Permission.EDIT_PLAN)
        must_be_current_plan(db, visitor, before, plan.version)
        untouched = {field: getattr(before.plan, field) for field in _OWN_FIELDS}
        after = Content(plan.but(**untouched), before.tasks)
        more: list[Edit] = []
        if plan.leader != before.plan.leader:
            after = after.with_tasks(renamed(task, before.plan.leader, plan.leader) for task in before.tasks.values())
            more = _kpis_given_to(db, plan.id, before.plan.leader, plan.leader)
            more += give_people(db, visitor, plan.id, before.plan.leader, plan.leader)
        keep(db, visitor, before, after, now, summary, more)
        return stored_plans.load(db, plan.id)


def move_first_day(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, version: int, first_day: date, now: datetime
) -> Plan:
    """The plan with another day 0. Everything is counted from it, so everything moves; actual dates stay."""
    with workspace.transaction() as db:
        before = load_to_change(db, visitor, plan_id, Permission.EDIT_PLAN)
        must_be_current_plan(db, visitor, before, version)
        keep(db, visitor, before, Content(before.plan.but(first_day=first_day), before.tasks), now)
        return stored_plans.load(db, plan_id)


def must_be_current_plan(db: Db, visitor: Visitor, content: Content, version: int) -> None:
    """`Stale`, naming who changed what, unless the plan was edited as it is stored."""
    plan = content.plan
    if plan.version != version:
        raise Stale(who_changed(db, visitor, content, Entity.PLAN, plan.id, plan.title))


def store_new_plan(
    db: Db, visitor: Visitor, plan: Plan, tasks: Sequence[Task], now: datetime, baselines: Sequence[Baseline] = ()
) -> None:
    """Keep a plan that is new, with its tasks and baselines, and record that it was started."""
    must_be_sound(Content(plan, {task.id: task for task in tasks}), visitor)
    stored_plans.add(db, plan)
    stored_tasks.add(db, plan.id, tasks)
    for baseline in baselines:
        stored_baselines.add(db, plan.id, baseline)
    start = edit_of(Entity.PLAN, None, plan, plan.title)
    change = Change(
        id=ChangeId(new_id()),
        revision=plan.revision,
        at=now,
        who=visitor.name,
        summary="Started the plan",
        edits=(start,),
    )
    stored_changes.add(db, plan.id, change)


def first_baseline(visitor: Visitor, plan: Plan, tasks: Sequence[Task], today: date, now: datetime) -> Baseline:
    """The dates a plan starts with."""
    return freeze(
        plan,
        tasks,
        schedule(plan, tasks),
        id=BaselineId(new_id()),
        number=0,
        reason="Start of the plan",
        taken_on=today,
        taken_at=now,
        taken_by=visitor.name,
    )


def _kpis_given_to(db: Db, plan_id: PlanId, before: str, after: str) -> list[Edit]:
    kpis = kpis_of(db, plan_id)
    return keep_kpis(db, plan_id, kpis, by_id(kpi_renamed(kpi, before, after) for kpi in kpis.values()))


def _done_as_planned(task: Task, planned: Schedule, today: date) -> Task:
    if task.kind is Kind.RECURRING or planned[task.id].finish >= today:
        return task
    dates = planned[task.id]
    return completed(started(task, dates.start), dates.finish)
