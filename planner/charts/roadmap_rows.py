"""Which row each phase and task stands on, and how large everything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.charts.roadmap_view import Group, Placed, RoadmapView, Rows
from planner.plan.baseline import BaselineTask
from planner.plan.plan import Phase
from planner.scheduling.schedule import TaskDates
from planner.shared.calendar import WorkCalendar
from planner.tasks.progress import progress
from planner.tasks.task import Task, TaskId


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes in pixels or in rows (heights, offsets from a row's middle); `names` is the names' share of the width."""

    is_compact: bool
    row_px: float
    names: float
    name_length: int
    ticks: int
    bar: float
    middle: float
    ghost: float
    day_px: float


def scale_of(compact: bool, width: int, days: int) -> Scale:
    """Sizes for a figure of this width in pixels; on a narrow screen the name stands above its bar."""
    if compact:
        return Scale(True, 39, 0.0, 46, 5, bar=0.3, middle=0.22, ghost=0.44, day_px=(width - 8) / days)
    column = min(270, round(width * 0.3))
    plot = max(100, width - column - 16)
    return Scale(
        is_compact=False,
        row_px=24,
        names=column / (width - 16),
        name_length=round(column / 6.75),
        ticks=plot // 37,
        bar=0.54,
        middle=0.0,
        ghost=0.38,
        day_px=plot / days,
    )


def rows(view: RoadmapView, calendar: WorkCalendar) -> Rows:
    """The tasks sorted into phases and, within a phase, by their dates."""
    agreed = {row.task: row for row in view.baseline.tasks} if view.baseline else {}
    by_phase = _by_phase(view.tasks)
    whole = _by_phase(view.everything or view.tasks)
    groups: list[Group] = []
    row = len(view.plan.phases)
    for position, phase in enumerate(view.plan.phases):
        if phase.key in by_phase:
            group = _group(view, calendar, (by_phase[phase.key], whole[phase.key]), agreed, (row, position, phase))
            groups.append(group)
            row += 1 if group.is_collapsed else len(group.tasks) + 1
    tasks = [placed for group in groups if not group.is_collapsed for placed in group.tasks]
    points = [placed for group in groups for placed in group.tasks if placed.task.is_point]
    return Rows(view.plan.phases, groups, tasks, points, row)


def _group(
    view: RoadmapView,
    calendar: WorkCalendar,
    tasks: tuple[list[Task], list[Task]],
    agreed: dict[TaskId, BaselineTask],
    place: tuple[int, int, Phase],
) -> Group:
    row, position, phase = place
    shown, members = tasks
    is_collapsed = phase.key in view.collapsed
    dated = [(task, view.schedule.get(task.id)) for task in shown]
    spans = sorted(((*span(task, dates, calendar), task.number, task, dates) for task, dates in dated), key=_by_dates)
    placed = tuple(
        Placed(
            task,
            row if is_collapsed else row + below,
            position,
            phase,
            start,
            finish,
            dates,
            agreed.get(task.id),
            view.days_late.get(task.id, 0),
        )
        for below, (start, finish, _, task, dates) in enumerate(spans, start=1)
    )
    return Group(row, position, phase, is_collapsed, placed, progress(members), tuple(members))


def _by_phase(tasks: Sequence[Task]) -> dict[str, list[Task]]:
    found: dict[str, list[Task]] = {}
    for task in tasks:
        found.setdefault(task.phase, []).append(task)
    return found


def _by_dates(row: tuple[int, int, int, Task, TaskDates | None]) -> tuple[int, int, int]:
    return row[:3]


def span(task: Task, dates: TaskDates | None, calendar: WorkCalendar) -> tuple[int, int]:
    """The first and last day of a task as scheduled; for a dropped task, as it was meant."""
    if dates is not None:
        return dates.start_day, dates.finish_day
    if task.duration == 0:
        return task.start_day, task.start_day
    begin = calendar.index_at_start_of(task.start_day)
    return task.start_day, calendar.working_day(begin + task.duration - 1)


def days_shown(view: RoadmapView, drawn: Rows, compact: bool) -> tuple[int, int]:
    """The first and last day on the axis: the window asked for, or everything and room for remarks."""
    if view.window:
        return view.window[0], max(view.window)
    first = min([view.plan.earliest_day, *(group.start for group in drawn.groups)])
    last = max([view.plan.last_phase_day, *(group.finish for group in drawn.groups)])
    air, room = max(1, (last - first) // 50), max(1, (last - first) // (20 if compact else 7))
    return first - air, last + room
