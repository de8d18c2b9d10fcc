"""What a roadmap is drawn from: the view that is asked for, and its phases and tasks on their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.plan.baseline import Baseline, BaselineTask
from planner.plan.plan import Phase, Plan
from planner.scheduling.schedule import Schedule, TaskDates
from planner.tasks.task import Task, TaskId


@dataclass(frozen=True, slots=True)
class RoadmapView:
    """One way of looking at a plan. `tasks` are those the filters left; `window` is an inclusive pair of days."""

    plan: Plan
    tasks: Sequence[Task]
    schedule: Schedule
    today_day: int
    baseline: Baseline | None = None
    collapsed: frozenset[str] = frozenset()
    selected: TaskId | None = None
    show_links: bool = True
    show_baseline: bool = False
    show_critical: bool = True
    window: tuple[int, int] | None = None
    names: Mapping[TaskId, str] = field(default_factory=dict)
    """Names of tasks that are filtered out but waited for; optional."""
    days_late: Mapping[TaskId, int] = field(default_factory=dict)
    """Of each overdue task, by how many days it has passed the day agreed."""
    everything: Sequence[Task] = ()
    """All tasks of the plan, for what a phase says of itself; empty: `tasks` are all."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A task on its row. `start` and `finish` are inclusive day numbers; a dropped task has no `dates`."""

    task: Task
    row: int
    position: int
    phase: Phase
    start: int
    finish: int
    dates: TaskDates | None
    agreed: BaselineTask | None
    days_late: int = 0

    @property
    def is_critical(self) -> bool:
        """Whether any delay of it delays the plan."""
        return self.dates is not None and self.dates.is_critical

    @property
    def is_out_of_window(self) -> bool:
        """Whether it runs outside its phase."""
        return self.dates is not None and self.dates.is_out_of_window

    @property
    def slip(self) -> int:
        """Calendar days the finish lies after the agreed one; 0 if nothing was agreed."""
        return self.finish - self.agreed.finish_day if self.agreed else 0


@dataclass(frozen=True, slots=True)
class Group:
    """A phase with its tasks below it; collapsed, it is one summary row and its points stand on that row."""

    row: int
    position: int
    phase: Phase
    is_collapsed: bool
    tasks: tuple[Placed, ...]
    done: float
    """Share of the whole phase's work that is done, 0 to 1, also of tasks that are not shown."""
    members: tuple[Task, ...]
    """All tasks of the phase, also those not shown."""

    @property
    def start(self) -> int:
        """The first day anything in it runs."""
        return min(placed.start for placed in self.tasks)

    @property
    def finish(self) -> int:
        """The last day anything in it runs."""
        return max(placed.finish for placed in self.tasks)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a roadmap from the top: one band per phase, then each phase that has tasks.

    `tasks` have a row of their own; `points` are all gates and milestones, also those that stand
    on the row of a collapsed phase.
    """

    bands: Sequence[Phase]
    groups: Sequence[Group]
    tasks: Sequence[Placed]
    points: Sequence[Placed]
    count: int
