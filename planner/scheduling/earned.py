"""Earned schedule: how many working days of the agreed plan are earned, and at what pace.

Only tasks of the baseline count, in what was planned as in what is earned: a task added later was
never agreed, and one dropped or deleted since is no longer owed. Days are working days of the plan's
calendar from the baseline's first day on; a day counts when it is over.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from planner.plan.baseline import Baseline, BaselineTask
from planner.plan.plan import Plan
from planner.shared.calendar import WorkCalendar
from planner.tasks.progress import progress
from planner.tasks.task import Status, Task

_DIGITS = 12  # shares are compared with each other, so what rounding leaves must not tell them apart


@dataclass(frozen=True, slots=True)
class Performance:
    """Progress against the baseline before work begins on a day.

    `planned` and `earned` are shares of the agreed work, 0 to 1; `earned_schedule` and `actual_time`
    are working days since the baseline's first; `curve` pairs each calendar day on which the planned
    share grows with that share at the day's end.
    """

    planned: float
    earned: float
    earned_schedule: float
    actual_time: int
    curve: tuple[tuple[int, float], ...]

    @property
    def spi_t(self) -> float | None:
        """Earned schedule over actual time: 1 keeps pace, less is late; None before the first day is over."""
        return self.earned_schedule / self.actual_time if self.actual_time > 0 else None


def performance(plan: Plan, tasks: Iterable[Task], baseline: Baseline, today_day: int) -> Performance:
    """How far the plan should be and is when today begins; once all is earned, time stands still."""
    agreed = {row.task: row for row in baseline.tasks}
    counted = [task for task in tasks if task.id in agreed and task.status is not Status.DROPPED]
    rows = [agreed[task.id] for task in counted if agreed[task.id].weight]
    calendar = plan.calendar()
    first = min((calendar.index_at_start_of(row.start_day) for row in rows), default=0)
    shares = _shares(rows, calendar, first)
    earned = round(progress(counted), _DIGITS)
    elapsed = max(0, _end_of_time(plan, counted, calendar, earned, today_day) - first)
    return Performance(
        planned=shares[min(elapsed, len(shares)) - 1] if elapsed and shares else 0.0,
        earned=earned,
        earned_schedule=earned_schedule(shares, earned),
        actual_time=elapsed if shares else 0,
        curve=tuple((calendar.working_day(first + n), share) for n, share in enumerate(shares)),
    )


def earned_schedule(planned: Sequence[float], earned: float) -> float:
    """The time at which as much should have been earned as is, in periods of the planned value.

    `planned` is cumulative, `planned[n]` at the end of period n + 1. N + (EV - PV_N) / (PV_N+1 - PV_N)
    with N the periods whose planned value is earned, PV_0 = 0; never more than the planned duration
    (Lipke 2003, Schedule is different).
    """
    if not planned or earned <= 0:
        return 0.0
    if earned >= planned[-1]:
        return float(next(n for n, value in enumerate(planned, 1) if value >= planned[-1]))
    whole = bisect_right(planned, earned)
    before = planned[whole - 1] if whole else 0.0
    return whole + (earned - before) / (planned[whole] - before)


def _shares(rows: Sequence[BaselineTask], calendar: WorkCalendar, first: int) -> list[float]:
    """The planned share at the end of each working day from index `first` on: each task's weight
    is spread evenly over its agreed working days."""
    total = sum(row.weight for row in rows)
    spans = [_span(row, calendar) for row in rows]
    steps = [0.0] * (max((end for _, end in spans), default=first) - first + 1)
    for row, (start, end) in zip(rows, spans, strict=True):
        steps[start - first] += row.weight / (end - start)
        steps[end - first] -= row.weight / (end - start)
    return [round(done / total, _DIGITS) for done in accumulate(accumulate(steps[:-1]))]


def _span(row: BaselineTask, calendar: WorkCalendar) -> tuple[int, int]:
    start = calendar.index_at_start_of(row.start_day)
    # A day off agreed since may leave no working day: the task then counts on the next one.
    return start, max(calendar.index_at_end_of(row.finish_day), start + 1)


def _end_of_time(plan: Plan, tasks: Sequence[Task], calendar: WorkCalendar, earned: float, today_day: int) -> int:
    finishes = [task.actual_finish for task in tasks if task.actual_finish]
    now = calendar.index_at_start_of(today_day)
    if earned < 1 or not finishes:
        return now
    return min(now, calendar.index_at_end_of(calendar.day_of(max(finishes))))
