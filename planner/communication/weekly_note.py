"""The weekly note to the CEO: five lines, drafted, edited, and frozen when sent."""

from datetime import datetime
from typing import NewType

from pydantic import Field

from planner.shared.value import Line, PlanDate, Value

NoteId = NewType("NoteId", str)

TOOL = "Weekly note"
"""The tool of the recurring tasks that are done by sending the note."""

LINES = ("done", "next", "slipping", "need", "heard")
"""The five lines, in the order in which they are read."""


class WeeklyNote(Value):
    """One week's note; `week` is its first day. Once it has a `sent_at` it never changes again."""

    id: NoteId
    version: int = Field(default=1, ge=1)
    week: PlanDate
    done: Line = ""
    next: Line = ""
    slipping: Line = ""
    need: Line = ""
    heard: Line = ""
    sent_at: datetime | None = None
    sent_by: Line = ""
    sent_to: Line = ""

    @property
    def is_sent(self) -> bool:
        """Whether it is frozen."""
        return self.sent_at is not None
