"""The table of tasks: its columns, what stands in them, and in which order the rows come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.dates import input_format
from planner.actions.plans import OpenPlan
from planner.charts.palette import status_words
from planner.plan.plan import Plan
from planner.scheduling.agreed import agreed_days
from planner.scheduling.attention import overdue
from planner.tasks.predecessors import format_predecessors
from planner.tasks.task import Status, Task, TaskId

TICK = "tick"
REASON = "blocked_reason"
EDITABLE = ("name", "status", "percent", "owner", "phase", "start_day", "duration", "deadline_day", "links", REASON)
"""The columns that may be typed into, in their order on screen; each is the field of that name."""
REPORTED = ("status", REASON, "percent")
"""Those that whoever only reports on tasks may type into."""
READ_ONLY = ("start", "finish", "slack", "critical", "days_late")
LABELS = {
    TICK: "Tick",
    "number": "No.",
    "name": "Task",
    "status": "Status",
    REASON: "Blocked because",
    "percent": "Percent",
    "owner": "Owner",
    "phase": "Phase",
    "start_day": "Earliest start day",
    "duration": "Working days",
    "deadline_day": "Deadline day",
    "links": "Waits for",
    "start": "Starts",
    "finish": "Ends",
    "slack": "Slack",
    "critical": "Critical",
    "days_late": "Days late",
}
_NUMBERS = {"percent", "start_day", "duration", "deadline_day", "slack", "days_late", "number"}
_DATES = {"start", "finish"}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is worked out about the tasks: how many days each overdue one is late, each one's number and phase."""

    days_late: Mapping[TaskId, int]
    numbers: Mapping[TaskId, int]
    phases: Mapping[str, int]


def facts(opened: OpenPlan) -> Facts:
    """The facts of the open plan."""
    agreed = agreed_days(opened.plan, opened.all_tasks, opened.all_baseline)
    late = overdue(opened.tasks, opened.schedule, agreed, opened.status_day)
    return Facts(
        days_late={item.task: item.days_late for item in late},
        numbers={task.id: task.number for task in opened.tasks},
        phases={phase.key: at for at, phase in enumerate(opened.plan.phases)},
    )


def _by_phase(opened: OpenPlan, known: Facts) -> Callable[[Task], tuple[Any, ...]]:
    return lambda task: (known.phases.get(task.phase, 99), *_by_start(opened, task))


def _by_start(opened: OpenPlan, task: Task) -> tuple[Any, ...]:
    dates = opened.schedule.get(task.id)
    return (dates.start_day if dates else task.start_day, task.number)


def _by_finish(opened: OpenPlan, known: Facts) -> Callable[[Task], tuple[Any, ...]]:
    def finish(task: Task) -> tuple[Any, ...]:
        dates = opened.schedule.get(task.id)
        return (dates is None, dates.finish_day if dates else 0, task.number)

    return finish


def _by_attention(opened: OpenPlan, known: Facts) -> Callable[[Task], tuple[Any, ...]]:
    def pressing(task: Task) -> tuple[Any, ...]:
        dates = opened.schedule.get(task.id)
        slack = dates.total_float if dates else 0
        is_blocked = task.status is Status.BLOCKED
        return (not task.is_open, -known.days_late.get(task.id, 0), not is_blocked, slack, *_by_start(opened, task))

    return pressing


ORDERS: Mapping[str, Callable[[OpenPlan, Facts], Callable[[Task], tuple[Any, ...]]]] = {
    "What needs attention": _by_attention,
    "Phase and start": _by_phase,
    "End": _by_finish,
    "Owner": lambda opened, known: lambda task: (not task.owner, task.owner.casefold(), *_by_start(opened, task)),
    "Number": lambda opened, known: lambda task: (task.number,),
}
"""The orders a visitor may choose, by name; the first one stands until another is chosen."""


def in_order(opened: OpenPlan, known: Facts, tasks: Sequence[Task], order: str) -> tuple[Task, ...]:
    """The tasks in the order of that name."""
    return tuple(sorted(tasks, key=ORDERS[order](opened, known)))


