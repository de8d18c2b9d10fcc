"""Marks of calendar files and invitations: what was last told, so that the next one tells what moved and what went."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from planner.scheduling.agenda import AgendaEntry, AgendaKind


@dataclass(frozen=True, slots=True)
class CalendarMark:
    """An entry as it was last told: `sequence` rises whenever its `fingerprint` changes or it goes, at that moment.

    `start` is the day, with the hour and the zone where it has them; no name and no text is kept.
    """

    uid: str
    sequence: int
    fingerprint: str
    start: str
    is_cancelled: bool
    at: datetime


NOTHING_TOLD: Mapping[str, CalendarMark] = {}


def marked(
    entries: Iterable[AgendaEntry],
    before: Mapping[str, CalendarMark],
    kinds: Collection[AgendaKind],
    now: datetime,
    latest: Mapping[str, CalendarMark] = NOTHING_TOLD,
) -> dict[str, CalendarMark]:
    """The marks after a file with these entries, which are all there are of these kinds; other marks stay.

    What is new starts at sequence 0 (RFC 5545, 3.8.7.4). What changed, went, or came back, is one higher than before.
    `latest` are the highest marks of other files and invitations: a calendar that was given several takes each newer
    one, so an entry counts on from there.
    """
    told = {entry.uid: told_anew(entry, _highest(entry.uid, before, latest), now) for entry in entries}
    gone = (mark for uid, mark in before.items() if uid not in told and _is_of(mark, kinds))
    off = {mark.uid: called_off(mark, latest.get(mark.uid), now) for mark in gone}
    return {**before, **off, **told}


def told_anew(entry: AgendaEntry, before: CalendarMark | None, now: datetime) -> CalendarMark:
    """The mark of an entry that is told again: the same if nothing differs, else one higher."""
    seen = fingerprint(entry)
    if before and not before.is_cancelled and before.fingerprint == seen:
        return before
    sequence = before.sequence + 1 if before else 0
    return CalendarMark(entry.uid, sequence, seen, _start(entry), is_cancelled=False, at=now)


def called_off(mark: CalendarMark, latest: CalendarMark | None, now: datetime) -> CalendarMark:
    """The mark of an entry that is told as cancelled: the same if it was so before, else higher than all before."""
    if mark.is_cancelled:
        return mark
    return replace(mark, sequence=max(mark.sequence, latest.sequence if latest else 0) + 1, is_cancelled=True, at=now)


def fingerprint(entry: AgendaEntry) -> str:
    """A short mark of all that a calendar shows of an entry."""
    shown = (entry.name, entry.start, entry.end, entry.at, entry.minutes, entry.zone, entry.text)
    return hashlib.sha256(json.dumps([str(part) for part in shown]).encode()).hexdigest()[:16]


def _highest(uid: str, *known: Mapping[str, CalendarMark]) -> CalendarMark | None:
    """Of several marks of one entry the one with the highest sequence, the earlier named of two."""
    return max((marks[uid] for marks in known if uid in marks), key=lambda mark: mark.sequence, default=None)


def _is_of(mark: CalendarMark, kinds: Collection[AgendaKind]) -> bool:
    return any(mark.uid.startswith(f"{kind}-") for kind in kinds)


def _start(entry: AgendaEntry) -> str:
    """ "2026-03-02", or "2026-03-02 09:30 Europe/Berlin"."""
    return f"{entry.start} {entry.at:%H:%M} {entry.zone}".strip() if entry.at else str(entry.start)
