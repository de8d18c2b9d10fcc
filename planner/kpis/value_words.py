"""Values in words: a KPI's figures with its decimals and its unit, the same on every page, chart and export."""

from planner.kpis.kpi import Kpi
from planner.kpis.reading import Reading

_BEFORE = frozenset("$€£¥₹₺﷼")
_MOST_DECIMALS, _MOST_MORE = 6, 3
_LARGE = 100  # of the last digit that values have: a difference so large needs no further one


def number_words(kpi: Kpi, value: float) -> str:
    """The value with the KPI's decimals, without its unit: “1,240.5”, “−3”."""
    return _number(value, kpi.decimals)


def value_words(kpi: Kpi, value: float) -> str:
    """The value with the KPI's decimals and unit: “41 points”, “86 %”, “€1,240”, “4.2 per 1,000”."""
    return _with_unit(number_words(kpi, value), kpi.unit)


def change_words(kpi: Kpi, change: float) -> str:
    """A difference of two values with its sign: “+3.2 points”, “−0.37 points”, “±0 points”.

    Shares differ by percentage points, which “points” says.
    """
    sign, number = _signed(kpi, change)
    unit = "points" if kpi.unit == "%" else kpi.unit
    return sign + _with_unit(number, unit)


def signed_words(kpi: Kpi, change: float) -> str:
    """The same without the unit: “+3.2”."""
    return "".join(_signed(kpi, change))


def finer(kpi: Kpi, one: float, other: float) -> Kpi:
    """The KPI with as many more decimals, three at most, as it takes to tell two values apart that are not the same."""
    finest = min(kpi.decimals + _MOST_MORE, _MOST_DECIMALS)
    decimals = kpi.decimals
    while decimals < finest and one != other and _number(one, decimals) == _number(other, decimals):
        decimals += 1
    is_same = _number(one, decimals) == _number(other, decimals)
    return kpi if is_same or decimals == kpi.decimals else kpi.model_copy(update={"decimals": decimals})


def exact(kpi: Kpi, value: float) -> Kpi:
    """The KPI with as many more decimals as it takes to write this very value: a threshold of 95.5 stays 95.5."""
    decimals = kpi.decimals
    while decimals < _MOST_DECIMALS and float(f"{value:.{decimals}f}") != value:
        decimals += 1
    return kpi if decimals == kpi.decimals else kpi.model_copy(update={"decimals": decimals})


def interval_name(*readings: Reading) -> str:
    """What the intervals of these readings are called: “95 % interval”, or “usual swing” where they are no sample."""
    return "usual swing" if any(reading.is_swing for reading in readings) else "95 % interval"


def interval_words(kpi: Kpi, reading: Reading) -> str:
    """The interval without the unit: “36 to 46”; empty where there is none. `interval_name` says what it is."""
    if reading.low is None or reading.high is None:
        return ""
    return f"{number_words(kpi, reading.low)} to {number_words(kpi, reading.high)}"


def _number(value: float, decimals: int) -> str:
    text = f"{abs(value):,.{decimals}f}"
    return f"−{text}" if value < 0 and any(digit in text for digit in "123456789") else text


def _signed(kpi: Kpi, change: float) -> tuple[str, str]:
    """A difference has a digit more than the values: two that look the same may differ."""
    size = abs(change)
    more = 0 < size * 10**kpi.decimals < _LARGE
    number = _number(size, min(kpi.decimals + more, _MOST_DECIMALS))
    is_none = not any(digit in number for digit in "123456789")
    return "±" if is_none else "+" if change > 0 else "−", number


def _with_unit(number: str, unit: str) -> str:
    if unit in _BEFORE and unit:
        return f"−{unit}{number[1:]}" if number.startswith("−") else unit + number
    if number.lstrip("−") == "1" and unit.isalpha() and unit.islower() and len(unit) > 3:
        unit = unit.removesuffix("s")
    return f"{number} {unit}".strip()
