"""A schedule as the command line prints it: JSON for scripts, an aligned table for people."""

import json
from collections.abc import Sequence
from itertools import starmap
from typing import Any

from planner.scheduling.schedule import Schedule, TaskDates
from planner.tasks.task import Task

_HEADERS = (
    *("id", "task", "early start", "early finish", "late start", "late finish"),
    *("total float", "free float", "critical", "starts", "ends"),
)
_NUMBERS = slice(2, 8)
_WIDEST_CELL = 40


def schedule_as_json(schedule: Schedule) -> str:
    """`finish` and, for each task, indexes in elapsed working days, floats, whether it is critical, and dates."""
    return json.dumps(
        {"finish": schedule.finish, "tasks": [_as_json(row) for row in schedule]}, ensure_ascii=False, indent=2
    )


def schedule_as_table(tasks: Sequence[Task], schedule: Schedule) -> str:
    """The finish in a sentence, then one line a task; numbers are elapsed working days from the first day."""
    names = {task.id: task.name for task in tasks}
    cells = [_HEADERS, *(_as_cells(names[row.task], row) for row in schedule)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(starmap(_aligned, enumerate(zip(line, widths, strict=True)))).rstrip() for line in cells]
    days = f"{schedule.finish} working day{'' if schedule.finish == 1 else 's'}"
    return "\n".join([f"The last task ends on {schedule.finish_date} after {days}.", "", *lines])


def _as_json(row: TaskDates) -> dict[str, Any]:
    return {
        "id": row.task,
        "early_start": row.early_start,
        "early_finish": row.early_finish,
        "late_start": row.late_start,
        "late_finish": row.late_finish,
        "total_float": row.total_float,
        "free_float": row.free_float,
        "critical": row.is_critical,
        "start_date": row.start.isoformat(),
        "finish_date": row.finish.isoformat(),
    }


def _as_cells(name: str, row: TaskDates) -> tuple[str, ...]:
    numbers = (row.early_start, row.early_finish, row.late_start, row.late_finish, row.total_float, row.free_float)
    is_critical = "critical" if row.is_critical else ""
    dates = (f"day {row.start_day}, {row.start}", f"day {row.finish_day}, {row.finish}")
    return (short(row.task), short(name), *map(str, numbers), is_critical, *dates)


def short(text: str) -> str:
    """The text on one line, cut off where a column would become too wide."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST_CELL else f"{line[: _WIDEST_CELL - 1]}…"


def _aligned(column: int, cell_and_width: tuple[str, int]) -> str:
    cell, width = cell_and_width
    return cell.rjust(width) if column in range(_NUMBERS.start, _NUMBERS.stop) else cell.ljust(width)
