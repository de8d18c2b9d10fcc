"""Forecast: 10,000 runs against a bare NumPy loop over the tasks, both with sampling, in one process."""

from datetime import UTC, date, datetime
from functools import partial
from time import process_time

import numpy as np

from bench import table
from planner.plan.plan import Phase, Plan, PlanId
from planner.scheduling.forecast import forecast
from planner.shared.calendar import WeekPattern
from planner.tasks.task import Estimate, Link, Task, TaskId

RUNS = 10_000
REPEATS = 5


def some_tasks(count):
    """Tasks with two predecessors among the twenty before them and an estimate of their own."""
    rng = np.random.default_rng(7)
    tasks = []
    for n in range(count):
        before = sorted({int(p) for p in rng.integers(max(0, n - 20), n, min(n, 2))}) if n else []
        a, m, b = sorted(round(float(x), 2) for x in rng.uniform(1, 15, 3))
        tasks.append(
            Task(
                id=TaskId(f"T{n}"),
                number=n + 1,
                phase="all",
                name=f"Task {n}",
                start_day=0,
                duration=max(1, round(m)),
                estimate=Estimate(optimistic=a, likely=m, pessimistic=b),
                links=tuple(Link(predecessor=TaskId(f"T{p}")) for p in before),
            )
        )
    return tasks


def a_plan():
    return Plan(
        id=PlanId("bench"),
        company="Bench",
        leader="Bench",
        first_day=date(2026, 1, 5),
        week=WeekPattern.ALL,
        phases=(Phase(key="all", name="All", start_day=0, end_day=100),),
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def bare_loop(estimates, before, distribution):
    """What one writes first: draw, take the latest predecessor, add; FS links only, finish only."""
    rng = np.random.default_rng(1)
    finish = np.empty((len(estimates), RUNS))
    for i, (a, m, b) in enumerate(estimates):
        if distribution == "triangular":
            days = rng.triangular(a, m, b, RUNS)
        else:
            days = a + (b - a) * rng.beta(1 + 4 * (m - a) / (b - a), 1 + 4 * (b - m) / (b - a), RUNS)
        start = finish[before[i][0]] if before[i] else 0.0
        for p in before[i][1:]:
            start = np.maximum(start, finish[p])
        np.add(start, days, out=finish[i])
    return finish.max(axis=0)


def best_seconds(*works):
    """The best of several rounds of each, in processor time and taking turns: a busy machine disturbs little."""
    best = [float("inf")] * len(works)
    for _ in range(REPEATS):
        for n, work in enumerate(works):
            begin = process_time()
            work()
            best[n] = min(best[n], process_time() - begin)
    return best


def main():
    plan, rows = a_plan(), []
    for count in (60, 500, 2_000):
        tasks = some_tasks(count)
        number = {task.id: n for n, task in enumerate(tasks)}
        estimates = [(t.estimate.optimistic, t.estimate.likely, t.estimate.pessimistic) for t in tasks]
        before = [[number[link.predecessor] for link in task.links] for task in tasks]
        for distribution in ("triangular", "pert"):
            bare, ours = best_seconds(
                partial(bare_loop, estimates, before, distribution),
                partial(forecast, plan, tasks, None, seed=1, runs=RUNS, distribution=distribution),
            )
            figures = table.milliseconds(bare), table.milliseconds(ours), table.ratio(ours, bare)
            rows.append((f"{count:,}", distribution, *figures))
    table.show(
        f"Forecast of {RUNS:,} runs against a bare NumPy loop (processor time, the best of {REPEATS})",
        ("tasks", "distribution", "bare ms", "forecast ms", "ratio"),
        rows,
        "Both draw the durations; the forecast also counts how often each task was critical.",
    )


if __name__ == "__main__":
    main()
