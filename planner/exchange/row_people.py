"""A row's owner, participants and checklist: lists inside one cell."""

import re
from typing import Any

from planner.exchange.row_cells import Remark, Row
from planner.exchange.task_columns import Field
from planner.exchange.task_words import is_yes, raci_of
from planner.shared.errors import BadInput
from planner.tasks.task import Raci

_PART = re.compile(r"(?P<name>.*\S)\s*\((?P<raci>[^()]*)\)", re.DOTALL)
_TICK = re.compile(r"(?:[-*]\s*)?(?:\[(?P<tick>[ xX✓]?)\]\s*)?(?P<text>.*)", re.DOTALL)
_UNITS = re.compile(r"\[\d+%\]")  # Microsoft Project: Anna[50%]
_COMMAS_PART_OWNERS = frozenset({"Microsoft Project", "Smartsheet", "monday.com", "Trello"})


def people(row: Row) -> dict[str, Any]:
    """Owner and participants; where a tool gives a task several owners, the first owns it."""
    taking_part = [_participant(part) for part in _parts(row, Field.PARTICIPANTS, ";,")]
    owner = row.text(Field.OWNER)
    if not row.reading.is_our_own:
        commas = "," if row.reading.mapping.tool in _COMMAS_PART_OWNERS else ""
        owner, *others = _parts(row, Field.OWNER, f";{commas}") or [""]
        if others:
            row.remark(Remark.MORE_OWNERS)
            taking_part = [{"name": other, "raci": Raci.RESPONSIBLE} for other in others] + taking_part
    return {"owner": owner, "participants": taking_part}


def checklist(row: Row) -> list[dict[str, Any]]:
    """The checklist, one line a piece: `[x] done`, `[ ] open` or just text."""
    found = (_TICK.fullmatch(part) for part in _parts(row, Field.CHECKLIST, ";"))
    return [{"text": item["text"], "is_done": item["tick"] not in (None, "", " ")} for item in found if item]


def flag(row: Row, of: Field) -> bool:
    """Yes or no; blank is no."""
    return bool(row.read(of, _yes_or_no))


def _parts(row: Row, of: Field, separators: str) -> list[str]:
    """The pieces of a cell. In our own files only line breaks part them, so names may hold anything."""
    breaks = "\n" if row.reading.is_our_own else f"\n{separators}"
    parts = (part for cell in row.texts(of) for part in re.split(f"[{re.escape(breaks)}]", cell))
    cleaned = (part if row.reading.is_our_own else _UNITS.sub("", part) for part in parts)
    return [part.strip() for part in cleaned if part.strip()]


def _participant(text: str) -> dict[str, Any]:
    found = _PART.fullmatch(text)
    raci = raci_of(found["raci"]) if found else None
    return {"name": found["name"], "raci": raci} if found and raci else {"name": text}


def _yes_or_no(text: str) -> bool:
    answer = is_yes(text)
    if answer is None:
        raise BadInput("Write yes or no.")
    return answer
