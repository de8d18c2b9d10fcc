"""Gates: when each was due, when it is to be expected, and what it still needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.scheduling.agreed import Agreed
from planner.scheduling.schedule import Schedule
from planner.scheduling.waiting import Waits, reach
from planner.tasks.task import Kind, Task, TaskId


@dataclass(frozen=True, slots=True)
class GateNeed:
    """One open gate: target and forecast as day numbers and dates, and the open tasks it waits for.

    `days_left` counts calendar days to the target, negative when it has passed; `slip_days` those
    from target to forecast, negative when it comes early; `slack` is its total float in working
    days. `needs` names direct predecessors first, then theirs.
    """

    task: TaskId
    name: str
    owner: str
    target_day: int
    target: date
    forecast_day: int
    forecast: date
    days_left: int
    slip_days: int
    slack: int
    needs: tuple[TaskId, ...]


def open_gates(
    tasks: Sequence[Task],
    schedule: Schedule,
    agreed: Mapping[TaskId, Agreed],
    waits: Waits,
    today_day: int,
    *,
    at_most: int | None = None,
) -> list[GateNeed]:
    """The gates not yet passed, or the next few of them, in the order of their target days."""
    gates = [task for task in tasks if task.kind is Kind.GATE and task.is_open and task.id in schedule]
    gates.sort(key=lambda gate: (agreed[gate.id].finish_day, gate.number))
    return [_need(gate, schedule, agreed[gate.id], waits, today_day) for gate in gates[:at_most]]


def _need(gate: Task, schedule: Schedule, agreed: Agreed, waits: Waits, today_day: int) -> GateNeed:
    dates = schedule[gate.id]
    return GateNeed(
        task=gate.id,
        name=gate.name,
        owner=gate.owner,
        target_day=agreed.finish_day,
        target=schedule.calendar.date_of(agreed.finish_day),
        forecast_day=dates.finish_day,
        forecast=dates.finish,
        days_left=agreed.finish_day - today_day,
        slip_days=dates.finish_day - agreed.finish_day,
        slack=dates.total_float,
        needs=reach(gate.id, waits),
    )
