"""Wording: what changed in a campaign between what somebody read and what it says now."""

from datetime import date

from planner.communication.campaign import Campaign
from planner.shared.in_words import full_date, listed


def changed_words(read: Campaign | None, now: Campaign) -> str:
    """What is different now, as a phrase: “its days (they were …) and its message”.

    It names what departments are shown and nothing that a promise is measured by. Where it is not known what was
    read, it says so much.
    """
    told = [] if read is None else _parts(read, now)
    return listed(told) or "its wording"


def _parts(read: Campaign, now: Campaign) -> list[str]:
    parts = []
    if read.name != now.name:
        parts.append(f"its name (it was “{read.name}”)")
    if (read.start, read.end) != (now.start, now.end):
        parts.append(f"its days (they were {_days(read.start, read.end)})")
    if read.channels != now.channels:
        parts.append("its channels")
    if read.message != now.message:
        parts.append("its message")
    return [*parts, *_promises(read, now)]


def _promises(read: Campaign, now: Campaign) -> list[str]:
    before, after = ([promise.text for promise in side.promises] for side in (read, now))
    new = [f"“{text}” is a new promise" for text in after if text not in before]
    gone = [f"“{text}” is no longer promised" for text in before if text not in after]
    if new or gone:
        return [*new, *gone]
    return ["its promises"] if read.promises != now.promises else []


def _days(start: date, end: date) -> str:
    return f"{full_date(start)} to {full_date(end)}"
