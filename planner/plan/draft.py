"""A draft: what somebody has typed into a form and not saved yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from planner.shared.errors import BadInput

MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts by field, just as they were typed, and when the last of them was."""

    content: Mapping[str, str]
    kept_at: datetime

    @classmethod
    def of(cls, before: "Draft | None", typed: Mapping[str, str], now: datetime) -> "Draft":
        """What was typed over what was kept before; an empty text takes its field out.

        `BadInput` when all of it together takes more than 200 kB.
        """
        content = {**(before.content if before else {}), **typed}
        content = {field: text for field, text in content.items() if text}
        size = sum(len(part.encode(errors="replace")) for pair in content.items() for part in pair)
        if size > MOST_BYTES:
            raise BadInput(
                f"{size // 1000:,} kB are more than the {MOST_BYTES // 1000} kB that are kept before saving; save it."
            )
        return cls(content, now)
