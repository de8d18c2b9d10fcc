"""The weekly note as a text to send: a subject and five lines."""

from collections.abc import Mapping

from planner.communication.weekly_note import LINES, WeeklyNote
from planner.plan.plan import Plan
from planner.reports.mail_address import mail_address
from planner.shared.in_words import full_date

NAMES: Mapping[str, str] = {
    "done": "Done",
    "next": "Next",
    "slipping": "Slipping",
    "need": "What I need",
    "heard": "What I heard",
}
"""What the five lines are called."""


LONGEST_ADDRESS = 1_900
"""Characters that mail programs still take as a whole."""


def subject(plan: Plan, note: WeeklyNote) -> str:
    """ "Acme, week of 2 March 2026 (day 37 of 100)"; the day is that of the last day of the week."""
    day = (note.week - plan.first_day).days + 6
    counted = f"day {day} of {plan.length}" if 0 <= day <= plan.length else f"day {day}"
    return f"{plan.company}, week of {full_date(note.week)} ({counted})"


def text(note: WeeklyNote) -> str:
    """The five lines, each with its name; what is empty says so."""
    return "\n\n".join(f"{NAMES[line]}: {getattr(note, line) or 'nothing this week'}" for line in LINES)


def note_address(plan: Plan, note: WeeklyNote, to: str = "") -> str:
    """The address that opens the note in a mail program, as `mail_address` does.

    It is without the text where that would make it too long, as some mail programs cut such addresses.
    """
    headed = subject(plan, note)
    whole = mail_address(to, headed, text(note))
    return whole if len(whole) <= LONGEST_ADDRESS else mail_address(to, headed)


def has_text(address: str) -> bool:
    """Whether a mailto: address brings the text of the note along."""
    return "&body=" in address
