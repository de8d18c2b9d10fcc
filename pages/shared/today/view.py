"""What Today shows, worked out once for each state of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from pages.shared import visit
from planner.actions import history
from planner.actions.plans import OpenPlan
from planner.scheduling.attention import Attention, attention
from planner.scheduling.earned import Performance, performance
from planner.scheduling.load import Load, load
from planner.scheduling.schedule import schedule
from planner.scheduling.slips import Slip, recovered, slips
from planner.scheduling.verdict import Verdict, verdict
from planner.tasks.task import Task, TaskId

WEEKS_OF_LOAD = 4


@dataclass(frozen=True, slots=True)
class TodayView:
    """The answers of the landing page; `days_compared` says how far back the slips look."""

    verdict: Verdict
    attention: Attention
    performance: Performance | None
    slipped: tuple[Slip, ...]
    recovered: tuple[Slip, ...]
    days_compared: int
    load: Load
    names: dict[TaskId, str]


def today_view(opened: OpenPlan) -> TodayView:
    """Everything Today says about the open plan."""
    plan, tasks, dates, day = opened.plan, opened.tasks, opened.schedule, opened.status_day
    days = min(7, (opened.today - plan.created_at.date()).days)
    before = schedule(plan, _tasks_before(opened, days), day - days) if days > 0 else dates
    return TodayView(
        verdict=verdict(plan, opened.all_tasks, dates, opened.all_baseline, day),
        attention=_seen(attention(plan, opened.all_tasks, dates, opened.all_baseline, day), tasks),
        performance=performance(plan, opened.all_tasks, opened.all_baseline, day) if opened.all_baseline else None,
        slipped=tuple(slips(before, dates, tasks)),
        recovered=tuple(recovered(before, dates, tasks)),
        days_compared=max(0, days),
        load=load(plan, tasks, dates, day, WEEKS_OF_LOAD),
        names={task.id: task.name for task in tasks},
    )


def _seen(everything: Attention, tasks: Sequence[Task]) -> Attention:
    """What concerns the tasks given; the rest counts in the dates and is nobody else's business."""
    seen = {task.id for task in tasks}
    lists = ("overdue", "due_this_week", "starting_this_week", "blocked", "waiting", "gates")
    return replace(
        everything, **{name: tuple(i for i in getattr(everything, name) if i.task in seen) for name in lists}
    )


def _tasks_before(opened: OpenPlan, days: int) -> list[Task]:
    return history.tasks_as_of(visit.workspace(), visit.visitor(), opened.plan.id, visit.now() - timedelta(days=days))
