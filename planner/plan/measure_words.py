"""Changes of KPIs, entries and events in words: what was done to them, and their fields side by side."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.plan.change import Edit, Entity
from planner.plan.entry_edits import COUNTED, counts_changed
from planner.shared.errors import words

_LABELS = {
    "n": "Answers",
    "sd": "Standard deviation",
    "per": "Base",
    "tally": "Counted",
    "is_nothing": "Nothing to count",
    "minimum_n": "Fewest cases",
    "since": "Asked for since",
    "warn_at": "At risk beyond",
    "alarm_at": "Off beyond",
    "retired_on": "Retired",
    "on": "Day",
    "kpis": "KPIs",
    "low": "Lowest",
    "high": "Highest",
}

TELLING: Mapping[str, Callable[[str, Mapping[str, Any], Mapping[str, Any]], str]] = {
    "targets": lambda name, was, now: _of_targets(name, now["targets"]),
    "limits": lambda name, was, now: _of_limits(name, now["limits"]),
    "retired_on": lambda name, was, now: f"{'Retired' if now['retired_on'] else 'Brought back'} {name}",
}
"""What to say of a KPI of which one of these fields was changed."""


def verb(edit: Edit) -> str:
    """What was done to an entry."""
    if edit.is_addition:
        return "Entered"
    if edit.is_removal:
        return "Removed"
    return "Corrected" if counts_changed(edit) else "Wrote a note on"


def entry_phrase(edit: Edit) -> str:
    """What was done to an entry, and which: “Entered NPS for the week of 2 March”."""
    what, _, when = edit.name.rpartition(" · ")
    the = "the " if when.startswith("week") or "quarter" in when else ""
    return f"{verb(edit)} {what} for {the}{when}"


def entry_lines(edit: Edit) -> list[str]:
    """What was entered or removed, in one line; none for a correction, whose fields are told one by one."""
    if edit.entity is not Entity.ENTRY or not (edit.is_addition or edit.is_removal):
        return []
    fields = edit.after or edit.before or {}
    counts = ", ".join(_counted(name, fields[name]) for name in COUNTED if name in fields)
    told = f"{'was' if edit.is_removal else ''} {counts}".strip()
    note = f", “{fields['note']}”" if fields.get("note") else ""
    return [f"{told[:1].upper()}{told[1:]}{note}"]


def label(field: str) -> str:
    """What a field is called on the screen; empty for one that is called as it is anywhere else."""
    return _LABELS.get(field, "")


def said(field: str, value: Any) -> str:
    """A field's value in words; empty for one that is said as it is anywhere else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,.12g}"
    say = _SAYING.get(field)
    return say(value) if say and value is not None else ""


def _counted(part: str, value: Any) -> str:
    name = (label(part) or words(part)).lower()
    return name if value is True else f"{name} {said(part, value)}"


def _of_targets(name: str, targets: list[Any]) -> str:
    return f"Set the target of {name} to {_target(targets[-1])}" if targets else f"Took back the target of {name}"


def _of_limits(name: str, limits: list[Any]) -> str:
    return f"Froze the limits of {name} on “{limits[-1]['name']}”" if limits else f"Took back the limits of {name}"


def _target(target: Mapping[str, Any]) -> str:
    return f"{target['value']:,.12g} by day {target['by_day']}"


def _bin(row: tuple[float, float, int]) -> str:
    low, high, count = row
    return f"{low:g}: {count:,}" if low == high else f"{low:g}-{high:g}: {count:,}"


def _joined(values: list[str]) -> str:
    return ", ".join(values) or "nothing"


_SAYING: Mapping[str, Callable[[Any], str]] = {
    "targets": lambda targets: _joined([_target(target) for target in targets]),
    "limits": lambda limits: _joined([f"“{one['name']}”" for one in limits]),
    "teams": lambda teams: _joined([f"{t['name']} ({t['owner']})" if t["owner"] else t["name"] for t in teams]),
    "tally": lambda rows: _joined([_bin(row) for row in rows]),
    "labels": lambda labels: _joined([f"{part}: {name}" for part, name in labels.items()]),
    "kpis": lambda kpis: f"{len(kpis)} of them" if kpis else "all",
}
