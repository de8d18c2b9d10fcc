"""Tasks in: a table and what its columns mean become tasks of a plan, or a list of what is wrong with which cell.

All or nothing: one wrong cell, and no task can be taken from the preview. Summary rows are no tasks:
their dates follow from the tasks under them, so they are left out and links with them spread to those.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.exchange.cell_dates import DateOrder, date_order, first_in_doubt
from planner.exchange.cell_values import holds_fractions
from planner.exchange.field_cells import CellProblem
from planner.exchange.outline import Leaves, summary_rows
from planner.exchange.raw_table import RawRow, RawTable
from planner.exchange.row_cells import Reading, Remark, Row
from planner.exchange.row_links import known_tasks, links_of, with_links_of_summaries, without_repeats
from planner.exchange.row_people import checklist, flag, people
from planner.exchange.row_phase import phase_of
from planner.exchange.row_progress import progress
from planner.exchange.row_timing import timing
from planner.exchange.task_columns import ColumnMapping, Field
from planner.plan.plan import Plan
from planner.scheduling.network import network_of
from planner.shared.calendar import WorkCalendar
from planner.shared.errors import BadInput
from planner.tasks.task import Task, TaskId

_DATES = (
    *(Field.START, Field.FINISH, Field.DEADLINE, Field.ACTUAL_START, Field.ACTUAL_FINISH),
    Field.UNTIL_DAY,
)
_HIGHEST_NUMBER_KEPT = 99_999  # Asana's ids have sixteen digits: no number for people
_COLUMN_OF = {
    "number": Field.NUMBER,
    "name": Field.NAME,
    "phase": Field.PHASE,
    "kind": Field.KIND,
    "start_day": Field.START,
    "duration": Field.DURATION,
    "estimate": Field.OPTIMISTIC,
    "deadline_day": Field.DEADLINE,
    "owner": Field.OWNER,
    "participants": Field.PARTICIPANTS,
    "deliverable": Field.DELIVERABLE,
    "description": Field.DESCRIPTION,
    "tool": Field.TOOL,
    "checklist": Field.CHECKLIST,
    "links": Field.PREDECESSORS,
    "blocked_reason": Field.BLOCKED_REASON,
    "percent": Field.PERCENT,
    "recurrence": Field.EVERY_DAYS,
    "ticked_days": Field.TICKED_DAYS,
    "private_note": Field.PRIVATE_NOTE,
}


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would bring: the rows that could be read, and everything that is wrong or noteworthy."""

    readable: tuple[Task, ...]
    problems: tuple[CellProblem, ...]
    ignored_columns: tuple[str, ...]
    notes: tuple[str, ...]
    asks_day_first: bool
    """The file does not tell whether 03/04/2025 is in April or March; pass `day_first`."""

    @property
    def is_usable(self) -> bool:
        """Whether everything could be read, so that the tasks may be taken."""
        return not self.problems

    @property
    def drafts(self) -> tuple[Task, ...]:
        """The tasks to add; `BadInput` as long as anything is wrong."""
        if self.problems:
            raise BadInput(f"Nothing was imported: {len(self.problems)} cells need a correction first.")
        return self.readable


def preview(
    table: RawTable,
    mapping: ColumnMapping,
    plan: Plan,
    *,
    today: date,
    existing: Sequence[Task],
    new_id: Callable[[], TaskId],
    day_first: bool | None = None,
) -> Preview:
    """The tasks in a table, as they would join the tasks the plan already has.

    `new_id` gives each task its id; numbers of the file are kept where they are free. `day_first`
    says how to read dates such as 03/04/2025 when nothing in the file tells.
    """
    rows, general = _rows(table, mapping, plan, today, day_first)
    if not rows:
        general = [CellProblem(table.header_row, "", "", "There is no row with a task under the headers.")]
    if not mapping.header(Field.NAME):
        general = [CellProblem(table.header_row, "", "", "Choose the column that holds the tasks' names.")]
        rows = []
    leaves = summary_rows(rows)
    tasks = _tasks(rows, leaves, existing, new_id)
    problems = [*general, *(problem for row in rows for problem in row.problems)]
    if not problems:
        problems = _cycle(rows, tasks, existing, plan.calendar())
    remarks = sum((row.remarks for row in rows), Counter())
    return Preview(
        readable=tuple(tasks),
        problems=tuple(problems),
        ignored_columns=mapping.ignored(table),
        notes=tuple(_notes(remarks, leaves, rows, mapping)),
        asks_day_first=bool(rows) and rows[0].reading.order.is_asked,
    )


def _rows(
    table: RawTable, mapping: ColumnMapping, plan: Plan, today: date, day_first: bool | None
) -> tuple[list[Row], list[CellProblem]]:
    columns = {field: table.columns(header) for field, header in mapping.headers.items()}
    order, problems = _date_order(table, columns, mapping, day_first)
    percents = [row.cells[at] for at in columns.get(Field.PERCENT, ())[:1] for row in table.rows]
    reading = Reading(plan, plan.calendar(), mapping, columns, order, holds_fractions(percents), today)
    return [Row(reading, raw, raw.number - table.header_row) for raw in _task_rows(table)], problems


