"""What a what-if gives: the plan before and after the changes, worked out once for each list of changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.shared.what_if.changes import decoded
from planner.actions.plans import OpenPlan
from planner.scheduling.agreed import agreed_days
from planner.scheduling.what_if import Change, Shift, WhatIf, try_possible
from planner.tasks.task import Kind, Task, TaskId

_UNKNOWN = "This means no task of this plan, or it cannot be read. Remove it."


@dataclass(frozen=True, slots=True)
class GateShift:
    """A gate before and after, and by how many calendar days it misses the agreed day; negative is early."""

    shift: Shift
    target_day: int
    late_before: int
    late_after: int


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """The answers to a what-if, as far as the visitor may see them.

    `changes` has each change by its position in the list, and `refused` why one of them cannot be made.
    `gates` are all open gates in the order of their targets, `shifts` all that moves, the largest first.
    `now_critical` can no longer slip and `no_longer_critical` can again.
    """

    trial: WhatIf
    changes: Mapping[int, Change]
    refused: Mapping[int, str]
    gates: tuple[GateShift, ...]
    shifts: tuple[Shift, ...]
    end_days: int
    now_critical: tuple[TaskId, ...]
    no_longer_critical: tuple[TaskId, ...]


def what_if_view(opened: OpenPlan, texts: Sequence[str]) -> WhatIfView:
    """The plan as it would be after the changes; those that cannot be made are left out and explained."""
    changes = {at: change for at, text in enumerate(texts) if (change := decoded(text, opened.tasks))}
    trial, refused = try_possible(opened.plan, opened.all_tasks, changes, opened.status_day)
    seen = {task.id for task in opened.tasks}
    before, after = set(trial.before.critical_path()), set(trial.schedule.critical_path())
    return WhatIfView(
        trial=trial,
        changes=changes,
        refused=refused | {at: _UNKNOWN for at in range(len(texts)) if at not in changes},
        gates=_gates(opened, trial),
        shifts=tuple(shift for shift in trial.shifts() if shift.task in seen),
        end_days=trial.schedule.finish_day - trial.before.finish_day,
        now_critical=tuple(t for t in trial.schedule.critical_path() if t in seen and t not in before),
        no_longer_critical=tuple(t for t in trial.before.critical_path() if t in seen and t not in after),
    )


def changed_tasks(opened: OpenPlan, trial: WhatIf) -> list[Task]:
    """The tasks to save, as the visitor knows them, with what the changes alter."""
    known = {task.id: task for task in opened.tasks}
    return [
        known[task.id].but(
            start_day=task.start_day, duration=task.duration, estimate=task.estimate, percent=task.percent
        )
        for task in trial.changed
        if task.id in known
    ]


def _gates(opened: OpenPlan, trial: WhatIf) -> tuple[GateShift, ...]:
    agreed = agreed_days(opened.plan, opened.all_tasks, opened.all_baseline)
    shown = {task.id for task in opened.tasks if task.kind is Kind.GATE}
    gates = [_gate(shift, agreed[shift.task].finish_day, trial) for shift in trial.gates() if shift.task in shown]
    return tuple(sorted(gates, key=lambda gate: gate.target_day))


def _gate(shift: Shift, target_day: int, trial: WhatIf) -> GateShift:
    before, after = trial.before[shift.task].finish_day, trial.schedule[shift.task].finish_day
    return GateShift(shift, target_day, before - target_day, after - target_day)
