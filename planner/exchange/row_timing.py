"""A row's kind, start, duration, estimates and rhythm: worked out from whichever of them the file has."""

from typing import Any

from planner.exchange.cell_values import number, whole_number, working_days
from planner.exchange.row_cells import Remark, Row
from planner.exchange.task_columns import Field
from planner.exchange.task_words import is_yes, kind_of
from planner.shared.errors import BadInput
from planner.tasks.task import Kind

_POINTS = (Kind.MILESTONE, Kind.GATE)


def timing(row: Row, phase_start: int | None) -> dict[str, Any]:
    """The fields of a task that say what it is and when: kind, days, duration, estimate, recurrence."""
    start, finish = row.day(Field.START), row.day(Field.FINISH)
    if start is not None and finish is not None and finish < start:
        row.wrong(Field.FINISH, "The task ends before it starts; correct one of the two dates.")
        finish = None
    duration = row.read(Field.DURATION, lambda text: _duration(row, text))
    recurrence = _recurrence(row)
    kind = _kind(row, duration, recurrence is not None)
    duration = _fitting(row, kind, duration, start, finish)
    if kind in _POINTS and finish is not None:
        start = finish
    return {
        "kind": kind,
        "start_day": _start(row, start, finish, duration, phase_start),
        "duration": duration,
        "estimate": _estimate(row, duration),
        "deadline_day": row.day(Field.DEADLINE),
        "recurrence": recurrence,
        "ticked_days": row.read(Field.TICKED_DAYS, _days) or (),
    }


def _duration(row: Row, text: str) -> int:
    days, is_converted = working_days(text, row.reading.days_per_week)
    if is_converted:
        row.remark(Remark.ROUNDED)
    return days


def _kind(row: Row, duration: int | None, recurs: bool) -> Kind:
    text = row.text(Field.KIND)
    if text and is_yes(text) is not False:
        if kind := kind_of(text):
            return _of_its_length(row, kind, duration)
        if row.reading.is_our_own:
            row.wrong(Field.KIND, f"Write one of: {', '.join(Kind)}.")
        row.remark(Remark.UNKNOWN_KIND)
    if recurs:
        return Kind.RECURRING
    return Kind.MILESTONE if duration == 0 else Kind.TASK


def _of_its_length(row: Row, kind: Kind, duration: int | None) -> Kind:
    """Other tools call a task of no time a task; here it is a milestone."""
    if kind is not Kind.TASK or duration != 0 or row.reading.is_our_own:
        return kind
    row.remark(Remark.BECAME_MILESTONE)
    return Kind.MILESTONE


def _fitting(row: Row, kind: Kind, duration: int | None, start: int | None, finish: int | None) -> int:
    """The duration that goes with the kind and the dates."""
    if kind in _POINTS:
        if duration:
            row.remark(Remark.POINT)
        return 0
    if duration is not None:
        return duration
    if start is not None and finish is not None:
        calendar = row.reading.calendar
        return max(1, calendar.index_at_end_of(finish) - calendar.index_at_start_of(start))
    row.remark(Remark.ONE_DAY)
    return 1


def _start(row: Row, start: int | None, finish: int | None, duration: int, phase_start: int | None) -> int:
    if start is not None:
        return start
    if finish is None:
        row.remark(Remark.NO_START)
        return phase_start or 0
    calendar = row.reading.calendar
    # A long duration may count back past the first day any plan can have; the task's own check says so.
    first = max(-3651, finish - 2 * duration - 400)
    before = calendar.index_at_end_of(finish) - duration
    return finish if duration == 0 else max(first, calendar.working_day(before))


def _estimate(row: Row, duration: int) -> dict[str, float] | None:
    lowest, highest = row.read(Field.OPTIMISTIC, number), row.read(Field.PESSIMISTIC, number)
    likely = row.read(Field.LIKELY, number)
    if lowest is None and highest is None and likely is None:
        return None
    if lowest is None or highest is None:
        missing = Field.OPTIMISTIC if lowest is None else Field.PESSIMISTIC
        row.wrong(missing, "A three-point estimate needs the best and the worst case; fill in both or neither.")
        return None
    return {"optimistic": lowest, "likely": duration if likely is None else likely, "pessimistic": highest}


def _recurrence(row: Row) -> dict[str, int] | None:
    every, until = row.read(Field.EVERY_DAYS, whole_number), row.day(Field.UNTIL_DAY)
    if every is None and until is None:
        return None
    if every is None or until is None:
        missing = Field.EVERY_DAYS if every is None else Field.UNTIL_DAY
        row.wrong(missing, "Recurring work needs both: every how many days, and until which day.")
        return None
    return {"every_days": every, "until_day": until}


def _days(text: str) -> tuple[int, ...]:
    try:
        return tuple(int(day) for day in text.replace(",", ";").split(";"))
    except ValueError as error:
        raise BadInput("Write day numbers parted by semicolons, such as 3; 10; 17.") from error
