"""Forecast: when the plan will end, whether its gates hold, and which tasks decide it.

A Monte Carlo simulation: thousands of runs, each with durations drawn from what is known about every
task (uncertainty.py). Done tasks are facts; dropped and recurring ones take no part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.agreed import agreed_days
from planner.scheduling.network import Network, network_of
from planner.scheduling.sampling import Days, Distribution
from planner.scheduling.schedule import predecessors_of
from planner.scheduling.simulate import simulate
from planner.scheduling.uncertainty import basis_of, in_words, slip_record, work_of
from planner.shared.calendar import WorkCalendar
from planner.shared.errors import BadInput
from planner.tasks.task import Kind, Task, TaskId

MOST_RUNS = 1_000_000
_MOST_DRIVERS = 5
_NOTICEABLE = 0.1


@dataclass(frozen=True, slots=True)
class Driver:
    """A task whose duration moves a gate; `correlation` is Pearson's, of its duration with the gate's finish.

    The measure is the cruciality index of T. M. Williams, Criticality in stochastic networks (1992):
    unlike the share of runs on the critical path it leaves out tasks that are long but sure.
    """

    task: TaskId
    name: str
    correlation: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a finish may lie: indexes in working days since the plan's first day, and calendar days.

    P80 is the earliest finish that at least 80 % of the runs keep, `p80_day` the last day worked for it.
    """

    mean: float
    sd: float
    p50: float
    p80: float
    p90: float
    p50_day: int
    p80_day: int
    p90_day: int


@dataclass(frozen=True, slots=True)
class GateForecast:
    """A gate or milestone ahead: its target day, the share of runs that keep it, and what drives it.

    `by_day` has every day on which runs get there, in order, with their share of all runs.
    """

    task: TaskId
    name: str
    kind: Kind
    target_day: int
    chance: float
    finish: Outlook
    drivers: tuple[Driver, ...]
    by_day: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """The outlook for the whole plan and its gates; `criticality` is the share of runs in which a
    delay of the task would have delayed the end. `basis` says in a sentence what it rests on."""

    runs: int
    finish: Outlook
    gates: tuple[GateForecast, ...]
    criticality: Mapping[TaskId, float]
    basis: str


def forecast(
    plan: Plan,
    tasks: Sequence[Task],
    status_day: int | None,
    *,
    seed: int,
    runs: int = 10_000,
    distribution: Distribution = "pert",
    baseline: Baseline | None = None,
) -> Forecast:
    """The forecast of a plan; the same seed gives the same figures.

    A gate's target is its deadline, else its day in the baseline, else the day it was planned for
    before anything happened. Raises `BadInput` for runs or seed out of range, and where `schedule` does.
    """
    agreed = agreed_days(plan, tasks, baseline)
    targets = {task.id: agreed[task.id].finish_day for task in tasks if task.is_point and task.is_open}
    return forecast_tasks(tasks, plan.calendar(), status_day, targets, seed=seed, runs=runs, distribution=distribution)


def forecast_tasks(
    tasks: Sequence[Task],
    calendar: WorkCalendar,
    status_day: int | None,
    targets: Mapping[TaskId, int],
    *,
    seed: int,
    runs: int,
    distribution: Distribution,
    unestimated_is_certain: bool = False,
) -> Forecast:
    """The forecast of tasks on a calendar; `targets` says which gates to forecast and the day each should keep."""
    _check(runs, seed)
    network = network_of(tasks, calendar, status_day)
    record = slip_record(tasks, calendar)
    bases = [basis_of(task, record, unestimated_is_certain=unestimated_is_certain) for task in tasks]
    work = work_of(tasks, network, bases, record, distribution)
    gates = [task for task in tasks if task.id in targets]
    watched = [network.position[gate.id] for gate in gates]
    result = simulate(network, work, watched, runs, np.random.default_rng(seed))
    return Forecast(
        runs=runs,
        finish=_outlook(result.finish, calendar, _days_apart(network, calendar)),
        gates=tuple(
            _gate(gate, targets[gate.id], ends, network, calendar, _drivers(gate, tasks, network, moved_by))
            for gate, ends, moved_by in zip(gates, result.watched, result.correlation.T, strict=True)
        ),
        criticality={task: int(result.critical[i]) / runs for task, i in network.position.items()},
        basis=in_words(bases, len(record), distribution),
    )


def _check(runs: int, seed: int) -> None:
    if not 1 <= runs <= MOST_RUNS:
        raise BadInput(f"{runs} runs cannot be simulated; choose 1 to {MOST_RUNS:,}.", {"runs": "Choose 1 or more."})
    if seed < 0:
        raise BadInput(f"The seed {seed} is negative; choose 0 or more.", {"seed": "Choose 0 or more."})


def _gate(
    gate: Task, target_day: int, ends: Days, network: Network, calendar: WorkCalendar, drivers: tuple[Driver, ...]
) -> GateForecast:
    release, limit = network.releases[network.position[gate.id]], calendar.index_at_end_of(target_day)
    # Held by its own day a point falls on the morning of that day, otherwise on the day its predecessor ends.
    holds = np.where(ends > release, ends <= limit, release < limit)
    apart = {release: calendar.working_day(release)}
    outlook, by_day = _outlook(ends, calendar, apart), _by_day(ends, calendar, apart)
    return GateForecast(gate.id, gate.name, gate.kind, target_day, float(holds.mean()), outlook, drivers, by_day)


def _days_apart(network: Network, calendar: WorkCalendar) -> dict[int, int]:
    """The indexes that do not mean the end of the working day before: the morning of a point's own
    day, and the day a done task really ended on."""
    days = {network.releases[i]: calendar.working_day(network.releases[i]) for i in network.points - network.done}
    for i in network.done:
        index = network.releases[i] + network.work[i]
        days[index] = max(network.ended_on[i], days.get(index, network.ended_on[i]))
    return days


def _outlook(ends: Days, calendar: WorkCalendar, apart: Mapping[int, int]) -> Outlook:
    p50, p80, p90 = (float(end) for end in np.quantile(ends, (0.5, 0.8, 0.9), method="inverted_cdf"))
    days = (_day(end, calendar, apart) for end in (p50, p80, p90))
    return Outlook(float(ends.mean()), float(ends.std()), p50, p80, p90, *days)


def _by_day(ends: Days, calendar: WorkCalendar, apart: Mapping[int, int]) -> tuple[tuple[int, float], ...]:
    whole = np.ceil(ends).astype(np.int64)
    first = int(whole.min())
    shares: dict[int, float] = {}
    for end, runs in enumerate(np.bincount(whole - first), first):
        if runs:
            day = _day(end, calendar, apart)
            shares[day] = shares.get(day, 0.0) + int(runs) / len(ends)
    return tuple(sorted(shares.items()))


def _day(end: float, calendar: WorkCalendar, apart: Mapping[int, int]) -> int:
    if end in apart:
        return apart[int(end)]
    return calendar.working_day(ceil(end) - 1) if end > 0 else calendar.origin


def _drivers(gate: Task, tasks: Sequence[Task], network: Network, moved_by: Days) -> tuple[Driver, ...]:
    before, names = predecessors_of(gate.id, tasks), {task.id: task.name for task in tasks}
    found = [(float(moved_by[network.position[task]]), task) for task in before]
    strongest = sorted((pair for pair in found if pair[0] >= _NOTICEABLE), key=lambda pair: -pair[0])
    return tuple(Driver(task, names[task], correlation) for correlation, task in strongest[:_MOST_DRIVERS])
