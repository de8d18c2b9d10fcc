"""The start of the path: from which day and value a KPI sets out for its target."""

from collections.abc import Sequence
from datetime import date

from planner.kpis.kpi import Kpi
from planner.kpis.series import Point, Series, reading_over

_LATEST_BEFORE = 4


def start_of(kpi: Kpi, series: Series, first_day: date) -> tuple[date, float] | None:
    """The KPI's baseline: the value that was typed; else its stretch of periods, added up.

    Without either it is the last four readable periods before day 0 together, else the first readable period.
    A path never sets out before day 0, for nothing was promised then; from a first period, it sets out at its end.
    """
    if kpi.baseline_value is not None:
        return _on_path_from(kpi.baseline_end, first_day), kpi.baseline_value
    readable = series.readable
    if (value := reading_over(series, _in_baseline(kpi, readable)).value) is not None:
        return _on_path_from(kpi.baseline_end, first_day), value
    before = [point for point in readable if point.period.end < first_day][-_LATEST_BEFORE:]
    if (value := reading_over(series, before).value) is not None:
        return first_day, value
    first = next(((point.period.end, point.reading.value) for point in readable), None)
    return (first[0], first[1]) if first and first[1] is not None else None


def _on_path_from(baseline_end: date | None, first_day: date) -> date:
    return max(baseline_end or first_day, first_day)


def _in_baseline(kpi: Kpi, readable: Sequence[Point]) -> list[Point]:
    start, end = kpi.baseline_start, kpi.baseline_end
    if start is None or end is None:
        return []
    return [point for point in readable if start <= point.period.start and point.period.end <= end]
