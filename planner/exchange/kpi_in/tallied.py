"""Values of one team in one period as the counts of a KPI."""

import numpy as np

from planner.exchange.kpi_in.cells import Floats
from planner.exchange.kpi_in.measure import Measure
from planner.kpis.counts import Bin, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi

MOST_DIFFERENT = 400
"""So many different durations of a period are kept apart; with more they are rounded to three digits."""
_TOP = {Measure.CSAT_1_5: 4, Measure.STARS_1_5: 4, Measure.CES_1_7: 5}
"""From which answer on a scale the good ones begin; elsewhere good is 1 and the rest 0."""
_PROMOTER, _PASSIVE = 9, 7
_UNITS = {"h": (60.0, 1), "d": (1440.0, 2), "w": (10_080.0, 3), "s": (1 / 60, 0)}
"""By the first letter of a unit, how many minutes it has and to how many decimals it is kept; else minutes."""


def counts_of(kpi: Kpi, measure: Measure, values: Floats) -> Counts:
    """The counts that the KPI's entries are made of; durations are given in minutes."""
    match kpi.kind:
        case Kind.NPS:
            return _nps(values)
        case Kind.PROPORTION:
            return share(int(np.count_nonzero(values >= _TOP.get(measure, 1))), len(values))
        case Kind.DURATION:
            return Counts(tally=_durations(kpi, values))
        case Kind.AMOUNT:
            return Counts(amount=float(np.round(values.sum(), 6)))
    if measure is Measure.AVERAGE:
        return _mean(values)
    is_duration = measure in (Measure.MINUTES, Measure.HOURS, Measure.SPAN)
    return Counts(tally=_durations(kpi, values) if is_duration else _tally(values))


def share(good: int, of: int) -> Counts:
    """So many of so many."""
    return Counts(numerator=good, denominator=of)


def _nps(values: Floats) -> Counts:
    promoters = int(np.count_nonzero(values >= _PROMOTER))
    passives = int(np.count_nonzero(values >= _PASSIVE)) - promoters
    return Counts(promoters=promoters, passives=passives, detractors=len(values) - promoters - passives)


def _mean(values: Floats) -> Counts:
    spread = float(values.std(ddof=1)) if len(values) > 1 else None
    return Counts(value=float(values.mean()), n=len(values), sd=spread)


def _durations(kpi: Kpi, minutes: Floats) -> tuple[Bin, ...]:
    """The cases in the KPI's unit: whole minutes, tenths of an hour, hundredths of a day."""
    length, decimals = _UNITS.get(kpi.unit[:1].casefold(), (1.0, 0))
    rounded = np.round(minutes / length, decimals)
    if len(np.unique(rounded)) > MOST_DIFFERENT:
        rounded = _three_digits(rounded)
    return _tally(rounded)


def _three_digits(values: Floats) -> Floats:
    """Rounded to three significant digits: half a percent off at most."""
    safe = np.where(values == 0, 1, values)
    power = 10.0 ** (np.floor(np.log10(np.abs(safe))) - 2)
    rounded: Floats = np.where(values == 0, 0.0, np.round(np.round(values / power) * power, 6))
    return rounded


def _tally(values: Floats) -> tuple[Bin, ...]:
    different, counts = np.unique(values, return_counts=True)
    return tuple((float(value), float(value), int(count)) for value, count in zip(different, counts, strict=True))
