"""A draft as one text, as the database keeps it, and read back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any


@dataclass(frozen=True)
class Left:
    """What was typed, by field, and over which version; `days` are those that stood beside it untouched."""

    version: int = 0
    typed: Mapping[str, Any] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)


def written(version: int, typed: Mapping[str, Any], days: Mapping[str, date]) -> str:
    """What was typed over a version beside these days, as text."""
    return json.dumps({"version": version, "typed": typed, "days": days}, default=_text, ensure_ascii=False)


def read(text: str, reads: Mapping[str, Callable[[str], Any]]) -> Left:
    """What was typed; nothing from a text that says something else, as one from an older release may."""
    try:
        found = json.loads(text or "{}")
        typed = {name: _read(name, value, reads) for name, value in found.get("typed", {}).items()}
        days = {name: date.fromisoformat(day) for name, day in found.get("days", {}).items()}
        return Left(int(found.get("version", 0)), typed, days)
    except (ValueError, TypeError, AttributeError):
        return Left()


def _text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"A draft cannot keep {value!r}")


def _read(name: str, value: Any, reads: Mapping[str, Callable[[str], Any]]) -> Any:
    return reads[name](value) if name in reads and isinstance(value, str) else value
