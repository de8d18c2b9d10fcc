"""What the forecast page shows, worked out once for each state of the plan."""

from dataclasses import dataclass
from zlib import crc32

from planner.actions.plans import OpenPlan
from planner.scheduling.forecast import Forecast, GateForecast, forecast
from planner.scheduling.sampling import Distribution
from planner.tasks.task import Kind, TaskId

RUNS = 10_000


@dataclass(frozen=True, slots=True)
class ForecastView:
    """A forecast as far as the visitor may see it: gates and milestones in the order of their targets."""

    forecast: Forecast
    gates: tuple[GateForecast, ...]
    milestones: tuple[GateForecast, ...]
    seen: frozenset[TaskId]
    seed: int

    @property
    def points(self) -> tuple[GateForecast, ...]:
        """Gates and milestones together, in the order of their targets."""
        return tuple(sorted((*self.gates, *self.milestones), key=lambda point: point.target_day))

    @property
    def next_gate(self) -> GateForecast | None:
        """The gate ahead, or where there are no gates the milestone."""
        return next(iter(self.gates or self.milestones), None)


def forecast_view(opened: OpenPlan, distribution: Distribution) -> ForecastView:
    """The forecast; the same plan at the same revision gives the same figures on every machine."""
    seed = crc32(opened.plan.id.encode())
    found = forecast(
        opened.plan,
        opened.all_tasks,
        opened.status_day,
        seed=seed,
        runs=RUNS,
        distribution=distribution,
        baseline=opened.all_baseline,
    )
    seen = frozenset(task.id for task in opened.tasks)
    points = sorted((gate for gate in found.gates if gate.task in seen), key=lambda gate: gate.target_day)
    return ForecastView(
        forecast=found,
        gates=tuple(gate for gate in points if gate.kind is Kind.GATE),
        milestones=tuple(gate for gate in points if gate.kind is not Kind.GATE),
        seen=seen,
        seed=seed,
    )
