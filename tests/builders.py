"""Valid values for tests: name what matters, the rest is filled in."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from planner.plan.plan import Phase, Plan
from planner.shared.calendar import WeekPattern
from planner.tasks.task import Estimate, Kind, Link, LinkType, Recurrence, Status, Task, TaskId

MONDAY = date(2026, 1, 5)
"""The first day of the plans built here; no holiday falls into the weeks after it."""


def a_task(
    name: str,
    days: int = 1,
    after: Iterable[str | Link] = (),
    *,
    kind: Kind = Kind.TASK,
    start_day: int = 0,
    number: int = 1,
    phase: str = "all",
    estimate: tuple[float, float, float] | None = None,
    **fields: object,
) -> Task:
    """A task whose id is its name; `after` names predecessors (FS) or gives links."""
    links = tuple(Link(predecessor=TaskId(one)) if isinstance(one, str) else one for one in after)
    three_points = estimate and Estimate(optimistic=estimate[0], likely=estimate[1], pessimistic=estimate[2])
    return Task.checked(
        **{"id": name, "name": name, "number": number, "phase": phase, "kind": kind, "start_day": start_day}
        | {"duration": days, "links": links, "estimate": three_points or None}
        | fields
    )


def a_gate(name: str, after: Iterable[str | Link] = (), **fields: object) -> Task:
    """A gate: it takes no time."""
    return a_task(name, days=0, after=after, kind=Kind.GATE, **fields)


def a_milestone(name: str, after: Iterable[str | Link] = (), **fields: object) -> Task:
    """A milestone: it takes no time."""
    return a_task(name, days=0, after=after, kind=Kind.MILESTONE, **fields)


def a_recurring_task(
    name: str, every_days: int = 7, until_day: int = 100, after: Iterable[str | Link] = (), **fields: object
) -> Task:
    """A task that comes back, from its start day to a last day."""
    recurrence = Recurrence(every_days=every_days, until_day=until_day)
    return a_task(name, after=after, kind=Kind.RECURRING, recurrence=recurrence, **fields)


def a_done_task(name: str, days: int, start: date, finish: date, **fields: object) -> Task:
    """A task that was started and finished on the given dates."""
    happened = {"status": Status.DONE, "percent": 100, "actual_start": start, "actual_finish": finish}
    return a_task(name, days, **happened | fields)


def a_started_task(name: str, days: int, start: date, percent: int = 0, **fields: object) -> Task:
    """A task under way since the given date."""
    return a_task(name, days, **{"status": Status.IN_PROGRESS, "percent": percent, "actual_start": start} | fields)


def a_link(predecessor: str, link_type: str = "FS", lag: int = 0) -> Link:
    """A link of any type, with its lag in working days."""
    return Link(predecessor=TaskId(predecessor), type=LinkType(link_type), lag=lag)


def a_plan(*phases: Phase, first_day: date = MONDAY, week: WeekPattern = WeekPattern.MON_FRI, **fields: object) -> Plan:
    """A plan whose first day is a Monday; without phases given, one phase holds all the hundred days."""
    return Plan.checked(
        **{"id": "plan", "company": "Acme", "leader": "Ada Lovelace", "first_day": first_day, "week": week}
        | {"phases": phases or (a_phase(),), "created_at": datetime(2026, 1, 1, tzinfo=UTC)}
        | fields
    )


def a_plain_plan(**fields: object) -> Plan:
    """A plan on which every day is worked, so that day numbers are plain critical-path numbers."""
    return a_plan(week=WeekPattern.ALL, **fields)


def a_phase(key: str = "all", start_day: int = 0, end_day: int = 100, name: str = "") -> Phase:
    """A phase, both days included."""
    return Phase(key=key, name=name or key.capitalize(), start_day=start_day, end_day=end_day)


def numbered(tasks: Sequence[Task]) -> list[Task]:
    """The tasks numbered in their order."""
    return [task.but(number=i) for i, task in enumerate(tasks, start=1)]
