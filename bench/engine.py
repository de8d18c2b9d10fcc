"""How fast the schedule engine is, against bare passes over lists: ratios of times taken in one run.

The bare pass is what anybody would write for plain lists: FS links without lags, a topological sort,
two passes, two floats. The engine gets tasks (checked models, all link types) and is timed with
everything: reading them, laying the network out, both passes, floats, columns. With the calendar on it
also makes that calendar and turns every start and finish into a calendar day.
"""

import gc
import random
import time
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median

import rustworkx

from bench import table
from planner.scheduling.network import network_of
from planner.scheduling.schedule import Schedule, schedule_network
from planner.shared.calendar import WeekPattern, WorkCalendar, national_holidays
from planner.tasks.task import Link, Task, TaskId

SIZES = {60: (60, 20), 500: (40, 5), 5_000: (15, 1), 50_000: (5, 1)}
"""Tasks, how often each is timed, and how many calls are timed together: what is short needs to be warm."""

FIRST_DAY = date(2026, 1, 5)
Predecessors = Sequence[Sequence[int]]


def main() -> None:
    """Prints the table."""
    gc.collect()
    gc.freeze()  # what was imported is no garbage; looking through it before every call takes minutes
    rows = []
    for size, (rounds, calls) in SIZES.items():
        durations, predecessors = layered_network(size)
        tasks = as_tasks(durations, predecessors)
        assert engine(tasks, every_day()).total_float == bare(durations, predecessors)[4]
        least, plain, with_calendar, rust = medians(
            rounds,
            calls,
            lambda: bare(durations, predecessors),  # noqa: B023 - called at once
            lambda: engine(tasks, every_day()),  # noqa: B023
            lambda: engine_with_days(tasks, weekdays_in_germany()),  # noqa: B023
            lambda: rust_sorted(durations, predecessors),  # noqa: B023
        )
        figures = (plain, least), (with_calendar, plain), (rust, least)
        taken = map(table.milliseconds, (least, plain, with_calendar, rust))
        rows.append((f"{size:,}", *taken, *(table.ratio(*pair) for pair in figures)))
    gc.unfreeze()
    table.show(
        "Schedule engine against bare passes over lists, FS links only (processor time, medians)",
        ("tasks", "bare ms", "engine ms", "calendar ms", "rustworkx ms", "engine/bare", "calendar/engine", "rust/bare"),
        rows,
        "rustworkx: its graph and its sort, with the bare passes.",
    )


def layered_network(size: int, seed: int = 1) -> tuple[list[int], list[list[int]]]:
    """Durations and about two predecessors a task, from the fifty tasks before it; shuffled."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, not a secret
    place = chance.sample(range(size), size)
    predecessors: list[list[int]] = [[] for _ in range(size)]
    for i in range(1, size):
        before = {chance.randrange(max(0, i - 50), i) for _ in range(2)}
        predecessors[place[i]] = [place[p] for p in before]
    return [chance.randint(1, 20) for _ in range(size)], predecessors


def as_tasks(durations: Sequence[int], predecessors: Predecessors) -> list[Task]:
    """The network as the product has it."""
    return [
        Task(
            id=TaskId(f"T{i}"),
            number=i + 1,
            phase="all",
            name=f"Task {i}",
            start_day=0,
            duration=duration,
            links=tuple(Link(predecessor=TaskId(f"T{p}")) for p in before),
        )
        for i, (duration, before) in enumerate(zip(durations, predecessors, strict=True))
    ]


def engine(tasks: Sequence[Task], calendar: WorkCalendar) -> Schedule:
    return schedule_network(network_of(tasks, calendar), calendar)


def engine_with_days(tasks: Sequence[Task], calendar: WorkCalendar) -> tuple[list[int], list[int]]:
    dates = engine(tasks, calendar)
    return dates.start_days, dates.finish_days


def every_day() -> WorkCalendar:
    return WorkCalendar(FIRST_DAY, WeekPattern.ALL)


def weekdays_in_germany() -> WorkCalendar:
    return WorkCalendar(FIRST_DAY, WeekPattern.MON_FRI, national_holidays("DE", FIRST_DAY.year))


def bare(durations: Sequence[int], predecessors: Predecessors) -> tuple[list[int], ...]:
    """Early and late dates, total and free floats of FS links over plain lists."""
    successors, order = sorted_by_kahn(predecessors)
    return bare_passes(durations, predecessors, successors, order)


def sorted_by_kahn(predecessors: Predecessors) -> tuple[list[list[int]], list[int]]:
    successors: list[list[int]] = [[] for _ in predecessors]
    waiting = [len(before) for before in predecessors]
    for i, before in enumerate(predecessors):
        for p in before:
            successors[p].append(i)
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        for successor in successors[i]:
            waiting[successor] -= 1
            if not waiting[successor]:
                order.append(successor)
    return successors, order


def bare_passes(
    durations: Sequence[int], predecessors: Predecessors, successors: Predecessors, order: Sequence[int]
) -> tuple[list[int], ...]:
    early_start, early_finish = [0] * len(durations), [0] * len(durations)
    for i in order:
        start = 0
        for p in predecessors[i]:
            if early_finish[p] > start:
                start = early_finish[p]
        early_start[i] = start
        early_finish[i] = start + durations[i]
    end = max(early_finish)
    late_start, late_finish, free_float = [0] * len(durations), [0] * len(durations), [0] * len(durations)
    for i in reversed(order):
        finish = next_start = end
        for s in successors[i]:
            if late_start[s] < finish:
                finish = late_start[s]
            if early_start[s] < next_start:
                next_start = early_start[s]
        late_finish[i] = finish
        late_start[i] = finish - durations[i]
        free_float[i] = next_start - early_finish[i]
    total_float = [late - early for late, early in zip(late_start, early_start, strict=True)]
    return early_start, early_finish, late_start, late_finish, total_float, free_float


def rust_sorted(durations: Sequence[int], predecessors: Predecessors) -> tuple[list[int], ...]:
    """The bare passes in an order found by rustworkx, building its graph included."""
    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(len(durations)))
    graph.add_edges_from_no_data([(p, i) for i, before in enumerate(predecessors) for p in before])
    order = rustworkx.topological_sort(graph)
    successors = [list(graph.successor_indices(i)) for i in range(len(durations))]
    return bare_passes(durations, predecessors, successors, list(order))


def medians(rounds: int, calls: int, *timed: Callable[[], object]) -> list[float]:
    """Processor seconds each takes: the median of rounds in turn, so that noise falls on all alike.

    Garbage is collected before every round; the collector stays on while it runs.
    """
    seconds: list[list[float]] = [[] for _ in timed]
    for _ in range(rounds):
        for call, taken in zip(timed, seconds, strict=True):
            gc.collect()
            begin = time.process_time()
            for _ in range(calls):
                call()
            taken.append((time.process_time() - begin) / calls)
    return [median(taken) for taken in seconds]


if __name__ == "__main__":
    main()