def _task_rows(table: RawTable) -> Iterable[RawRow]:
    """The rows without repeated headers and the group titles above them, as monday.com writes them."""
    repeated = {row.number for row in table.rows if row.cells == table.headers}
    titles = {row.number for row in table.rows if row.number + 1 in repeated and sum(map(bool, row.cells)) == 1}
    return (row for row in table.rows if row.number not in repeated | titles)


def _date_order(
    table: RawTable, columns: Mapping[Field, Sequence[int]], mapping: ColumnMapping, day_first: bool | None
) -> tuple[DateOrder, list[CellProblem]]:
    places = [(field, at) for field in _DATES for at in columns.get(field, ())]
    cells = [row.cells[at] for _, at in places for row in table.rows]
    try:
        order = date_order(cells, day_first)
        message = "Is the day or the month first? Choose it above the preview."
    except BadInput as error:
        order, message = DateOrder(day_first=False, is_asked=False), str(error)
    else:
        if not order.is_asked:
            return order, []
    doubtful = first_in_doubt(cells)
    row, field = next((row, field) for field, at in places for row in table.rows if row.cells[at] == doubtful)
    return order, [CellProblem(row.number, mapping.header(field) or "", doubtful, message)]


def _tasks(rows: Sequence[Row], leaves: Leaves, existing: Sequence[Task], new_id: Callable[[], TaskId]) -> list[Task]:
    ids = [new_id() for _ in rows]
    _refuse_double_ids(rows)
    known = known_tasks(rows, ids, leaves, existing)
    links = with_links_of_summaries(rows, leaves, [links_of(row, known) for row in rows])
    phases = _phase_hints(rows, leaves)
    taken = {task.number for task in existing}
    tasks = []
    for at, row in enumerate(rows):
        if at in leaves:
            continue
        fields = _fields(row, phases.get(at, "")) | {"links": without_repeats(links[at])}
        if task := _task(row, {"id": ids[at], "number": _number(row, taken), **fields}):
            tasks.append(task)
    return tasks


def _fields(row: Row, phase_hint: str) -> dict[str, Any]:
    named = phase_of(row, phase_hint)
    when = timing(row, named.start_day if named else None)
    phase = named or phase_of(row, phase_hint, when["start_day"])
    return {
        "name": row.text(Field.NAME),
        "phase": phase.key if phase else "",
        **when,
        **progress(row, when["start_day"], when["duration"]),
        **people(row),
        "deliverable": row.text(Field.DELIVERABLE),
        "description": row.text(Field.DESCRIPTION),
        "tool": row.text(Field.TOOL),
        "checklist": checklist(row),
        "is_private": flag(row, Field.PRIVATE),
        "private_note": row.text(Field.PRIVATE_NOTE),
        "freezes_baseline": flag(row, Field.FREEZES_BASELINE),
    }


def _task(row: Row, fields: dict[str, Any]) -> Task | None:
    try:
        return Task.checked(**fields)
    except BadInput as error:
        for name, message in error.problems.items():
            row.wrong(_COLUMN_OF.get(name.split(".")[0], Field.NAME), message)
        return None


def _number(row: Row, taken: set[int]) -> int:
    """The number in the file if it is one and is free, otherwise the next free one."""
    text = row.text(Field.NUMBER)
    wanted = int(text) if text.isdecimal() and len(text) < 6 else 0
    number = wanted if 0 < wanted <= _HIGHEST_NUMBER_KEPT and wanted not in taken else max(taken, default=0) + 1
    if wanted and number != wanted:
        row.remark(Remark.NEW_NUMBER)
    taken.add(number)
    return number


def _refuse_double_ids(rows: Sequence[Row]) -> None:
    times = Counter(row.text(Field.NUMBER).casefold() for row in rows)
    for row in rows:
        if times[row.text(Field.NUMBER).casefold()] > 1 and row.text(Field.NUMBER):
            row.wrong(Field.NUMBER, "Another row has the same id; give every row its own.")


def _phase_hints(rows: Sequence[Row], leaves: Leaves) -> dict[int, str]:
    """The name of the summary row right above each task: outlines are often parted into phases."""
    return {leaf: rows[summary].text(Field.NAME) for summary, under in sorted(leaves.items()) for leaf in under}


def _cycle(
    rows: Sequence[Row], tasks: Sequence[Task], existing: Sequence[Task], calendar: WorkCalendar
) -> list[CellProblem]:
    try:
        network_of([*existing, *tasks], calendar)
    except BadInput as error:
        row = next((row for row in rows if f"“{row.text(Field.NAME)}”" in str(error)), rows[0])
        row.wrong(Field.PREDECESSORS, str(error))
        return row.problems
    return []


def _notes(remarks: Counter[Remark], leaves: Leaves, rows: Sequence[Row], mapping: ColumnMapping) -> Iterable[str]:
    if leaves:
        yield f"{_of(len(leaves), 'summary row')} left out: the dates follow from the tasks under them."
    if rows and mapping.header(Field.PREDECESSORS) and not mapping.header(Field.NUMBER):
        yield "Numbers of predecessors are read as places under the headers: 1 is the first row below them."
    if rows and rows[0].reading.are_fractions and not mapping.is_our_own:
        yield f"“{mapping.header(Field.PERCENT)}” holds fractions: 1 is read as 100 %."
    for what in Remark:
        if remarks[what]:
            yield f"{_of(remarks[what], 'task')}: {what.value}."


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}" + ("" if count == 1 else "s")
