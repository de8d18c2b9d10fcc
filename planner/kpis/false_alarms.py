"""False alarms: how many signals pure noise gives, when many KPIs are watched at once."""

SIGNALS_PER_READING = 0.062
"""How often a new signal begins to show at one reading though nothing has changed.

Simulated: independent normal readings, limits from the first 12, the 14 after them watched by all four rules.
"""


def false_alarms(kpis: int, weeks: int) -> float:
    """How many signals to expect from noise alone when so many weekly KPIs are watched for so many weeks."""
    return SIGNALS_PER_READING * kpis * weeks
