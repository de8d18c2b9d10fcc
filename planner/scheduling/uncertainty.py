"""Uncertainty: how many working days each task may still take, and on what that is based."""

from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np

from planner.scheduling.network import Network
from planner.scheduling.sampling import Distribution, resampled, table, whole_grains
from planner.scheduling.simulate import Work
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import Kind, Task

ENOUGH_FINISHED = 5
"""From this many finished tasks on, the plan's own record stands in for missing estimates."""

ASSUMED = (0.9, 1.0, 1.5)
"""Without estimate and record: triangular from 10 % shorter to 50 % longer than planned. People finish
little early and often late, so the longer side is the wider one; a stated assumption, not a measurement."""


class Basis(StrEnum):
    """What the spread of a task's duration rests on."""

    ESTIMATE = "estimate"
    RECORD = "record"
    ASSUMPTION = "assumption"
    CERTAIN = "certain"


def slip_record(tasks: Iterable[Task], calendar: WorkCalendar) -> list[float]:
    """Actual over planned working days of every finished task whose two actual dates are known."""
    return [
        _days_taken(task, calendar) / task.duration
        for task in tasks
        if task.kind is Kind.TASK and task.is_done and task.actual_start and task.actual_finish
    ]


def basis_of(task: Task, record: Sequence[float], *, unestimated_is_certain: bool = False) -> Basis:
    """Where the task's spread comes from: its estimate, else the record, else the assumption.

    Facts, points and estimates without spread are certain, and so is a task without estimate if asked for.
    """
    if not task.is_open or task.kind is not Kind.TASK:
        return Basis.CERTAIN
    if task.estimate:
        return Basis.ESTIMATE if task.estimate.optimistic < task.estimate.pessimistic else Basis.CERTAIN
    if unestimated_is_certain:
        return Basis.CERTAIN
    return Basis.RECORD if len(record) >= ENOUGH_FINISHED else Basis.ASSUMPTION


def work_of(
    tasks: Iterable[Task], network: Network, bases: Sequence[Basis], record: Sequence[float], distribution: Distribution
) -> list[Work]:
    """The work left of every position in the network: of a task under way only the rest is uncertain."""
    ratios = resampled(record) if Basis.RECORD in bases else np.ones(1)
    assumed = table("triangular", *ASSUMED)
    work: list[Work] = list(network.work)
    for task, basis in zip(tasks, bases, strict=True):
        i = network.position.get(task.id)
        if i is None or i in network.done or i in network.recurring or task.is_point:
            continue
        share = (100 - task.percent) / 100 if i in network.begun else 1.0
        match basis:
            case Basis.ESTIMATE if task.estimate:
                three = (task.estimate.optimistic, task.estimate.likely, task.estimate.pessimistic)
                work[i] = whole_grains(share * table(distribution, *three))
            case Basis.RECORD:
                work[i] = whole_grains(task.duration * share * ratios)
            case Basis.ASSUMPTION:
                work[i] = whole_grains(task.duration * share * assumed)
            case _ if task.estimate and task.estimate.likely != task.duration:
                work[i] = float(whole_grains(np.asarray(task.estimate.likely * share)))
    return work


def in_words(bases: Iterable[Basis], finished: int, distribution: Distribution) -> str:
    """What the forecast rests on, in a sentence."""
    count = Counter(bases)
    shape = "PERT" if distribution == "pert" else "triangular"
    parts = {
        Basis.ESTIMATE: f"three-point estimates ({shape}) for {_tasks(count[Basis.ESTIMATE])}",
        Basis.RECORD: f"the plan's own record of {finished} finished tasks for {_tasks(count[Basis.RECORD])}",
        Basis.ASSUMPTION: f"an assumed −10 % to +50 % for {_tasks(count[Basis.ASSUMPTION])} without estimate",
    }
    said = "; ".join(text for basis, text in parts.items() if count[basis])
    return f"{said[:1].upper()}{said[1:]}." if said else "Nothing is uncertain: every date follows from the plan."


def _tasks(count: int) -> str:
    return "1 task" if count == 1 else f"{count} tasks"


def _days_taken(task: Task, calendar: WorkCalendar) -> int:
    assert task.actual_start and task.actual_finish  # noqa: S101 - asked for by the caller
    first, last = calendar.day_of(task.actual_start), calendar.day_of(task.actual_finish)
    return max(1, calendar.index_at_end_of(last) - calendar.index_at_start_of(first))
