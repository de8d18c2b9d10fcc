"""The answer of My numbers in one line: how many are owed, and how many of them are late."""

from pages.shared.dates import week_date
from pages.shared.numbers.owing import enterable, everybodys, may_enter, mine
from pages.shared.text import count
from planner.actions.kpis import OpenKpis


def of(opened: OpenKpis) -> str:
    """ "3 entries to make, 1 of them late; the next is due Tue, 10 March"."""
    if not enterable(opened):
        return ""
    owed = mine(opened) if may_enter(opened) else everybodys(opened)
    if not owed:
        return "Nothing is owed by you." if may_enter(opened) else "Nothing is owed."
    late = sum(cell.due < opened.today for cell in owed)
    said = f"{count(len(owed), 'entry', 'entries')} {'to make' if may_enter(opened) else 'owed'}"
    if late:
        said += f", {late} late"
    ahead = [cell.due for cell in owed if cell.due >= opened.today]
    return f"{said}; the next is due {week_date(ahead[0])}." if ahead else f"{said}."
