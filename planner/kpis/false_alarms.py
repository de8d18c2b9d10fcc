"""False alarms: how many real changes pure noise seems to give, and so how many to expect of many KPIs."""

from bisect import bisect_left

_SIMULATED = {6: 0.0697, 8: 0.0507, 12: 0.0332, 20: 0.0215, 30: 0.0163, 52: 0.0124}
"""New real changes at one reading that are none, by the number of points the limits are taken from.

Simulated: independent normal readings, limits from the first so many, the 14 after them watched by the three rules;
unusual jumps, which claim no real change, are not counted.
"""


def signals_per_reading(points: int) -> float:
    """How often a new signal begins to show at a reading though nothing has changed; `points` made the limits.

    The fewer the points, the further off the limits may lie. Between what was simulated it is taken to be linear in
    1 / points, which meets the simulated rates in between within 3 %.
    """
    known = list(_SIMULATED)
    held = min(max(points, known[0]), known[-1])
    at = max(1, bisect_left(known, held))
    fewer, more = known[at - 1], known[at]
    share = (1 / held - 1 / more) / (1 / fewer - 1 / more)
    return share * _SIMULATED[fewer] + (1 - share) * _SIMULATED[more]
