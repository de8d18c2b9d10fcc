"""Templates: a plan in relative days, with roles where a plan has people."""

from collections.abc import Iterator, Sequence
from graphlib import CycleError, TopologicalSorter
from typing import Annotated, Any, NamedTuple, Self

from pydantic import Field, field_validator, model_validator

from planner.plan.plan import Phase
from planner.shared.value import Line, Name, Text, Value
from planner.tasks.task import Day, Estimate, Kind, LinkType, Participant, Recurrence

ShortId = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,19}$")]
"""A task's name inside its template, such as A7."""


class TemplateLink(Value):
    """The task waits for another task of the template; the lag counts working days."""

    task: ShortId
    type: LinkType = LinkType.FS
    lag: int = Field(default=0, ge=-1000, le=1000)


class TemplateTask(Value):
    """A task in relative days. Its length is either the last calendar day or a number of working days."""

    id: ShortId
    phase: str
    kind: Kind = Kind.TASK
    name: Name
    start_day: Day
    end_day: Day | None = None
    duration: int | None = Field(default=None, ge=0, le=3650)
    estimate: Estimate | None = None
    deadline_day: Day | None = None
    owner: Line = ""
    participants: tuple[Participant, ...] = ()
    deliverable: Line = ""
    description: Text = ""
    tool: Line = ""
    checklist: tuple[Name, ...] = ()
    links: tuple[TemplateLink, ...] = ()
    recurrence: Recurrence | None = None
    freezes_baseline: bool = False

    @field_validator("links", mode="before")
    @classmethod
    def _short_links(cls, links: Any) -> Any:
        return [{"task": link} if isinstance(link, str) else link for link in _as_list(links)]

    @field_validator("participants", mode="before")
    @classmethod
    def _named_participants(cls, people: Any) -> Any:
        return [{"name": who, "raci": raci} for who, raci in people.items()] if isinstance(people, dict) else people

    @field_validator("estimate", mode="before")
    @classmethod
    def _three_numbers(cls, estimate: Any) -> Any:
        if not isinstance(estimate, list | tuple):
            return estimate
        if len(estimate) != 3:
            raise ValueError("give three numbers of working days: optimistic, likely, pessimistic")
        return dict(zip(("optimistic", "likely", "pessimistic"), estimate, strict=True))

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        for fault in _length_faults(self):
            raise ValueError(f"field {fault.field}: {fault.text}")
        return self

    @property
    def is_point(self) -> bool:
        """Whether it takes no time: a milestone or a gate."""
        return self.kind in (Kind.MILESTONE, Kind.GATE)


class Template(Value):
    """A plan in relative days. Where a task says `leader_role`, a plan says the leader's name."""

    key: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")
    name: Name
    description: Text = ""
    length: int = Field(default=100, ge=1, le=3650)
    leader_role: Name = "CMO"
    phases: tuple[Phase, ...] = Field(min_length=1)
    tasks: tuple[TemplateTask, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for fault in _faults(self.phases, self.tasks):
            raise ValueError(f"task {fault.task}, field {fault.field}: {fault.text}")
        return self

    @model_validator(mode="after")
    def _phases_differ(self) -> Self:
        keys = [phase.key for phase in self.phases]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice:
            raise ValueError(f"field phases: two phases have the key “{twice}”; every phase needs its own")
        return self

    @property
    def earliest_day(self) -> int:
        """The first day of the first phase: nothing starts before it."""
        return min(phase.start_day for phase in self.phases)

    def task(self, short_id: str) -> TemplateTask:
        """The task of this short id; `KeyError` if there is none."""
        return {task.id: task for task in self.tasks}[short_id]

    def roles(self) -> tuple[str, ...]:
        """Everybody a task names, owners first, each once, in the order of the tasks."""
        owners = [task.owner for task in self.tasks if task.owner]
        others = [person.name for task in self.tasks for person in task.participants]
        return tuple(dict.fromkeys(owners + others))


class Fault(NamedTuple):
    """What is wrong with which field of which task."""

    task: str
    field: str
    text: str


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value or []


def _length_faults(task: TemplateTask) -> Iterator[Fault]:
    if task.end_day is not None and task.end_day < task.start_day:
        yield Fault(task.id, "end_day", f"it ends on day {task.end_day}, before it starts on day {task.start_day}")
    if task.deadline_day is not None and task.deadline_day < task.start_day:
        yield Fault(task.id, "deadline_day", f"it is due on day {task.deadline_day}, before its first day")
    if task.is_point and (task.end_day is not None or task.duration):
        yield Fault(task.id, "end_day" if task.end_day is not None else "duration", f"a {task.kind} takes no time")
    if task.kind is Kind.TASK and (task.end_day is None) == (task.duration is None):
        yield Fault(task.id, "end_day", "give either end_day (calendar day) or duration (working days)")
    if task.kind is Kind.TASK and task.duration == 0:
        yield Fault(task.id, "duration", "a task takes at least one working day; make it a milestone if it takes none")
    if (task.kind is Kind.RECURRING) != (task.recurrence is not None):
        yield Fault(task.id, "recurrence", "a recurring task, and only that, has every_days and until_day")
    if task.recurrence and task.recurrence.until_day < task.start_day:
        yield Fault(task.id, "recurrence", f"it ends on day {task.recurrence.until_day}, before the first day")


def _faults(phases: Sequence[Phase], tasks: Sequence[TemplateTask]) -> Iterator[Fault]:
    known = {task.id: task for task in tasks}
    keys = {phase.key for phase in phases}
    earliest = min(phase.start_day for phase in phases)
    seen: set[str] = set()
    for task in tasks:
        if task.id in seen:
            yield Fault(task.id, "id", "another task has this id too; every task needs its own")
        seen.add(task.id)
        if task.phase not in keys:
            yield Fault(task.id, "phase", f"there is no phase “{task.phase}”; choose one of {', '.join(sorted(keys))}")
        if task.start_day < earliest:
            yield Fault(task.id, "start_day", f"day {task.start_day} lies before the first phase (day {earliest})")
        yield from _link_faults(task, known)
    yield from _cycle_faults(tasks)


def _link_faults(task: TemplateTask, known: dict[str, TemplateTask]) -> Iterator[Fault]:
    for link in task.links:
        if link.task == task.id:
            yield Fault(task.id, "links", "a task cannot wait for itself; remove the link")
        elif link.task not in known:
            yield Fault(task.id, "links", f"there is no task “{link.task}”; correct the id or remove the link")
        elif known[link.task].kind is Kind.RECURRING:
            yield Fault(task.id, "links", f"“{link.task}” recurs and has no end to wait for; remove the link")
    if len({(link.task, link.type) for link in task.links}) < len(task.links):
        yield Fault(task.id, "links", "the same link is there twice; keep one")


def _cycle_faults(tasks: Sequence[TemplateTask]) -> Iterator[Fault]:
    try:
        TopologicalSorter({task.id: [link.task for link in task.links] for task in tasks}).prepare()
    except CycleError as error:
        circle = error.args[1]
        chain = " → ".join(f"“{short_id}”" for short_id in circle)
        yield Fault(circle[0], "links", f"{chain} wait for each other; remove one of these links")
