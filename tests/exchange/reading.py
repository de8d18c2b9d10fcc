"""What the import tests share: a plan to import into, and a table read in one call."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path

from planner.exchange.tables_in import read_table
from planner.exchange.task_columns import guess
from planner.exchange.tasks_in import Preview, preview
from planner.plan.plan import Plan
from planner.tasks.task import Task, TaskId
from tests.builders import MONDAY, a_phase, a_plan

TODAY = date(2026, 2, 2)
SAMPLES = Path(__file__).parent / "data"
PHASES = (
    a_phase("prepare", -10, 15, name="Prepare"),
    a_phase("assess", 0, 30, name="Assess"),
    a_phase("act", 30, 80, name="Act"),
    a_phase("communicate", 0, 100, name="Communicate"),
)


def the_plan() -> Plan:
    return a_plan(*PHASES, first_day=MONDAY)


def imported(
    content: bytes | str,
    name: str = "tasks.csv",
    *,
    plan: Plan | None = None,
    existing: Sequence[Task] = (),
    day_first: bool | None = None,
    **mapped: str,
) -> Preview:
    """The preview of a file; `mapped` names the header for a field, as in `START="Kick-off"`."""
    numbers = count(1)
    table = read_table(content.encode() if isinstance(content, str) else content, name)
    mapping = guess(table)
    for field, header in mapped.items():
        mapping = mapping.with_header(type(next(iter(mapping.headers)))[field], header)
    return preview(
        table,
        mapping,
        plan or the_plan(),
        today=TODAY,
        existing=existing,
        new_id=lambda: TaskId(f"new-{next(numbers)}"),
        day_first=day_first,
    )


def a_csv(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode()


def drafts_of(*rows: Sequence[str], **options: object) -> tuple[Task, ...]:
    """The tasks in a CSV of these rows; fails if there is a problem."""
    return imported(a_csv(*rows), **options).drafts


def problems_of(*rows: Sequence[str], **options: object) -> list[tuple[int, str, str]]:
    """Row, column and message of each problem in a CSV of these rows."""
    found = imported(a_csv(*rows), **options).problems
    return [(problem.row, problem.column, problem.message) for problem in found]
