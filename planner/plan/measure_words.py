"""Changes of KPIs, entries and events in words: what was done to them, and their fields side by side."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.kpis.counts import NUMBERS, Counts
from planner.kpis.counts_words import counts_words
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.plan.change import Edit, Entity
from planner.plan.entry_edits import COUNTED, counts_changed, entry_key
from planner.plan.number_words import tally_words
from planner.shared.errors import words

_LONGEST_REASON = 80
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


def entry_lines(edit: Edit, kpis: Mapping[KpiId, Kpi]) -> list[str]:
    """What was entered or removed, in one line; none for a correction, whose fields are told one by one.

    Where the KPI is known, in the words of its own parts: “20 complaints in 4,000 orders”.
    """
    if edit.entity is not Entity.ENTRY or not (edit.is_addition or edit.is_removal):
        return []
    fields = edit.after or edit.before or {}
    kpi = kpis.get(entry_key(edit.id)[0])
    counts = _whole(kpi, fields) if kpi else ""
    counts = counts or ", ".join(_counted(name, fields[name]) for name in COUNTED if name in fields)
    told = f"{'was' if edit.is_removal else ''} {counts}".strip()
    note = f", “{fields['note']}”" if fields.get("note") else ""
    return [f"{told[:1].upper()}{told[1:]}{note}"]


def part_name(edit: Edit, field: str, kpis: Mapping[KpiId, Kpi]) -> str:
    """What the KPI of an entry calls this part of it; empty where neither is known, or it is no part."""
    kpi = kpis.get(entry_key(edit.id)[0]) if edit.entity is Entity.ENTRY else None
    return kpi.labels.get(field, "") if kpi else ""


def reason_lines(edit: Edit) -> list[str]:
    """Why a target was set or limits were frozen, as far as somebody said so."""
    given = [values[-1] for field in ("targets", "limits") if (values := (edit.after or {}).get(field))]
    return [f"Why: “{one['reason']}”" for one in given if one.get("reason")]


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


def _whole(kpi: Kpi, fields: Mapping[str, Any]) -> str:
    """The counts as the pages say them, where that tells all of them; a tally or an average is told in full."""
    if kpi.kind in (Kind.MEAN, Kind.DURATION) or not any(name in fields for name in NUMBERS):
        return ""
    return counts_words(kpi, Counts(**{name: fields[name] for name in NUMBERS if fields.get(name) is not None}))


def _of_targets(name: str, targets: list[Any]) -> str:
    if not targets:
        return f"Took back the target of {name}"
    why = f": {_shortened(targets[-1]['reason'])}" if targets[-1].get("reason") else ""
    return f"Set the target of {name} to {_target(targets[-1])}{why}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_REASON else f"{text[: _LONGEST_REASON - 1]}…"


def _of_limits(name: str, limits: list[Any]) -> str:
    return f"Froze the limits of {name} on “{limits[-1]['name']}”" if limits else f"Took back the limits of {name}"


def _target(target: Mapping[str, Any]) -> str:
    return f"{target['value']:,.12g} by day {target['by_day']}"


def _joined(values: list[str]) -> str:
    return ", ".join(values) or "nothing"


_SAYING: Mapping[str, Callable[[Any], str]] = {
    "targets": lambda targets: _joined([_target(target) for target in targets]),
    "limits": lambda limits: _joined([f"“{one['name']}”" for one in limits]),
    "teams": lambda teams: _joined([f"{t['name']} ({t['owner']})" if t["owner"] else t["name"] for t in teams]),
    "tally": tally_words,
    "labels": lambda labels: _joined([f"{part}: {name}" for part, name in labels.items()]),
    "kpis": lambda kpis: f"{len(kpis)} of them" if kpis else "all",
}