def frame(opened: OpenPlan, known: Facts, tasks: Sequence[Task]) -> pd.DataFrame:
    """One row per task, in their order, with every column in a type that also holds when there are no rows."""
    return as_frame([row(opened, known, task) for task in tasks])


def as_frame(rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The rows as a table of fixed types."""
    columns = {name: pd.Series([one.get(name) for one in rows], dtype=_type(name)) for name in LABELS}
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def row(opened: OpenPlan, known: Facts, task: Task) -> dict[str, Any]:
    """What stands in the row of a task."""
    dates = opened.schedule.get(task.id)
    return {
        TICK: False,
        **editable_cells(task, known.numbers),
        "number": task.number,
        "start": dates and pd.Timestamp(dates.start),
        "finish": dates and pd.Timestamp(dates.finish),
        "slack": dates.total_float if dates and task.is_open and not task.recurrence else None,
        "critical": "critical" if dates and dates.is_critical else "",
        "days_late": known.days_late.get(task.id),
    }


def editable_cells(task: Task, numbers: Mapping[TaskId, int]) -> dict[str, Any]:
    """The cells of a task that may be typed into, as they stand there."""
    cells = {name: getattr(task, name) for name in EDITABLE}
    # A private task may be waited for by one that this visitor sees; its number says nothing about it.
    seen = [link for link in task.links if link.predecessor in numbers]
    links = format_predecessors(seen, lambda task_id: str(numbers[task_id]))
    return cells | {"status": task.status.value, "links": links}


def _type(name: str) -> str:
    if name == TICK:
        return "boolean"
    return "Int64" if name in _NUMBERS else "datetime64[ns]" if name in _DATES else "str"


def config(plan: Plan, *, narrow: bool) -> dict[str, Any]:
    """How Streamlit is to show each column."""
    column = st.column_config
    phases = {phase.key: phase.name for phase in plan.phases}
    date_format = "ddd, MMM D" if input_format().startswith("MM") else "ddd, D MMM"
    return {
        TICK: column.CheckboxColumn(LABELS[TICK], width=64, pinned=not narrow, help="To change several at once."),
        "number": column.NumberColumn(LABELS["number"], width=50, pinned=not narrow, help="How links name it."),
        # Streamlit greys the texts of a pinned column: pinned only where a name would be scrolled away at once.
        "name": column.TextColumn(LABELS["name"], width=150 if narrow else 350, pinned=narrow),
        "status": column.SelectboxColumn(
            LABELS["status"], width=125, options=[status.value for status in Status], format_func=_status,
            default=Status.NOT_STARTED.value,
        ),
        REASON: column.TextColumn(LABELS[REASON], width=180, help="Needed for a task that is blocked."),
        "percent": column.NumberColumn(
            LABELS["percent"], width=85, format="%d %%", min_value=0, max_value=100, step=1,
            help="Percent done. 100 finishes the task today.",
        ),
        "owner": column.TextColumn(LABELS["owner"], width=140),
        "phase": column.SelectboxColumn(LABELS["phase"], width=130, options=list(phases), format_func=phases.get),
        "start_day": column.NumberColumn(
            LABELS["start_day"], width=130, step=1, help="The earliest day; what it waits for may push it later."
        ),
        "duration": column.NumberColumn(LABELS["duration"], width=125, step=1, min_value=0),
        "deadline_day": column.NumberColumn(LABELS["deadline_day"], width=115, step=1),
        "links": column.TextColumn(
            LABELS["links"], width=150, help="Numbers of tasks: 12; 12FS+3d; 4SS-1d. Lags are working days."
        ),
        "start": column.DateColumn(LABELS["start"], width=105, format=date_format),
        "finish": column.DateColumn(LABELS["finish"], width=105, format=date_format),
        "slack": column.NumberColumn(LABELS["slack"], width=70, help="Working days it may slip before the end moves."),
        "critical": column.TextColumn(LABELS["critical"], width=75, help="Cannot slip without moving the end."),
        "days_late": column.NumberColumn(LABELS["days_late"], width=85, help="Days past the end that was agreed."),
    }  # fmt: skip


def _status(value: str) -> str:
    return status_words(Status(value))
