"""A tile: one KPI on one day, with the number only where it may be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.kpis.counts import Counts
from planner.kpis.counts_words import counts_words
from planner.kpis.difference import latest_step, leaves_out_0
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.limits import limits_in_force
from planner.kpis.owed import freshness_in, owed
from planner.kpis.period import Cadence, Period
from planner.kpis.period_words import brief_period_words
from planner.kpis.pooled import pooled
from planner.kpis.reading import NO_READING, Reading
from planner.kpis.series import Point, Series, points_up_to, rolled
from planner.kpis.sheet import EMPTY, Sheet
from planner.kpis.signal_words import Live, live_signals
from planner.kpis.standing import EXACT, Freshness, Owed, Shown, Standing, Status, standing_of
from planner.kpis.start import start_of
from planner.kpis.urgency import urgency_of
from planner.kpis.xmr import Limits, signals_in

ROLL_PERIODS = 4
"""So many weeks are added up where the latest alone has too few."""

SPARK_POINTS = 26


@dataclass(frozen=True, slots=True)
class Tile:
    """One KPI on one day. `reading` is there only when its value may be shown; `counts` says what was counted.

    `change` is the reading minus the one before it. `spark` are the latest readable values, oldest first.
    """

    kpi: Kpi
    series: Series
    shown: Shown
    reading: Reading | None
    period: Period | None
    counts: str
    standing: Standing
    limits: Limits | None
    live: Sequence[Live]
    freshness: Freshness
    owed: Sequence[Owed]
    spark: Sequence[float]
    change: float | None
    urgency: int
    """The higher, the sooner it needs somebody; ties stand in the order of the KPIs."""
    step: Reading = NO_READING
    """`change` with its 95 % interval, where the counts of the latest two readings give one."""

    @property
    def real_changes(self) -> list[Live]:
        """The signals that still hold and tell of a real change."""
        return [live for live in self.live if live.is_real]

    @property
    def is_more_than_chance(self) -> bool:
        """Whether chance in the counts does not explain the change; it may be usual here all the same."""
        return leaves_out_0(self.step)


@dataclass(frozen=True, slots=True)
class Figure:
    """What a tile shows as its number, with the counts behind it, and the reading one period earlier."""

    shown: Shown
    reading: Reading
    before: Reading
    counts: Counts


def tile_of(series: Series, sheets: Mapping[KpiId, Sheet], first_day: date, today: date) -> Tile:
    """The tile of a KPI, from its series and all entries; `first_day` is the plan's day 0."""
    kpi = series.kpi
    owing = owed(kpi, sheets.get(kpi.id, EMPTY), today)
    freshness = freshness_in(series, sheets, today, owing)
    figure = figure_of(kpi, series, freshness)
    values = [value for point in series.readable if (value := point.reading.value) is not None]
    limits = limits_in_force(kpi, series, first_day).limits
    live: list[Live] = []
    if limits and figure.shown not in (Shown.STALE, Shown.NEVER):
        live = live_signals(kpi, series, limits, signals_in(values, limits), first_day)
    period = series.points[-1].period if series.points else None
    standing = _standing(kpi, series, figure, first_day)
    is_shown = figure.shown in (Shown.LATEST, Shown.ROLL)
    return Tile(
        kpi=kpi,
        series=series,
        shown=figure.shown,
        reading=figure.reading if is_shown else None,
        period=period,
        counts=counts_words(kpi, figure.counts),
        standing=standing,
        limits=limits,
        live=live,
        freshness=freshness,
        owed=owing,
        spark=values[-SPARK_POINTS:],
        change=_difference(figure) if is_shown else None,
        urgency=_urgency(standing.status, freshness, live),
        step=latest_step(series) if figure.shown is Shown.LATEST else NO_READING,
    )


def waits_for(series: Series) -> list[str]:
    """The names of the KPIs whose numbers a formula still lacks; of all its inputs if none lacks them wholly."""
    names = [of.kpi.name for _, of in series.inputs]
    return [of.kpi.name for _, of in series.inputs if not of.points] or names


def _urgency(status: Status, freshness: Freshness, live: Sequence[Live]) -> int:
    real = [signal.is_better for signal in live if signal.is_real]
    return urgency_of(status, freshness, real, has_jumped=len(real) < len(live))


def figure_of(kpi: Kpi, series: Series, freshness: Freshness) -> Figure:
    """The latest reading, or the last four weeks together if it has too few, or the counts alone."""
    if freshness is Freshness.NEVER or not series.points:
        shown = Shown.NEVER if freshness is Freshness.NEVER else Shown.COUNTS
        return Figure(shown, NO_READING, NO_READING, Counts())
    latest = series.points[-1]
    before = next((point.reading for point in reversed(series.readable) if point is not latest), NO_READING)
    found = Figure(Shown.LATEST, latest.reading, before, latest.counts)
    if freshness is Freshness.STALE:
        return replace(found, shown=Shown.STALE)
    if latest.reading.has_interval and not latest.is_small:
        return found
    rolling = _rolling(kpi, series)
    return rolling or replace(found, shown=Shown.COUNTS)


def _rolling(kpi: Kpi, series: Series) -> Figure | None:
    """The last four weeks together, if that is enough; months are too long ago to be added up."""
    last = len(series.points) - 1
    if kpi.cadence is not Cadence.WEEKLY:
        return None
    reading = rolled(series, last, ROLL_PERIODS)
    if not reading.has_interval or reading.n < kpi.minimum_n:
        return None
    before = rolled(series, last - 1, ROLL_PERIODS) if last else NO_READING
    counts = pooled(kpi, [point.counts for point in _rolled_points(series)])
    return Figure(Shown.ROLL, reading, before if before.n >= kpi.minimum_n else NO_READING, counts)


def _rolled_points(series: Series) -> list[Point]:
    return points_up_to(series, series.points[-1].period, ROLL_PERIODS)


def _difference(figure: Figure) -> float | None:
    after, before = figure.reading.value, figure.before.value
    return None if after is None or before is None else after - before


def _standing(kpi: Kpi, series: Series, figure: Figure, first_day: date) -> Standing:
    is_told = figure.shown in (Shown.LATEST, Shown.ROLL)
    if figure.shown is Shown.COUNTS and kpi.kind in EXACT:
        is_told = not series.points[-1].is_small if series.points else False
    period = series.points[-1].period if series.points else None
    start = start_of(kpi, series, first_day) if is_told and kpi.targets else None
    together = _rolled_points(series) if figure.shown is Shown.ROLL else ()
    parts = [(point.period, point.reading.n) for point in together if point.reading.n]
    standing = standing_of(kpi, figure.reading if is_told else None, period, start, first_day, parts)
    if standing.status is not Status.NO_READING:
        return standing
    return replace(standing, why=_why_not(kpi, figure, period, first_day))


def _why_not(kpi: Kpi, figure: Figure, period: Period | None, first_day: date) -> str:
    """Why there is no reading to hold against a target."""
    if kpi.kind is Kind.FORMULA and period is None:
        return "It is worked out from other KPIs, and waits for their numbers."
    if figure.shown is Shown.NEVER:
        return "No number has been entered yet."
    if period is None:
        return "The first period is not settled yet."
    if figure.shown is Shown.STALE:
        when = brief_period_words(period, kpi.cadence, first_day, kpi.week_starts)
        return f"The last number is that of {when}: too old to say where it stands."
    if figure.reading.n < kpi.minimum_n:
        return f"Too few to read a number from: {figure.reading.n:,.0f}, and {kpi.minimum_n:,} are needed."
    return "No number, for it cannot be said how sure it is."
