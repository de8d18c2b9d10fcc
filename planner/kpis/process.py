"""Process: how far a figure without a sampling error moves from one period to the next by itself."""

import numpy as np

from planner.kpis.columns import Columns
from planner.kpis.intervals import Floats
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.pooled import Readings, is_counted
from planner.kpis.xmr import FEWEST_POINTS

PER_RANGE = 2.66
"""3 / 1.128: from the mean moving range to the natural process limits (Wheeler, Understanding Variation)."""


def has_no_sample(kpi: Kpi, columns: Columns, readings: Readings) -> bool:
    """Whether the figures are no sample, so that their interval has to come from how they move.

    So it is with amounts, with shares of money, and with means that never said their n and spread.
    """
    match kpi.kind:
        case Kind.AMOUNT:
            return True
        case Kind.PROPORTION | Kind.RATE:
            return not is_counted(kpi, columns)
        case Kind.MEAN:
            return "value" in columns.numbers and bool(np.all(np.isnan(readings.low)))
        case _:
            return False


def swing_of(values: Floats) -> float | None:
    """2.66 x the mean moving range of the values, period after period; None for fewer than six."""
    if len(values) < FEWEST_POINTS:
        return None
    return PER_RANGE * float(np.mean(np.abs(np.diff(values))))
