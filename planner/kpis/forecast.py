"""The forecast of a KPI: where its recent trend leads by a day, and how sure that is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

import numpy as np
from numpy.typing import NDArray

from planner.kpis.kind import Direction
from planner.kpis.kpi import Kpi
from planner.kpis.period import periods
from planner.kpis.period_words import brief_period_words, counted, number_word
from planner.kpis.series import Point, Series
from planner.kpis.shift import latest_shift
from planner.kpis.value_words import number_words, value_words
from planner.kpis.xmr import FEWEST_POINTS

Floats = NDArray[np.float64]

MOST_POINTS = 13
"""A quarter of weeks: what lies further back says little of where it goes now."""

# A series that never moves and stands on its target has reached it, whatever the last digit says.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class KpiForecast:
    """The trend carried on to a day: for each of `days` its middle and its 95 % prediction interval.

    The first of `days` is that of the latest reading, the last the day asked for. `chance` is that of the target,
    or of the band, being kept on that day; None where there is neither. `points` says on how many it stands.
    """

    days: Sequence[date]
    mid: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]
    chance: float | None
    points: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line through points by least squares, with what is needed to say how far a new point may lie off.

    `spread` is the residual standard error, `squares` the sum of squares of x about its mean.
    """

    slope: float
    mean_x: float
    mean_y: float
    spread: float
    squares: float
    points: int

    @classmethod
    def through(cls, x: Floats, y: Floats) -> Self:
        """The line through three points or more whose x are not all the same."""
        mean_x, mean_y = float(x.mean()), float(y.mean())
        squares = float(((x - mean_x) ** 2).sum())
        slope = float(((x - mean_x) * (y - mean_y)).sum()) / squares
        residuals = y - mean_y - slope * (x - mean_x)
        spread = math.sqrt(float((residuals**2).sum()) / (len(x) - 2))
        return cls(slope, mean_x, mean_y, spread, squares, len(x))

    def at(self, x: Floats) -> Floats:
        """The middle of the prediction."""
        return self.mean_y + self.slope * (x - self.mean_x)

    def error_at(self, x: Floats) -> Floats:
        """The standard error of one new observation: s √(1 + 1/n + (x − x̄)² / Sxx)."""
        return self.spread * np.sqrt(1 + 1 / self.points + (x - self.mean_x) ** 2 / self.squares)

    def half_width_at(self, x: Floats) -> Floats:
        """Half of the 95 % prediction interval."""
        from scipy.special import stdtrit

        return float(stdtrit(self.points - 2, 0.975)) * self.error_at(x)

    def chance_below(self, mark: float, x: float) -> float:
        """The probability that a new observation lies below a mark."""
        from scipy.special import stdtr

        here = np.array([x])
        error, gap = float(self.error_at(here)[0]), mark - float(self.at(here)[0])
        return float(stdtr(self.points - 2, gap / error)) if error else float(gap > 0)


def forecast(series: Series, kpi: Kpi, day: int, first_day: date) -> KpiForecast | None:
    """The trend of the latest readings, 13 at most, carried on to a day of the plan.

    It stands on those since the KPI last changed for good. None for fewer than six such points and for a day that is
    not after the latest of them; `why_none` says so in words.
    """
    points, changed = _basis(series, first_day)
    until = first_day + timedelta(days=day)
    if len(points) < FEWEST_POINTS or until <= points[-1].period.end:
        return None
    line = _line_through(points)
    days = _days(kpi, points[-1].period.end, until)
    x = _as_x(days)
    mid, half = line.at(x), line.half_width_at(x)
    low, high = _clip(kpi, mid - half), _clip(kpi, mid + half)
    chance = _chance(kpi, line, float(x[-1]))
    since = f", since it changed in {_called(kpi, changed, first_day)}" if changed else ""
    assumed = f"if it goes on like the last {counted(kpi.cadence, len(points))}{since}"
    words = f"{_promise(kpi, chance, day, low[-1], high[-1])}, {assumed}."
    return KpiForecast(days, _clip(kpi, mid), low, high, chance, len(points), words)


