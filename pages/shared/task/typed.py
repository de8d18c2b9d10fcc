"""From the fields of the task panel to a task: what was typed about it, checked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pages.shared.draft import Draft
from planner.shared.calendar import WorkCalendar
from planner.shared.errors import BadInput
from planner.tasks.status import with_percent, with_status
from planner.tasks.task import ChecklistItem, Kind, Raci, Status, Task

_AS_TYPED = (
    "name", "phase", "kind", "start_day", "duration", "deliverable", "description", "tool",
    "is_private", "private_note", "freezes_baseline",
)  # fmt: skip
ESTIMATE = ("optimistic", "likely", "pessimistic")
RHYTHM = ("every_days", "until_day")


def task_as_typed(draft: Draft[Task], calendar: WorkCalendar, today: date) -> Task:
    """The task that a save would store; `BadInput`, by field, for what cannot be."""
    typed = draft.typed()
    task = draft.onto.but(**details(draft, typed, calendar))
    return ticked(progressed(task, typed, today), typed, draft.began_with.get("ticks", ()))


def details(draft: Draft[Task], typed: Mapping[str, Any], calendar: WorkCalendar) -> dict[str, Any]:
    """The task's fields, apart from its progress, as far as they were typed."""
    fields = {name: typed[name] for name in _AS_TYPED if name in typed}
    if "owner" in typed:
        fields["owner"] = typed["owner"] or ""
    if "deadline" in typed:
        fields["deadline_day"] = calendar.day_of(typed["deadline"]) if typed["deadline"] else None
    if "checklist" in typed:
        fields["checklist"] = checklist(typed["checklist"], draft.onto.checklist)
    if any(part in typed for part in ESTIMATE):
        fields["estimate"] = _estimate(draft)
    if any(str(raci) in typed for raci in Raci):
        fields["participants"] = [{"name": name, "raci": raci} for raci in Raci for name in draft.value(str(raci))]
    return _required(fields) | _kind(draft, typed)


def checklist(text: str, before: Sequence[ChecklistItem]) -> list[dict[str, object]]:
    """One item a line; those that were there stay ticked."""
    ticked = {item.text for item in before if item.is_done}
    lines = [line.strip() for line in text.splitlines()]
    return [{"text": line, "is_done": line in ticked} for line in lines if line]


def progressed(task: Task, typed: Mapping[str, Any], today: date) -> Task:
    """The task as far as it is said to be: status, percentage, actual dates."""
    status, reason = Status(typed.get("status", task.status)), typed.get("blocked_reason", task.blocked_reason)
    if status is Status.BLOCKED and not reason.strip():
        raise BadInput("Say what blocks it.", {"blocked_reason": "Say what blocks it, so that somebody can help."})
    task = with_status(task, status, today, reason)
    if (percent := typed.get(f"percent {status}")) is not None:
        task = with_percent(task, percent, today)
    names = ("actual_start", "actual_finish")
    dates = {name: typed[f"{name} {status}"] for name in names if f"{name} {status}" in typed}
    if dates.get("actual_finish", today) is None:
        raise BadInput("Say when it was finished.", {"actual_finish": "Choose the day it was finished."})
    return task.but(**dates) if dates else task


def ticked(task: Task, typed: Mapping[str, Any], before: Sequence[int]) -> Task:
    """The task with the lines of its checklist and its occurrences ticked as the fields say."""
    changes: dict[str, object] = {}
    items = {name.removeprefix("item "): is_done for name, is_done in typed.items() if name.startswith("item ")}
    if items:
        changes["checklist"] = [item.but(is_done=items.get(item.text, item.is_done)) for item in task.checklist]
    if "ticks" in typed:
        changes["ticked_days"] = sorted(set(task.ticked_days) - set(before) | set(typed["ticks"]))
    return task.but(**changes) if changes else task


def _required(fields: dict[str, Any]) -> dict[str, Any]:
    """Numbers that were emptied are named here: pydantic would speak of types."""
    empty = {name: "Enter a number." for name in ("start_day", "duration") if name in fields and fields[name] is None}
    if empty:
        raise BadInput("A number is missing.", empty)
    return fields


def _estimate(draft: Draft[Task]) -> dict[str, float] | None:
    parts = {part: draft.value(part) for part in ESTIMATE}
    missing = [part for part, days in parts.items() if days is None]
    if len(missing) == len(ESTIMATE):
        return None
    if missing:
        raise BadInput("The estimate is not complete.", {"estimate": "Fill in all three, or none."})
    return parts


def _kind(draft: Draft[Task], typed: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from the kind: points take no time, only recurring work has a rhythm."""
    kind = Kind(typed.get("kind", draft.onto.kind))
    if kind in (Kind.MILESTONE, Kind.GATE):
        return {"duration": 0, "estimate": None, "recurrence": None} if "kind" in typed else {}
    if kind is Kind.RECURRING and ("kind" in typed or any(part in typed for part in RHYTHM)):
        every, until = (draft.value(part) if part in draft.began_with else None for part in RHYTHM)
        if every is None or until is None:
            raise BadInput(
                "The rhythm is missing.", {"recurrence": "Say how often it comes back, and until which day."}
            )
        return {"recurrence": {"every_days": every, "until_day": until}}
    if kind is Kind.TASK and "kind" in typed:
        return {"recurrence": None, "duration": typed.get("duration") or draft.onto.duration or 1}
    return {}
