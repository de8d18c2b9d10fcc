"""What an import would bring, worked out once for each file, mapping and state of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from pages.shared import visit
from pages.shared.upload import Upload
from planner.access.visitor import Permission
from planner.actions.plans import OpenPlan
from planner.actions.workspace import new_id
from planner.charts.palette import status_words
from planner.exchange.raw_table import RawTable
from planner.exchange.task_columns import ColumnMapping
from planner.exchange.tasks_in import Preview, preview
from planner.plan.plan import PlanId
from planner.scheduling.schedule import Schedule, schedule
from planner.shared.errors import BadInput
from planner.tasks.predecessors import format_predecessors
from planner.tasks.task import Task, TaskId


@dataclass(frozen=True, slots=True)
class ImportView:
    """The preview, its tasks as a table, those whose names the plan has already, and the days they run."""

    preview: Preview
    table: pd.DataFrame
    twice: tuple[str, ...]
    first: date | None
    last: date | None

    @property
    def has_private(self) -> bool:
        """Whether any task is private or has a private note."""
        return any(task.is_private or task.private_note for task in self.preview.readable)


def import_view(
    opened: OpenPlan, upload: Upload, table: RawTable, mapping: ColumnMapping, *, day_first: bool | None
) -> ImportView:
    """What the file would bring into the plan as this visitor sees it."""
    sees_private = visit.visitor().may(Permission.VIEW_PRIVATE, opened.plan.id)
    plan = (opened.plan.id, opened.plan.revision, sees_private)
    means = tuple(sorted((field.name, header) for field, header in mapping.headers.items()))
    file = (upload.digest, upload.name, table.sheet)
    return _worked_out(plan, opened.today, file, means, day_first, opened, table, mapping)


@st.cache_resource(max_entries=16, show_spinner="Reading the tasks …")
def _worked_out(
    plan: tuple[PlanId, int, bool],
    today: date,
    file: tuple[str, str, str],
    means: tuple[tuple[str, str], ...],
    day_first: bool | None,
    _opened: OpenPlan,
    _table: RawTable,
    _mapping: ColumnMapping,
) -> ImportView:
    found = preview(
        _table,
        _mapping,
        _opened.plan,
        today=today,
        existing=_opened.tasks,
        new_id=lambda: TaskId(new_id()),
        day_first=day_first,
    )
    known = {task.name.casefold() for task in _opened.tasks}
    dates = _dates(_opened, found.readable)
    days = [row for task in found.readable if (row := dates and dates.get(task.id))]
    return ImportView(
        preview=found,
        table=_rows(_opened, found.readable, dates),
        twice=tuple(task.name for task in found.readable if task.name.casefold() in known),
        first=min((row.start for row in days), default=None),
        last=max((row.finish for row in days), default=None),
    )


def _dates(opened: OpenPlan, tasks: Sequence[Task]) -> Schedule | None:
    """The dates the tasks would get in the plan; None as long as their links cannot be followed."""
    try:
        return schedule(opened.plan, [*opened.all_tasks, *tasks], opened.status_day)
    except BadInput:
        return None


def _rows(opened: OpenPlan, tasks: Sequence[Task], dates: Schedule | None) -> pd.DataFrame:
    phases = {phase.key: phase.name for phase in opened.plan.phases}
    numbers = {task.id: str(task.number) for task in (*opened.tasks, *tasks)}
    rows = [_row(task, phases, numbers, dates) for task in tasks]
    return pd.DataFrame(rows, columns=_COLUMNS)


_COLUMNS = ("#", "Task", "Phase", "Owner", "Start", "Finish", "Duration", "Waits for", "Status")


def _row(task: Task, phases: dict[str, str], numbers: dict[TaskId, str], dates: Schedule | None) -> tuple[object, ...]:
    when = dates.get(task.id) if dates else None
    links = (link for link in task.links if link.predecessor in numbers)
    return (
        task.number,
        task.name,
        phases.get(task.phase, ""),
        task.owner,
        when.start if when else None,
        when.finish if when else None,
        task.duration,
        format_predecessors(links, numbers.__getitem__),
        status_words(task.status),
    )
