"""Phases as an editable table: the rows shown, and the phases that edited rows stand for."""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from pages.shared import dates
from planner.plan.plan import Phase, Plan
from planner.shared.errors import WHOLE, BadInput, words
from planner.tasks.task import Task

NAME, START, END, FROM, TO, PURPOSE = "Phase", "First day", "Last day", "From", "To", "Purpose"
_FIELDS = {NAME: "name", START: "start_day", END: "end_day", PURPOSE: "purpose"}
_COLUMNS = {field: column for column, field in _FIELDS.items()}


def table(plan: Plan) -> pd.DataFrame:
    """The phases of a plan, a row each, with their dates beside the day numbers."""
    calendar = plan.calendar()
    rows = [
        {
            NAME: phase.name,
            START: phase.start_day,
            END: phase.end_day,
            FROM: dates.long_date(calendar.date_of(phase.start_day)),
            TO: dates.long_date(calendar.date_of(phase.end_day)),
            PURPOSE: phase.purpose,
        }
        for phase in plan.phases
    ]
    return pd.DataFrame(rows)


def edited(phases: Sequence[Phase], edits: Mapping[str, Any]) -> tuple[Phase, ...]:
    """The phases after the edits of Streamlit's table; `BadInput` naming the row and what is wrong in it."""
    gone = set(edits.get("deleted_rows", ()))
    changes = {int(row): change for row, change in edits.get("edited_rows", {}).items()}
    found: list[Phase] = []
    for row, phase in enumerate(phases):
        if row not in gone:
            fields = {_FIELDS[column]: value for column, value in changes.get(row, {}).items() if column in _FIELDS}
            found.append(_phase(phase.name, phase.model_dump() | fields))
    for row in edits.get("added_rows", ()):
        fields = {_FIELDS[column]: value for column, value in row.items() if column in _FIELDS}
        if any(value not in (None, "") for value in fields.values()):
            taken = {phase.key for phase in (*phases, *found)}
            name = str(fields.get("name") or "")
            found.append(_phase(name or "The new phase", {"key": new_key(name, taken)} | fields))
    if not found:
        raise BadInput("A plan needs at least one phase; add one before you remove the last.")
    return tuple(found)


def must_hold(phases: Sequence[Phase], tasks: Sequence[Task], plan: Plan) -> None:
    """`BadInput` naming the phases that would go although tasks are still in them."""
    kept = {phase.key for phase in phases}
    told = []
    for phase in plan.phases:
        left = sum(task.phase == phase.key for task in tasks)
        if phase.key not in kept and left:
            told.append(f"“{phase.name}” still has {left} {'task' if left == 1 else 'tasks'}")
    if told:
        raise BadInput(f"{'; '.join(told)}. Move them to another phase on the page Tasks first, then remove it.")


def new_key(name: str, taken: Collection[str]) -> str:
    """A key for a new phase, from its name, that no other phase has."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:30]
    stem = stem if stem[:1].isalpha() else f"phase-{stem}".strip("-")
    return next(key for n in range(1, len(taken) + 2) if (key := stem if n == 1 else f"{stem}-{n}") not in taken)


def _phase(called: str, fields: Mapping[str, Any]) -> Phase:
    try:
        return Phase.checked(**{"start_day": None, "end_day": None, "name": ""} | dict(fields) | _texts(fields))
    except BadInput as error:
        told = "; ".join(f"{_COLUMNS.get(field, words(field))}: {text}" for field, text in error.problems.items())
        raise BadInput(f"“{called}” — {told}" if WHOLE not in error.problems else f"“{called}” — {error}") from error


def _texts(fields: Mapping[str, Any]) -> dict[str, str]:
    return {field: str(fields.get(field) or "") for field in ("name", "purpose")}
