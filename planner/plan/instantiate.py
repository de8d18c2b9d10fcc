"""From a template to the tasks of a plan, and from a plan back to a template."""

from collections.abc import Callable, Iterable, Mapping

from planner.plan.plan import Plan
from planner.plan.template import Template, TemplateLink, TemplateTask
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import (
    ChecklistItem,
    Estimate,
    Kind,
    Link,
    Participant,
    Recurrence,
    Status,
    Task,
    TaskId,
)


def instantiate(
    template: Template, *, new_id: Callable[[], TaskId], leader: str, calendar: WorkCalendar
) -> tuple[Task, ...]:
    """The template's tasks for one plan: numbered from 1, none started, owned by the leader or by a role.

    A last calendar day becomes the number of working days up to it, one at least.
    """
    ids = {task.id: new_id() for task in template.tasks}
    return tuple(
        _task(task, number, ids, _Roles(template.leader_role, leader), calendar)
        for number, task in enumerate(template.tasks, start=1)
    )


def as_template(plan: Plan, tasks: Iterable[Task], *, key: str, name: str, description: str = "") -> Template:
    """The plan in relative days: what anybody may see, without what happened.

    The leader's name becomes the leader's role again. Private and dropped tasks stay behind, and
    links to them with them; statuses, actual dates and notes do too.
    """
    kept = [task for task in tasks if not task.is_private and task.status is not Status.DROPPED]
    short = {task.id: f"T{task.number}" for task in kept}
    role = plan.role or "Leader"
    return Template.checked(
        key=key,
        name=name,
        description=description,
        length=plan.length,
        leader_role=role,
        phases=plan.phases,
        tasks=tuple(_template_task(task, short, _Roles(plan.leader, role), plan.earliest_day) for task in kept),
    )


class _Roles:
    """Replaces one name by another wherever it stands for a person."""

    def __init__(self, before: str, after: str) -> None:
        self.before, self.after = before, after

    def name(self, name: str) -> str:
        return self.after if name == self.before else name

    def all(self, people: Iterable[Participant]) -> tuple[Participant, ...]:
        return tuple(person.but(name=self.name(person.name)) for person in people)


def _task(task: TemplateTask, number: int, ids: Mapping[str, TaskId], roles: _Roles, calendar: WorkCalendar) -> Task:
    duration = _working_days(task, calendar)
    return Task.checked(
        id=ids[task.id],
        number=number,
        phase=task.phase,
        name=task.name,
        kind=task.kind,
        start_day=task.start_day,
        duration=duration,
        estimate=_scaled(task, duration),
        deadline_day=task.deadline_day,
        owner=roles.name(task.owner),
        participants=roles.all(task.participants),
        deliverable=task.deliverable,
        description=task.description,
        tool=task.tool,
        checklist=tuple(ChecklistItem(text=text) for text in task.checklist),
        links=tuple(Link(predecessor=ids[link.task], type=link.type, lag=link.lag) for link in task.links),
        recurrence=task.recurrence,
        freezes_baseline=task.freezes_baseline,
    )


def _working_days(task: TemplateTask, calendar: WorkCalendar) -> int:
    if task.is_point:
        return 0
    if task.end_day is None:
        return task.duration or 1
    return max(1, calendar.index_at_end_of(task.end_day) - calendar.index_at_start_of(task.start_day))


def _scaled(task: TemplateTask, duration: int) -> Estimate | None:
    # The three numbers are written for an ordinary week: a holiday between the days shortens all three alike.
    if task.estimate is None or task.end_day is None or not task.estimate.likely:
        return task.estimate
    share = duration / task.estimate.likely
    return Estimate(
        optimistic=round(task.estimate.optimistic * share, 1),
        likely=duration,
        pessimistic=round(task.estimate.pessimistic * share, 1),
    )


def _template_task(task: Task, short: Mapping[TaskId, str], roles: _Roles, earliest_day: int) -> TemplateTask:
    start_day = max(task.start_day, earliest_day)
    return TemplateTask(
        id=short[task.id],
        phase=task.phase,
        kind=task.kind,
        name=task.name,
        start_day=start_day,
        duration=None if task.is_point else task.duration,
        estimate=task.estimate,
        deadline_day=None if task.deadline_day is None else max(task.deadline_day, start_day),
        owner=roles.name(task.owner),
        participants=roles.all(task.participants),
        deliverable=task.deliverable,
        description=task.description,
        tool=task.tool,
        checklist=tuple(item.text for item in task.checklist),
        links=tuple(
            TemplateLink(task=short[link.predecessor], type=link.type, lag=link.lag)
            for link in task.links
            if link.predecessor in short
        ),
        recurrence=_rhythm(task, start_day),
        freezes_baseline=task.freezes_baseline,
    )


def _rhythm(task: Task, start_day: int) -> Recurrence | None:
    if task.kind is not Kind.RECURRING or task.recurrence is None:
        return None
    return task.recurrence.but(until_day=max(task.recurrence.until_day, start_day))