def why_none(series: Series, kpi: Kpi, day: int, first_day: date) -> str:
    """Why there is no forecast, in a sentence; empty where there is one."""
    points, changed = _basis(series, first_day)
    if changed and len(points) < FEWEST_POINTS:
        needed = f"a forecast needs {number_word(FEWEST_POINTS).lower()} {kpi.cadence.noun}s after that"
        return f"It changed in {_called(kpi, changed, first_day)}; {needed}."
    if len(points) < FEWEST_POINTS:
        known = f"there {'is' if len(points) == 1 else 'are'} {len(points)}"
        return f"A forecast needs {counted(kpi.cadence, FEWEST_POINTS)} that can be read; {known}."
    if first_day + timedelta(days=day) <= points[-1].period.end:
        return f"Day {day} is past: there is nothing left to forecast."
    return ""


def _basis(series: Series, first_day: date) -> tuple[Sequence[Point], Point | None]:
    """The points that a line may go through, and the first of them where the KPI changed at that one."""
    start = max(0, len(series.readable) - MOST_POINTS)
    shift = latest_shift(series, start, first_day)
    if shift is None:
        return series.readable[start:], None
    return series.readable[shift:], series.readable[shift]


def _called(kpi: Kpi, point: Point, first_day: date) -> str:
    return brief_period_words(point.period, kpi.cadence, first_day, kpi.week_starts)


def _line_through(points: Sequence[Point]) -> Line:
    values = np.array([point.reading.value for point in points], dtype=float)
    return Line.through(_as_x([point.period.end for point in points]), values)


def _as_x(days: Sequence[date]) -> Floats:
    return np.array([day.toordinal() for day in days], dtype=float)


def _days(kpi: Kpi, latest: date, until: date) -> list[date]:
    """The day of the latest reading, the ends of the periods after it, the day asked for."""
    ends = [period.end for period in periods(latest, until, kpi.cadence, kpi.week_starts)]
    return [*(end for end in ends if end < until), until]


def _clip(kpi: Kpi, values: Floats) -> list[float]:
    low, high = kpi.value_range
    clipped: list[float] = np.clip(
        values, -math.inf if low is None else low, math.inf if high is None else high
    ).tolist()
    return clipped


def _chance(kpi: Kpi, line: Line, x: float) -> float | None:
    """The chance to be at the target or beyond, or in the band, on the day `x`."""
    bottom, top = _aim(kpi)
    if bottom is None and top is None:
        return None
    below = 0.0 if bottom is None else line.chance_below(bottom - _ROUNDING * max(1, abs(bottom)), x)
    return (1.0 if top is None else line.chance_below(top + _ROUNDING * max(1, abs(top)), x)) - below


def _aim(kpi: Kpi) -> tuple[float | None, float | None]:
    """From where to where the KPI shall lie: its band, or all from its target on the better way."""
    goal = kpi.target.value if kpi.target else None
    match kpi.direction:
        case Direction.BAND:
            return kpi.band_low, kpi.band_high
        case Direction.HIGHER:
            return goal, None
        case Direction.LOWER:
            return None, goal
        case Direction.CONTEXT:
            return None, None


def _promise(kpi: Kpi, chance: float | None, day: int, low: float, high: float) -> str:
    if chance is None:
        return f"Between {number_words(kpi, low)} and {value_words(kpi, high)} on day {day}, 95 times in 100"
    if kpi.direction is Direction.BAND:
        return f"A chance of {_percent(chance)} to lie in the band on day {day}"
    goal = kpi.target.value if kpi.target else 0.0
    return f"A chance of {_percent(chance)} to reach {value_words(kpi, goal)} by day {day}"


def _percent(chance: float) -> str:
    if chance < 0.01:
        return "less than 1 %"
    return "more than 99 %" if chance > 0.99 else f"{chance * 100:.0f} %"
