"""The threshold of a promise as it is typed: read on the scale of its KPI, and back."""

from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.typed_number import ambiguous, plain, quoted, readings_of, typed_number
from planner.kpis.value_words import exact, value_words
from planner.shared.errors import BadInput

_PERCENT = "%"
_NEVER_BELOW_0 = frozenset({Kind.PROPORTION, Kind.RATE, Kind.DURATION})


def threshold_from(kpi: Kpi, text: str) -> float:
    """The threshold that was typed; `BadInput` for one that the KPI can never reach, or that is meant otherwise.

    Of “1,234” and “1.234” the reading that lies on the scale counts. A figure between 0 and 1 for a KPI in percent
    may be a share, unless it is typed with its percent sign.
    """
    readings = readings_of(text)
    if len(readings) > 1:
        readings = tuple(number for number in readings if not _off_scale(kpi, number)) or readings
    if len(readings) > 1:
        raise ambiguous(text, readings)
    (threshold,) = readings
    if _may_be_a_share(kpi, threshold) and _PERCENT not in plain(text):
        raise BadInput(_meant(kpi, threshold, text))
    if why := _off_scale(kpi, threshold):
        raise BadInput(f"“{quoted(text)}” cannot be reached: {why}")
    return threshold


def typed_threshold(kpi: Kpi | None, threshold: float) -> str:
    """The threshold as one would type it; `threshold_from` reads it back to the same."""
    text = typed_number(float(threshold))
    return f"{text} {_PERCENT}" if kpi and _may_be_a_share(kpi, threshold) else text


def scale_of(kpi: Kpi) -> tuple[float | None, float | None]:
    """The least and the most that its figures can be, as far as its kind or its set-up says."""
    low, high = kpi.value_range
    if kpi.kind is Kind.NPS:
        low, high = -100.0 if low is None else low, 100.0 if high is None else high
    if kpi.kind in _NEVER_BELOW_0 and low is None:
        low = 0.0
    if kpi.kind is Kind.PROPORTION and high is None:
        high = kpi.scale
    return low, high


def _off_scale(kpi: Kpi, threshold: float) -> str:
    """Why it lies beyond the scale, and what to type instead; empty where it lies on it."""
    low, high = scale_of(kpi)
    if low is not None and threshold < low:
        least = value_words(exact(kpi, low), low)
        return f"“{kpi.name}” is never below {least}. Type {least} or more."
    if high is not None and threshold > high:
        most = value_words(exact(kpi, high), high)
        return f"“{kpi.name}” is never above {most}. Type {most} or less."
    return ""


def _may_be_a_share(kpi: Kpi, threshold: float) -> bool:
    return kpi.unit == _PERCENT and kpi.scale == 100 and 0 < threshold < 1


def _meant(kpi: Kpi, threshold: float, text: str) -> str:
    as_share, as_typed = (value_words(exact(kpi, one), one) for one in (round(threshold * 100, 6), threshold))
    return (
        f"“{quoted(text)}” is less than 1 %, and “{kpi.name}” is in percent. Did you mean {as_share}? "
        f"Then type that, or {as_typed} with its sign if you mean so little."
    )
