"""The command line's CSV: one task a row, with fixed column names and predecessors such as `12FS+3d`."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial

from planner.exchange.cell_values import number, whole_number
from planner.shared.calendar import WeekPattern
from planner.shared.errors import BadInput
from planner.tasks.predecessors import parse_predecessors
from planner.tasks.task import Estimate, Kind, Link, Status, Task, TaskId

NEEDED = ("id", "task", "duration", "predecessors")
POSSIBLE = (
    *("start_day", "deadline", "phase", "owner", "optimistic", "pessimistic"),
    *("percent", "actual_start", "actual_finish"),
)

Row = Mapping[str, str]


def read_plain_tasks(text: str, first_day: date, week: WeekPattern = WeekPattern.MON_FRI) -> list[Task]:
    """The tasks in the order of their rows; a deadline or actual date may also be a day number.

    A lag in weeks counts the working days of `week`.

    A task without a start day may start on the first day there is. A duration of 0 makes a milestone,
    an actual finish a done task. Raises `BadInput` naming the line for anything that cannot be used.
    """
    rows = list(_rows(text))
    _refuse_repeated_ids(rows)
    ids = {row["id"]: TaskId(row["id"]) for _, row in rows}
    origin = min([0, *(_start_day(line, row) for line, row in rows)])
    links = partial(parse_predecessors, known=ids.get, days_per_week=len(week.working_weekdays))
    tasks = []
    for place, (line, row) in enumerate(rows, start=1):
        with _on_line(line):
            tasks.append(_task(row, place, origin, first_day, links))
    return tasks


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Each row that is not blank, with the line it ends on and its cells by column."""
    first_line = text.split("\n", 1)[0]
    delimiter = ";" if ";" in first_line and "," not in first_line else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, _cells(cells, columns, reader.line_num)
    except csv.Error as error:
        raise BadInput(f"Line {reader.line_num} is not proper CSV: {error}.") from error


def _columns(header: list[str]) -> list[str]:
    columns = [name.strip().casefold() for name in header]
    if not any(columns):
        raise BadInput(f"The file is empty; its first line must name the columns {', '.join(NEEDED)}.")
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise BadInput(f"There is no column {', '.join(missing)}; the first line must name {', '.join(NEEDED)}.")
    twice = next((name for name in (*NEEDED, *POSSIBLE) if columns.count(name) > 1), None)
    if twice:
        raise BadInput(f"There are two columns {twice}; keep one.")
    return columns


def _cells(cells: list[str], columns: list[str], line: int) -> Row:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise BadInput(f"Line {line} has more cells than there are columns; put quotes around a cell with a comma.")
    row = dict.fromkeys((*NEEDED, *POSSIBLE), "") | {
        name: cell.strip() for name, cell in zip(columns, cells, strict=False)
    }
    if not row["id"]:
        raise BadInput(f"Line {line} has no id; give every task one.")
    return row


def _refuse_repeated_ids(rows: list[tuple[int, Row]]) -> None:
    seen: dict[str, int] = {}
    for line, row in rows:
        first = seen.setdefault(row["id"], line)
        if first != line:
            raise BadInput(f"Lines {first} and {line} both have the id “{row['id']}”; give every task its own.")


def _start_day(line: int, row: Row) -> int:
    with _on_line(line):
        return _whole(row, "start_day") if row["start_day"] else 0


def _task(row: Row, place: int, origin: int, first_day: date, links: Callable[[str], tuple[Link, ...]]) -> Task:
    duration = _whole(row, "duration")
    deadline = _date(row, "deadline", first_day)
    return Task.checked(
        id=row["id"],
        number=place,
        phase=row["phase"],
        name=row["task"] or row["id"],
        kind=Kind.TASK if duration else Kind.MILESTONE,
        start_day=_whole(row, "start_day") if row["start_day"] else origin,
        duration=duration,
        estimate=_estimate(row, duration),
        deadline_day=deadline and (deadline - first_day).days,
        owner=row["owner"],
        links=links(row["predecessors"]),
        **_what_happened(row, first_day),
    )


def _estimate(row: Row, likely: int) -> Estimate | None:
    said = [name for name in ("optimistic", "pessimistic") if row[name]]
    if not said:
        return None
    if len(said) == 1:
        raise BadInput(f"there is only the {said[0]} duration; give both, or neither.")
    return Estimate.checked(
        optimistic=_number(row, "optimistic"), likely=likely, pessimistic=_number(row, "pessimistic")
    )


def _what_happened(row: Row, first_day: date) -> dict[str, object]:
    percent = _whole(row, "percent") if row["percent"] else 0
    begun = {"percent": percent, "actual_start": _date(row, "actual_start", first_day)}
    finish = _date(row, "actual_finish", first_day)
    if finish:
        return begun | {"status": Status.DONE, "percent": 100, "actual_finish": finish}
    if percent >= 100:
        raise BadInput("percent is 100, but there is no actual_finish; give the date the task was finished.")
    return begun | {"status": Status.IN_PROGRESS if any(begun.values()) else Status.NOT_STARTED}


def _whole(row: Row, column: str) -> int:
    try:
        return whole_number(row[column])
    except BadInput as error:
        raise BadInput(f"{column} “{row[column]}” is not a whole number.") from error


def _number(row: Row, column: str) -> float:
    try:
        return number(row[column])
    except BadInput as error:
        raise BadInput(f"{column} “{row[column]}” is not a number.") from error


def _date(row: Row, column: str, first_day: date) -> date | None:
    """The date written as YYYY-MM-DD or as a day number."""
    said = row[column]
    if not said:
        return None
    try:
        return first_day + timedelta(days=int(said)) if said.lstrip("+-").isdecimal() else date.fromisoformat(said)
    except (ValueError, OverflowError) as error:
        raise BadInput(f"{column} “{said}” is neither a date such as 2026-03-31 nor a day number.") from error


@contextmanager
def _on_line(line: int) -> Iterator[None]:
    try:
        yield
    except BadInput as error:
        raise BadInput(f"Line {line}: {error}") from error
