"""Time zones in calendar files: the rules of a zone for the years at hand, in the way Outlook reads them too.

Outlook knows yearly rules and single changes, but no lists of dates; so a zone with the same two changes each year gets
two rules, and any other one its changes one by one (RFC 5545, 3.6.5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard, vRecur

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Onset:
    """From a moment on other offsets hold; `local` is the time on the clocks that were valid until then."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_summer: bool

    def rule(self, nth: int) -> tuple[object, ...]:
        """What makes two onsets the same yearly rule, on the `nth` weekday of the month."""
        return (self.local.month, self.local.weekday(), nth, self.local.time(), self.before, self.after)

    @property
    def nth(self) -> int:
        """Which of its weekday in the month it is, from the first one."""
        return (self.local.day - 1) // 7 + 1

    @property
    def is_last(self) -> bool:
        """Whether it is the last of its weekday in the month."""
        return (self.local + timedelta(days=7)).month != self.local.month


def zone_called(name: str) -> ZoneInfo | None:
    """The zone of an IANA name; None if there is none of it, so that times float on any clock."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def timezone_of(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The zone as a component that is right from the year before `first` to the year after `last`."""
    found = Timezone()
    found.add("tzid", zone.key)
    start, end = datetime(first.year - 1, 1, 1, tzinfo=UTC), datetime(last.year + 2, 1, 1, tzinfo=UTC)
    onsets = _onsets(zone, start, end)
    rules = _yearly(onsets, end.year - start.year)
    if rules:
        for onset, nth in rules:
            found.add_component(_component(onset, nth))
        return found
    for onset in (_standing(zone, start), *onsets):
        found.add_component(_component(onset))
    return found


def _onsets(zone: ZoneInfo, start: datetime, end: datetime) -> list[Onset]:
    """All changes of the clocks between two moments; a zone keeps its offset for a day at the least."""
    found = []
    day = start
    while day < end:
        following = day + timedelta(days=1)
        if _offset(zone, day) != _offset(zone, following):
            found.append(_onset(zone, _first_after(zone, day, following)))
        day = following
    return found


def _first_after(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second at which the offset of `high` holds."""
    while high - low > _MOMENT:
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (low, middle) if _offset(zone, middle) != _offset(zone, low) else (middle, high)
    return high


def _onset(zone: ZoneInfo, moment: datetime) -> Onset:
    before, after = _offset(zone, moment - _MOMENT), _offset(zone, moment)
    local = moment.astimezone(zone)
    return Onset((moment + before).replace(tzinfo=None), before, after, str(local.tzname()), bool(local.dst()))


def _standing(zone: ZoneInfo, moment: datetime) -> Onset:
    """What holds from the beginning on, as an onset that changes nothing."""
    offset, local = _offset(zone, moment), moment.astimezone(zone)
    return Onset(local.replace(tzinfo=None), offset, offset, str(local.tzname()), bool(local.dst()))


def _yearly(onsets: Sequence[Onset], years: int) -> list[tuple[Onset, int]]:
    """The two onsets of the first year with the weekday they come back on (-1 is the last); empty unless all agree."""
    rules = []
    for first in onsets[:2]:
        same = [onset for onset in onsets if onset.is_summer == first.is_summer]
        nth = -1 if all(onset.is_last for onset in same) else first.nth
        if len(same) != years or len({onset.rule(-1 if nth < 0 else onset.nth) for onset in same}) != 1:
            return []
        rules.append((first, nth))
    return rules if len(onsets) == 2 * years else []


def _component(onset: Onset, nth: int = 0) -> TimezoneDaylight | TimezoneStandard:
    found = TimezoneDaylight() if onset.is_summer else TimezoneStandard()
    found.add("dtstart", onset.local)
    found.add("tzoffsetfrom", onset.before)
    found.add("tzoffsetto", onset.after)
    found.add("tzname", onset.name)
    if nth:
        weekday = f"{nth}{_WEEKDAYS[onset.local.weekday()]}"
        found.add("rrule", vRecur(freq="yearly", bymonth=onset.local.month, byday=weekday))
    return found


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()
