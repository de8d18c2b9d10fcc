"""What is typed into a note, kept line by line as it is typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.shared import drafts
from planner.communication.weekly_note import LINES, WeeklyNote
from planner.plan.plan import PlanId

_CLEARED = " "
"""What is kept of a line that was emptied; an empty text would be kept no longer, and the draft come back."""


@dataclass(frozen=True)
class Sheet:
    """The note of a week while it is written.

    `version` is the one of the note as it is stored, 0 while none is. Each plan and version has fields of its own:
    lines that somebody else wrote meanwhile are shown, not written over by what stood in the fields before.
    """

    plan: PlanId
    week: date
    version: int

    @property
    def form(self) -> str:
        """The name under which drafts are kept."""
        return f"note-{self.week.isoformat()}"

    def key(self, line: str) -> str:
        """The key of a line's field."""
        return f"note_{self.week.isoformat()}_{line}_{self.plan}" + (f"_{self.version}" if self.version else "")

    def begin(self, note: WeeklyNote | None, line: str, proposed: str) -> str:
        """The key of a field, which begins with what was typed, or what is stored, or else what is proposed."""
        typed = drafts.kept(self.form).get(line)
        text = typed.removeprefix(_CLEARED) if typed else getattr(note, line) if note else proposed
        st.session_state.setdefault(self.key(line), text)
        return self.key(line)

    def text(self, line: str) -> str:
        """What stands in a field now."""
        return str(st.session_state.get(self.key(line)) or "")

    def lines(self) -> Mapping[str, str]:
        """The five lines as they stand in the fields."""
        return {line: self.text(line) for line in LINES}

    def keep(self, line: str) -> None:
        """Keep a line as it is typed now; the callback of its field."""
        drafts.keep(self.form, {line: self.text(line) or _CLEARED})

    def use(self, line: str, text: str) -> None:
        """Put a text into a line; to be called in a callback."""
        st.session_state[self.key(line)] = text
        self.keep(line)

    def forget(self) -> None:
        """Keep what was typed no longer: it is saved; to be called in a callback."""
        drafts.forget(self.form)


def sheet_of(plan: PlanId, note: WeeklyNote | None, week: date) -> Sheet:
    """The sheet on which a note is written."""
    return Sheet(plan, week, note.version if note else 0)
