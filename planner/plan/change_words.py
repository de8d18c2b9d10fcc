"""Changes in words: the one-line summary of a change, and its lines field by field."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner.kpis.kpi import Kpi, KpiId
from planner.plan import measure_words, people_fields, people_words
from planner.plan.change import Edit, Entity
from planner.shared.errors import words
from planner.shared.in_words import listed

_UNTOLD = frozenset(
    {"version", "number", "id", "freezes_baseline", "position", "catalogue", "entered_by", "entered_at"}
)
_LONGEST = 80
NO_KPIS: Mapping[KpiId, Kpi] = {}
_NOUNS = {Entity.COMMENT: "task", Entity.ENTRY: "number", Entity.KPI: "KPI"}


def summary_of(edits: Sequence[Edit]) -> str:
    """What was done, as a phrase: “Added “Interviews””, “Changed 3 tasks, deleted “Survey””."""
    groups: dict[str, list[Edit]] = {}
    for edit in edits:
        groups.setdefault(_verb(edit), []).append(edit)
    phrases = [_phrase(verb, group) for verb, group in groups.items()]
    return ", ".join([*phrases[:1], *(phrase[0].lower() + phrase[1:] for phrase in phrases[1:])])


def lines(edit: Edit, names: Mapping[str, str], kpis: Mapping[KpiId, Kpi] = NO_KPIS) -> list[str]:
    """Each field that differs, as “Duration: 3 → 5”; then why, where a target or limits were set.

    `names` tells what linked tasks and people are called, `kpis` what the parts of a number are.
    """
    if edit.is_addition or edit.is_removal:
        return measure_words.entry_lines(edit, kpis)
    before, after = edit.before or {}, edit.after or {}
    labels = {f: measure_words.part_name(edit, f, kpis) or _label(f) for f in after if f not in _UNTOLD}
    told = []
    for field, label in labels.items():
        was, now = people_fields.differing(field, before.get(field), after.get(field))
        told.append(f"{label}: {_said(field, was, names)} → {_said(field, now, names)}")
    return told + measure_words.reason_lines(edit)


def _verb(edit: Edit) -> str:
    if edit.entity is Entity.ENTRY:
        return measure_words.verb(edit)
    if told := people_words.verb(edit):
        return told
    made, removed = {
        Entity.COMMENT: ("Commented on", "Removed a comment on"),
        Entity.BASELINE: ("Froze", "Removed"),
    }.get(edit.entity, ("Added", "Deleted"))
    if edit.is_addition:
        return made
    return removed if edit.is_removal else "Changed"


def _phrase(verb: str, edits: Sequence[Edit]) -> str:
    if len(edits) == 1:
        return _one(verb, edits[0])
    counts = Counter(edit.entity for edit in edits)
    kinds = (f"{count:,} {_NOUNS.get(entity, entity)}{'' if count == 1 else 's'}" for entity, count in counts.items())
    return f"{verb} {listed(kinds)}"


def _one(verb: str, edit: Edit) -> str:
    if edit.entity is Entity.ENTRY:
        return measure_words.entry_phrase(edit)
    if told := people_words.phrase(edit):
        return told
    name = f"“{_short(edit.name)}”"
    if edit.entity is Entity.PLAN:
        return "Started the plan" if edit.is_addition else _of_plan(edit.after or {})
    if verb != "Changed":
        return f"{verb} {name}"
    telling = [say for field, say in _TELLING.items() if field in (edit.after or {})]
    if len(telling) == 1:
        return telling[0](name, edit.before or {}, edit.after or {})
    return f"Changed {name}"


def _of_plan(after: Mapping[str, Any]) -> str:
    if "first_day" in after:
        return f"Moved the first day to {after['first_day']}"
    for field, done, undone in (("archived_at", "Archived", "Unarchived"), ("deleted_at", "Deleted", "Restored")):
        if field in after:
            return f"{done if after[field] else undone} the plan"
    return "Changed the plan's settings"


_TELLING: Mapping[str, Callable[[str, Mapping[str, Any], Mapping[str, Any]], str]] = {
    "name": lambda name, was, now: f"Renamed “{_short(was['name'])}” to {name}",
    "status": lambda name, was, now: f"Set {name} to {now['status']}",
    "start_day": lambda name, was, now: f"Moved {name} to day {now['start_day']}",
    "duration": lambda name, was, now: f"Set the duration of {name} to {now['duration']}",
    "owner": lambda name, was, now: f"Gave {name} to {now['owner'] or 'nobody'}",
    "links": lambda name, was, now: f"Changed what {name} waits for",
    "phase": lambda name, was, now: f"Moved {name} to another phase",
    **measure_words.TELLING,
}


def _label(field: str) -> str:
    return measure_words.label(field) or people_fields.label(field) or words(field.removeprefix("is_"))


def _said(field: str, value: Any, names: Mapping[str, str]) -> str:
    if value in (None, "", [], {}):
        return "nothing"
    if told := people_fields.said(field, value, names):
        return _short(told)
    if measured := measure_words.said(field, value):
        return _short(measured)
    if field == "task":
        return f"“{names.get(value, 'a deleted task')}”"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field == "links":
        return ", ".join(_link(link, names) for link in value)
    if field == "estimate":
        return f"{value['optimistic']:g} / {value['likely']:g} / {value['pessimistic']:g}"
    if field == "recurrence":
        return f"every {value['every_days']} days until day {value['until_day']}"
    if field == "checklist":
        return f"{sum(item['is_done'] for item in value)} of {len(value)} ticked"
    if field == "participants":
        return ", ".join(f"{person['name']} ({person['raci']})" for person in value)
    if field in ("days_off", "phases"):
        return ", ".join(item["name"] for item in value)
    return _short(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _link(link: Mapping[str, Any], names: Mapping[str, str]) -> str:
    lag = f"{link['lag']:+}d" if link["lag"] else ""
    return f"{link['type']}{lag} “{names.get(link['predecessor'], 'a deleted task')}”"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
