"""A reading: a figure with its n and its interval, which never part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """A KPI's value over some counts. Without an interval `low` and `high` are None; without counts so is `value`.

    `p90` is given for durations only: nine in ten cases took no longer. With `is_swing` the interval is none of
    sampling, but how far the figure moves by itself.
    """

    value: float | None
    n: float
    low: float | None = None
    high: float | None = None
    p90: float | None = None
    is_swing: bool = False

    @property
    def has_interval(self) -> bool:
        """Whether it says how sure it is; a figure that does not is not shown on a tile."""
        return self.value is not None and self.low is not None and self.high is not None


NO_READING = Reading(None, 0)
