"""The life of a plan: duplicate, archive, delete for thirty days, and then for good."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep, load, load_to_manage
from planner.actions.copying import copy_people
from planner.actions.plans import store_new_plan
from planner.actions.workspace import Workspace, new_id
from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.weekly_note import WeeklyNote
from planner.kpis.event import Event
from planner.kpis.kpi import Kpi, KpiId
from planner.plan.baseline import Baseline, BaselineId
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import baselines as stored_baselines
from planner.storage import changes as stored_changes
from planner.storage import comments as stored_comments
from planner.storage import drafts as stored_drafts
from planner.storage import entries as stored_entries
from planner.storage import kpis as stored_kpis
from planner.storage import links as stored_links
from planner.storage import plans as stored_plans
from planner.storage import tasks as stored_tasks
from planner.storage import values
from planner.tasks.task import Task, TaskId

DAYS_TO_RESTORE = 30
DAYS_TO_SAVE = 30
"""How long what was typed and never saved is kept."""

_STORES = {
    "tasks": stored_tasks,
    "comments": stored_comments,
    "baselines": stored_baselines,
    "kpis": stored_kpis,
    "entries": stored_entries,
    "changes": stored_changes,
    "links": stored_links,
    "drafts": stored_drafts,
}
_KINDS: Mapping[str, type[Value]] = {
    "events": Event,
    "stakeholders": Stakeholder,
    "contacts": Contact,
    "interviews": Interview,
    "commitments": Commitment,
    "agreements": Agreement,
    "messages": Message,
    "notes": WeeklyNote,
    "campaigns": Campaign,
}


@dataclass(frozen=True, slots=True)
class Loss:
    """How much goes with a plan that is deleted; `links` are those of departments, `drafts` what nobody has saved."""

    tasks: int = 0
    comments: int = 0
    baselines: int = 0
    kpis: int = 0
    entries: int = 0
    events: int = 0
    stakeholders: int = 0
    contacts: int = 0
    interviews: int = 0
    commitments: int = 0
    agreements: int = 0
    messages: int = 0
    notes: int = 0
    campaigns: int = 0
    links: int = 0
    drafts: int = 0
    changes: int = 0


def duplicate_plan(workspace: Workspace, visitor: Visitor, plan_id: PlanId, now: datetime) -> Plan:
    """A copy with ids of its own, its links, baselines, KPIs and their targets, stakeholders and campaigns kept.

    Comments, history, the numbers of the KPIs, the limits taken from them, and events stay with the original, and
    so does all that was said to people or promised.
    """
    visitor.must(Permission.CREATE_PLANS)
    visitor.must(Permission.VIEW_PRIVATE, plan_id)
    with workspace.reading() as db:
        original, agreed = load(db, visitor, plan_id), stored_baselines.of_plan(db, plan_id)
        kpis = {kpi.id: _kpi_copy(kpi) for kpi in stored_kpis.of_plan(db, plan_id)}
    copy = _copy_of(original.plan, now)
    ids = {task: TaskId(new_id()) for task in original.tasks}
    tasks = [_task_copy(task, ids) for task in original.tasks.values()]
    baselines = [_baseline_copy(baseline, ids) for baseline in agreed]
    with workspace.transaction() as db:
        store_new_plan(db, visitor, copy, tasks, now, baselines)
        stored_kpis.add(db, copy.id, list(kpis.values()))
        copy_people(db, plan_id, copy.id, {before: kpi.id for before, kpi in kpis.items()})
    return copy


def archive_plan(workspace: Workspace, visitor: Visitor, plan_id: PlanId, now: datetime) -> Plan:
    """The plan put away: it can be looked at and not changed."""
    return _set(workspace, visitor, plan_id, now, {"archived_at": now})


def unarchive_plan(workspace: Workspace, visitor: Visitor, plan_id: PlanId, now: datetime) -> Plan:
    """The plan back in use."""
    return _set(workspace, visitor, plan_id, now, {"archived_at": None})


def delete_plan(workspace: Workspace, visitor: Visitor, plan_id: PlanId, now: datetime) -> Plan:
    """The plan out of sight; it can be restored for thirty days."""
    return _set(workspace, visitor, plan_id, now, {"deleted_at": now})


def restore_plan(workspace: Workspace, visitor: Visitor, plan_id: PlanId, now: datetime) -> Plan:
    """A deleted plan as it was."""
    return _set(workspace, visitor, plan_id, now, {"deleted_at": None})


def what_is_lost(workspace: Workspace, visitor: Visitor, plan_id: PlanId) -> Loss:
    """What goes with the plan when it is deleted."""
    visitor.must(Permission.MANAGE_PLAN, plan_id)
    with workspace.reading() as db:
        stored_plans.load(db, plan_id)
        counted = {name: store.count(db, plan_id) for name, store in _STORES.items()}
        return Loss(**counted, **{name: values.count(db, plan_id, kind) for name, kind in _KINDS.items()})


def purge_deleted(workspace: Workspace, now: datetime) -> int:
    """Forget for good the plans deleted more than thirty days ago; how many. For start-up, on nobody's behalf.

    Drafts that nobody has touched for as long go with them.
    """
    with workspace.transaction() as db:
        stored_drafts.forget_older(db, now - timedelta(days=DAYS_TO_SAVE))
        return stored_plans.forget_deleted(db, now - timedelta(days=DAYS_TO_RESTORE))


def _set(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, now: datetime, moments: Mapping[str, datetime | None]
) -> Plan:
    with workspace.transaction() as db:
        before = load_to_manage(db, visitor, plan_id)
        differing = {name: at for name, at in moments.items() if bool(at) != bool(getattr(before.plan, name))}
        if before.plan.deleted_at and "archived_at" in differing:
            raise BadInput(f"“{before.plan.title}” has been deleted; restore it first.")
        keep(db, visitor, before, Content(before.plan.but(**differing), before.tasks), now)
        return stored_plans.load(db, plan_id)


def _copy_of(plan: Plan, now: datetime) -> Plan:
    fresh: dict[str, Any] = {"version": 1, "revision": 1, "created_at": now, "archived_at": None, "is_sample": False}
    return plan.but(id=PlanId(new_id()), company=f"{plan.company[:190]} (copy)", **fresh)


def _task_copy(task: Task, ids: Mapping[TaskId, TaskId]) -> Task:
    links = tuple(link.but(predecessor=ids[link.predecessor]) for link in task.links)
    return task.but(id=ids[task.id], version=1, links=links)


def _kpi_copy(kpi: Kpi) -> Kpi:
    return kpi.but(id=KpiId(new_id()), version=1, limits=())


def _baseline_copy(baseline: Baseline, ids: Mapping[TaskId, TaskId]) -> Baseline:
    rows = tuple(row.but(task=ids[row.task]) for row in baseline.tasks if row.task in ids)
    return baseline.but(id=BaselineId(new_id()), tasks=rows)
