"""The words that project tools use for statuses and kinds, and yes and no, in our own."""

import re
from collections.abc import Mapping

from planner.tasks.task import Kind, Raci, Status

_STATUSES: Mapping[Status, tuple[str, ...]] = {
    Status.NOT_STARTED: (
        *(
            "not started",
            "to do",
            "todo",
            "open",
            "new",
            "backlog",
            "planned",
            "upcoming",
            "pending",
            "not yet started",
        ),
        *("selected for development", "ready", "future task", "draft", "next", "this week", "later", "reopened"),
    ),
    Status.IN_PROGRESS: (
        *("in progress", "doing", "started", "working on it", "active", "ongoing", "wip", "on track", "in review"),
        *(
            "review",
            "under way",
            "underway",
            "late",
            "at risk",
            "off track",
            "testing",
            "waiting for review",
            "on schedule",
        ),
    ),
    Status.BLOCKED: ("blocked", "stuck", "on hold", "hold", "waiting", "paused", "impeded", "deferred"),
    Status.DONE: (
        "done",
        "complete",
        "completed",
        "closed",
        "resolved",
        "finished",
        "approved",
        "released",
        "green tick",
    ),
    Status.DROPPED: (
        *("dropped", "cancelled", "canceled", "won't do", "wont do", "won't fix", "rejected", "abandoned", "removed"),
        *("duplicate", "obsolete"),
    ),
}
_STATUS_OF = {word: status for status, known in _STATUSES.items() for word in known}
_KIND_OF = {kind.value: kind for kind in Kind} | {"recurring task": Kind.RECURRING, "decision": Kind.GATE}
_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "0", ""})
_RACI_OF = {raci.value: raci for raci in Raci} | {raci.value[0]: raci for raci in Raci}


def status_of(text: str) -> Status | None:
    """The status a word stands for; None if it is not known."""
    return _STATUS_OF.get(_plain(text))


def is_status(text: str) -> bool:
    """Whether a word is a status."""
    return status_of(text) is not None


def kind_of(text: str) -> Kind | None:
    """The kind a word stands for, or a yes in a column of milestones; None if it is not known."""
    if is_yes(text):
        return Kind.MILESTONE
    return _KIND_OF.get(_plain(text))


def is_yes(text: str) -> bool | None:
    """Yes, no, or None for any other word. Blank is no."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def raci_of(text: str) -> Raci | None:
    """A participant's part, in full or by its first letter."""
    return _RACI_OF.get(_plain(text))


def allowed_statuses() -> str:
    """Our own words, for a message."""
    return ", ".join(status.value for status in Status)


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", text.casefold().replace("’", "'")).split())
