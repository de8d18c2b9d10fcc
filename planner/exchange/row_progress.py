"""A row's status, percentage and actual dates, made to agree with each other."""

from datetime import date
from typing import Any

from planner.exchange.cell_values import percent
from planner.exchange.row_cells import Remark, Row
from planner.exchange.task_columns import Field
from planner.exchange.task_words import allowed_statuses, status_of
from planner.shared.errors import BadInput
from planner.tasks.task import Status


def progress(row: Row, start_day: int, duration: int) -> dict[str, Any]:
    """The fields of a task that say how far it is."""
    begun, finished = row.date(Field.ACTUAL_START), row.date(Field.ACTUAL_FINISH)
    reached = row.read(Field.PERCENT, lambda text: percent(text, row.reading.are_fractions))
    status = _begun_or_not(row, reached, begun) or _status_from(reached, begun, finished)
    if status is Status.DONE:
        finished = finished or _finished(row, start_day, duration)
        begun = _begun(row, begun, finished, start_day)
    elif finished and not row.reading.is_our_own:
        row.remark(Remark.NOT_FINISHED)
        finished = None
    return {
        "status": status,
        "percent": _percent(row, status, reached),
        "actual_start": begun,
        "actual_finish": finished,
        "blocked_reason": _reason(row, status),
    }


def _begun_or_not(row: Row, reached: int | None, begun: date | None) -> Status | None:
    """The status in the row, unless it says that nothing was done and the row itself that something was."""
    said = row.read(Field.STATUS, _status)
    if said is Status.NOT_STARTED and (reached or begun):
        row.remark(Remark.HAS_BEGUN)
        return Status.IN_PROGRESS
    return said


def _status(text: str) -> Status:
    status = status_of(text)
    if status is None:
        raise BadInput(f"This status is not known; write one of: {allowed_statuses()}.")
    return status


def _status_from(reached: int | None, begun: date | None, finished: date | None) -> Status:
    if finished or reached == 100:
        return Status.DONE
    return Status.IN_PROGRESS if begun or reached else Status.NOT_STARTED


def _percent(row: Row, status: Status, reached: int | None) -> int:
    if status is not Status.DONE:
        return reached or 0
    if reached not in (None, 100):
        row.remark(Remark.DONE_IS_ALL)
    return 100


def _finished(row: Row, start_day: int, duration: int) -> date:
    row.remark(Remark.FINISHED_WHEN)
    calendar = row.reading.calendar
    planned = row.day(Field.FINISH)
    if planned is None:
        last = calendar.index_at_start_of(start_day) + duration - 1
        planned = calendar.working_day(last) if duration else start_day
    return min(calendar.date_of(planned), row.reading.today)


def _begun(row: Row, begun: date | None, finished: date, start_day: int) -> date | None:
    """Tools that keep no actual start: the planned one, as far as it agrees with the finish."""
    if begun or row.has(Field.ACTUAL_START):
        return begun
    return min(row.reading.calendar.date_of(start_day), finished)


def _reason(row: Row, status: Status) -> str:
    reason = row.text(Field.BLOCKED_REASON)
    if status is Status.BLOCKED and not reason:
        row.remark(Remark.NO_REASON)
        return "No reason given in the imported file"
    return reason
