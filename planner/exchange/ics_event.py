"""Events of calendar files: when they are, who they are, and the text round them, as RFC 5545 writes it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from planner.exchange.ics_zone import timezone_of, zone_called

_PRODUCT = "-//CX100//Planner//EN"


def calendar(method: str) -> Calendar:
    """An empty calendar object with its method (RFC 5546)."""
    found = Calendar()
    found.add("prodid", _PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", method)
    return found


def event(uid: str, sequence: int, changed: datetime, now: datetime) -> Event:
    """An event that says who it is, how often it has changed, when it did, and when this was written."""
    found = Event()
    found.add("uid", f"{uid}@cx100")
    found.add("sequence", sequence)
    found.add("dtstamp", now.astimezone(UTC))
    found.add("last-modified", changed.astimezone(UTC))
    return found


def at_time(found: Event, on: date, at: time, zone: str, minutes: int) -> None:
    """Put the event on the clocks of a zone; of a zone that nobody knows, on those of whoever reads it."""
    start = datetime.combine(on, at.replace(second=0, microsecond=0, tzinfo=None), zone_called(zone))
    found.add("dtstart", start)
    if minutes:
        found.add("dtend", _later(start, minutes))


def whole_days(found: Event, first: date, last: date) -> None:
    """Put the event on whole days, the last one included: its end is the day after (RFC 5545, 3.6.1)."""
    found.add("dtstart", first)
    found.add("dtend", last + timedelta(days=1))


def written(found: Calendar, events: Iterable[Event]) -> bytes:
    """The file, with the time zones that its events name in front of them."""
    held = list(events)
    zones: dict[str, list[date]] = {}
    for one in held:
        start = one.start
        if isinstance(start, datetime) and start.tzinfo is not None:
            zones.setdefault(str(start.tzinfo), []).append(start.date())
    for name in sorted(zones):
        if zone := zone_called(name):
            found.add_component(timezone_of(zone, min(zones[name]), max(zones[name])))
    for one in held:
        found.add_component(one)
    return bytes(found.to_ical())


def _later(start: datetime, minutes: int) -> datetime:
    """So many minutes later, whether or not the clocks are changed meanwhile."""
    if start.tzinfo is None:
        return start + timedelta(minutes=minutes)
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
