"""Promises in words: the figure that stands behind one and what it needs, with the KPI's decimals and unit."""

from planner.communication.campaign import Promise, Sense
from planner.kpis.kpi import Kpi
from planner.kpis.period import Cadence
from planner.kpis.period_words import number_word, period_words
from planner.kpis.reading import Reading
from planner.kpis.standing import Shown
from planner.kpis.tile import ROLL_PERIODS, Tile
from planner.kpis.value_words import exact, finer, value_words
from planner.shared.in_words import day_and_month


def threshold_words(promise: Promise, kpi: Kpi) -> str:
    """The side and the threshold with all its decimals: “at least 95.5 %”; empty where it is tied to no KPI."""
    if promise.threshold is None:
        return ""
    return f"{promise.sense} {value_words(exact(kpi, promise.threshold), promise.threshold)}"


def needs_words(promise: Promise, kpi: Kpi, reading: Reading) -> str:
    """The same, with as many decimals as it takes to tell the threshold from the reading."""
    return threshold_words(promise, _fine(promise, kpi, reading))


def number_words(promise: Promise, kpi: Kpi, reading: Reading) -> str:
    """The figure with how sure it is: “On-time delivery was 91 % (88 % to 93 %, n 412)”.

    A value that does not say how sure it is stays off all screens: of it only the side of the threshold is told.
    """
    if reading.value is None or reading.low is None or reading.high is None:
        return f"{kpi.name} {_side(promise, reading)} (how far it swings cannot be said yet)"
    kpi = _fine(promise, kpi, reading)
    value, low, high = (value_words(kpi, figure) for figure in (reading.value, reading.low, reading.high))
    within = f"usual swing {low} to {high}" if reading.is_swing else f"{low} to {high}, n {reading.n:,.0f}"
    return f"{kpi.name} was {value} ({within})"


def when_words(tile: Tile) -> str:
    """Of which period the figure of a tile is: “in the week of 2 March”, “in the four weeks to 8 March”."""
    period, cadence = tile.period, tile.kpi.cadence
    if period is None:
        return ""
    if tile.shown is Shown.ROLL:
        return f"in the {number_word(ROLL_PERIODS).lower()} weeks to {day_and_month(period.end)}"
    if cadence is Cadence.WEEKLY:
        return f"in the week of {day_and_month(period.start)}"
    return f"in {period_words(period, cadence, period.start)}"


def _side(promise: Promise, reading: Reading) -> str:
    value, threshold = reading.value or 0.0, promise.threshold or 0.0
    if value == threshold:
        return "was at the threshold"
    is_right = value > threshold if promise.sense is Sense.AT_LEAST else value < threshold
    return f"was on the {'right' if is_right else 'wrong'} side of the threshold"


def _fine(promise: Promise, kpi: Kpi, reading: Reading) -> Kpi:
    for figure in (reading.value, reading.low, reading.high):
        if figure is not None and promise.threshold is not None:
            kpi = finer(kpi, figure, promise.threshold)
    return kpi
