"""The sample company: add it, with everything that has happened in it, and take it away again."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Self

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import Content, keep, record
from planner.actions.keeping import by_id, keep_values, name_of
from planner.actions.measures import Key, keep_entries, keep_kpis
from planner.actions.notes import named as note_name
from planner.actions.plan_life import delete_plan
from planner.actions.plans import first_baseline, list_plans, store_new_plan
from planner.actions.workspace import Workspace, new_id
from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.sample.company import CommunicationStep
from planner.communication.weekly_note import WeeklyNote
from planner.kpis.entry import Entry
from planner.kpis.event import Event
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.sample.company import KpiStep
from planner.plan.change import Edit, Entity, edit_of
from planner.plan.plan import Plan, PlanId
from planner.plan.sample import sample
from planner.plan.sample_history import SampleStep
from planner.shared.value import Value
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.sample.company import PeopleStep
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import comments as stored_comments
from planner.storage import plans as stored_plans
from planner.storage import values
from planner.storage.database import Db
from planner.tasks.comment import Comment
from planner.tasks.task import TaskId


def add_sample(workspace: Workspace, visitor: Visitor, today: date, now: datetime) -> Plan:
    """The sample company as of today, which is day 37 of its plan, with its baseline, comments and history."""
    visitor.must(Permission.CREATE_PLANS)
    made = sample(today, plan_id=PlanId(new_id()), new_id=lambda: TaskId(new_id()))
    leader = Visitor(made.plan.leader)
    baseline = first_baseline(leader, made.plan, made.tasks_at_start, made.plan.created_at.date(), made.plan.created_at)
    steps: list[Step] = [*made.steps, *made.kpi_steps, *made.people_steps, *made.communication_steps]
    company = _Company(Content(made.plan, {task.id: task for task in made.tasks_at_start}))
    with workspace.transaction() as db:
        store_new_plan(db, leader, made.plan, made.tasks_at_start, made.plan.created_at, [baseline])
        for step in sorted(steps, key=lambda step: step.at):
            company = company.after(db, step)
        return stored_plans.load(db, made.plan.id)


def remove_sample(workspace: Workspace, visitor: Visitor, now: datetime) -> int:
    """Delete the sample plans, which can be restored for thirty days like any other; how many there were."""
    samples = [plan for plan in list_plans(workspace, visitor) if plan.is_sample]
    for plan in samples:
        delete_plan(workspace, visitor, plan.id, now)
    return len(samples)


Told = PeopleStep | CommunicationStep
Step = SampleStep | KpiStep | Told

_TOLD: Mapping[str, type[Value]] = {
    "stakeholders": Stakeholder,
    "contacts": Contact,
    "interviews": Interview,
    "commitments": Commitment,
    "agreements": Agreement,
    "messages": Message,
    "notes": WeeklyNote,
    "campaigns": Campaign,
}
"""The fields of a step that hold what is kept as one row each."""


@dataclass(frozen=True, slots=True)
class _Company:
    """The company as it stands after some steps."""

    content: Content
    kpis: dict[KpiId, Kpi] = field(default_factory=dict)
    entries: dict[Key, Entry] = field(default_factory=dict)

    def after(self, db: Db, step: Step) -> Self:
        """The company after one more step, which is stored."""
        if isinstance(step, SampleStep):
            return replace(self, content=_after(db, self.content, step))
        if isinstance(step, PeopleStep | CommunicationStep):
            return replace(self, content=_after_told(db, self.content, step))
        kpis = self.kpis | {kpi.id: self._next(kpi) for kpi in step.kpis}
        typed = {entry.key: self._stored(entry) for entry in step.entries}
        plan = self.content.plan
        edits = [
            *keep_kpis(db, plan.id, self.kpis, kpis),
            *keep_entries(db, plan.id, kpis, {key: self.entries[key] for key in typed if key in self.entries}, typed),
            *keep_values(db, plan.id, Event, {}, by_id(step.events)),
        ]
        change = record(db, Visitor(step.who), plan, edits, step.at, step.summary)
        content = replace(self.content, plan=plan.but(revision=change.revision if change else plan.revision))
        return replace(self, content=content, kpis=kpis, entries=self.entries | typed)

    def _next(self, kpi: Kpi) -> Kpi:
        return kpi.but(version=self.kpis[kpi.id].version + 1) if kpi.id in self.kpis else kpi

    def _stored(self, entry: Entry) -> Entry:
        return entry.model_copy(update={"version": self.content.plan.revision + 1})


def _after_told(db: Db, before: Content, step: Told) -> Content:
    edits: list[Edit] = []
    for told, kind in _TOLD.items():
        if after := by_id(getattr(step, told, ())):
            people = {str(one.id): one.name for one in values.of_plan(db, before.plan.id, Stakeholder)}
            known = values.some(db, before.plan.id, kind, list(after))
            named = partial(_named, people)
            edits += keep_values(db, before.plan.id, kind, known, after, named=named)
    change = record(db, Visitor(step.who), before.plan, edits, step.at, step.summary)
    return replace(before, plan=before.plan.but(revision=change.revision if change else before.plan.revision))


def _named(people: Mapping[str, str], value: Value) -> str:
    if isinstance(value, Contact | Interview):
        return people[value.stakeholder]
    return note_name(value) if isinstance(value, WeeklyNote) else name_of(value)


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
