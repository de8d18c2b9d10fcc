"""The statistics of KPIs as the command line prints them: JSON for scripts in full precision, tables for people."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import fsum
from typing import Any

from planner.exchange.plain_kpis import PlainKpi
from planner.exchange.plain_schedule import short
from planner.kpis.kind import Kind
from planner.kpis.pooled import pooled, reading_of
from planner.kpis.reading import NO_READING, Reading
from planner.kpis.xmr import FEWEST_POINTS, Limits, Signal, limits_of, signals_in
from planner.shared.errors import BadInput


@dataclass(frozen=True, slots=True)
class KpiStats:
    """A KPI's readings by period, the limits, and the signals; positions count the readings that have a value."""

    name: str
    kind: Kind
    readings: dict[str, Reading]
    read: tuple[str, ...]
    """The periods that have a value."""
    baseline: tuple[float, ...]
    """The values that the mean and the limits are taken from."""
    limits: Limits | None
    signals: tuple[Signal, ...]

    def n(self, reading: Reading) -> float | None:
        """Of how many cases a reading is; None for an amount, which is no sample."""
        if self.kind == Kind.AMOUNT:
            return None
        return int(reading.n) if float(reading.n).is_integer() else reading.n

    @property
    def mean(self) -> float | None:
        """The mean of the baseline, limits or not."""
        return fsum(self.baseline) / len(self.baseline) if self.baseline else None

    @property
    def mean_moving_range(self) -> float | None:
        """The mean step from one value of the baseline to the next."""
        steps = [abs(after - before) for before, after in pairwise(self.baseline)]
        return fsum(steps) / len(steps) if steps else None


def stats_of(plain: PlainKpi, baseline_periods: int | None = None, minimum_n: int = 0) -> KpiStats:
    """The statistics of one KPI. Limits stand on the first `baseline_periods` readings, or on all of them.

    A reading of fewer than `minimum_n` cases keeps its n and has no value; limits and rules pass it over.
    """
    if baseline_periods is not None and baseline_periods < FEWEST_POINTS:
        raise BadInput(f"Limits need {FEWEST_POINTS} periods; {baseline_periods} are too few for a baseline.")
    kpi = plain.kpi
    found = {period: reading_of(kpi, pooled(kpi, parts)) for period, parts in plain.counts.items()}
    readings = {period: reading if reading.n >= minimum_n else _unread(reading) for period, reading in found.items()}
    known = {period: reading.value for period, reading in readings.items() if reading.value is not None}
    values = tuple(known.values())
    baseline = values[:baseline_periods]
    limits = limits_of(baseline)
    signals = tuple(signals_in(values, limits)) if limits else ()
    return KpiStats(kpi.name, kpi.kind, readings, tuple(known), baseline, limits, signals)


def stats_as_json(kpis: Sequence[KpiStats]) -> str:
    """Everything in full precision; null where there is no interval or where there are no limits."""
    return json.dumps({"kpis": [_as_json(stats) for stats in kpis]}, ensure_ascii=False, indent=2)


def stats_as_table(kpis: Sequence[KpiStats]) -> str:
    """For each KPI its limits in a sentence, a line a period, and the signals."""
    return "\n\n".join("\n".join(_table(stats)) for stats in kpis)


def _unread(reading: Reading) -> Reading:
    return replace(NO_READING, n=reading.n)


def _as_json(stats: KpiStats) -> dict[str, Any]:
    limits = stats.limits
    return {
        "kpi": stats.name,
        "kind": stats.kind,
        "periods": [
            {"period": period, "value": reading.value, "n": stats.n(reading), "low": reading.low, "high": reading.high}
            for period, reading in stats.readings.items()
        ],
        "mean": stats.mean,
        "mean_moving_range": stats.mean_moving_range,
        "lower_limit": limits and limits.lower,
        "upper_limit": limits and limits.upper,
        "upper_range_limit": limits and limits.upper_range,
        "signals": [
            {"rule": signal.rule, "periods": [stats.read[at] for at in signal.positions]} for signal in stats.signals
        ],
    }


def _table(stats: KpiStats) -> Iterator[str]:
    yield f"{short(stats.name)} ({stats.kind}): {_limits_in_words(stats)}"
    yield ""
    width = max(len("period"), *(len(short(period)) for period in stats.readings))
    yield f"{'period':<{width}}  {'value':>10}  {'n':>8}  {'95 % interval':<22}".rstrip()
    for period, reading in stats.readings.items():
        cells = f"{_figure(reading.value):>10}  {_n(stats, reading):>8}  {_interval(reading)}"
        yield f"{short(period):<{width}}  {cells}".rstrip()
    for signal in stats.signals:
        side = "above" if signal.is_above else "below"
        first, last = stats.read[signal.positions[0]], stats.read[signal.positions[-1]]
        yield f"{signal.rule} ({side}): {short(first)}" + (f" to {short(last)}" if first != last else "")
    if stats.limits and not stats.signals:
        yield "No signals: this is noise."


def _limits_in_words(stats: KpiStats) -> str:
    if stats.limits is None:
        return f"no limits, as they need {FEWEST_POINTS} periods with a value"
    limits = stats.limits
    return (
        f"mean {limits.mean:.4g}, natural process limits {limits.lower:.4g} to {limits.upper:.4g}, "
        f"from {limits.points} periods"
    )


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4g}"


def _n(stats: KpiStats, reading: Reading) -> str:
    n = stats.n(reading)
    return "" if n is None else f"{n:,g}"


def _interval(reading: Reading) -> str:
    return f"{reading.low:.4g} to {reading.high:.4g}" if reading.low is not None and reading.high is not None else ""
