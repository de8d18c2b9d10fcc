"""Countries: those whose national holidays are known, and the week usually worked in them."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from planner.shared.calendar import WeekPattern

# Where the weekend is not Saturday and Sunday.
_FRIDAY_AND_SATURDAY_FREE = frozenset(
    ["BD", "BH", "DZ", "EG", "IL", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SY", "YE"]
)
_THURSDAY_AND_FRIDAY_FREE = frozenset(["AF", "IR"])


@cache
def known_countries() -> Mapping[str, str]:
    """English names of the countries with known holidays, by their two-letter codes, in the order of the names."""
    import holidays  # slow to load, and most visits never choose a country
    from babel import Locale

    names = Locale("en").territories
    codes = holidays.list_supported_countries(include_aliases=False)
    found = sorted(((code, str(names[code])) for code in codes if code in names), key=lambda one: _sorting(one[1]))
    return MappingProxyType(dict(found))


def usual_week(country: str) -> WeekPattern:
    """The days usually worked in a country, Monday to Friday unless it is known to be otherwise."""
    if country in _FRIDAY_AND_SATURDAY_FREE:
        return WeekPattern.SUN_THU
    return WeekPattern.SAT_WED if country in _THURSDAY_AND_FRIDAY_FREE else WeekPattern.MON_FRI


def _sorting(name: str) -> str:
    return name.replace("Å", "A").casefold()
