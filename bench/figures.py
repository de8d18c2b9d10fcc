"""How long the roadmap takes to build, as a ratio to one bare `go.Bar` figure with as many bars.

Run it with `python -m bench.figures`. The smallest of several rounds counts: noise only ever adds.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from time import perf_counter

import plotly.graph_objects as go

from planner.charts.palette import Look
from planner.charts.roadmap import RoadmapView, roadmap, roadmap_spec
from planner.plan.plan import Phase, Plan
from planner.scheduling.schedule import schedule
from planner.tasks.task import Link, Task, TaskId

SIZES = (60, 500, 2_000)


def a_view(count: int) -> RoadmapView:
    """A plan of six phases in which every third task waits for the one before."""
    phases = tuple(Phase(key=f"p{n}", name=f"Phase {n}", start_day=n * 15, end_day=n * 15 + 40) for n in range(6))
    plan = Plan(
        id="bench",
        company="Nordwind",
        leader="Ada",
        first_day=date(2026, 3, 2),
        country="DE",
        phases=phases,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    tasks = [_task(n, count) for n in range(count)]
    return RoadmapView(plan, tasks, schedule(plan, tasks, 30), today_day=30)


def bare(view: RoadmapView) -> go.Figure:
    """The least a chart of as many bars can do."""
    days = [view.schedule[task.id] for task in view.tasks]
    return go.Figure(
        go.Bar(
            orientation="h",
            x=[dates.finish_day - dates.start_day + 1 for dates in days],
            base=[dates.start_day for dates in days],
            y=[task.name for task in view.tasks],
            hovertext=[task.name for task in view.tasks],
        )
    )


def milliseconds(build: Callable[[], object], rounds: int = 15) -> float:
    """The quickest of some rounds."""
    build()
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        build()
        times.append(perf_counter() - begin)
    return min(times) * 1000


def rows() -> list[tuple[int, float, float, float]]:
    """For each size: tasks, milliseconds of the roadmap, its ratio to the bare figure, the same of the plain dict."""
    found = []
    for size in SIZES:
        view = a_view(size)
        least = milliseconds(lambda view=view: bare(view))
        whole = milliseconds(lambda view=view: roadmap(view, Look.LIGHT))
        plain = milliseconds(lambda view=view: roadmap_spec(view, Look.LIGHT))
        found.append((size, whole, whole / least, plain / least))
    return found


def _task(number: int, count: int) -> Task:
    phase = number * 6 // count
    links = (Link(predecessor=TaskId(str(number - 1))),) if number % 3 else ()
    return Task(
        id=TaskId(str(number)),
        number=number + 1,
        phase=f"p{phase}",
        name=f"Task {number} with a name of the usual length",
        start_day=phase * 15 + number % 12,
        duration=1 + number % 9,
        owner="Ada Lund",
        links=links,
    )


if __name__ == "__main__":
    print(f"{'tasks':>6} {'roadmap ms':>11} {'x bare bar':>11} {'dict x bare':>12}")
    for size, time, ratio, plain in rows():
        print(f"{size:>6} {time:>11.1f} {ratio:>11.1f} {plain:>12.1f}")
