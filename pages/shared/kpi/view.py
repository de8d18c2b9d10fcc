"""What the page of a KPI shows, worked out once for each state of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from pages.shared import kpis, screen, visit
from planner.actions.kpis import OpenKpis
from planner.charts.kpi_ground import Ground, Numbered, numbered
from planner.kpis.forecast import KpiForecast, forecast
from planner.kpis.kind import Direction
from planner.kpis.kpi import Kpi
from planner.kpis.limits import LimitsInForce, baseline_points, limits_in_force
from planner.kpis.reading import Reading
from planner.kpis.series import Point, Series, rolled
from planner.kpis.start import start_of
from planner.kpis.target import expected_at
from planner.kpis.xmr import Signal, signals_in

TOGETHER = 4
"""So many periods are read together in the rolling view."""


@dataclass(frozen=True, slots=True)
class KpiView:
    """One KPI: its readings, the limits and what breaks them, the path to its target, where it is heading."""

    kpi: Kpi
    series: Series
    in_force: LimitsInForce
    stretch: tuple[date, date] | None
    """First and last day of the periods behind the limits."""
    signals: Sequence[Signal]
    path: Sequence[tuple[float, float]]
    ahead: KpiForecast | None
    events: Sequence[Numbered]
    first_day: date
    length: int
    today: date

    @property
    def points(self) -> Sequence[Point]:
        """All settled periods."""
        return self.series.points


def view_of(kpi: Kpi) -> KpiView:
    """What there is to see of a KPI today."""
    series = kpis.series()[kpi.id]
    return kpis.of_kpis("kpi view", partial(_view, kpi=kpi, series=series), kpi.id)


def ground_of(view: KpiView) -> Ground:
    """What the charts of the KPI stand on, for this visitor's screen."""
    plan = visit.plan()
    return Ground(
        view.kpi,
        plan.schedule.calendar,
        plan.status_day,
        plan.plan.length,
        screen.look(),
        is_compact=screen.is_narrow(),
    )


def together(view: KpiView) -> list[Point]:
    """Each period read together with those before it, four in all."""
    return kpis.of_kpis("kpi roll", lambda _: [_rolled(view, at) for at in range(len(view.points))], view.kpi.id)


def _rolled(view: KpiView, at: int) -> Point:
    point, reading = view.points[at], rolled(view.series, at, TOGETHER)
    return replace(point, reading=reading, is_small=_is_small(view.kpi, reading), is_partial=False)


def _is_small(kpi: Kpi, reading: Reading) -> bool:
    return reading.value is None or reading.n < kpi.minimum_n


def _view(opened: OpenKpis, *, kpi: Kpi, series: Series) -> KpiView:
    first_day, length = opened.plan.first_day, opened.plan.length
    in_force = limits_in_force(kpi, series, first_day)
    values = [point.reading.value for point in series.readable if point.reading.value is not None]
    behind = baseline_points(kpi, series, first_day) if in_force.limits else ()
    return KpiView(
        kpi=kpi,
        series=series,
        in_force=in_force,
        stretch=(behind[0].period.start, behind[-1].period.end) if behind else None,
        signals=signals_in(values, in_force.limits) if in_force.limits else (),
        path=_path(kpi, series, first_day),
        ahead=forecast(series, kpi, length, first_day),
        events=numbered(event for event in opened.events if event.concerns(kpi.id)),
        first_day=first_day,
        length=length,
        today=opened.today,
    )


def _path(kpi: Kpi, series: Series, first_day: date) -> list[tuple[float, float]]:
    """What is expected on every day from the baseline to the last target."""
    start = start_of(kpi, series, first_day)
    if start is None or not kpi.targets or kpi.direction not in (Direction.HIGHER, Direction.LOWER):
        return []
    begin = (start[0] - first_day).days
    end = max(begin, *(target.by_day for target in kpi.targets))
    return [
        (day, expected_at(first_day + timedelta(days=day), first_day, start, kpi.targets))
        for day in range(begin, end + 1)
    ]
