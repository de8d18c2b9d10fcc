"""The sample: a made-up company on day 37 of its plan, and how it came to stand there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import yaml

from planner.communication.sample.company import CommunicationStep
from planner.communication.sample.steps import communication_steps
from planner.kpis.kpi import KpiId
from planner.kpis.sample.company import KpiStep
from planner.kpis.sample.steps import kpi_steps
from planner.plan.brief import Brief
from planner.plan.instantiate import instantiate
from planner.plan.plan import Plan, PlanId
from planner.plan.sample_history import SampleStep, steps
from planner.plan.sample_story import Story
from planner.plan.template import Template
from planner.plan.template_file import shipped_template
from planner.shared.calendar import WorkCalendar
from planner.shared.past_days import friday_of, moment
from planner.stakeholders.sample.company import PeopleStep
from planner.stakeholders.sample.steps import people_steps
from planner.tasks.task import Participant, Task, TaskId

_STORY = Path(__file__).with_name("sample.yaml")
_DAYS_AHEAD = 11
"""The plan was made this many days before day 0."""


@dataclass(frozen=True)
class Sample:
    """A plan as it was made, and everything that has happened since, in order."""

    plan: Plan
    tasks_at_start: tuple[Task, ...]
    steps: tuple[SampleStep, ...]
    kpi_steps: tuple[KpiStep, ...]
    people_steps: tuple[PeopleStep, ...]
    communication_steps: tuple[CommunicationStep, ...]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks as they stand now."""
        return self.tasks_after(self.steps)

    @property
    def comments(self) -> tuple[SampleStep, ...]:
        """The steps in which somebody said something."""
        return tuple(step for step in self.steps if step.comment)

    def tasks_after(self, steps: Sequence[SampleStep]) -> tuple[Task, ...]:
        """The tasks as they stood after some of the steps, the first ones."""
        known = {task.id: task for task in self.tasks_at_start}
        for step in steps:
            known |= {task.id: task for task in step.changed}
        return tuple(known.values())


def sample(today: date, *, plan_id: PlanId, new_id: Callable[[], TaskId]) -> Sample:
    """The sample company as of today, which is day 37 of its plan. Nothing in it lies after yesterday."""
    story = _story()
    template = _template(story)
    brief = Brief(
        company=story.company,
        leader=story.leader,
        role=story.role,
        first_day=today - timedelta(days=story.today),
        country=story.country,
        week=story.week,
        template=story.template,
    )
    created_at = moment(brief.first_day - timedelta(days=_DAYS_AHEAD), 9)
    plan = brief.plan(template, plan_id, created_at).but(is_sample=True)
    tasks = instantiate(template, new_id=new_id, leader=plan.leader, calendar=plan.calendar())
    calendar = plan.calendar()
    by_short_id = {
        row.id: _with_people(story, row.id, _on_its_day(story, row.id, task, calendar))
        for row, task in zip(template.tasks, tasks, strict=True)
    }
    ids = {short_id: task.id for short_id, task in by_short_id.items()}
    people = story.people | {template.leader_role: story.leader}
    counted, met = kpi_steps(calendar, today, people, ids, new_id), people_steps(calendar, today, people, new_id)
    registered = {one.name: one.id for step in met for one in step.stakeholders}
    return Sample(
        plan,
        tuple(by_short_id.values()),
        tuple(steps(story, by_short_id, calendar)),
        counted,
        met,
        communication_steps(calendar, today, people, _by_catalogue(counted), ids, new_id, registered),
    )


def _by_catalogue(counted: Sequence[KpiStep]) -> dict[str, KpiId]:
    return {kpi.catalogue: kpi.id for step in counted for kpi in step.kpis}


@cache
def _story() -> Story:
    return Story.model_validate(yaml.safe_load(_STORY.read_text(encoding="utf-8")))


def _template(story: Story) -> Template:
    shipped = shipped_template(story.template)
    return shipped.but(tasks=shipped.tasks + story.private_tasks)


def _on_its_day(story: Story, short_id: str, task: Task, calendar: WorkCalendar) -> Task:
    return task.but(start_day=friday_of(task.start_day, calendar)) if short_id in story.on_friday else task


def _with_people(story: Story, short_id: str, task: Task) -> Task:
    owner = story.people.get(task.owner, task.owner)
    named = {story.people.get(person.name, person.name): person.raci for person in task.participants}
    return task.but(
        owner=owner,
        participants=tuple(Participant(name=name, raci=raci) for name, raci in named.items() if name != owner),
        is_private=short_id in {own.id for own in story.private_tasks},
        private_note=story.private_notes.get(short_id, ""),
    )
