"""The agenda as a calendar file (RFC 5545) that Google, Outlook and Apple read, update and clear away.

It is published, not sent to anybody: METHOD:PUBLISH, no attendees. An organizer, which RFC 5546 asks for there, would
have Google and Outlook show every entry as an invitation by somebody else; calendars themselves publish without one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from icalendar import Event

from planner.exchange.ics_event import at_time, calendar, event, whole_days, written
from planner.scheduling.agenda import AgendaEntry, AgendaKind
from planner.scheduling.agenda_marks import NOTHING_TOLD, CalendarMark, marked

_DAYS_CANCELLED = 90


def calendar_file(
    entries: Sequence[AgendaEntry],
    marks: Mapping[str, CalendarMark],
    now: datetime,
    name: str,
    kinds: Collection[AgendaKind] = tuple(AgendaKind),
    latest: Mapping[str, CalendarMark] = NOTHING_TOLD,
) -> tuple[bytes, dict[str, CalendarMark]]:
    """The file with these entries, and the marks to write the next one by.

    `entries` are all there are of these kinds: what `marks` hold besides has gone, and is told as cancelled for
    90 days, without its name. `latest` are the highest marks of all files and invitations. Only talks with an hour
    keep their time busy.
    """
    after = marked(entries, marks, kinds, now, latest)
    found = calendar("PUBLISH")
    for key in ("name", "x-wr-calname"):
        found.add(key, name)
    found.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    found.add("x-published-ttl", "PT12H")  # what Outlook reads
    told = [_told(entry, after[entry.uid], now) for entry in entries]
    return written(found, [*told, *_gone(after.values(), kinds, now)]), after


def _told(entry: AgendaEntry, mark: CalendarMark, now: datetime) -> Event:
    found = event(entry.uid, mark.sequence, mark.at, now)
    found.add("summary", entry.name)
    if entry.text:
        found.add("description", entry.text)
    found.add("categories", [entry.kind.value.capitalize()])
    found.add("status", "CONFIRMED")
    found.add("transp", "OPAQUE" if entry.at else "TRANSPARENT")
    if entry.at:
        at_time(found, entry.start, entry.at, entry.zone, entry.minutes)
    else:
        whole_days(found, entry.start, entry.end)
    return found


def _gone(marks: Iterable[CalendarMark], kinds: Collection[AgendaKind], now: datetime) -> list[Event]:
    since = now - timedelta(days=_DAYS_CANCELLED)
    prefixes = tuple(f"{kind}-" for kind in kinds)
    return [_cancelled(m, now) for m in marks if m.is_cancelled and m.at >= since and m.uid.startswith(prefixes)]


def _cancelled(mark: CalendarMark, now: datetime) -> Event:
    found = event(mark.uid, mark.sequence, mark.at, now)
    found.add("summary", "Cancelled")
    found.add("status", "CANCELLED")
    found.add("transp", "TRANSPARENT")
    day, _, clock = mark.start.partition(" ")
    hour, _, zone = clock.partition(" ")
    if hour:
        at_time(found, date.fromisoformat(day), time.fromisoformat(hour), zone, 0)
    else:
        whole_days(found, date.fromisoformat(day), date.fromisoformat(day))
    return found
